using System.Text.RegularExpressions;

namespace Traceability.Lots;

/// <summary>Length and width of a sheet or of a piece of one, exactly, in millionths of a millimetre. Its thickness is its material's.</summary>
public readonly partial record struct PieceSize(long LengthMicro, long WidthMicro)
{
    public Quantity Length => new(LengthMicro, Unit.Mm);

    public Quantity Width => new(WidthMicro, Unit.Mm);

    public override string ToString() => $"{Length.Number} × {Width.Number} mm";

    /// <summary>"300 x 240", "300×240 mm", "12 x 10 in", "1,25 m x 2,5 m": millimetres where no unit is said.</summary>
    /// <exception cref="DomainRuleException">It is neither empty nor a size.</exception>
    public static PieceSize? Typed(string? typed, string? field = null)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var parts = Times().Split(typed.Trim());
        if (parts.Length != 2)
            throw new DomainRuleException($"\"{(typed.Length <= 40 ? typed : typed[..40] + "…")}\" is not a size. Write length and width with an x between: 300 x 240, or 12 x 10 in.", field);
        var width = Amounts.Typed(parts[1], Unit.Mm, field);
        // "12 x 10 in" means inches on both sides.
        var length = Amounts.Typed(parts[0], width.Unit, field);
        return new(length.In(Unit.Mm, field).Micro, width.In(Unit.Mm, field).Micro);
    }

    /// <summary>Whether what is typed is meant as a size, not as one amount.</summary>
    public static bool IsMeant(string? typed) => typed is not null && Times().IsMatch(typed);

    /// <summary>The area, as an amount.</summary>
    /// <exception cref="DomainRuleException">It is not a whole number of millionths of the unit.</exception>
    public Quantity Area(Unit unit, string? field = null)
    {
        // 10^12 square micro-millimetres are a square millimetre, of which 100 are a cm².
        var (whole, rest) = Int128.DivRem((Int128)LengthMicro * WidthMicro, 100_000_000);
        if (rest != 0 || whole > Quantity.MaxMicro)
            throw new DomainRuleException($"{this} cannot be kept exactly as an area. Round the size to tenths of a millimetre.", field);
        return new Quantity((long)whole, Unit.Cm2).In(unit, field);
    }

    /// <summary>Whether a piece of this size can be cut from it, turned or not.</summary>
    public bool Holds(PieceSize other) =>
        Math.Min(LengthMicro, WidthMicro) >= Math.Min(other.LengthMicro, other.WidthMicro) && Math.Max(LengthMicro, WidthMicro) >= Math.Max(other.LengthMicro, other.WidthMicro);

    internal static PieceSize? Of(long? length, long? width) => length is { } l && width is { } w ? new(l, w) : null;

    // Between digits an x is a times sign; "max" is no size.
    [GeneratedRegex(@"(?<=[\d\sa-z""²])\s*[x×*]\s*(?=\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Times();
}
