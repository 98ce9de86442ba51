using Traceability.Printing.Labels;
using Traceability.Printing.Pdf;

namespace Traceability.Tests.Printing.Labels;

/// <summary>On every format: the number loudest, nothing over the edge, nothing over anything else.</summary>
public sealed class LabelTests
{
    private const double Mm = LabelText.Mm;

    public static TheoryData<string> Formats => [.. LabelFormat.All.Select(f => f.Key)];

    private static LabelFormat Named(string key) => LabelFormat.Named(key)!;

    private static LabelDrawing Draw(LabelFormat format, Label label, LabelCode code = LabelCode.Auto) =>
        new LabelLayout(format, code, new FontBook(SystemFonts.None), SampleLabels.Shop).Draw(label);

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_two_labels_overlap_and_none_runs_off_its_sheet(string key)
    {
        var format = Named(key);
        var places = format.Places(1).Take(format.PerPage).ToList();
        Assert.All(places, place =>
        {
            Assert.Equal(0, place.Page);
            Assert.InRange(place.Left, 0, format.PageWidth - format.Width + 0.001);
            Assert.InRange(place.Top, 0, format.PageHeight - format.Height + 0.001);
        });
        foreach (var (index, one) in places.Index())
            foreach (var other in places.Skip(index + 1))
                Assert.True(other.Left - one.Left > format.Width - 0.001 || one.Left - other.Left > format.Width - 0.001 || other.Top - one.Top > format.Height - 0.001, $"{one} and {other} overlap.");
        // What is beside the first column is beside the last one too: the table adds up to the sheet.
        Assert.Equal(format.Left, format.PageWidth - places[^1].Left - format.Width, 0.01);
        Assert.Equal(format.Top, format.PageHeight - places[^1].Top - format.Height, 0.51);
    }

    [Theory]
    [InlineData("a4-65", 65)]
    [InlineData("a4-24", 24)]
    [InlineData("a4-8", 8)]
    [InlineData("letter-30", 30)]
    [InlineData("letter-10", 10)]
    public void A_sheet_has_as_many_as_its_name_says(string key, int labels) => Assert.Equal(labels, Named(key).PerPage);

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_number_is_the_largest_thing_and_nothing_leaves_the_label_or_lies_on_anything_else(string key)
    {
        var format = Named(key);
        foreach (var code in Enum.GetValues<LabelCode>())
            foreach (var label in SampleLabels.Usual.Concat(SampleLabels.Hard.Where(l => format.Height is 0 or >= 25.4 || l.Number.Length < 20)))
            {
                var drawing = Draw(format, label, code);
                var texts = drawing.Marks.OfType<TextMark>().ToList();
                var number = texts.Where(t => t.Line.Style.Face is Face.MonoBold || label.IsName && t.Line.Style.Size == texts.Max(x => x.Line.Style.Size)).ToList();
                // Whole, however many lines it takes.
                Assert.Equal(string.Concat(label.Number.Where(c => c != ' ').Order()), string.Concat(string.Concat(number.Select(t => t.Text)).Where(c => c != ' ').Order()));
                Assert.All(texts.Except(number), t => Assert.True(t.Line.Style.Size < number[0].Line.Style.Size, $"{key} {label.Number}: \"{t.Text}\" is as large as the number."));
                Inside(key, drawing, format);
                Apart(key, drawing);
            }
    }

    [Fact]
    public void The_modules_of_a_code_are_never_too_small()
    {
        foreach (var format in LabelFormat.All)
            foreach (var code in Enum.GetValues<LabelCode>())
                foreach (var label in SampleLabels.Usual)
                {
                    var drawing = Draw(format, label, code);
                    Assert.True(drawing.Marks.OfType<QrMark>().All(qr => qr.Module >= 0.33 * Mm - 0.001), $"{format.Key} {label.Number}");
                    Assert.True(drawing.Marks.OfType<BarsMark>().All(bars => bars.Module >= (code == LabelCode.Code128 ? 0.25 : 0.38) * Mm - 0.001), $"{format.Key} {label.Number}");
                    Assert.Single(drawing.Marks, mark => mark is QrMark or BarsMark);
                    if (format.Dpi == 0) continue;
                    var module = drawing.Marks.Select(m => m switch { QrMark qr => qr.Module, BarsMark bars => bars.Module, _ => 0 }).Max() * format.Dpi / 72;
                    Assert.Equal(Math.Round(module), module, 0.001);
                }
    }

