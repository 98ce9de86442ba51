using System.Globalization;

namespace Traceability.Lots;

/// <summary>
/// An exact amount with its unit, kept in whole millionths, so that 5 sheets, 200 g, 1.25 m and 0.75 add up exactly in
/// memory and in the database (SQLite has no decimal type).
/// </summary>
/// <param name="Micro">Millionths of the unit.</param>
public readonly record struct Quantity(long Micro, Unit Unit) : IComparable<Quantity>
{
    public const long One = 1_000_000;

    /// <summary>The largest single amount taken: a thousand million of any unit.</summary>
    public const long MaxMicro = 1_000_000_000 * One;

    public static Quantity Of(decimal amount, Unit unit)
    {
        var micro = amount * One;
        return micro == decimal.Truncate(micro) && Math.Abs(micro) <= MaxMicro
            ? new((long)micro, unit)
            : throw new DomainRuleException($"{amount.ToString(CultureInfo.InvariantCulture)} {unit.Symbol()} cannot be kept exactly. Use at most six decimals and at most a thousand million.");
    }

    public bool IsZero => Micro == 0;

    public static Quantity operator +(Quantity a, Quantity b) => new(checked(a.Micro + a.Like(b)), a.Unit);

    public static Quantity operator -(Quantity a, Quantity b) => new(checked(a.Micro - a.Like(b)), a.Unit);

    public static Quantity operator -(Quantity a) => new(-a.Micro, a.Unit);

    public static bool operator <(Quantity a, Quantity b) => a.Micro < a.Like(b);

    public static bool operator >(Quantity a, Quantity b) => a.Micro > a.Like(b);

    public static bool operator <=(Quantity a, Quantity b) => a.Micro <= a.Like(b);

    public static bool operator >=(Quantity a, Quantity b) => a.Micro >= a.Like(b);

    public int CompareTo(Quantity other) => Micro.CompareTo(Like(other));

    /// <summary>The same amount in another unit of the same kind.</summary>
    /// <exception cref="DomainRuleException">Another kind, or it does not convert exactly.</exception>
    public Quantity In(Unit unit, string? field = null)
    {
        if (unit == Unit) return this;
        if (unit.Kind() != Unit.Kind())
            throw new DomainRuleException($"{this} cannot be counted in {unit.Word(one: false)}. Give the amount in {unit.Word(one: false)}.", field);
        var (whole, rest) = Int128.DivRem((Int128)Micro * Unit.Size(), unit.Size());
        if (rest != 0)
            throw new DomainRuleException($"{this} is not a whole number of millionths of a {unit.Symbol()}. Give the amount in {unit.Word(one: false)}.", field);
        return new((long)whole, unit);
    }

    public bool ConvertsTo(Unit unit) => unit == Unit || (unit.Kind() == Unit.Kind() && (Int128)Micro * Unit.Size() % unit.Size() == 0);

    /// <summary>Only the number, with a decimal point and no needless zeros: "12.5".</summary>
    public string Number => Micro % One == 0
        ? (Micro / One).ToString(CultureInfo.InvariantCulture)
        : (Micro / (decimal)One).ToString("0.######", CultureInfo.InvariantCulture);

    public override string ToString() => $"{Number} {Unit.Word(one: Micro == One)}";

    /// <summary>An amount as a person types it: 1.5 and 1,5 are the same; what can be read in two ways is refused.</summary>
    /// <exception cref="DomainRuleException">Not an amount, zero or less, too large or too fine.</exception>
    public static Quantity Typed(string? text, Unit unit, string? field = null)
    {
        var written = (text ?? "").Trim();
        var plain = written.Replace(',', '.');
        if (plain.Length == 0)
            throw new DomainRuleException("How much? Type an amount, for example 5 or 0.75.", field);
        if (plain.Count(c => c == '.') > 1 || (written.Contains(',', StringComparison.Ordinal) && written.Length - written.IndexOf(',', StringComparison.Ordinal) == 4 && written[0] != '0'))
            throw new DomainRuleException($"\"{Short(written)}\" can be read in two ways. Write it without a separator for thousands, with a point before the decimals: 1250 or 1.25.", field);
        if (!TryParseExact(plain, unit, out var quantity))
            throw new DomainRuleException($"\"{Short(written)}\" is not an amount. Type digits, with at most six decimals and below a thousand million: 5, 0.75 or 1,5.", field);
        if (quantity.Micro <= 0)
            throw new DomainRuleException($"The amount is {quantity}. It has to be more than nothing.", field);
        return quantity;
    }

    /// <summary>The exchange format's spelling: digits, an optional sign and a decimal point, at most six decimals.</summary>
    public static bool TryParseExact(string text, Unit unit, out Quantity quantity)
    {
        quantity = default;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount)) return false;
        var scaled = Math.Abs(amount) > MaxMicro / One ? 0.5m : amount * One;
        if (scaled != decimal.Truncate(scaled)) return false;
        quantity = new((long)scaled, unit);
        return true;
    }

    // Rules compare amounts of one lot, which has one unit; two kinds here are a bug, two units of a kind are converted.
    private long Like(Quantity other) => other.In(Unit).Micro;

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
