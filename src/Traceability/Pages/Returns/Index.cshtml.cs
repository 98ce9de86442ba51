using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Orders;
using Traceability.Web.Lists;

namespace Traceability.Pages.Returns;

/// <summary>What came back from customers: taken by scanning it, and what waits for a decision first.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<IndexModel.Row>(db, acts, clock)
{
    public sealed record Row(long Id, string Number, string? Lot, long? LotId, string? Serial, string? What, DateOnly CameOn, string? Reason, ReturnDecision? Decision);

    private static readonly IReadOnlyList<(string?, string)> States = [(null, "All"), ("waiting", "Waiting for a decision"), ("decided", "Decided")];

    [BindProperty]
    public ScannedReturn Input { get; set; } = new();

    public override IEnumerable<Filter> Filters => [new("state", "State", States, State)];

    protected override string FileName => "returns";

    protected override IReadOnlyList<Column<Row>> Columns =>
        [new("Return", r => r.Number), new("Here as", r => r.Lot), new("Serial", r => r.Serial), new("What", r => r.What), new("Came on", r => r.CameOn), new("Why", r => r.Reason), new("Decided", r => r.Decision?.Word())];

    protected override IQueryable<Row> Asked()
    {
        var returns = State switch
        {
            "waiting" => Db.Returns.Undecided(),
            "decided" => Db.Returns.Where(r => r.Decision != null),
            _ => Db.Returns,
        };
        if (IsSearched)
            returns = returns.Where(r => r.NumberKey.Contains(Key) || r.Outputs.Any(o => o.Lot.NumberKey.Contains(Key) || o.Lot.SerialKey!.Contains(Key)));
        return returns.OrderByDescending(r => r.Id).Select(r => new Row(r.Id, r.Number, r.Outputs.Select(o => o.Lot.Number).FirstOrDefault(), r.Outputs.Select(o => (long?)o.LotId).FirstOrDefault(), r.Outputs.Select(o => o.Lot.Serial).FirstOrDefault(),
            r.Outputs.Select(o => o.Lot.Product!.Name ?? o.Lot.Material!.Name).FirstOrDefault(), r.StartedOn, r.ReturnReason, r.Decision));
    }

    /// <summary>Whatever is in the hand: its shipment is found by its number.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        var line = await Db.LineThatLeft(Input.Lot);
        return LocalRedirect($"/shipments/{line.ShipmentId}/return?line={line.Id}");
    }
}

public sealed class ScannedReturn
{
    [Required(ErrorMessage = "Scan or type the number on what came back."), StringLength(NumberKey.MaxLength)]
    public string? Lot { get; set; }
}
