using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Web;
using Traceability.Web.Lists;

namespace Traceability.Pages.Stock;

/// <summary>Every lot of the shop, found by any part of any of its numbers.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<LotRow>(db, acts, clock)
{
    private static readonly (string? Value, string Words)[] States =
    [
        ("here", "Here now"), ("accepted", "Accepted"), ("waiting", "Waiting"), ("released", "Released, not accepted"), ("quarantined", "Quarantined"), ("held", "Held"), ("rejected", "Rejected"),
        ("cut", "Remnants and cut-offs"), ("expired", "Expired"), ("used-up", "Used up"), ("all", "All there ever was"),
    ];

    [BindProperty(SupportsGet = true)]
    public long? Material { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Supplier { get; set; }

    private IReadOnlyList<(string? Value, string Words)> materials = [];

    public override bool IsNarrowed => IsSearched || Material is not null || Supplier is not null || Shown != "here";

    public override IEnumerable<Filter> Filters => [new("state", "State", States, Shown), new("material", "Material", materials, $"{Material}")];

    protected override string FileName => "stock";

    protected override IReadOnlyList<Column<LotRow>> Columns =>
    [
        new("Lot", l => l.Number), new("Maker's lot", l => l.SupplierLot), new("Material", l => l.What), new("Supplier", l => l.Supplier), new("Owner", l => l.Owner),
        new("Left", l => l.OnHand.Number), new("Received", l => l.Received?.Number), new("Unit", l => l.Unit.Symbol()), new("Place", l => l.Location), new("Received on", l => l.ReceivedOn),
        new("State", l => l.State.ToString().ToLowerInvariant()),
    ];

    /// <summary>Somebody who looks for a number wants it also when the lot is used up.</summary>
    public string Shown => States.Any(s => s.Value == State) ? State! : IsSearched ? "all" : "here";

    public override async Task Load()
    {
        materials = [(null, "All"), .. (await Db.Materials.AsNoTracking().OrderBy(m => m.Name).Select(m => new { m.Id, m.Name }).ToListAsync()).Select(m => ((string?)$"{m.Id}", m.Name))];
        await base.Load();
    }

    protected override IQueryable<LotRow> Asked()
    {
        var lots = InState(Db.Lots.AsNoTracking());
        if (Material is { } material) lots = lots.Where(l => l.MaterialId == material);
        if (Supplier is { } supplier) lots = lots.Where(l => l.SupplierId == supplier);
        if (IsSearched) lots = lots.BearingPart(Db, Key);
        return InOrder(lots).Select(LotRow.Of);
    }

    // Read once, where asking lot by lot would ask two million times.
    private IQueryable<long> Held => Db.Holds.Where(h => h.LiftedAt == null).Select(h => h.LotId);

    private IQueryable<Lot> InState(IQueryable<Lot> lots) => Shown switch
    {
        "here" => lots.Where(l => l.OnHandMicro > 0),
        "accepted" => lots.Where(l => l.Status == LotStatus.Accepted && l.OnHandMicro > 0 && !Held.Contains(l.Id)),
        "waiting" => lots.Waiting(),
        "released" => lots.Released(),
        "quarantined" => lots.PutAside(),
        "held" => lots.Where(l => Held.Contains(l.Id)),
        "rejected" => lots.Where(l => l.Status == LotStatus.Rejected),
        "used-up" => lots.Where(l => l.OnHandMicro == 0),
        "expired" => lots.Where(l => l.ExpiresOn < Today && l.OnHandMicro > 0),
        // A cut-off, or what is left of a lot that was cut.
        "cut" => lots.Where(l => l.OnHandMicro > 0 && l.MaterialId != null && (l.RootId != null || Db.Cuts.Any(c => c.ParentId == l.Id && c.CompletedOn != null))),
        _ => lots,
    };

    private IQueryable<Lot> InOrder(IQueryable<Lot> lots) => Sort switch
    {
        "number" => lots.OrderBy(l => l.NumberKey),
        "-number" => lots.OrderByDescending(l => l.NumberKey),
        "what" => lots.OrderBy(l => l.Material!.Name).ThenBy(l => l.NumberKey),
        "-what" => lots.OrderByDescending(l => l.Material!.Name).ThenBy(l => l.NumberKey),
        "left" => lots.OrderBy(l => l.OnHandMicro).ThenBy(l => l.Id),
        "-left" => lots.OrderByDescending(l => l.OnHandMicro).ThenBy(l => l.Id),
        "place" => lots.OrderBy(l => l.Location).ThenBy(l => l.NumberKey),
        "-place" => lots.OrderByDescending(l => l.Location).ThenBy(l => l.NumberKey),
        "received" => lots.OrderBy(l => l.ReceivedOn).ThenBy(l => l.Id),
        "-received" => lots.OrderByDescending(l => l.ReceivedOn).ThenByDescending(l => l.Id),
        _ => lots.OrderByDescending(l => l.Id),
    };
}
