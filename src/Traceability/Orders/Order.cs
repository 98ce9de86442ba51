using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Orders.Online;

namespace Traceability.Orders;

/// <summary>ORD-0012: what a customer wants, and the documents he demands with it.</summary>
public sealed class Order : Stamped
{
    private readonly List<OrderLine> lines = [];

    private Order() { }

    public long Id { get; private set; }

    public required string Number { get; init; }

    public required string NumberKey { get; init; }

    public long CustomerId { get; private init; }

    public required Customer Customer { get; init; }

    public required DateOnly OrderedOn { get; init; }

    /// <summary>The customer's own number for it.</summary>
    public string? Reference { get; private init; }

    /// <summary>The online shop that it came from; null for one that was written down here.</summary>
    public OnlineShop? Source { get; private init; }

    /// <summary>The reference in the form in which numbers of that shop are compared: an order of it comes in once.</summary>
    public string? SourceKey { get; private init; }

    /// <summary>What the buyer is known by there.</summary>
    public string? Buyer { get; private init; }

    public IReadOnlyList<DocumentType> RequiredDocuments { get; set; } = [];

    public IReadOnlyList<OrderLine> Lines => lines;

    public static Order Of(string number, Customer customer, DateOnly orderedOn, DateOnly today, string? reference = null)
    {
        if (orderedOn > today)
            throw new DomainRuleException($"{orderedOn:yyyy-MM-dd} is in the future. Enter the day on which the order came.", "OrderedOn");
        var kept = Traceability.Lots.NumberKey.Kept(number, "order number", "Number");
        return new() { Number = kept, NumberKey = Traceability.Lots.NumberKey.Of(kept), Customer = customer, OrderedOn = orderedOn, Reference = Text.Optional(reference, "reference", "Reference") };
    }

    /// <summary>One of an online shop: its number there is the reference, its lines say what it is called there.</summary>
    public static Order From(OnlineShop shop, ShopOrder theirs, string number, Customer customer, DateOnly today)
    {
        var order = Of(number, customer, theirs.OrderedOn, today, theirs.Number);
        return new()
        {
            Number = order.Number,
            NumberKey = order.NumberKey,
            Customer = customer,
            OrderedOn = order.OrderedOn,
            Reference = order.Reference,
            Source = shop,
            SourceKey = theirs.Key,
            Buyer = theirs.Buyer?.Known,
        };
    }

    public OrderLine Wants(Product product, Quantity amount, string? reference = null)
    {
        var line = OrderLine.Of(this, product, amount, reference);
        lines.Add(line);
        return line;
    }
}

public sealed class OrderLine
{
    private OrderLine() { }

    public long Id { get; private set; }

    public long OrderId { get; private init; }

    public required Order Order { get; init; }

    public long ProductId { get; private init; }

    public required Product Product { get; init; }

    /// <summary>Millionths of the unit.</summary>
    public required long QuantityMicro { get; init; }

    public required Unit Unit { get; init; }

    public string? Reference { get; private init; }

    public Quantity Amount => new(QuantityMicro, Unit);

    internal static OrderLine Of(Order order, Product product, Quantity amount, string? reference) => amount.Micro > 0
        ? new() { Order = order, Product = product, QuantityMicro = amount.Micro, Unit = amount.Unit, Reference = Text.Optional(reference, "reference", "Reference") }
        : throw new DomainRuleException($"The amount is {amount}. It has to be more than nothing.", "Quantity");
}
