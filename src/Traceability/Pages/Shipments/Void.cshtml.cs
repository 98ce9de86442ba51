using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Orders;
using Traceability.Pages.Making;

namespace Traceability.Pages.Shipments;

/// <summary>A line of a shipment was wrong.</summary>
public sealed class VoidModel(TraceabilityDb db, Acts acts, TimeProvider clock) : BenchPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "line")]
    public long LineId { get; set; }

    [BindProperty]
    public ReasonInput Input { get; set; } = new();

    public ShipmentLine Line { get; private set; } = null!;

    public override async Task Load() =>
        Line = Found(await Db.ShipmentLines.AsNoTracking().Include(l => l.Lot).Include(l => l.Shipment).ThenInclude(s => s.Customer).FirstOrDefaultAsync(l => l.Id == LineId && l.ShipmentId == Id));

    public Task<IActionResult> OnPostAsync() => Once("void a shipment line", async () =>
    {
        RefuseUnlessQualityLead();
        var shipment = Found(await Db.Shipments.ForPacking().SingleOrDefaultAsync(s => s.Id == Id));
        var line = Found(shipment.Lines.FirstOrDefault(l => l.Id == LineId));
        line.Void(Acts.Who.Code, Acts.Now, Input.Reason!, await Db.CameBack(line));
        await Db.SaveChangesAsync();
        Done($"{line.Lot?.Number} did not leave with {shipment.Number}.");
        return $"/shipments/{Id}";
    });
}
