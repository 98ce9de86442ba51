namespace Traceability.Lots;

/// <summary>
/// One ladle of metal: the mill and its heat number. Two mills can use the same number; the same heat can come in on
/// several deliveries. The mill may be unknown.
/// </summary>
public sealed class Heat
{
    private Heat() { }

    public long Id { get; private set; }

    public string? Mill { get; private init; }

    /// <summary>Empty when the mill is unknown.</summary>
    public required string MillKey { get; init; }

    public required string Number { get; init; }

    public required string NumberKey { get; init; }

    public static Heat Of(string? mill, string number)
    {
        var kept = Lots.NumberKey.Kept(number, "heat number", "Heat");
        var named = Text.Optional(mill, "mill", "Mill");
        return new() { Mill = named, MillKey = named is null ? "" : Lots.NumberKey.Of(named), Number = kept, NumberKey = Lots.NumberKey.Of(kept) };
    }
}

/// <summary>A heat that is in a lot. A bundle of bars can hold two.</summary>
public sealed class LotHeat
{
    public long LotId { get; private init; }

    public required Lot Lot { get; init; }

    public long HeatId { get; private init; }

    public required Heat Heat { get; init; }
}
