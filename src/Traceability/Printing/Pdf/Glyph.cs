namespace Traceability.Printing.Pdf;

/// <summary>What a line may do after a glyph.</summary>
internal enum Break : byte
{
    /// <summary>Go on.</summary>
    None,

    /// <summary>End here; the glyph is a blank that may hang over the edge.</summary>
    Blank,

    /// <summary>End here.</summary>
    Allowed,

    /// <summary>End here, and then with a hyphen (U+00AD).</summary>
    Hyphen,

    /// <summary>End here, and has to.</summary>
    Line,
}

/// <summary>Which way a character is read.</summary>
internal enum Direction : byte
{
    /// <summary>As what stands around it: punctuation, blanks.</summary>
    Neutral,
    LeftToRight,
    RightToLeft,

    /// <summary>Digits, which keep their order in either.</summary>
    Number,
}

/// <summary>
/// A glyph in its place. Lengths are thousandths of the type size. A glyph without a font is not drawn; it only says
/// where a line may end.
/// </summary>
/// <param name="Font">The font it is drawn from.</param>
/// <param name="Code">Its code in there.</param>
/// <param name="Natural">How far the font itself moves the pen.</param>
/// <param name="Advance">How far the pen shall move.</param>
/// <param name="Shift">Moved before drawing, without moving what follows: a mark over its letter.</param>
/// <param name="StartsCluster">False for what must stay with the glyph before: a combining mark.</param>
/// <param name="After">What the line may do after it.</param>
/// <param name="Direction">Which way it is read.</param>
internal readonly record struct Glyph(
    FontSubset? Font, ushort Code, short Natural, short Advance, short Shift, bool StartsCluster, Break After, Direction Direction);
