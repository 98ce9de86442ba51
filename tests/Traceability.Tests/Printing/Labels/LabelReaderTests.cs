using Traceability.Printing.Labels;

namespace Traceability.Tests.Printing.Labels;

/// <summary>A reader that is not ours (ZBar) reads what is printed, from the file that the printer gets.</summary>
public sealed class LabelReaderTests
{
    public static TheoryData<string> Papers => [.. LabelFormat.All.Where(f => f.Medium != LabelMedium.Zpl).Select(f => f.Key)];

    /// <summary>203 dots to an inch are the coarsest label printers.</summary>
    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Every_code_is_read_at_the_coarsest_printers_resolution(string key)
    {
        foreach (var code in Enum.GetValues<LabelCode>())
            Assert.Equal(Codes(SampleLabels.Usual), await Read(key, code, SampleLabels.Usual, 203));
    }

    /// <summary>As from a picture that is half as sharp. On the smallest labels a module is then less than two pixels, which this reader asks for.</summary>
    [Theory]
    [InlineData("a4-24")]
    [InlineData("letter-30")]
    [InlineData("tape-62")]
    [InlineData("tape-29")]
    [InlineData("a4-8")]
    [InlineData("letter-10")]
    [InlineData("single-100x50")]
    public async Task Roomy_labels_are_read_at_half_that_too(string key)
    {
        Assert.Equal(Codes(SampleLabels.Usual), await Read(key, LabelCode.Auto, SampleLabels.Usual, 101.5));
    }

    [Theory]
    [InlineData("a4-8")]
    [InlineData("tape-62")]
    [InlineData("tape-29")]
    public async Task Long_numbers_strange_signs_and_other_scripts_are_read_as_they_are_written(string key)
    {
        foreach (var code in Enum.GetValues<LabelCode>())
            Assert.Equal(Codes(SampleLabels.Hard), await Read(key, code, SampleLabels.Hard, 203));
    }

    private static IEnumerable<string> Codes(IEnumerable<Label> labels) => labels.Select(l => l.Code).Order(StringComparer.Ordinal);

    private static async Task<IEnumerable<string>> Read(string key, LabelCode code, IReadOnlyList<Label> labels, double dpi)
    {
        var folder = Directory.CreateTempSubdirectory("labels-").FullName;
        try
        {
            var file = Path.Combine(folder, "labels.pdf");
            await File.WriteAllBytesAsync(file, SampleLabels.Bytes(LabelFormat.Named(key)!, SampleLabels.Once(labels), code: code));
            await Debian.Run("poppler-utils", "pdftoppm", "-r", dpi.ToString(System.Globalization.CultureInfo.InvariantCulture), "-gray", file, Path.Combine(folder, "page"));
            var pages = Directory.GetFiles(folder, "page*.pgm").Order(StringComparer.Ordinal).Select(Pixels.Read).ToList();
            // One by one, as a gun is held to them.
            var format = LabelFormat.Named(key)!;
            var each = format.Places(1).Take(labels.Count).Select((place, index) => (format.IsSheet ? pages[place.Page].Part(place, format, dpi) : pages[index]).Write(Path.Combine(folder, $"label-{index}.pgm"))).ToArray();
            var read = await Debian.Run("zbar-tools", "zbarimg", ["--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", "-Scode128.enable", .. each]);
            return read.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A picture in shades of grey, in the plainest format there is (PGM).</summary>
    private sealed record Pixels(int Width, int Height, byte[] Grey)
    {
        public static Pixels Read(string file)
        {
            var bytes = File.ReadAllBytes(file);
            var size = System.Text.Encoding.ASCII.GetString(bytes, 0, 40).Split((char[]?)null, 5);
            var (width, height) = (Whole(size[1]), Whole(size[2]));
            return new(width, height, bytes[^(width * height)..]);
        }

        public Pixels Part(LabelPlace place, LabelFormat format, double dpi)
        {
            int Dots(double millimetres) => (int)Math.Round(millimetres / 25.4 * dpi);
            var (left, top) = (Dots(place.Left), Dots(place.Top));
            var (width, height) = (Math.Min(Dots(format.Width), Width - left), Math.Min(Dots(format.Height), Height - top));
            return new(width, height, [.. Enumerable.Range(top, height).SelectMany(y => Grey[(y * Width + left)..(y * Width + left + width)])]);
        }

        public string Write(string file)
        {
            File.WriteAllBytes(file, [.. System.Text.Encoding.ASCII.GetBytes($"P5\n{Whole(Width)} {Whole(Height)}\n255\n"), .. Grey]);
            return file;
        }

        private static int Whole(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        private static string Whole(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
