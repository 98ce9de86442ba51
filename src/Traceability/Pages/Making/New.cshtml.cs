using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Machines;
using Traceability.Manufacture;
using Traceability.Trainings;

namespace Traceability.Pages.Making;

/// <summary>A job begins.</summary>
public sealed partial class NewModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : BenchPage(db, acts, clock)
{
    [BindProperty]
    public StartInput Input { get; set; } = new();

    /// <summary>The lot in the hand, brought along from its page.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Take { get; set; }

    /// <summary>What the lists offer: number and what it is.</summary>
    public IReadOnlyList<(string Value, string Words)> Products { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Orders { get; private set; } = [];

    public IReadOnlyList<(string Value, string Words)> Machines { get; private set; } = [];

    /// <summary>The revisions of procedures that hold now; none in a shop without any.</summary>
    public IReadOnlyList<SelectListItem> Procedures { get; private set; } = [];

    public override async Task Load()
    {
        var held = (await Db.Subjects()).Where(s => s.Revision is not null).ToList();
        Procedures = held.Count == 0 ? [] : [new("the product's usual one", ""), .. held.Select(s => new SelectListItem($"{s.Words}, {s.Title}", s.Revision!.Id.ToString(CultureInfo.InvariantCulture))), new("none", "0")];
        Products = [.. (await Db.Products.AsNoTracking().OrderBy(p => p.SkuKey).Take(500).Select(p => new { p.Sku, p.Name }).ToListAsync()).Select(p => (p.Sku, p.Name))];
        Orders = [.. (await Db.Orders.AsNoTracking().OrderByDescending(o => o.OrderedOn).ThenByDescending(o => o.Id).Take(200)
            .Select(o => new { o.Number, o.Customer.Name }).ToListAsync()).Select(o => (o.Number, o.Name))];
        Machines = [.. (await Db.Machines.AsNoTracking().OrderBy(m => m.CodeKey).Take(200).Select(m => new { m.Code, m.Name }).ToListAsync()).Select(m => (m.Code, m.Name))];
        Input.StartedOn ??= Today;
        // Room for some more than are there.
        for (var n = Input.Also.Count(a => a.Product is not null) + Room; Input.Also.Count < n;) Input.Also.Add(new());
    }

    public async Task OnGetAsync(string? product, string? order, string? machine, long? quantity, string? lines)
    {
        (Input.Product, Input.Order, Input.Machine, Input.Quantity) = (product, order, machine, quantity);
        if (lines == "all") await AllOf(order);
        await Load();
        if (product is not null)
            Input.BomRevision = await Db.BomRevisions.Where(r => r.Product.Sku == product && r.ReleasedAt != null).OrderByDescending(r => r.Position).Select(r => r.Revision).FirstOrDefaultAsync();
    }

    public Task<IActionResult> OnPostAsync() => Once("start a record", async () =>
    {
        var plan = await Plan();
        var (product, order) = (plan[0].Product, plan[0].Order);
        var procedure = await Procedure(product);
        var details = new RecordDetails(Input.Drawing, plan[0].BomRevision, Input.Sop, (await Db.MachineCalled(Input.Machine))?.Code ?? Input.Machine, procedure, Input.Quantity);
        var record = plan.Count > 1
            ? ManufactureRecord.StartNest(await numbers.Record(), plan, Input.StartedOn ?? Today, Today, Acts.Who.Code, details)
            : ManufactureRecord.Start(await numbers.Record(), product, order, Input.StartedOn ?? Today, Today, Acts.Who.Code, details);
        Db.Add(record);
        await Db.SaveChangesAsync();
        var aside = await Db.TakeWhatIsOn(record, Today);
        var on = record.LiveInputs.Select(i => i.Lot.Number).ToList();
        Done($"{record.Number} is open{(on.Count == 0 ? "" : $" with what is on {record.Machine}: {string.Join(", ", on)}")}. {(aside.Count == 0 ? "Scan the lots that go in." : string.Join(' ', aside))}");
        return Carrying($"/records/{record.Id}", Take);
    });

    // Nothing said means the product's usual one, in the revision that holds now.
    private async Task<SopRevision?> Procedure(Product product)
    {
        if (Input.Procedure == 0) return null;
        if (Input.Procedure is { } id)
            return await Db.SopRevisions.Include(r => r.Sop).SingleOrDefaultAsync(r => r.Id == id) ?? throw new DomainRuleException("There is no such procedure. Choose one of the list.", "Procedure");
        return await Db.SopRevisions.Include(r => r.Sop).Where(r => r.SopId == product.UsualSopId && r.ReleasedAt != null).OrderByDescending(r => r.Position).FirstOrDefaultAsync();
    }
}

public sealed class StartInput
{
    [Range(1, 1_000_000, ErrorMessage = "How many are made? Enter 1 to 1000000, or leave it empty.")]
    public long? Quantity { get; set; }

    /// <summary>The other products of a nest.</summary>
    [MaxLength(50)]
    public List<AlsoInput> Also { get; set; } = [];

    [Required(ErrorMessage = "Say what is made: choose the product."), StringLength(Text.LineLength)]
    public string? Product { get; set; }

    [StringLength(Text.LineLength)]
    public string? Order { get; set; }

    public DateOnly? StartedOn { get; set; }

    [StringLength(Text.LineLength)]
    public string? BomRevision { get; set; }

    [StringLength(Text.LineLength)]
    public string? Sop { get; set; }

    /// <summary>The revision of a procedure; 0: none. Empty: the product's usual one.</summary>
    public long? Procedure { get; set; }

    [StringLength(Text.LineLength)]
    public string? Machine { get; set; }

    [StringLength(Text.LineLength)]
    public string? Drawing { get; set; }
}
