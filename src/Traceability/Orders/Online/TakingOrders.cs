using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;

namespace Traceability.Orders.Online;

/// <summary>Keeps a file of orders, and takes what comes of it.</summary>
public static class TakingOrders
{
    /// <summary>Orders that are taken in one act, so that others who write need not wait for a long file.</summary>
    public const int Together = 200;

    /// <summary>Puts a file aside until its orders are taken; one that waits already is given again.</summary>
    public static async Task<OrderFile> KeepOrders(this TraceabilityDb db, IncomingFile file, OnlineShop shop, CancellationToken cancel = default) =>
        await db.OrderFiles.SingleOrDefaultAsync(f => f.Sha256 == file.Sha256 && f.PutAwayAt == null, cancel)
        ?? db.Add(OrderFile.Of((await db.Keep(file, cancel)).Sha256, FileNames.Of(file.Name, file.Type), shop)).Entity;

    /// <summary>It has served. It is full of people's addresses, so its content goes, unless something else here rests on it.</summary>
    public static async Task PutAway(this TraceabilityDb db, OrderFile file, string by, DateTimeOffset at, CancellationToken cancel = default)
    {
        file.PutAway(by, at);
        await db.DropUnused(file.Sha256, cancel);
    }

    /// <summary>What is still read of it.</summary>
    /// <exception cref="DomainRuleException">It was put away.</exception>
    internal static async Task<OrdersInFile> Read(this TraceabilityDb db, OrderFile file, DateOnly today, TimeZoneInfo zone, CancellationToken cancel = default)
    {
        file.RefuseUnlessWaiting();
        using var content = new MemoryStream();
        await foreach (var part in db.ContentOf(file.Sha256).WithCancellation(cancel)) content.Write(part);
        content.Position = 0;
        return ShopFileReading.Read(file.FileName, content, today, zone, cancel: cancel);
    }

    /// <summary>What an article is, said once; said again it counts from then on.</summary>
    public static async Task Explain(this TraceabilityDb db, OnlineShop shop, string article, Product? product, CancellationToken cancel = default)
    {
        var key = NumberKey.Of(article);
        if (await db.KnownArticles.SingleOrDefaultAsync(a => a.Shop == shop && a.ArticleKey == key, cancel) is { } known) known.Means(product);
        else db.Add(KnownArticle.Of(shop, article, product));
    }

    /// <inheritdoc cref="Explain(TraceabilityDb, OnlineShop, string, Product?, CancellationToken)"/>
    public static async Task Explain(this TraceabilityDb db, OnlineShop shop, string buyer, Customer customer, CancellationToken cancel = default)
    {
        var key = NumberKey.Of(buyer);
        if (await db.KnownBuyers.SingleOrDefaultAsync(b => b.Shop == shop && b.BuyerKey == key, cancel) is { } known) known.Customer = customer;
        else db.Add(KnownBuyer.Of(shop, buyer, customer));
    }

    /// <summary>Takes orders of a file, inside an act. What somebody else took meanwhile is passed by.</summary>
    /// <returns>The numbers of those that came in.</returns>
    public static async Task<IReadOnlyList<string>> Take(this TraceabilityDb db, Numbers numbers, OrderFile file, IReadOnlyCollection<ComingOrder> orders, DateOnly today, CancellationToken cancel = default)
    {
        var keys = orders.Select(o => o.Order.Key).ToList();
        var here = (await db.Orders.Where(o => o.Source == file.Shop && EF.Parameter(keys).Contains(o.SourceKey!)).Select(o => o.SourceKey!).ToListAsync(cancel)).ToHashSet();
        var wanted = orders.SelectMany(o => o.Lines).Select(l => l.ProductId).OfType<long>().Distinct().ToList();
        var products = await db.Products.Where(p => EF.Parameter(wanted).Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancel);
        var customers = await db.CustomersOf(file.Shop, orders, cancel);
        var taken = new List<string>();
        var fresh = orders.Where(o => !here.Contains(o.Order.Key)).ToList();
        // Whoever is new first, so that the orders are written down in the order in which they came.
        foreach (var coming in fresh) await db.CustomerFor(file.Shop, coming, customers, cancel);
        await db.SaveChangesAsync(cancel);
        foreach (var coming in fresh)
        {
            var order = Order.From(file.Shop, coming.Order, await numbers.Order(cancel), customers[coming.Order.Buyer!.Key], today);
            foreach (var line in coming.Lines.Where(l => l.ProductId is not null)) order.Wants(products[line.ProductId!.Value], line.Line.Amount, line.Line.Article);
            db.Add(order);
            taken.Add(order.Number);
        }
        file.Took(taken.Count);
        return taken;
    }

    private static async Task<Dictionary<string, Customer>> CustomersOf(this TraceabilityDb db, OnlineShop shop, IReadOnlyCollection<ComingOrder> orders, CancellationToken cancel)
    {
        var keys = orders.Select(o => o.Order.Buyer!.Key).Distinct().ToList();
        return await db.KnownBuyers.Include(b => b.Customer).Where(b => b.Shop == shop && EF.Parameter(keys).Contains(b.BuyerKey)).ToDictionaryAsync(b => b.BuyerKey, b => b.Customer, cancel);
    }

    /// <summary>Who it is, remembered; whoever is nobody here yet becomes a customer.</summary>
    private static async Task CustomerFor(this TraceabilityDb db, OnlineShop shop, ComingOrder coming, Dictionary<string, Customer> known, CancellationToken cancel)
    {
        var buyer = coming.Order.Buyer!;
        if (known.ContainsKey(buyer.Key)) return;
        Customer customer;
        if (coming.CustomerId is { } id) customer = await db.Customers.SingleAsync(c => c.Id == id, cancel);
        else
        {
            customer = Customer.Named(await db.CodeFor(buyer.Name, cancel), buyer.Name);
            customer.ReachedBy(null, buyer.Email, buyer.Phone, buyer.Address);
            db.Add(customer);
        }
        db.Add(KnownBuyer.Of(shop, buyer.Known, customer));
        known[buyer.Key] = customer;
    }

    /// <summary>A code made of the name that nobody has yet: JANE-DOE, JANE-DOE-2.</summary>
    private static async Task<string> CodeFor(this TraceabilityDb db, string name, CancellationToken cancel)
    {
        var plain = string.Concat(NumberKey.Of(name).Select(c => char.IsLetterOrDigit(c) ? c : ' '));
        var words = string.Join('-', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var stem = (words.Length > 16 ? words[..16] : words).Trim('-');
        if (stem.Length == 0) stem = "BUYER";
        var taken = (await db.Customers.Where(c => c.CodeKey.StartsWith(stem)).Select(c => c.CodeKey).ToListAsync(cancel)).ToHashSet();
        taken.UnionWith(db.Customers.Local.Select(c => c.CodeKey));
        for (var n = 2; ; n++)
        {
            if (!taken.Contains(stem)) return stem;
            if (!taken.Contains($"{stem}-{n}")) return $"{stem}-{n}";
        }
    }
}
