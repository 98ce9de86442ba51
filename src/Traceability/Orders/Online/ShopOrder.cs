using Traceability.Exchange;
using Traceability.Lots;

namespace Traceability.Orders.Online;

/// <summary>A line of an order as the online shop's file says it.</summary>
/// <param name="Row">The line a spreadsheet shows, the header being 1.</param>
/// <param name="Article">What the online shop calls it: its SKU there, or its name where it has none.</param>
/// <param name="Name">As buyers read it.</param>
public sealed record ShopLine(long Row, string Article, string Name, long Pieces)
{
    public string ArticleKey { get; } = NumberKey.Of(Article);

    public Quantity Amount => new(Pieces * Quantity.One, Unit.Pcs);
}

/// <summary>Whoever ordered, as far as the file says.</summary>
/// <param name="Known">What he is known by there: his e-mail address, or the name of his account.</param>
public sealed record ShopBuyer(string Known, string Name, string? Email, string? Phone, string? Address)
{
    public string Key { get; } = NumberKey.Of(Known);
}

/// <summary>An order of an online shop, put together from its rows.</summary>
public sealed class ShopOrder
{
    private readonly List<ShopLine> lines = [];

    internal ShopOrder(string number, long row) => (Number, Key, Row) = (number, KeyOf(number), row);

    /// <summary>Its number there, as written.</summary>
    public string Number { get; }

    public string Key { get; }

    /// <summary>Where it begins in the file.</summary>
    public long Row { get; }

    public DateOnly OrderedOn { get; internal set; }

    public ShopBuyer? Buyer { get; internal set; }

    /// <summary>What the online shop says of it, as written: "paid", "processing".</summary>
    public string? Status { get; internal set; }

    /// <summary>Why it does not come in; null where it does.</summary>
    public string? LeftOut { get; internal set; }

    /// <summary>Something in one of its rows cannot be taken; then nothing of it is.</summary>
    public bool IsFaulty { get; internal set; }

    public IReadOnlyList<ShopLine> Lines => lines;

    /// <summary>The form in which numbers of online shops are compared: "#1001" is 1001.</summary>
    public static string KeyOf(string number) => NumberKey.Of(number.TrimStart('#', ' '));

    internal void Add(ShopLine line) => lines.Add(line);
}

/// <summary>What a file of an online shop says.</summary>
/// <param name="FaultCount">All of them; of a file that is wrong throughout only the first are kept.</param>
/// <param name="Heads">What its columns are called.</param>
internal sealed record OrdersInFile(OnlineShop Shop, string Name, IReadOnlyList<ShopOrder> Orders, IReadOnlyList<Fault> Faults, int FaultCount, IReadOnlyDictionary<ShopField, string> Heads);
