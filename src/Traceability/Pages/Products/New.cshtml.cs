using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Manufacture;
using Traceability.Pages.Making;

namespace Traceability.Pages.Products;

/// <summary>A new product.</summary>
public sealed class NewModel(TraceabilityDb db, Acts acts, TimeProvider clock) : BenchPage(db, acts, clock)
{
    public static SelectListItem[] Ways { get; } =
    [
        new("Each unit by a serial number", nameof(IdentifiedBy.Serial)),
        new("A batch by its code", nameof(IdentifiedBy.Batch)),
    ];

    [BindProperty]
    public ProductInput Input { get; set; } = new();

    public Task<IActionResult> OnPostAsync() => Once("add a product", async () =>
    {
        var product = Product.Named(Input.Sku!, Input.Name!, Input.IdentifiedBy);
        if (await Db.Products.AnyAsync(p => p.SkuKey == product.SkuKey))
            throw new DomainRuleException($"There is a product {product.Sku} already. Give this one another article number.", "Sku");
        Db.Add(product);
        await Db.SaveChangesAsync();
        Done($"{product.Sku} is added. Say what goes into it.");
        return $"/products/{product.Id}";
    });
}

public sealed class ProductInput
{
    [Required(ErrorMessage = "Fill in the article number."), StringLength(Text.LineLength)]
    public string? Sku { get; set; }

    [Required, StringLength(Text.LineLength)]
    public string? Name { get; set; }

    [EnumDataType(typeof(IdentifiedBy))]
    public IdentifiedBy IdentifiedBy { get; set; }
}
