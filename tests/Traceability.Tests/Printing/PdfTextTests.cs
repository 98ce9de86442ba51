using System.Text;
using Traceability.Printing;

namespace Traceability.Tests.Printing;

public sealed class PdfTextTests
{
    private static string Read(string text) => Samples.Pdf(new Paragraph(text)).Structure().First(element => element.Type == "P").Text;

    [Theory]
    [InlineData("Chứng nhận chất lượng: thép không gỉ, Nguyễn Thị Ánh Tuyết")]
    [InlineData("Сталь нержавеющая, їжак, Ўзбекистон")]
    [InlineData("Χάλυβας ανοξείδωτος, Ελλάδα")]
    [InlineData("zażółć gęślą jaźń, İstanbul ığüşöç, Ærøskøbing, ħġż")]
    [InlineData("AW-6082 T6 ± 0,05 mm, 20 °C, µ, ½, №, €, ≤ 0.1 %")]
    [InlineData("emoji 🧪 😀 and 𝔸𝒷 beyond the first plane")]
    [InlineData("family 👩‍🔧 of joined signs 🇩🇪")]
    [InlineData("材料証明書 不锈钢 강철")]
    [InlineData("nbsp\u00A0stays, ﬁ is one")]
    public void Copied_text_is_the_text_that_was_written(string text) => Assert.Equal(text, Read(text));

    [Fact]
    public void Letters_written_in_parts_are_copied_in_parts()
    {
        var parts = "Chứng nhận ế ữ ặ n\u0308 x\u0302".Normalize(NormalizationForm.FormD);
        var whole = "Chứng nhận ế ữ ặ";
        Assert.Equal(parts, Read(parts));

        // Both spellings in one document share their glyphs and keep their own text.
        var file = Samples.Pdf(new Paragraph(parts), new Paragraph(whole));
        Assert.Contains(("P", parts), file.Structure());
        Assert.Contains(("P", whole), file.Structure());
    }

    [Fact]
    public void A_character_without_a_glyph_is_boxed_and_reported()
    {
        var (file, outcome) = Samples.Print(Samples.Report(new Paragraph("test tube 🧪, 材料, \u0001")));

        Assert.Equal(["U+0001", "U+6599", "U+6750", "U+1F9EA"], outcome.UnprintableCharacters);
        Assert.Contains("4 characters could not be printed: U+0001 U+6599 U+6750 U+1F9EA", file.Text, StringComparison.Ordinal);
        Assert.Contains(file.Structure(), element => element.Text == "test tube 🧪, 材料, \u0001");
    }

    [Fact]
    public void One_unprintable_character_is_one_character() =>
        Assert.Contains("1 character could not be printed: U+1F9EA", Samples.Pdf(new Paragraph("🧪🧪")).Text, StringComparison.Ordinal);

