using System.Text.Json.Serialization;

namespace Traceability.Printing;

/// <summary>A part of a report. The set is closed: every renderer knows every block.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "block", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(Heading), "heading")]
[JsonDerivedType(typeof(Facts), "facts")]
[JsonDerivedType(typeof(Paragraph), "paragraph")]
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(Picture), "picture")]
[JsonDerivedType(typeof(Qr), "qr")]
[JsonDerivedType(typeof(Signature), "signature")]
public abstract record Block
{
    private protected Block()
    {
    }
}

/// <summary>A heading. The report's title is level 1, so these are 2 (a section) or 3; a page never ends with one.</summary>
public sealed record Heading(string Text, int Level = 2) : Block
{
    /// <summary>2 or 3.</summary>
    public int Level { get; init; } = Level is 2 or 3
        ? Level
        : throw new ArgumentOutOfRangeException(nameof(Level), "A heading is of level 2 or 3.");
}

/// <summary>Labels with their values, side by side in columns (1 to 6; 3 unless told).</summary>
public sealed record Facts(IReadOnlyList<Fact> Items, int Columns = 3) : Block
{
    /// <summary>1 to 6.</summary>
    public int Columns { get; init; } = Columns is >= 1 and <= 6
        ? Columns
        : throw new ArgumentOutOfRangeException(nameof(Columns), "Facts stand in 1 to 6 columns.");
}

/// <summary>One label with its value; monospaced for numbers that are compared digit by digit.</summary>
public sealed record Fact(string Label, string Value, bool Monospace = false);

/// <summary>Running text; its line breaks are kept.</summary>
public sealed record Paragraph(string Text, Tone Tone = Tone.Normal) : Block;

/// <summary>How loud a paragraph is. A warning says what must not be done or relied on.</summary>
public enum Tone
{
    Normal,
    Emphasis,
    Warning,
}

/// <summary>A table. Its head is repeated on every page; with no rows it says <see cref="Nothing"/> instead.</summary>
public sealed record Table(
    IReadOnlyList<Column> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    string? Caption = null,
    string Nothing = "Nothing to list.") : Block
{
    /// <summary>At least one.</summary>
    public IReadOnlyList<Column> Columns { get; init; } = Columns.Count > 0
        ? Columns
        : throw new ArgumentException("A table has at least one column.", nameof(Columns));

    /// <summary>As many cells in each row as there are columns.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = Rows.All(row => row.Count == Columns.Count)
        ? Rows
        : throw new ArgumentException($"Every row of this table has {Columns.Count} cells.", nameof(Rows));
}

/// <summary>A column: its head, how its cells are set, and its width relative to the others (more than 0).</summary>
public sealed record Column(string Head, Align Align = Align.Left, double Width = 1, bool Monospace = false)
{
    /// <summary>Relative to the other columns.</summary>
    public double Width { get; init; } = Width > 0 && double.IsFinite(Width)
        ? Width
        : throw new ArgumentOutOfRangeException(nameof(Width), "A column's width is more than 0.");
}

/// <summary>Where the text of a cell stands.</summary>
public enum Align
{
    Left,
    Right,
    Centre,
}

/// <summary>
/// A JPEG or PNG, with what it shows in words. The width is in millimetres on paper; without one, its natural width
/// at 150 pixels to the inch. Never wider or higher than a page.
/// </summary>
public sealed record Picture(byte[] Data, string Alt, string? Caption = null, double? Width = null) : Block;

/// <summary>A QR code of the text, with a caption beside it. The size is the symbol's side in millimetres.</summary>
public sealed record Qr(string Text, string Caption = "", double Size = 24) : Block;

/// <summary>
/// A place to sign: a line over the name and role, and the date; what is not known beforehand stays blank to be
/// written by hand. Two that follow each other stand side by side.
/// </summary>
public sealed record Signature(string Name = "", string Role = "", string Date = "") : Block;
