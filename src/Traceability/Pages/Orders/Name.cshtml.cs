using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Manufacture;
using Traceability.Orders;
using Traceability.Orders.Online;
using Traceability.Pages.Making;

namespace Traceability.Pages.Orders;

/// <summary>What an online shop calls something meant something else than was said.</summary>
public sealed class NameModel(TraceabilityDb db, Acts acts, TimeProvider clock) : BenchPage(db, acts, clock)
{
    [FromRoute]
    public string Kind { get; set; } = "";

    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public NameInput Input { get; set; } = new();

    public OnlineShop Shop { get; private set; }

    public string Name { get; private set; } = "";

    public bool IsBuyer => Kind == "buyer";

    public IReadOnlyList<(string Value, string Words)> Offered { get; private set; } = [];

    public override async Task Load()
    {
        if (IsBuyer)
        {
            var buyer = Found(await Db.KnownBuyers.AsNoTracking().Include(b => b.Customer).FirstOrDefaultAsync(b => b.Id == Id));
            (Shop, Name, Offered) = (buyer.Shop, buyer.Buyer, await Choices.Customers(Db));
            Input.Means ??= buyer.Customer.Code;
            return;
        }
        var article = Found(await Db.KnownArticles.AsNoTracking().Include(a => a.Product).FirstOrDefaultAsync(a => a.Id == Id));
        (Shop, Name, Offered) = (article.Shop, article.Article, await Choices.Products(Db));
        Input.Means ??= article.Product?.Sku;
    }

    public Task<IActionResult> OnPostAsync() => Once("change what an online shop's name means", async () =>
    {
        if (IsBuyer)
        {
            var buyer = Found(await Db.KnownBuyers.Include(b => b.Customer).SingleOrDefaultAsync(b => b.Id == Id));
            buyer.Customer = await Db.CustomerNumbered(Input.Means, "Means");
            Done($"{buyer.Buyer} is {buyer.Customer.Name} from now on.");
            return "/orders/names?state=buyers";
        }
        var article = Found(await Db.KnownArticles.Include(a => a.Product).SingleOrDefaultAsync(a => a.Id == Id));
        article.Means(string.IsNullOrWhiteSpace(Input.Means) ? null : await Db.ProductNumbered(Input.Means, "Means"));
        Done($"{article.Article} is {article.Product?.Sku ?? "not made here"} from now on. Orders that came in stay as they are.");
        return "/orders/names";
    });
}

public sealed class NameInput
{
    [StringLength(Text.LineLength)]
    public string? Means { get; set; }
}
