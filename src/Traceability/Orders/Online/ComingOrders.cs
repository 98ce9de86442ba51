using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Exchange;
using Traceability.Lots;

namespace Traceability.Orders.Online;

/// <summary>What becomes of an order of a file.</summary>
public enum ComingState
{
    Comes,

    /// <summary>Something has to be said first: what an article is, or who the buyer is.</summary>
    Asked,

    /// <summary>It came in before, and says the same.</summary>
    Here,

    /// <summary>It came in before, and says something else now.</summary>
    Differs,

    /// <summary>Cancelled, refunded, or nothing of it is made here.</summary>
    LeftOut,

    /// <summary>A row of it cannot be read.</summary>
    Faulty,
}

/// <param name="Sku">Our product; null where it is not known, or not made here.</param>
public sealed record ComingLine(ShopLine Line, long? ProductId, string? Sku, bool NotOurs)
{
    public bool IsKnown => ProductId is not null || NotOurs;
}

/// <param name="CustomerId">Null: he is new here.</param>
/// <param name="OrderId">Ours, where it came in before.</param>
public sealed record ComingOrder(ShopOrder Order, ComingState State, string? Says, IReadOnlyList<ComingLine> Lines, long? CustomerId, string? Customer, long? OrderId, string? Number);

/// <summary>Something the file names that nobody has explained yet.</summary>
/// <param name="Name">As buyers read it.</param>
/// <param name="Orders">How many orders wait for it.</param>
/// <param name="Suggested">The product that may be meant.</param>
public sealed record AskedArticle(string Article, string Name, int Orders, string? Suggested);

/// <param name="Several">More than one customer has this address, so that one has to be chosen.</param>
public sealed record AskedBuyer(ShopBuyer Buyer, int Orders, bool Several);

/// <summary>A sentence about a row of the file.</summary>
public sealed record RowFault(long Row, string Says);

/// <summary>What a file of an online shop comes to here. Nothing is written by looking.</summary>
public sealed class ComingOrders
{
    public required OnlineShop Shop { get; init; }

    /// <summary>In the file's order.</summary>
    public required IReadOnlyList<ComingOrder> Orders { get; init; }

    public required IReadOnlyList<RowFault> Faults { get; init; }

    /// <summary>All of them; only the first are kept.</summary>
    public required int FaultCount { get; init; }

    public required IReadOnlyList<AskedArticle> Articles { get; init; }

    /// <summary>Buyers that are nobody here yet: each becomes a customer, unless somebody says who he is.</summary>
    public required IReadOnlyList<AskedBuyer> Buyers { get; init; }

    public int Count(ComingState state) => Orders.Count(o => o.State == state);
}

public static class ComingQueries
{
    private const int MostFaults = 200;

    private sealed record Here(long Id, string Number, DateOnly OrderedOn, string? Buyer, IReadOnlyList<(string Article, long Micro)> Lines);

    /// <summary>Holds a file against what is here: one question to each table, however long it is.</summary>
    internal static async Task<ComingOrders> Coming(this TraceabilityDb db, OrdersInFile file, CancellationToken cancel = default)
    {
        var articles = (await db.KnownArticles.AsNoTracking().Where(a => a.Shop == file.Shop).Select(a => new { a.ArticleKey, a.ProductId, a.Product!.Sku }).ToListAsync(cancel)).ToDictionary(a => a.ArticleKey);
        var products = (await db.Products.AsNoTracking().Select(p => new { p.Id, p.Sku, p.SkuKey }).ToListAsync(cancel)).ToDictionary(p => p.SkuKey);
        var buyers = (await db.KnownBuyers.AsNoTracking().Where(b => b.Shop == file.Shop).Select(b => new { b.BuyerKey, b.CustomerId, b.Customer.Name }).ToListAsync(cancel)).ToDictionary(b => b.BuyerKey, b => (b.CustomerId, b.Name));
        var byMail = (await db.Customers.AsNoTracking().Where(c => c.Email != null).Select(c => new { c.Id, c.Name, c.Email }).ToListAsync(cancel)).ToLookup(c => NumberKey.Of(c.Email!), c => (c.Id, c.Name));
        var here = await db.HereAlready(file, cancel);

        var (orders, faults, more) = (new List<ComingOrder>(file.Orders.Count), file.Faults.Select(f => new RowFault(f.Row, f.ToString())).ToList(), 0);
        var asked = new Dictionary<string, (ShopLine Line, int Orders)>();
        var strangers = new Dictionary<string, (ShopBuyer Buyer, int Orders, bool Several)>();
        foreach (var order in file.Orders)
        {
            var lines = order.Lines.Select(l => articles.TryGetValue(l.ArticleKey, out var known) ? new ComingLine(l, known.ProductId, known.Sku, known.ProductId is null)
                : products.TryGetValue(l.ArticleKey, out var own) ? new(l, own.Id, own.Sku, false) : new(l, null, null, false)).ToList();
            var mails = order.Buyer?.Email is { } mail ? byMail[NumberKey.Of(mail)].ToList() : [];
            var customer = order.Buyer is { } b && buyers.TryGetValue(b.Key, out var who) ? who : mails.Count == 1 ? mails[0] : ((long, string)?)null;
            var stored = here.GetValueOrDefault(order.Key);
            var (state, says) = State(file, order, lines, stored, customer is null && mails.Count > 1, fault =>
            {
                more++;
                if (faults.Count < MostFaults) faults.Add(new(fault.Row, fault.ToString()));
            });
            orders.Add(new(order, state, says, lines, customer?.Item1, customer?.Item2, stored?.Id, stored?.Number));
            if (state is not (ComingState.Comes or ComingState.Asked)) continue;
            foreach (var line in lines.Where(l => !l.IsKnown).Select(l => l.Line).DistinctBy(l => l.ArticleKey))
                asked[line.ArticleKey] = (asked.TryGetValue(line.ArticleKey, out var first) ? first.Line : line, first.Orders + 1);
            if (customer is null && order.Buyer is { } stranger)
                strangers[stranger.Key] = strangers.TryGetValue(stranger.Key, out var known) ? known with { Orders = known.Orders + 1 } : (stranger, 1, mails.Count > 1);
        }
        return new()
        {
            Shop = file.Shop,
            Orders = orders,
            Faults = [.. faults.OrderBy(f => f.Row)],
            FaultCount = file.FaultCount + more,
            Articles = [.. asked.Values.Select(a => new AskedArticle(a.Line.Article, a.Line.Name, a.Orders, DidYouMean.Nearest(a.Line.ArticleKey, products.Keys) is { } near ? products[near].Sku : null))],
            Buyers = [.. strangers.Values.OrderByDescending(s => s.Several).Select(s => new AskedBuyer(s.Buyer, s.Orders, s.Several))],
        };
    }

