using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Materials;
using Traceability.Pages.Making;

namespace Traceability.Pages.Products;

/// <summary>One product: what goes into it, in each revision, and what was made of it.</summary>
public sealed class ProductModel(TraceabilityDb db, Acts acts, TimeProvider clock) : BenchPage(db, acts, clock)
{
    public sealed record Line(long Id, string Revision, long? MaterialId, string? Material, string? MaterialName, long? PartId, string? Part, string? PartName, Quantity Amount);

    /// <summary>A revision of the bill of materials with its lines.</summary>
    public sealed record Bill(string Revision, DateTimeOffset? ReleasedAt, string? ReleasedBy, IReadOnlyList<Line> Lines)
    {
        public bool IsReleased => ReleasedAt is not null;
    }

    public sealed record Record(long Id, string Number, DateOnly StartedOn, DateOnly? CompletedOn, string? BomRevision);

    public static SelectListItem[] Inspections { get; } = [new("whatever the material asks", ""), new("an inspection certificate 3.1", "3.1"), new("an inspection certificate 3.2", "3.2")];

    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public LineInput Input { get; set; } = new();

    [BindProperty]
    public RevisionInput Next { get; set; } = new();

    [BindProperty]
    public AsksInput Asks { get; set; } = new();

    [BindProperty]
    public MadeByInput MadeBy { get; set; } = new();

    public Product Product { get; private set; } = null!;

