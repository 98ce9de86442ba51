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

    public IReadOnlyList<(AuditLine Line, long SubjectId)> Lines { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>The number of the thing itself, and the address of its page.</summary>
    public (string Number, string Address) About { get; private set; }

    private Dictionary<(string, long), string> lots = [];

    /// <summary>The lot that an entry is about, where it is about one.</summary>
    public string? Lot(string subject, long id) => lots.GetValueOrDefault((subject, id));

    public override async Task Load()
    {
        var entries = Found(Entries());
        Total = await entries.CountAsync();
        if (Total == 0) throw new NotHereException();
        P = Math.Clamp(P, 1, (Total + PageSize - 1) / PageSize);
        var shown = await entries.OrderByDescending(a => a.Sequence).Skip((P - 1) * PageSize).Take(PageSize).ToListAsync();
        Lines = [.. shown.Select(a => (LotAudit.InWords(a, null), a.SubjectId))];
        lots = await Numbers();
        About = await Named();
    }

    private async Task<Dictionary<(string, long), string>> Numbers()
    {
        var numbers = Db.Inputs.Where(i => Subject == "transformation" && i.TransformationId == Id).Select(i => new { Of = "input", i.Id, i.Lot.Number })
            .Concat(Db.Outputs.Where(o => Subject == "transformation" && o.TransformationId == Id).Select(o => new { Of = "output", o.Id, o.Lot.Number }))
            .Concat(Db.ShipmentLines.Where(l => Subject == "shipment" && l.ShipmentId == Id && l.LotId != null).Select(l => new { Of = "shipment_line", l.Id, l.Lot!.Number }))
            .Concat(Db.ShippingExceptions.Where(e => Subject == "shipment" && e.ShipmentId == Id).Select(e => new { Of = "shipping_exception", e.Id, e.Lot.Number }))
            .Concat(Db.Holds.Where(h => Subject == "recall" && h.RecallId == Id).Select(h => new { Of = "hold", h.Id, h.Lot.Number }))
            .Concat(Db.Holds.Where(h => Subject == "non_conformance" && h.IssueId == Id).Select(h => new { Of = "hold", h.Id, h.Lot.Number }))
            .Concat(Db.Dispositions.Where(d => Subject == "non_conformance" && d.IssueId == Id).Select(d => new { Of = "disposition", d.Id, d.Lot.Number }))
            .Concat(Db.Loadings.Where(l => Subject == "machine" && l.MachineId == Id).Select(l => new { Of = "loading", l.Id, l.Lot.Number }))
            .Concat(Db.Lots.Where(l => Subject == "receipt" && l.ReceiptId == Id).Select(l => new { Of = "lot", l.Id, l.Number }));
        return await numbers.ToDictionaryAsync(n => (n.Of.Replace('_', ' '), n.Id), n => n.Number);
    }

    private async Task<(string, string)> Named() => Subject switch
    {
        "transformation" => await Db.Transformations.Where(t => t.Id == Id).Select(t => new { t.Number, IsCut = t is Traceability.Cutting.Cut }).SingleAsync() is var t ? (t.Number, (t.IsCut ? "/cuts/" : "/records/") + Id) : default,
        "shipment" => (await Db.Shipments.Where(s => s.Id == Id).Select(s => s.Number).SingleAsync(), "/shipments/" + Id),
        "receipt" => (await Db.Receipts.Where(r => r.Id == Id).Select(r => r.Number).SingleAsync(), "/receipts/" + Id),
        "order" => (await Db.Orders.Where(o => o.Id == Id).Select(o => o.Number).SingleAsync(), "/orders/" + Id),
        "purchase_order" => (await Db.PurchaseOrders.Where(o => o.Id == Id).Select(o => o.Number).SingleAsync(), "/purchasing/" + Id),
        "product" => (await Db.Products.Where(x => x.Id == Id).Select(x => x.Sku).SingleAsync(), "/products/" + Id),
        "recall" => (await Db.Recalls.Where(r => r.Id == Id).Select(r => r.Number).SingleAsync(), "/recalls/" + Id),
        "non_conformance" => (await Db.NonConformances.Where(i => i.Id == Id).Select(i => i.Number).SingleAsync(), "/issues/" + Id),
        "issued_certificate" => await Db.IssuedCertificates.Where(c => c.Id == Id).Select(c => c.Number).SingleAsync() is var coc ? (coc, "/certificates/" + Uri.EscapeDataString(coc)) : default,
        "customer" => (await Db.Customers.Where(c => c.Id == Id).Select(c => c.Code).SingleAsync(), "/customers/" + Id),
        "supplier" => (await Db.Suppliers.Where(x => x.Id == Id).Select(x => x.Code).SingleAsync(), "/suppliers/" + Id),
        "place" => (await Db.Places.Where(x => x.Id == Id).Select(x => x.Number).SingleAsync(), "/places/" + Id),
        "profile" => (await Db.Profiles.Where(p => p.Id == Id).Select(p => p.Code).SingleAsync(), "/settings/profiles/" + Id),
        "machine" => (await Db.Machines.Where(x => x.Id == Id).Select(x => x.Code).SingleAsync(), "/machines/" + Id),
        "material" => (await Db.Materials.Where(m => m.Id == Id).Select(m => m.Code).SingleAsync(), "/materials/" + Id),
        _ => (await Db.Documents.Where(d => d.Id == Id).Select(d => d.Number).SingleAsync(), "/documents/" + Id),
    };

    private IQueryable<AuditEntry>? Entries() => Subject switch
    {
        "transformation" => Of(("input", Db.Inputs.Where(i => i.TransformationId == Id).Select(i => i.Id)), ("output", Db.Outputs.Where(o => o.TransformationId == Id).Select(o => o.Id)), ("cut_piece", Db.CutPieces.Where(p => p.CutId == Id).Select(p => p.Id)), ("step_answer", Db.StepAnswers.Where(a => a.RecordId == Id).Select(a => a.Id))),
        "shipment" => Of(("shipment_line", Db.ShipmentLines.Where(l => l.ShipmentId == Id).Select(l => l.Id)), ("shipping_exception", Db.ShippingExceptions.Where(e => e.ShipmentId == Id).Select(e => e.Id))),
        "receipt" => Of(("lot", Db.Lots.Where(l => l.ReceiptId == Id).Select(l => l.Id))),
        "order" => Of(("order_line", Db.Orders.Where(o => o.Id == Id).SelectMany(o => o.Lines).Select(l => l.Id))),
        "purchase_order" => Of(("purchase_line", Db.PurchaseLines.Where(l => l.OrderId == Id).Select(l => l.Id)), ("purchase_amendment", Db.PurchaseAmendments.Where(a => a.OrderId == Id).Select(a => a.Id))),
        "supplier" => Of(("supplier_confirmation", Db.SupplierConfirmations.Where(c => c.SupplierId == Id).Select(c => c.Id)), ("supplier_contact", Db.SupplierContacts.Where(c => c.SupplierId == Id).Select(c => c.Id)), ("supplier_certificate", Db.SupplierCertificates.Where(c => c.SupplierId == Id).Select(c => c.Id))),
        "product" => Of(("bom_revision", Db.BomRevisions.Where(r => r.ProductId == Id).Select(r => r.Id)), ("bom_line", Db.BomLines.Where(l => l.ProductId == Id).Select(l => l.Id))),
        "recall" => Of(("hold", Db.Holds.Where(h => h.RecallId == Id).Select(h => h.Id))),
        "non_conformance" => Of(("hold", Db.Holds.Where(h => h.IssueId == Id).Select(h => h.Id)), ("disposition", Db.Dispositions.Where(d => d.IssueId == Id).Select(d => d.Id)), ("corrective_action", Db.CorrectiveActions.Where(a => a.IssueId == Id).Select(a => a.Id)), ("issue_photo", Db.IssuePhotos.Where(p => p.IssueId == Id).Select(p => p.Id))),
        "issued_certificate" => Of(("shared_link", Db.SharedLinks.Where(l => l.CertificateId == Id).Select(l => l.Id))),
        "machine" => Of(("loading", Db.Loadings.Where(l => l.MachineId == Id).Select(l => l.Id))),
        "customer" or "material" or "document" or "place" or "profile" => Of(),
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