    private static (ComingState State, string? Says) State(OrdersInFile file, ShopOrder order, List<ComingLine> lines, Here? stored, bool several, Action<Fault> tell)
    {
        if (order.IsFaulty) return (ComingState.Faulty, "one of its rows cannot be read, so nothing of it comes in");
        if (stored is not null && order.LeftOut is { } ended)
        {
            tell(new(file.Name, order.Row, null, $"{order.Number} came in before as {stored.Number}, and is {ended} there now; decide on the page of {stored.Number} what becomes of it"));
            return (ComingState.Differs, $"{ended} there since");
        }
        if (order.LeftOut is { } why) return (ComingState.LeftOut, why);
        if (stored is not null) return Differences(file, order, lines, stored, tell) ? (ComingState.Differs, "it says something else than before; nothing was changed") : (ComingState.Here, null);
        if (lines.TrueForAll(l => l.NotOurs)) return (ComingState.LeftOut, "nothing of it is made here");
        if (lines.Exists(l => !l.IsKnown)) return (ComingState.Asked, "what it wants is not known here yet");
        return several ? (ComingState.Asked, "several customers have this e-mail address") : (ComingState.Comes, null);
    }

    /// <summary>Tells row by row what differs from the order as it came in; nothing is ever written over.</summary>
    private static bool Differences(OrdersInFile file, ShopOrder order, List<ComingLine> lines, Here stored, Action<Fault> tell)
    {
        var any = false;
        void Tell(long row, ShopField field, string written, string there)
        {
            any = true;
            tell(new(file.Name, row, file.Heads.GetValueOrDefault(field), $"\"{Cells.Short(written)}\" contradicts what is stored: {there}"));
        }

        if (order.OrderedOn != stored.OrderedOn) Tell(order.Row, ShopField.Day, $"{order.OrderedOn:yyyy-MM-dd}", $"{stored.Number} was ordered on {stored.OrderedOn:yyyy-MM-dd}");
        if (stored.Buyer is { } buyer && order.Buyer is { } now && !NumberKey.Same(buyer, now.Known)) Tell(order.Row, file.Heads.ContainsKey(ShopField.Email) ? ShopField.Email : ShopField.Buyer, now.Known, $"{stored.Number} is of {buyer}");
        var left = stored.Lines.Select(l => (Key: NumberKey.Of(l.Article), l.Article, l.Micro)).ToList();
        // The lines that agree first, so that a second line of the same article is not taken for a changed one.
        var open = lines.Where(l => !l.NotOurs && !left.Remove(left.Find(s => s.Key == l.Line.ArticleKey && s.Micro == l.Line.Amount.Micro))).Select(l => l.Line).ToList();
        foreach (var line in open)
            if (left.Find(s => s.Key == line.ArticleKey) is { Key: not null } other)
            {
                left.Remove(other);
                Tell(line.Row, ShopField.Quantity, line.Amount.Number, $"{stored.Number} has {new Quantity(other.Micro, Unit.Pcs)} of {line.Article}");
            }
            else Tell(line.Row, ShopField.Item, line.Article, $"{stored.Number} has no such line");
        foreach (var gone in left) Tell(order.Row, ShopField.Number, order.Number, $"{stored.Number} has a line more, {new Quantity(gone.Micro, Unit.Pcs)} of {gone.Article}");
        return any;
    }

    /// <summary>Orders of the file that came in before. What was added here by hand has no name of the online shop, and is not compared.</summary>
    private static async Task<Dictionary<string, Here>> HereAlready(this TraceabilityDb db, OrdersInFile file, CancellationToken cancel)
    {
        var keys = file.Orders.Select(o => o.Key).ToList();
        var orders = await db.Orders.AsNoTracking().Where(o => o.Source == file.Shop && EF.Parameter(keys).Contains(o.SourceKey!))
            .Select(o => new { o.Id, o.Number, o.SourceKey, o.OrderedOn, o.Buyer }).ToListAsync(cancel);
        if (orders.Count == 0) return [];
        var lines = (await db.Set<OrderLine>().AsNoTracking().Where(l => l.Order.Source == file.Shop && EF.Parameter(keys).Contains(l.Order.SourceKey!) && l.Reference != null)
            .Select(l => new { l.OrderId, l.Reference, l.QuantityMicro }).ToListAsync(cancel)).ToLookup(l => l.OrderId, l => (l.Reference!, l.QuantityMicro));
        return orders.ToDictionary(o => o.SourceKey!, o => new Here(o.Id, o.Number, o.OrderedOn, o.Buyer, [.. lines[o.Id]]));
    }
}