    [Fact]
    public void Bars_are_chosen_when_asked_for_and_otherwise_where_they_go_well()
    {
        bool HasBars(string key, Label label, LabelCode code) => Draw(Named(key), label, code).Marks.OfType<BarsMark>().Any();
        Assert.True(HasBars("single-100x50", SampleLabels.Lot, LabelCode.Code128));
        Assert.False(HasBars("single-100x50", SampleLabels.Lot, LabelCode.Auto));
        Assert.False(HasBars("letter-30", SampleLabels.Lot, LabelCode.Qr));
        // Long and low, and a short number.
        Assert.True(HasBars("letter-30", SampleLabels.Plain("25987741"), LabelCode.Auto));
        Assert.False(HasBars("letter-30", SampleLabels.Piece, LabelCode.Auto));
        // Letters that it has no bars for.
        Assert.False(HasBars("single-100x50", SampleLabels.Plain("批号-1"), LabelCode.Code128));
    }

    [Fact]
    public void What_has_no_room_is_refused_with_what_would_make_it_right()
    {
        var refused = Assert.Throws<DomainRuleException>(() => Draw(Named("a4-65"), SampleLabels.Plain(SampleLabels.Long)));
        Assert.Contains(SampleLabels.Long, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Choose a larger label", refused.Message, StringComparison.Ordinal);
        Draw(Named("a4-24"), SampleLabels.Plain(SampleLabels.Long));
        // The longest number there is goes on the larger ones.
        foreach (var key in (string[])["a4-8", "letter-10", "tape-62", "single-100x50"]) Draw(Named(key), SampleLabels.Plain(new string('W', 200)));
    }

    [Fact]
    public void A_red_tag_says_so_first_and_says_why_who_and_since_when()
    {
        foreach (var format in LabelFormat.All)
            foreach (var label in new[] { SampleLabels.Held, SampleLabels.Rejected })
            {
                var drawing = Draw(format, label);
                var band = Assert.Single(drawing.Marks.OfType<BoxMark>());
                Assert.Equal(format.IsBlackOnly ? new Ink(0, 0, 0) : Ink.Stop, band.Ink);
                var head = drawing.Marks.OfType<TextMark>().First();
                Assert.Equal((label.Warning!.Head, new Ink(255, 255, 255)), (head.Text, head.Line.Style.Ink));
                Assert.InRange(head.Right, band.Left, band.Right);
                var said = string.Join(' ', drawing.Marks.OfType<TextMark>().Select(t => t.Text.Trim()));
                Assert.Contains(label.Warning.Says.Split(':')[0], said, StringComparison.Ordinal);
            }
        Assert.DoesNotContain(Draw(Named("a4-65"), SampleLabels.Lot).Marks, mark => mark is BoxMark);
    }

    [Theory]
    [InlineData("a4-65", 0)]
    [InlineData("a4-65", 66)]
    [InlineData("tape-62", 2)]
    public void A_sheet_begins_only_where_it_has_a_label(string key, int start) =>
        Assert.Contains($"labels 1 to {Named(key).PerPage}", Assert.Throws<DomainRuleException>(() => Named(key).Places(start)).Message, StringComparison.Ordinal);

    private static void Inside(string key, LabelDrawing drawing, LabelFormat format) => Assert.All(drawing.Marks, mark =>
    {
        var (quietX, quietY) = mark is QrMark qr ? (4 * qr.Module, 4 * qr.Module) : mark is BarsMark bars ? (10 * bars.Module, 0) : (0, 0);
        // A quiet zone may lie in the margin; what is dark may not.
        Assert.True(mark.Left + quietX >= format.PadX * Mm - 0.01 && mark.Right - quietX <= drawing.Width - format.PadX * Mm + 0.01
            && mark.Top + quietY >= format.PadY * Mm - 0.2 * Mm - (mark is TextMark t ? 0.3 * t.Line.Style.Size : 0) && mark.Bottom - quietY <= drawing.Height - format.PadY * Mm + 0.3 * Mm, $"{key} {drawing.Label.Number}: {mark} leaves the label.");
        Assert.True(mark.Left >= -0.01 && mark.Right <= drawing.Width + 0.01 && mark.Top >= -0.01 && mark.Bottom <= drawing.Height + 0.01, $"{key} {drawing.Label.Number}: {mark} has no quiet zone.");
    });

    // Letters by what is drawn of them: from the tops of capitals to the line they stand on.
    private static void Apart(string key, LabelDrawing drawing)
    {
        var boxes = drawing.Marks.Where(m => m is not BoxMark).Select(m => m is TextMark t
            ? (Mark: m, t.Left, Top: t.Baseline - 0.7 * t.Line.Style.Size, t.Right, Bottom: t.Baseline)
            : (Mark: m, m.Left, m.Top, m.Right, m.Bottom)).ToList();
        foreach (var (index, one) in boxes.Index())
            foreach (var other in boxes.Skip(index + 1))
                Assert.True(one.Right <= other.Left + 0.01 || other.Right <= one.Left + 0.01 || one.Bottom <= other.Top + 0.01 || other.Bottom <= one.Top + 0.01,
                    $"{key} {drawing.Label.Number}: {one} lies on {other}.");
    }
}
