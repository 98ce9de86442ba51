using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Manufacture;
using Traceability.Web.Lists;

namespace Traceability.Pages.Making;

/// <summary>All manufacture records, those that are open first.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<IndexModel.Row>(db, acts, clock)
{
    public sealed record Row(long Id, string Number, string? Product, string? Sku, long? OrderId, string? Order, DateOnly StartedOn, DateOnly? CompletedOn, string? Operator, bool IsRework, int Inputs, long Units);

    /// <summary>The lot in the hand, brought along from its page.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Take { get; set; }

    private static readonly IReadOnlyList<(string?, string)> States = [(null, "Open first"), ("open", "Open"), ("forgotten", "Open for a week"), ("closed", "Closed"), ("rework", "Rework")];

    public override IEnumerable<Filter> Filters => [new("state", "State", States, State)];

    protected override string FileName => "records";

    protected override IReadOnlyList<Column<Row>> Columns =>
    [
        new("Record", r => r.Number), new("Article", r => r.Sku), new("Product", r => r.Product), new("Order", r => r.Order), new("Started", r => r.StartedOn),
        new("Closed", r => r.CompletedOn), new("Operator", r => r.Operator), new("Rework", r => r.IsRework ? "yes" : ""), new("Lots in", r => r.Inputs), new("Units out", r => r.Units),
    ];

    protected override IQueryable<Row> Asked()
    {
        var forgotten = Today.AddDays(-ManufactureRecord.ForgottenAfterDays);
        var records = State switch
        {
            "open" => Db.Records.Where(r => r.CompletedOn == null),
            "forgotten" => Db.Records.Where(r => r.CompletedOn == null && r.StartedOn <= forgotten),
            "closed" => Db.Records.Where(r => r.CompletedOn != null),
            "rework" => Db.Records.Where(r => r.IsRework),
            _ => Db.Records,
        };
        if (IsSearched && Db.Bearing(Numbered.Transformation, Key) is { } own && Db.Bearing(Numbered.Order, Key) is { } ordered
            && !Db.Products.Any(p => EF.Functions.Like(p.Sku, Pattern, "\\") || EF.Functions.Like(p.Name, Pattern, "\\")))
            records = records.Where(r => EF.Parameter(own).Contains(r.Id) || EF.Parameter(ordered).Contains(r.OrderId!.Value));
        else if (IsSearched)
            records = records.Where(r => EF.Functions.Like(r.Number, Pattern, "\\") || EF.Functions.Like(r.Product!.Sku, Pattern, "\\")
                || EF.Functions.Like(r.Product!.Name, Pattern, "\\") || EF.Functions.Like(r.Order!.Number, Pattern, "\\"));
        return Sorted(records).Select(r => new Row(
            r.Id, r.Number, r.Product!.Name ?? (r.Lines.Any() ? "a nest of several products" : null), r.Product!.Sku, r.OrderId, r.Order!.Number, r.StartedOn, r.CompletedOn, r.Operator, r.IsRework,
            r.Inputs.Count(i => i.VoidedAt == null),
            r.Outputs.Where(o => o.VoidedAt == null).Sum(o => o.LastPosition - o.FirstPosition + 1)));
    }

    private IQueryable<ManufactureRecord> Sorted(IQueryable<ManufactureRecord> records) => Sort switch
    {
        "number" => records.OrderBy(r => r.NumberKey),
        "-number" => records.OrderByDescending(r => r.NumberKey),
        "product" => records.OrderBy(r => r.Product!.Name).ThenByDescending(r => r.Id),
        "-product" => records.OrderByDescending(r => r.Product!.Name).ThenByDescending(r => r.Id),
        "started" => records.OrderBy(r => r.StartedOn).ThenBy(r => r.Id),
        "-started" => records.OrderByDescending(r => r.StartedOn).ThenByDescending(r => r.Id),
        _ => records.OrderBy(r => r.CompletedOn != null).ThenByDescending(r => r.StartedOn).ThenByDescending(r => r.Id),
    };
}
