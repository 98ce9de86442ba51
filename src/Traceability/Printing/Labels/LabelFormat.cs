namespace Traceability.Printing.Labels;

/// <summary>What labels come on.</summary>
public enum LabelMedium
{
    /// <summary>Many on a sheet of an office printer.</summary>
    Sheet,

    /// <summary>A continuous roll that is cut to length.</summary>
    Tape,

    /// <summary>One label to a page.</summary>
    Single,

    /// <summary>One label after the other in the language of label printers.</summary>
    Zpl,
}

/// <summary>
/// A label and where it stands on its page. All lengths are millimetres, from the upper left corner.
/// <para>
/// The geometry of sheets is that which their makers print on the packet: Avery L7651 (65 on A4), Avery Zweckform 3474
/// (24 on A4) and 3427 (8 on A4), Avery 5160 (30 on US Letter) and 5163 (10 on US Letter). Each adds up to the sheet's
/// own size, which a test holds it to. Of 62 mm tape (Brother DK-22205) 59 mm can be printed on, of 29 mm (DK-22210) 26 mm.
/// </para>
/// </summary>
public sealed record LabelFormat
{
    /// <summary>The size of a dot of office printers is of no account.</summary>
    private const int Fine = 0;

    private LabelFormat(string key, string name, LabelMedium medium, double width, double height) =>
        (Key, Name, Medium, Width, Height, PageWidth, PageHeight, PitchX, PitchY) = (key, name, medium, width, height, width, height, width, height);

    public string Key { get; }

    public string Name { get; }

    public LabelMedium Medium { get; }

    /// <summary>0 where it is as long as it has to be.</summary>
    public double Width { get; }

    /// <summary>0 where it is as long as it has to be.</summary>
    public double Height { get; }

    public double PageWidth { get; private init; }

    public double PageHeight { get; private init; }

    public int Columns { get; private init; } = 1;

    public int Rows { get; private init; } = 1;

    /// <summary>Where the first label begins.</summary>
    public double Left { get; private init; }

    /// <summary>Where the first label begins.</summary>
    public double Top { get; private init; }

    /// <summary>From one label's left edge to that of the next.</summary>
    public double PitchX { get; private init; }

    /// <summary>From one label's upper edge to that of the next.</summary>
    public double PitchY { get; private init; }

    /// <summary>Kept free at left and right: the sheet may lie askew, and printers do not reach its edge.</summary>
    public double PadX { get; private init; } = 2;

    /// <summary>Kept free above and below.</summary>
    public double PadY { get; private init; } = 1.5;

    /// <summary>The printer's dots to an inch, where the modules of a code have to be whole dots; 0 where they are fine enough.</summary>
    public int Dpi { get; private init; } = Fine;

    /// <summary>Colour is not to be had from heat.</summary>
    public bool IsBlackOnly => Medium != LabelMedium.Sheet;

    public int PerPage => Columns * Rows;

    public bool IsSheet => Medium == LabelMedium.Sheet;

    /// <summary>So long and low that bars go well across it.</summary>
    public bool IsLongAndLow => Width > 0 && Height > 0 && Width >= 2.5 * Height;

    /// <summary>As a refusal says it: "38.1 × 21.2 mm".</summary>
    public string Size => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(Width > 0 ? Width : Height):0.#}{(Width > 0 && Height > 0 ? $" × {Height:0.#}" : "")} mm");

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<LabelFormat> All { get; } =
    [
        A4("a4-65", "A4, 65 labels, 38.1 × 21.2 mm", 38.1, 21.2, 5, 13, 4.75, 10.7) with { PitchX = 40.6, PadY = 1.4 },
        // Without margins: what a printer does not reach is kept free inside the labels.
        A4("a4-24", "A4, 24 labels, 70 × 37 mm", 70, 37, 3, 8, 0, 0.5) with { PadX = 5, PadY = 4.2 },
        A4("a4-8", "A4, 8 labels, 105 × 74 mm", 105, 74, 2, 4, 0, 0.5) with { PadX = 6, PadY = 5 },
        Letter("letter-30", "US Letter, 30 labels, 2 5/8 × 1 in", 66.675, 25.4, 3, 10, 4.7625, 12.7) with { PitchX = 69.85, PadX = 2.5 },
        Letter("letter-10", "US Letter, 10 labels, 4 × 2 in", 101.6, 50.8, 2, 5, 3.96875, 12.7) with { PitchX = 106.3625, PadX = 3.5, PadY = 3 },
        new("tape-62", "Tape, 62 mm", LabelMedium.Tape, 62, 0) { Dpi = 300, PadX = 2, PadY = 2.5 },
        new("tape-29", "Tape, 29 mm", LabelMedium.Tape, 0, 29) { Dpi = 300, PadX = 3, PadY = 1.8 },
        new("single-100x50", "Label printer, 100 × 50 mm", LabelMedium.Single, 100, 50) { Dpi = 203, PadX = 3, PadY = 3 },
        new("zpl-100x50-203", "ZPL 203 dpi, 100 × 50 mm", LabelMedium.Zpl, 100, 50) { Dpi = 203, PadX = 3, PadY = 3 },
        new("zpl-100x50-300", "ZPL 300 dpi, 100 × 50 mm", LabelMedium.Zpl, 100, 50) { Dpi = 300, PadX = 3, PadY = 3 },
        new("zpl-57x32-203", "ZPL 203 dpi, 57 × 32 mm", LabelMedium.Zpl, 57, 32) { Dpi = 203, PadX = 2, PadY = 2 },
        new("zpl-57x32-300", "ZPL 300 dpi, 57 × 32 mm", LabelMedium.Zpl, 57, 32) { Dpi = 300, PadX = 2, PadY = 2 },
    ];

    public static LabelFormat? Named(string? key) => All.FirstOrDefault(f => f.Key == key);

    /// <summary>Where labels stand, page by page, from one of the first page on.</summary>
    /// <param name="start">The first label that is still on a sheet that was begun, from 1.</param>
    /// <exception cref="DomainRuleException">The sheet has no such label.</exception>
    public IEnumerable<LabelPlace> Places(int start)
    {
        if (start < 1 || start > PerPage)
            throw new DomainRuleException($"This sheet has labels 1 to {PerPage}. Count from its upper left corner, row by row, to the first one that is still there.", "Start");
        return Endless();

        IEnumerable<LabelPlace> Endless()
        {
            for (var n = start - 1; ; n++)
                yield return new(n / PerPage, Left + n % PerPage % Columns * PitchX, Top + n % PerPage / Columns * PitchY);
        }
    }

    /// <summary>How many sheets so many labels take.</summary>
    public int Pages(int labels, int start) => labels == 0 ? 0 : (start - 2 + labels) / PerPage + 1;

    private static LabelFormat A4(string key, string name, double width, double height, int columns, int rows, double left, double top) =>
        new(key, name, LabelMedium.Sheet, width, height) { PageWidth = 210, PageHeight = 297, Columns = columns, Rows = rows, Left = left, Top = top };

    private static LabelFormat Letter(string key, string name, double width, double height, int columns, int rows, double left, double top) =>
        new(key, name, LabelMedium.Sheet, width, height) { PageWidth = 215.9, PageHeight = 279.4, Columns = columns, Rows = rows, Left = left, Top = top };
}

/// <summary>Where a label stands: on which page, counted from 0, and where its upper left corner is, in millimetres.</summary>
public readonly record struct LabelPlace(int Page, double Left, double Top);
