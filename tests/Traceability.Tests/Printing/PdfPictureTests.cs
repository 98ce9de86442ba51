using Traceability.Printing;

namespace Traceability.Tests.Printing;

public sealed class PdfPictureTests
{
    private static (PdfFile File, List<(Dictionary<string, object> Image, byte[] Data)> Images, Printed Outcome) Print(params Block[] blocks)
    {
        var (file, outcome) = Samples.Print(Samples.Report(blocks));
        var resources = file.Dictionary(file.Dictionary(file.Pages[0].Reference)["Resources"]);
        var images = file.Dictionary(resources["XObject"]).Values.Select(image => (file.Dictionary(image), file.Stream(image))).ToList();
        return (file, images, outcome);
    }

    private static byte[] Colours(byte[] png) => Assert.Single(Print(new Picture(png, "x")).Images).Data;

    [Fact]
    public void The_pixels_of_a_PNG_are_kept()
    {
        byte[] rgb = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        Assert.Equal(rgb, Colours(Samples.Png(2, 2, 2, rgb)));
        Assert.Equal([9, 200], Colours(Samples.Png(2, 1, 0, [9, 200])));
        Assert.Equal([10, 20, 30, 40, 50, 60], Colours(Samples.Png(2, 1, 3, [1, 2], chunks: ("PLTE", [0, 0, 0, 10, 20, 30, 40, 50, 60]))));
        Assert.Equal([255, 0, 255, 0, 0], Colours(Samples.Png(5, 1, 0, [0b10100000], depth: 1)));
        Assert.Equal([0x12, 0x56], Colours(Samples.Png(2, 1, 0, [0x12, 0x34, 0x56, 0x78], depth: 16)));
    }

    [Theory]
    [InlineData(1, new byte[] { 1, 1, 1, 5, 5, 5 }, new byte[] { 1, 2, 3, 5, 10, 15 })]
    [InlineData(2, new byte[] { 1, 1, 1, 5, 5, 5 }, new byte[] { 1, 1, 1, 6, 6, 6 })]
    [InlineData(3, new byte[] { 2, 2, 2, 4, 4, 4 }, new byte[] { 2, 3, 3, 5, 8, 9 })]
    [InlineData(4, new byte[] { 1, 1, 1, 5, 5, 5 }, new byte[] { 1, 2, 3, 6, 11, 16 })]
    public void The_filters_of_a_PNG_are_undone(byte filter, byte[] stored, byte[] pixels) =>
        Assert.Equal(pixels, Colours(Samples.Png(3, 2, 0, stored, filter: filter)));

    [Fact]
    public void Transparency_becomes_a_mask()
    {
        var (file, images, _) = Print(new Picture(Samples.Png(2, 1, 6, [1, 2, 3, 128, 4, 5, 6, 255]), "x"));
        Assert.Equal([1, 2, 3, 4, 5, 6], images[0].Data);
        Assert.Equal([128, 255], file.Stream(images[0].Image["SMask"]));
    }

    [Fact]
    public void A_JPEG_goes_in_as_it_is()
    {
        var jpeg = Samples.Jpeg(640, 480);
        var (_, images, _) = Print(new Picture(jpeg, "x"), new Picture(jpeg, "the same again"));
        var (image, data) = Assert.Single(images);
        Assert.Equal(jpeg, data);
        Assert.Equal("/DCTDecode", image["Filter"]);
        Assert.Equal((640.0, 480.0), (image["Width"], image["Height"]));
    }

    [Fact]
    public void A_picture_says_in_words_what_it_shows()
    {
        var (file, _, _) = Print(new Picture(Samples.Jpeg(64, 48), "Mark on plate 3 (é)"), new Qr("https://x.example"));
        var alternatives = file.Numbers.Select(number => file[number]).OfType<Dictionary<string, object>>()
            .Where(value => (string?)value.GetValueOrDefault("S") == "/Figure" || value.ContainsKey("Alt")).Select(value => PdfFile.TextOf(value["Alt"]));
        Assert.Equal(["Mark on plate 3 (é)", "QR code: https://x.example"], alternatives);
    }

    [Theory]
    [MemberData(nameof(Unprintable))]
    public void A_picture_that_cannot_be_printed_is_left_out_with_the_reason(byte[] picture, string reason)
    {
        var (file, outcome) = Samples.Print(Samples.Report(new Picture(picture, "Mark"), new Paragraph("After it")));

        Assert.Equal($"Picture not printed: Mark. {reason}", Assert.Single(outcome.RefusedPictures));
        Assert.Contains(file.Structure(), element => element.Text == $"Picture not printed: Mark. {reason}");
        Assert.Contains("After it", file.Text, StringComparison.Ordinal);
    }

    public static TheoryData<byte[], string> Unprintable() => new()
    {
        { [], "The picture is neither a JPEG nor a PNG; save it as one of them." },
        { "GIF89a"u8.ToArray(), "The picture is neither a JPEG nor a PNG; save it as one of them." },
        { Samples.Png(1, 1, 0, [1], interlace: 1), "The PNG is interlaced; save it without interlacing." },
        { Samples.Png(9, 9, 0, [1]), "The PNG is damaged; save it again." },
        { Samples.Png(1, 1, 3, [7]), "The PNG is damaged; save it again." },
        { Samples.Png(60_000, 60_000, 0, new byte[60_000]), "The picture has 60000 × 60000 pixels, more than 40 million; save it smaller." },
        { Samples.Jpeg(0, 5), "The picture is empty." },
        { [0xFF, 0xD8, 0xFF, 0xE0, 0xFF], "The JPEG is damaged; save it again." },
    };

    [Fact]
    public void A_text_too_long_for_a_QR_code_is_printed_instead()
    {
        var text = new string('q', 4_000);
        Assert.Contains(Samples.Pdf(new Qr(text)).Structure(), element => element.Text == $"This text is too long for a QR code: {text}");
    }
}
