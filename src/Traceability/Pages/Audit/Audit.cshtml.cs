using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Web;

namespace Traceability.Pages.Audit;

/// <summary>What the audit says of one thing and of the rows that belong to it. A lot has this on its own page.</summary>
public sealed class AuditModel(TraceabilityDb db, Acts acts) : ShopPage(db, acts)
{
    public const int PageSize = 100;

    [FromRoute]
    public string Subject { get; set; } = "";

    [FromRoute]
    public long Id { get; set; }

    [FromQuery]
    public int P { get; set; } = 1;

    public IReadOnlyList<AuditLine> Lines { get; private set; } = [];

    public int Total { get; private set; }

    public override async Task Load()
    {
        var entries = Found(Entries());
        Total = await entries.CountAsync();
        if (Total == 0) throw new NotHereException();
        P = Math.Clamp(P, 1, (Total + PageSize - 1) / PageSize);
        var shown = await entries.OrderByDescending(a => a.Sequence).Skip((P - 1) * PageSize).Take(PageSize).ToListAsync();
        Lines = [.. shown.Select(a => LotAudit.InWords(a, null))];
    }

    private IQueryable<AuditEntry>? Entries() => Subject switch
    {
        "transformation" => Of(("input", Db.Inputs.Where(i => i.TransformationId == Id).Select(i => i.Id)), ("output", Db.Outputs.Where(o => o.TransformationId == Id).Select(o => o.Id)), ("cut_piece", Db.CutPieces.Where(p => p.CutId == Id).Select(p => p.Id))),
        "shipment" => Of(("shipment_line", Db.ShipmentLines.Where(l => l.ShipmentId == Id).Select(l => l.Id))),
        "receipt" => Of(("lot", Db.Lots.Where(l => l.ReceiptId == Id).Select(l => l.Id))),
        "order" => Of(("order_line", Db.Orders.Where(o => o.Id == Id).SelectMany(o => o.Lines).Select(l => l.Id))),
        "product" => Of(("bom_line", Db.BomLines.Where(l => l.ProductId == Id).Select(l => l.Id))),
        "recall" => Of(("hold", Db.Holds.Where(h => h.RecallId == Id).Select(h => h.Id))),
        "customer" or "supplier" or "material" or "document" => Of(),
        _ => null,
    };

    private IQueryable<AuditEntry> Of(params (string Subject, IQueryable<long> Ids)[] belonging)
    {
        var all = Db.Audit.AsNoTracking().Where(a => a.Subject == Subject && a.SubjectId == Id);
        foreach (var (subject, ids) in belonging)
            all = all.Concat(Db.Audit.AsNoTracking().Where(a => a.Subject == subject && ids.Contains(a.SubjectId)));
        return all;
    }
}
