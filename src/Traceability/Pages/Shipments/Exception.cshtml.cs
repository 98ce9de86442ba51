using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Orders;
using Traceability.Pages.Making;

namespace Traceability.Pages.Shipments;

/// <summary>A quality lead lets something leave though a rule stands against it, in his name.</summary>
public sealed class ExceptionModel(TraceabilityDb db, Acts acts, TimeProvider clock, RootFinder finder) : BenchPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "lot")]
    public string? Asked { get; set; }

    [BindProperty]
    public ExceptionInput Input { get; set; } = new();

    public Shipment Shipment { get; private set; } = null!;

    public Lot? Lot { get; private set; }

    /// <summary>What stands against it and can be signed for; what cannot is said apart.</summary>
    public IReadOnlyList<ShippingObstacle> Obstacles { get; private set; } = [];

    public override async Task Load()
    {
        Shipment = Found(await Db.Shipments.ForPacking().FirstOrDefaultAsync(s => s.Id == Id));
        Input.Lot ??= Asked;
        if (string.IsNullOrWhiteSpace(Input.Lot)) return;
        try
        {
            Lot = await Db.LotInHand(finder, Input.Lot);
        }
        catch (DomainRuleException) { return; }
        var upstream = await Db.UpstreamOf(Lot, Shipment.Customer, Shipment.Order, Today);
        Obstacles = [.. upstream.Obstacles(Lot, Shipment.Customer).Where(o => !Shipment.Exceptions.Any(e => e.LotId == Lot.Id && e.Rule == o.Rule && e.What == o.What))];
    }

    public Task<IActionResult> OnPostAsync() => Once("sign a shipping exception", async () =>
    {
        var shipment = Found(await Db.Shipments.ForPacking().SingleOrDefaultAsync(s => s.Id == Id));
        var lot = await Db.LotInHand(finder, Input.Lot);
        var signed = shipment.Except(lot, await Db.UpstreamOf(lot, shipment.Customer, shipment.Order, Today), Input.Reason!, Acts.Who, Acts.Now, Today);
        await Db.SaveChangesAsync();
        Done($"{lot.Number} may leave with {shipment.Number}: {(signed.Count == 1 ? "1 exception is" : $"{signed.Count} exceptions are")} signed. Pack it now.");
        return Carrying($"/shipments/{Id}", lot.Number);
    });
}

public sealed class ExceptionInput
{
    [Required(ErrorMessage = "Scan or type the number of what is to leave."), StringLength(Text.LineLength)]
    public string? Lot { get; set; }

    [Required(ErrorMessage = "Say why it may leave all the same: it is printed with what leaves."), StringLength(Text.NoteLength)]
    public string? Reason { get; set; }
}