    [Fact]
    public void Text_that_needs_shaping_is_said_to_be_unshaped()
    {
        var (file, outcome) = Samples.Print(Samples.Report(new Paragraph("Supplier: شركة الصلب"), new Paragraph("ประเทศไทย")));

        Assert.Equal(["Arabic", "Thai"], outcome.UnshapedScripts);
        var all = string.Join(' ', file.Structure().Select(element => element.Text));
        Assert.Contains("This document contains Arabic and Thai text, which is printed letter by letter, unshaped", all, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_read_from_right_to_left_is_drawn_so()
    {
        // Alef, bet, gimel: seen as gimel, bet, alef. The number inside and the Latin words keep their order.
        Assert.Equal("Firm \u05D2\u05D1\u05D0 Ltd", Read("Firm \u05D0\u05D1\u05D2 Ltd"));
        Assert.Equal("\u05D1 12.5 \u05D0", Read("\u05D0 12.5 \u05D1"));
        Assert.Equal("No 12.5 \u05D1-\u05D0 mm", Read("No \u05D0-\u05D1 12.5 mm"));
    }

    [Fact]
    public void Half_a_surrogate_pair_does_no_harm() => Assert.Equal("lone \uFFFD x", Read("lone \uD83E x"));

    [Fact]
    public void Words_wrap_inside_the_page()
    {
        var words = string.Join(' ', Enumerable.Repeat("material", 200));
        var lines = Samples.Pdf(new Paragraph(words)).Pages[0].Lines.Where(line => line.Text.Contains("material", StringComparison.Ordinal)).ToList();
        Assert.True(lines.Count > 10);
        Assert.All(lines, line => Assert.StartsWith("material", line.Text));
        Assert.Equal(words, Read(words));
    }

    [Theory]
    [InlineData('7', 200)]
    [InlineData('W', 10_000)]
    [InlineData('ế', 10_000)]
    public void A_word_longer_than_a_line_is_broken_and_stays_whole(char letter, int length)
    {
        var word = new string(letter, length);
        var file = Samples.Pdf(
            new Paragraph(word), new Facts([new Fact("Name", word), new Fact(word, "x")]), new Table([new Column("A"), new Column("B")], [[word, "x"]]), new Signature(word, word, word));

        Assert.Equal(
            ["P", "LBody", "Lbl", "TD"],
            file.Structure().Where(element => element.Text == word).Select(element => element.Type));
        AssertNarrow(file);
    }

    [Fact]
    public void Texts_at_the_edges_of_a_page_are_cut_there_and_printed_whole_once()
    {
        var word = new string('N', 10_000);
        var (file, _) = Samples.Print(Samples.Report() with { Head = new PageHead(word, "Short Street 1"), Foot = new string('F', 5_000), Number = new string('9', 200), Title = word });
        Assert.Contains(file.Structure(), element => element.Type == "P" && element.Text == word);
        Assert.Contains(file.Structure(), element => element.Type == "P" && element.Text == new string('F', 5_000));
        Assert.Contains(file.Structure(), element => element.Type == "H1" && element.Text == new string('9', 200) + word);
        AssertNarrow(file);
    }

    [Fact]
    public void A_mark_stays_with_its_letter()
    {
        // Each is one letter with one mark; hard breaks fall between letters only.
        var word = string.Concat(Enumerable.Repeat("x\u0302", 500));
        var lines = Samples.Pdf(new Paragraph(word)).Pages[0].Lines.Where(line => line.Text.Contains('x')).ToList();
        Assert.True(lines.Count > 1);
        Assert.All(lines, line => Assert.StartsWith("x\u0302", line.Text));
        Assert.All(lines, line => Assert.EndsWith("x\u0302", line.Text));
    }

    [Fact]
    public void A_soft_hyphen_shows_only_where_a_word_is_broken()
    {
        var word = string.Concat(Enumerable.Repeat("Donau\u00AD", 60));
        var lines = Samples.Pdf(new Paragraph(word)).Pages[0].Lines.Where(line => line.Text.Contains("Donau", StringComparison.Ordinal)).ToList();
        Assert.True(lines.Count > 2);
        Assert.All(lines.SkipLast(1), line => Assert.Equal(line.Text.Length - 1, line.Text.IndexOf('\u00AD', StringComparison.Ordinal)));
    }

    [Fact]
    public void Any_characters_at_all_can_be_printed()
    {
        var random = new Random(7);
        for (var i = 0; i < 20; i++)
        {
            var report = Samples.Report(
                new Heading(Any(9)), new Paragraph(Any(400)), new Paragraph(Any(40), Tone.Warning), new Facts([new Fact(Any(5), Any(50))]),
                new Table([new Column(Any(4)), new Column(Any(4), Align.Right, Monospace: true)], [[Any(60), Any(200)], [Any(5), Any(6)]], Any(20)),
                new Qr(Any(30), Any(20)), new Signature(Any(9), Any(9), Any(9))) with
            {
                Title = Any(30),
                Number = Any(20),
                Foot = Any(50),
                Head = new PageHead(Any(20), Any(50)),
            };
            var (file, _) = Samples.Print(report, new PdfReport());
            Assert.NotEmpty(file.Structure());
            Assert.Equal(report.ToJson(), file.Attachments()["report.json"]);
            Assert.Equal(report.ToJson(), Report.FromJson(report.ToJson()).ToJson());
        }

        string Any(int length) => string.Concat(Enumerable.Range(0, random.Next(length)).Select(_ => random.Next(10) switch
        {
            0 => ((char)random.Next(0x20)).ToString(),
            < 4 => ((char)random.Next(0x20, 0x7F)).ToString(),
            < 9 => ((char)random.Next(0x80, 0x10000)).ToString(),
            _ => char.ConvertFromUtf32(random.Next(0x10000, 0x20000)),
        }));
    }

    [Fact]
    public void Twenty_thousand_marks_on_one_letter_take_no_longer_than_other_text()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Samples.Pdf(new Paragraph("a" + new string('\u0301', 20_000)), new Paragraph("a" + new string('\u200D', 20_000)), new Paragraph(new string('\u05D0', 20_000)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void Installed_fonts_only_ever_add_characters()
    {
        var report = Samples.Report(new Paragraph("材料 שלום ประเทศไทย 😀 \u0001 \uFFFE"));
        var (_, without) = Samples.Print(report);
        var (_, with) = Samples.Print(report, new PdfReport());
        Assert.Subset(without.UnprintableCharacters.ToHashSet(), with.UnprintableCharacters.ToHashSet());
        Assert.Contains("U+0001", with.UnprintableCharacters);
    }

    [Fact]
    public void Line_breaks_are_kept() =>
        Assert.Contains("one\n\ntwo\nthree\n", string.Join('\n', Samples.Pdf(new Paragraph("one\r\n \r\ntwo\u2028three")).Text.Split('\n').Select(line => line.Trim())), StringComparison.Ordinal);

    [Fact]
    public void A_zero_width_space_lets_a_line_end_without_a_mark()
    {
        var word = string.Concat(Enumerable.Repeat("ABCDEFGHIJ\u200B", 40));
        var lines = Samples.Pdf(new Paragraph(word)).Pages[0].Lines.Where(line => line.Text.StartsWith("ABC", StringComparison.Ordinal)).ToList();
        Assert.True(lines.Count > 2);
        Assert.All(lines, line => Assert.EndsWith("J", line.Text));
    }

    /// <summary>A line of up to 515 points holds no more letters than 400 however narrow they are.</summary>
    private static void AssertNarrow(PdfFile file) =>
        Assert.All(file.Pages.SelectMany(page => page.Lines), line => Assert.InRange(line.Text.Length, 0, 400));
}
