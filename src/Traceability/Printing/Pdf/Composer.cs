namespace Traceability.Printing.Pdf;

/// <summary>Turns the blocks of a report into pieces of print, in order.</summary>
internal sealed class Composer(Report report, FontBook fonts, Images images, Sheet sheet)
{
    /// <summary>Pictures without a stated width are printed at 150 pixels to the inch.</summary>
    private const double PointsPerPixel = 72.0 / 150;

    private double Width => sheet.InnerWidth;

    /// <param name="fullHeight">What a page holds; no figure is higher.</param>
    public List<Piece> Compose(double fullHeight)
    {
        // From the end, for a heading has to know what it is kept with.
        var pieces = new List<Piece>();
        for (var i = report.Blocks.Count - 1; i >= 0; i--)
        {
            var below = pieces.Count > 0 ? pieces[^1] : null;
            if (report.Blocks[i] is Signature)
            {
                var last = i;
                while (i > 0 && report.Blocks[i - 1] is Signature) i--;
                pieces.Add(new SignaturePiece([.. report.Blocks.Skip(i).Take(last - i + 1).Cast<Signature>()], fonts, Width));
            }
            else
            {
                pieces.Add(PieceOf(report.Blocks[i], below, fullHeight));
            }
        }

        pieces.Add(Title());
        pieces.Reverse();
        return pieces;
    }

    /// <summary>What the printed document has to own up to, and texts too long for the edges of its pages.</summary>
    public IEnumerable<Piece> Closing(IEnumerable<string> cut)
    {
        foreach (var text in cut) yield return Text("P", 12, Wrap(text, Styles.Note));
        if (fonts.Unprintable is { Count: > 0 } unprintable)
        {
            yield return Warning($"{Count(unprintable.Count, "character")} could not be printed: {string.Join(" ", unprintable.Select(Name))}");
        }

        if (fonts.Unshaped is { Count: > 0 } scripts)
        {
            yield return Warning(
                $"This document contains {Listed([.. scripts])} text, which is printed letter by letter, unshaped: its letters are not joined or placed as the script demands. None is left out.");
        }
    }

    public static string Name(int character) => $"U+{character:X4}";

    private TextPiece Title()
    {
        var number = Wrap(report.Number, Styles.Number);
        if (number.Count > 1) number = Wrap(report.Number, Styles.LongNumber);
        List<TextLine> lines = [.. report.Number.Length > 0 ? number : [], .. Wrap(report.Title, Styles.Title)];
        if (!string.IsNullOrEmpty(report.Subtitle)) lines.AddRange(Wrap(report.Subtitle, Styles.Subtitle));
        return Text("H1", 0, lines);
    }

    private Piece PieceOf(Block block, Piece? below, double fullHeight) => block switch
    {
        Heading { Level: 2 } heading => new TextPiece("H2", 18, Wrap(heading.Text, Styles.Section)) { KeepWith = below },
        Heading heading => new TextPiece("H3", 14, Wrap(heading.Text, Styles.Subsection)) { KeepWith = below },
        Facts facts => new FactsPiece(facts, fonts, Width),
        Paragraph { Tone: Tone.Warning } warning => Warning(warning.Text),
        Paragraph { Tone: Tone.Emphasis } emphasis => Text("P", 7, Wrap(emphasis.Text, Styles.Emphasis)),
        Paragraph paragraph => Text("P", 7, Wrap(paragraph.Text, Styles.Body)),
        Table table => new TablePiece(table, fonts, Width) { KeepWith = below as SignaturePiece },
        Picture picture => PictureOf(picture, fullHeight),
        Qr qr => SymbolOf(qr, fullHeight),
        _ => throw new InvalidOperationException($"There is no print of {block.GetType().Name}."),
    };

    private Piece PictureOf(Picture picture, double fullHeight)
    {
        if (images.Place(picture.Data, picture.Alt, out var reason) is not { } image) return Warning(reason);
        var caption = string.IsNullOrEmpty(picture.Caption) ? [] : Wrap(picture.Caption, Styles.Note);
        var wanted = picture.Width is > 0 and var millimetres ? millimetres * Sheet.Millimetre : image.Pixels.Width * PointsPerPixel;
        var width = Math.Min(wanted, Width);
        var highest = fullHeight - (caption.Count > 0 ? 20 : 0);
        width = Math.Min(width, highest * image.Pixels.Width / image.Pixels.Height);
        var height = width * image.Pixels.Height / image.Pixels.Width;
        return new FigurePiece(
            width, height, picture.Alt, (canvas, left, top) => canvas.Image(image.Resource, image.Pixels.Turn, left, top, width, height))
        {
            Caption = caption,
        };
    }

    private Piece SymbolOf(Qr qr, double fullHeight)
    {
        if (QrSymbol.Of(qr.Text) is not { } symbol) return Warning($"This text is too long for a QR code: {qr.Text}");

        // A symbol smaller than 10 mm is not read by a telephone.
        var side = Math.Clamp(qr.Size * Sheet.Millimetre, 10 * Sheet.Millimetre, Math.Min(Width, fullHeight));
        return new FigurePiece(side, side, $"QR code: {qr.Text}", (canvas, left, top) => canvas.Symbol(symbol, left, top, side))
        {
            Caption = qr.Caption.Length == 0
                ? []
                : TextLayout.Wrap(fonts, qr.Caption, Styles.Note, FigurePiece.CaptionWidth(Width, side)),
            CaptionBeside = true,
        };
    }

    private TextPiece Warning(string text) =>
        new("P", 10, TextLayout.Wrap(fonts, text, Styles.Warning, Width - 2 * TextPiece.BarIndent)) { HasBar = true };

    private static TextPiece Text(string type, double spaceBefore, IReadOnlyList<TextLine> lines) => new(type, spaceBefore, lines);

    private List<TextLine> Wrap(string text, TextStyle style) => TextLayout.Wrap(fonts, text, style, Width);

    private static string Listed(string[] words) => words is [var only] ? only : $"{string.Join(", ", words[..^1])} and {words[^1]}";

    private static string Count(int number, string word) => number == 1 ? $"1 {word}" : $"{number} {word}s";
}
