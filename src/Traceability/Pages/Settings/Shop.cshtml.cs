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

    public ShopLogo? Logo { get; private set; }

    public async Task OnGetAsync()
    {
        var shop = Found(await Db.TheShop());
        Input = new() { ShopName = shop.Name, Address = shop.Address, Units = shop.Units, MarksReadByAnother = shop.MarksReadByAnother, Phone = shop.Phone, Email = shop.Email, PublicAddress = shop.PublicAddress };
        await Load();
    }

    public override async Task Load() => Logo = await Db.TheLogo();

    public Task<IActionResult> OnPostAsync() => Once("change the shop", async () =>
    {
        var shop = Found(await Db.Set<Shop>().FirstOrDefaultAsync());
        shop.Change(Input.ShopName, Input.Address, Input.Units);
        shop.MarksReadByAnother = Input.MarksReadByAnother;
        shop.ReachedBy(Input.Phone, Input.Email, Input.PublicAddress);
        await TakeLogo();
        return ("/settings", "The shop is changed. What was issued before stays as it was issued.", (string?)null);
    });

    private async Task TakeLogo()
    {
        var kept = await Db.Set<ShopLogo>().FirstOrDefaultAsync();
        if (Input.Logo is { } file)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content);
            var logo = ShopLogo.Of(content.ToArray());
            if (kept is null) Db.Add(logo);
            else (kept.Picture, kept.Sha256) = (logo.Picture, logo.Sha256);
        }
        else if (Input.NoLogo && kept is not null) Db.Remove(kept);
    }
}

public sealed class ShopInput
{
    [Required, StringLength(Text.LineLength), Display(Name = "name of the shop")]
    public string? ShopName { get; set; }

    public string? Address { get; set; }

    public bool MarksReadByAnother { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    [Display(Name = "public address")]
    public string? PublicAddress { get; set; }

    public IFormFile? Logo { get; set; }

    public bool NoLogo { get; set; }

    [EnumDataType(typeof(UnitSystem))]
    public UnitSystem Units { get; set; }
}
