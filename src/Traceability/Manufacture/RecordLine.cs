using Traceability.Orders;

namespace Traceability.Manufacture;

/// <summary>One product of what a record is to make: how many, for whom, by which revision and drawing. Written down when it starts, and never changed.</summary>
public sealed class RecordLine
{
    private RecordLine() { }

    public long Id { get; private set; }

    public long RecordId { get; private init; }

    public required ManufactureRecord Record { get; init; }

    /// <summary>From 1.</summary>
    public required int Position { get; init; }

    public long ProductId { get; private init; }

    public required Product Product { get; init; }

    /// <summary>How many are wanted; null where nobody said.</summary>
    public long? Units { get; private init; }

    public long? OrderId { get; private init; }

    public Order? Order { get; private init; }

    /// <summary>A released revision of the product's bill of materials.</summary>
    public string? BomRevision { get; private init; }

    /// <summary>With its revision.</summary>
    public string? Drawing { get; private init; }

    internal static RecordLine Of(ManufactureRecord record, int position, Planned planned)
    {
        if (planned.Units is <= 0)
            throw new DomainRuleException($"{planned.Units} of {planned.Product.Sku} are none. Enter how many are made, or leave it empty.", "Quantity");
        return new()
        {
            Record = record,
            Position = position,
            Product = planned.Product,
            Units = planned.Units,
            Order = planned.Order,
            BomRevision = planned.Product.Released(planned.BomRevision)?.Revision,
            Drawing = Text.Optional(planned.Drawing, "drawing", "Drawing"),
        };
    }
}

/// <summary>What is to be made of one product.</summary>
public sealed record Planned(Product Product, long? Units, Order? Order = null, string? BomRevision = null, string? Drawing = null);
