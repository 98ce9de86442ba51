using Traceability.Printing.Labels;

namespace Traceability.Tests.Printing.Labels;

/// <summary>Labels as a file for the printer: whole, true to size, text that is text.</summary>
public sealed class LabelPdfTests
{
    private static readonly LabelFormat Small = LabelFormat.Named("a4-65")!;

    public static TheoryData<string> Papers => [.. LabelFormat.All.Where(f => f.Medium != LabelMedium.Zpl).Select(f => f.Key)];

    [Theory]
    [MemberData(nameof(Papers))]
    public void Every_label_is_in_the_file_at_its_true_size(string key)
    {
        var format = LabelFormat.Named(key)!;
        var file = SampleLabels.Print(format, SampleLabels.Once(SampleLabels.Usual));
        var text = file.Text.Replace("\n", "", StringComparison.Ordinal);
        Assert.All(SampleLabels.Usual.Where(l => !l.IsName), label => Assert.Contains(label.Number, text, StringComparison.Ordinal));
        foreach (var page in file.Pages)
        {
            if (format.PageWidth > 0) Assert.Equal(format.PageWidth / 25.4 * 72, page.Width, 0.01);
            if (format.PageHeight > 0) Assert.Equal(format.PageHeight / 25.4 * 72, page.Height, 0.01);
            Assert.All(page.Lines, line => Assert.True(line.Left >= 0 && line.Baseline >= 0 && line.Left <= page.Width && line.Baseline <= page.Height, $"\"{line.Text}\" is off the page."));
        }
        Assert.Equal(format.IsSheet ? format.Pages(SampleLabels.Usual.Count, 1) : SampleLabels.Usual.Count, file.Pages.Count);
        // No printer shall fit it to anything.
        Assert.Equal("/None", file.Dictionary(file.Catalog["ViewerPreferences"])["PrintScaling"]);
    }

    [Fact]
    public void Three_hundred_labels_are_five_sheets_and_none_is_missing()
    {
        var labels = Enumerable.Range(1, 300).Select(n => SampleLabels.Lot with { Number = $"ENC-{n:0000}" }).ToList();
        var file = SampleLabels.Print(Small, SampleLabels.Once(labels));
        Assert.Equal(5, file.Pages.Count);
        Assert.Equal([65, 65, 65, 65, 40], file.Pages.Select(p => p.Lines.Count(l => l.Text.StartsWith("ENC-", StringComparison.Ordinal))));
        Assert.Equal(labels.Select(l => l.Number), file.Pages.SelectMany(p => p.Lines).Select(l => l.Text).Where(t => t.StartsWith("ENC-", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(64, 1)]
    [InlineData(65, 2)]
    public void A_sheet_that_was_begun_is_used_up_first(int start, int sheets)
    {
        var file = SampleLabels.Print(Small, [new(SampleLabels.Lot, 2)], start);
        Assert.Equal(sheets, file.Pages.Count);
        Assert.Equal(sheets, Small.Pages(2, start));
        var first = file.Pages[0].Lines.First(l => l.Text == SampleLabels.Lot.Number);
        var place = Small.Places(start).First();
        Assert.Equal((place.Left + Small.PadX) * 72 / 25.4, first.Left, 0.02);
        Assert.InRange(file.Pages[0].Height - first.Baseline, place.Top * 72 / 25.4, (place.Top + Small.Height) * 72 / 25.4);
    }

    [Fact]
    public void As_many_copies_as_were_asked_for()
    {
        var file = SampleLabels.Print(Small, [new(SampleLabels.Lot, 3), new(SampleLabels.Unit, 2)]);
        Assert.Equal(3, file.Pages[0].Lines.Count(l => l.Text == SampleLabels.Lot.Number));
        Assert.Equal(2, file.Pages[0].Lines.Count(l => l.Text == SampleLabels.Unit.Number));
    }

    [Fact]
    public void Whoever_hears_it_hears_the_text_and_what_the_code_says()
    {
        var structure = SampleLabels.Print(Small, SampleLabels.Once([SampleLabels.Held])).Structure();
        Assert.Equal(["Document", "P", "Figure"], structure.Select(s => s.Type));
        Assert.StartsWith("HOLD – do not use", structure[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_without_a_font_is_told()
    {
        using var stream = new MemoryStream();
        var printed = new LabelPdf(LabelFormat.Named("single-100x50")!, LabelCode.Auto, "") { UseInstalledFonts = false }.Print(SampleLabels.Once([SampleLabels.Plain("批-1")]), 1, SampleLabels.Morning, stream);
        Assert.Equal(["U+6279"], printed.UnprintableCharacters);
    }

    [Fact]
    public void What_does_not_fit_leaves_no_half_a_file()
    {
        using var stream = new MemoryStream();
        Assert.Throws<DomainRuleException>(() => new LabelPdf(Small, LabelCode.Auto, "").Print(SampleLabels.Once([SampleLabels.Lot, SampleLabels.Plain(SampleLabels.Long)]), 1, SampleLabels.Morning, stream));
        Assert.Equal(0, stream.Length);
    }
}
