using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Manufacture;
using Traceability.Orders;
using Traceability.Pages.Making;

namespace Traceability.Pages.Shipments;

/// <summary>Something of a shipment came back: a lot of its own, in quarantine.</summary>
public sealed class ReturnModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : BenchPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "line")]
    public long LineId { get; set; }

    [BindProperty]
    public ReturnInput Input { get; set; } = new();

    public ShipmentLine Line { get; private set; } = null!;

    public static IReadOnlyList<SelectListItem> Conditions { get; } = [new("Not looked at yet", ""), .. Enum.GetValues<ReturnCondition>().Select(c => new SelectListItem(c.Title(), c.ToString()))];

    public override async Task Load()
    {
        Line = Found(await Db.ShipmentLines.AsNoTracking().Include(l => l.Lot).Include(l => l.Shipment).ThenInclude(s => s.Customer).FirstOrDefaultAsync(l => l.Id == LineId && l.ShipmentId == Id));
        Input.Quantity ??= Line.Amount.ToString();
        Input.CameOn ??= Today;
    }

    public Task<IActionResult> OnPostAsync() => Once("take a return", async () =>
    {
        var shipment = Found(await Db.Shipments.ForPacking().SingleOrDefaultAsync(s => s.Id == Id));
        var line = Found(shipment.Lines.FirstOrDefault(l => l.Id == LineId));
        var (shipped, back) = line.Lot is { } lot ? await Db.WentAndCame(lot) : default;
        var number = await numbers.Return();
        var returned = Return.Of(number, await numbers.Unit(number), line, TypedAmount.Of(Input.Quantity, line.Unit), shipped, back, Input.CameOn ?? Today, Acts.Who.Code, Input.Location, Today, Input.Reason, Input.Condition);
        Db.Add(returned);
        await Db.SaveChangesAsync();
        var here = returned.Outputs[0].Lot;
        Done($"{here.Number}: {here.OnHand} of {line.Lot!.Number} came back and wait in quarantine.");
        OffersLabels($"lot={here.Id}");
        return $"/returns/{returned.Id}";
    });
}

public sealed class ReturnInput
{
    [Required(ErrorMessage = "How much came back? Type an amount, for example 5."), StringLength(Text.LineLength)]
    public string? Quantity { get; set; }

    public DateOnly? CameOn { get; set; }

    [StringLength(Text.NoteLength)]
    public string? Reason { get; set; }

    public ReturnCondition? Condition { get; set; }

    [StringLength(Text.LineLength)]
    public string? Location { get; set; }
}
