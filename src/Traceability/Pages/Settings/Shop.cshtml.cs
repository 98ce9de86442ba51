using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Pages.Stock;
using Traceability.People;
using Traceability.Shops;

namespace Traceability.Pages.Settings;

/// <summary>The shop's own name and address, as they stand on every paper from now on.</summary>
[Authorize(Policy = nameof(Role.Administrator))]
public sealed class ShopModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    [BindProperty]
    public ShopInput Input { get; set; } = new();

    public async Task OnGetAsync()
    {
        var shop = Found(await Db.TheShop());
        Input = new() { ShopName = shop.Name, Address = shop.Address, Units = shop.Units };
    }

    public Task<IActionResult> OnPostAsync() => Once("change the shop", async () =>
    {
        Found(await Db.Set<Shop>().FirstOrDefaultAsync()).Change(Input.ShopName, Input.Address, Input.Units);
        return ("/settings", "The shop is changed. What was issued before stays as it was issued.", (string?)null);
    });
}

public sealed class ShopInput
{
    [Required, StringLength(Text.LineLength), Display(Name = "name of the shop")]
    public string? ShopName { get; set; }

    public string? Address { get; set; }

    [EnumDataType(typeof(UnitSystem))]
    public UnitSystem Units { get; set; }
}
