using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Orders;
using Traceability.Orders.Online;
using Traceability.Pages.Making;

namespace Traceability.Pages.Orders;

/// <summary>What a file of orders comes to: what would come in, what has to be said first, and what is wrong. Then its orders are taken.</summary>
public sealed class ImportFileModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : BenchPage(db, acts, clock)
{
    public const int PageSize = 50;

    /// <summary>So much is asked at once; the rest after that.</summary>
    public const int MostAsked = 50;

    private static readonly IReadOnlyList<(string Word, ComingState State)> States =
        [("come", ComingState.Comes), ("asked", ComingState.Asked), ("differ", ComingState.Differs), ("faulty", ComingState.Faulty), ("left-out", ComingState.LeftOut), ("here", ComingState.Here)];

    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public NamesInput Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public OrderFile Brought { get; private set; } = null!;

    public ComingOrders Coming { get; private set; } = null!;

    public IReadOnlyList<(string Word, ComingState State, int Count)> Counts { get; private set; } = [];

    public IReadOnlyList<ComingOrder> Orders { get; private set; } = [];

    public int Total { get; private set; }

    public IReadOnlyList<AskedArticle> Articles => [.. Coming.Articles.Take(MostAsked)];

    public IReadOnlyList<AskedBuyer> Buyers => [.. Coming.Buyers.Take(MostAsked)];

    public IReadOnlyList<(string Value, string Words)> Products { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Customers { get; private set; } = [];

    public override async Task Load()
    {
        Brought = Found(await Db.OrderFiles.AsNoTracking().FirstOrDefaultAsync(f => f.Id == Id && f.PutAwayAt == null));
        Coming = await Look(Brought);
        Counts = [.. States.Select(s => (s.Word, s.State, Coming.Count(s.State))).Where(s => s.Item3 > 0)];
        var shown = Counts.FirstOrDefault(s => s.Word == State);
        var orders = shown.Word is null ? Coming.Orders : [.. Coming.Orders.Where(o => o.State == shown.State)];
        Total = orders.Count;
        P = Math.Clamp(P, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Orders = [.. orders.Skip((P - 1) * PageSize).Take(PageSize)];
        Products = await Choices.Products(Db);
        Customers = await Choices.Customers(Db);
        // What was typed stays with the name it was typed for.
        Input.Articles = [.. Articles.Select(a => Input.Articles.Find(i => NumberKey.Same(i.Article, a.Article)) ?? new() { Article = a.Article, Product = a.Suggested })];
        Input.Buyers = [.. Buyers.Select(b => Input.Buyers.Find(i => NumberKey.Same(i.Buyer, b.Buyer.Known)) ?? new() { Buyer = b.Buyer.Known })];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await Acts.Do("say what an online shop calls things", async () =>
        {
            var file = await Waits();
            foreach (var (named, n) in Input.Articles.Select((a, n) => (a, n)).Where(a => a.a.IsAnswered))
                await Db.Explain(file.Shop, named.Article!, named.NotOurs ? null : await Db.ProductNumbered(named.Product, $"Articles[{n}].Product"));
            foreach (var (named, n) in Input.Buyers.Select((b, n) => (b, n)).Where(b => !string.IsNullOrWhiteSpace(b.b.Customer)))
                await Db.Explain(file.Shop, named.Buyer!, await Db.CustomerNumbered(named.Customer, $"Buyers[{n}].Customer"));
        });
        var (taken, first, last) = (0, "", "");
        foreach (var part in (await Look(await Waits())).Orders.Where(o => o.State == ComingState.Comes).Chunk(TakingOrders.Together))
            // An act for each part, so that others who write come in between.
            await Acts.Do("take orders of an online shop", async () =>
            {
                var came = await Db.Take(numbers, await Waits(), part, Today);
                taken += came.Count;
                if (came.Count == 0) return;
                if (first.Length == 0) first = came[0];
                last = came[^1];
            });
        Done(taken == 0 ? "Nothing new came in. What was said about names is kept." : $"{taken} {(taken == 1 ? "order" : "orders")} came in: {first}{(taken == 1 ? "" : $" to {last}")}.");
        return LocalRedirect($"/orders/import/{Id}");
    }

    /// <summary>It has served.</summary>
    public Task<IActionResult> OnPostPutAwayAsync() => Once("put a file of orders away", async () =>
    {
        var file = await Waits();
        await Db.PutAway(file, Acts.Who.Code, Acts.Now);
        Done($"{file.FileName} is put away. What came in from it stays.");
        return "/orders/import";
    });

    private async Task<OrderFile> Waits() => Found(await Db.OrderFiles.SingleOrDefaultAsync(f => f.Id == Id && f.PutAwayAt == null));

    private async Task<ComingOrders> Look(OrderFile file) => await Db.Coming(await Db.Read(file, Today, Zone, HttpContext.RequestAborted), HttpContext.RequestAborted);
}

/// <summary>What the names of a file mean.</summary>
public sealed class NamesInput
{
    [MaxLength(ImportFileModel.MostAsked)]
    public List<NamedArticle> Articles { get; set; } = [];

    [MaxLength(ImportFileModel.MostAsked)]
    public List<NamedBuyer> Buyers { get; set; } = [];
}

public sealed class NamedArticle
{
    [StringLength(Text.LineLength)]
    public string? Article { get; set; }

    [StringLength(Text.LineLength)]
    public string? Product { get; set; }

    public bool NotOurs { get; set; }

    internal bool IsAnswered => NotOurs || !string.IsNullOrWhiteSpace(Product);
}

public sealed class NamedBuyer
{
    [StringLength(Text.LineLength)]
    public string? Buyer { get; set; }

    [StringLength(Text.LineLength)]
    public string? Customer { get; set; }
}
