using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Orders.Online;
using Traceability.Web.Lists;

namespace Traceability.Pages.Orders;

/// <summary>What online shops call things here, as it was said once.</summary>
public sealed class NamesModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<NamesModel.Row>(db, acts, clock)
{
    /// <param name="Means">Our product or customer; null for what is not made here.</param>
    public sealed record Row(long Id, OnlineShop Shop, string Name, string? Means, string? Words, DateTimeOffset At);

    private static readonly IReadOnlyList<(string?, string)> States = [(null, "Articles"), ("buyers", "Buyers")];

    public bool OfBuyers => State == "buyers";

    public override IEnumerable<Filter> Filters => [new("state", "Names of", States, State)];

    protected override string FileName => "names of online shops";

    protected override IReadOnlyList<Column<Row>> Columns =>
        [new("Online shop", r => r.Shop.Words()), new("Name there", r => r.Name), new("Here", r => r.Means ?? "not made here"), new("Name here", r => r.Words)];

    protected override IQueryable<Row> Asked()
    {
        if (OfBuyers)
        {
            var buyers = IsSearched ? Db.KnownBuyers.Where(b => EF.Functions.Like(b.Buyer, Pattern, "\\") || EF.Functions.Like(b.Customer.Name, Pattern, "\\") || EF.Functions.Like(b.Customer.Code, Pattern, "\\")) : Db.KnownBuyers;
            return buyers.OrderBy(b => b.Shop).ThenBy(b => b.BuyerKey).Select(b => new Row(b.Id, b.Shop, b.Buyer, b.Customer.Code, b.Customer.Name, b.RecordedAt));
        }
        var articles = IsSearched ? Db.KnownArticles.Where(a => EF.Functions.Like(a.Article, Pattern, "\\") || EF.Functions.Like(a.Product!.Sku, Pattern, "\\") || EF.Functions.Like(a.Product!.Name, Pattern, "\\")) : Db.KnownArticles;
        return articles.OrderBy(a => a.Shop).ThenBy(a => a.ArticleKey).Select(a => new Row(a.Id, a.Shop, a.Article, a.Product!.Sku, a.Product.Name, a.RecordedAt));
    }
}