    /// <summary>Procedures its records can be made by; none in a shop without any.</summary>
    public IReadOnlyList<SelectListItem> Procedures { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Profiles { get; private set; } = [];

    /// <summary>By revision, the newest first.</summary>
    public IReadOnlyList<Bill> Bom { get; private set; } = [];

    /// <summary>What it is made by now.</summary>
    public Bill? Current => Bom.FirstOrDefault(b => b.IsReleased);

    /// <summary>What is being written.</summary>
    public Bill? Draft => Bom.FirstOrDefault(b => !b.IsReleased);

    public IReadOnlyList<Record> Records { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Components { get; private set; } = [];

    public override async Task Load()
    {
        Product = Found(await Db.Products.AsNoTracking().Include(p => p.Profile).FirstOrDefaultAsync(p => p.Id == Id));
        Profiles = await Db.ProfileChoices();
        var sops = await Db.Sops.AsNoTracking().OrderBy(s => s.CodeKey).Select(s => new { s.Id, s.Code, s.Title }).ToListAsync();
        Procedures = sops.Count == 0 ? [] : [new("whichever is chosen", ""), .. sops.Select(s => new SelectListItem($"{s.Code}, {s.Title}", s.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        if (HttpMethods.IsGet(Request.Method)) MadeBy = new() { Sop = Product.UsualSopId };
        if (HttpMethods.IsGet(Request.Method)) Asks = new() { Profile = Product.ProfileId, Level = Product.ControlLevel, Inspection = Product.Inspection };
        Bom = await Bills();
        Records = await Db.Records.Where(r => r.ProductId == Id || Db.RecordLines.Where(l => l.ProductId == Id).Select(l => l.RecordId).Contains(r.Id)).OrderByDescending(r => r.Id).Take(10).Select(r => new Record(r.Id, r.Number, r.StartedOn, r.CompletedOn, r.BomRevision)).ToListAsync();
        var materials = await Db.Materials.OrderBy(m => m.CodeKey).Take(500).Select(m => new { m.Code, m.Name }).ToListAsync();
        var parts = await Db.Products.Where(p => p.Id != Id).OrderBy(p => p.SkuKey).Take(500).Select(p => new { p.Sku, p.Name }).ToListAsync();
        Components = [.. materials.Select(m => (m.Code, m.Name)), .. parts.Select(p => (p.Sku, p.Name))];
        Input.Revision ??= Draft?.Revision ?? "A";
        Next.Revision ??= After(Current?.Revision);
    }

    private async Task<IReadOnlyList<Bill>> Bills()
    {
        var lines = (await Db.BomLines.Where(l => l.ProductId == Id).OrderBy(l => l.Id)
            .Select(l => new Line(l.Id, l.Revision, l.MaterialId, l.Material!.Code, l.Material.Name, l.PartId, l.Part!.Sku, l.Part.Name, new Quantity(l.QuantityMicro, l.Unit))).ToListAsync()).ToLookup(l => l.Revision);
        var revisions = await Db.BomRevisions.AsNoTracking().Where(r => r.ProductId == Id).OrderByDescending(r => r.Position).ThenByDescending(r => r.Id).ToListAsync();
        var names = await Db.NamesOf(revisions.Select(r => r.ReleasedBy));
        return [.. revisions.Select(r => new Bill(r.Revision, r.ReleasedAt, r.ReleasedBy is { } by ? names.GetValueOrDefault(by, by) : null, [.. lines[r.Revision]]))];
    }

    public Task<IActionResult> OnPostAsksAsync() => Once("change what a product asks of material", async () =>
    {
        ForLead("change what a product asks of its material");
        var product = Found(await Db.Products.Include(p => p.Profile).SingleOrDefaultAsync(p => p.Id == Id));
        product.Asks(Asks.Level, Asks.Inspection);
        product.Profile = await Db.ProfileChosen(Asks.Profile);
        Done("What it asks of material is changed. It counts from now on.");
        return $"/products/{Id}";
    });

    public Task<IActionResult> OnPostMadeByAsync() => Once("choose the usual procedure of a product", async () =>
    {
        ForLead("choose the procedure that a product is made by");
        var product = Found(await Db.Products.Include(p => p.UsualSop).SingleOrDefaultAsync(p => p.Id == Id));
        product.UsualSop = MadeBy.Sop is { } id ? await Db.Sops.SingleOrDefaultAsync(s => s.Id == id) ?? throw new DomainRuleException("There is no such procedure. Choose one of the list.", "Sop") : null;
        Done(product.UsualSop is { } sop ? $"{product.Sku} is made by {sop.Code} from now on, unless another is chosen." : $"{product.Sku} has no usual procedure any more.");
        return $"/products/{Id}";
    });

    public Task<IActionResult> OnPostLineAsync() => Once("add a BoM line", async () =>
    {
        var product = Found(await Db.WithAssemblies(Id));
        var key = NumberKey.Of(NumberKey.Kept(Input.Component, "component", "Component"));
        if (await Db.Materials.SingleOrDefaultAsync(m => m.CodeKey == key) is { } material)
            product.Needs(Input.Revision!, material, TypedAmount.Of(Input.Quantity, material.Unit));
        else if (await Db.Products.SingleOrDefaultAsync(p => p.SkuKey == key) is { } part)
            product.Needs(Input.Revision!, part, TypedAmount.Of(Input.Quantity, Unit.Pcs));
        else
            throw new DomainRuleException($"There is no material or product {Input.Component!.Trim()}. Choose one from the list, or add it first.", "Component");
        await Db.SaveChangesAsync();
        Done($"{Input.Component!.Trim()} goes into {product.Sku}, revision {Input.Revision}.");
        return $"/products/{Id}";
    });

    public Task<IActionResult> OnPostTakeOffAsync(long line) => Once("take a line off a BoM draft", async () =>
    {
        var product = Found(await Db.WithAssemblies(Id));
        var taken = product.TakeOff(Found(product.Bom.FirstOrDefault(l => l.Id == line)));
        Db.Remove(taken);
        await Db.SaveChangesAsync();
        Done($"{taken.Material?.Code ?? taken.Part!.Sku} is taken off the draft of revision {taken.Revision}.");
        return $"/products/{Id}";
    });

    public Task<IActionResult> OnPostReleaseAsync(string revision) => Once("release a BoM revision", async () =>
    {
        var product = Found(await Db.WithAssemblies(Id));
        var released = product.Release(revision, Acts.Who, Acts.Now);
        await Db.SaveChangesAsync();
        Done($"{released.Words} is released. Records are made by it from now on; those that are open keep theirs.");
        return $"/products/{Id}";
    });

    public Task<IActionResult> OnPostReviseAsync() => Once("begin a BoM revision", async () =>
    {
        var product = Found(await Db.WithAssemblies(Id));
        var begun = product.Revise(Next.From ?? "", Next.Revision!);
        await Db.SaveChangesAsync();
        Done($"Revision {begun.Revision} of {product.Sku} begins as {Next.From} stands.");
        return $"/products/{Id}";
    });

    // A → B, 1 → 2; anything else is for the person to name.
    private static string? After(string? revision) => revision is [>= 'A' and < 'Z' or >= 'a' and < 'z' or >= '0' and < '9'] ? ((char)(revision[0] + 1)).ToString() : null;
}

public sealed class LineInput
{
    [Required, StringLength(Text.LineLength)]
    public string? Revision { get; set; }

    [Required, StringLength(Text.LineLength)]
    public string? Component { get; set; }

    [Required(ErrorMessage = "How much? Type an amount, for example 5 or 0.75."), StringLength(Text.LineLength)]
    public string? Quantity { get; set; }
}

public sealed class AsksInput
{
    public long? Profile { get; set; }

    [EnumDataType(typeof(ControlLevel))]
    public ControlLevel? Level { get; set; }

    public string? Inspection { get; set; }
}

public sealed class MadeByInput
{
    public long? Sop { get; set; }
}

public sealed class RevisionInput
{
    [StringLength(Text.LineLength)]
    public string? From { get; set; }

    [Required, StringLength(Text.LineLength)]
    public string? Revision { get; set; }
}
