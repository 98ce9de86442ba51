using Microsoft.EntityFrameworkCore;
using Traceability.Compliance;
using Traceability.Data;
using Traceability.Web.Lists;

namespace Traceability.Pages.Compliance;

/// <summary>All certificates of conformity that were issued, the newest first.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<CertificateRow>(db, acts, clock)
{
    private static readonly IReadOnlyList<(string?, string)> States = [(null, "All"), ("issued", "Issued"), ("superseded", "Superseded")];

    public override IEnumerable<Filter> Filters => [new("state", "State", States, State)];

    protected override string FileName => "certificates";

    protected override IReadOnlyList<Column<CertificateRow>> Columns =>
    [
        new("Number", r => r.Number), new("Of", r => r.Subject), new("Customer", r => r.Customer), new("Issued", r => r.IssuedAt), new("By", r => r.IssuedBy), new("Superseded by", r => r.SupersededBy),
    ];

    protected override IQueryable<CertificateRow> Asked()
    {
        var certificates = Db.IssuedCertificates.AsNoTracking();
        if (IsSearched)
            certificates = certificates.Where(c => EF.Functions.Like(c.Number, Pattern, "\\") || EF.Functions.Like(c.SubjectNumber, Pattern, "\\") || EF.Functions.Like(c.Customer!.Name, Pattern, "\\"));
        certificates = State switch
        {
            "issued" => certificates.Where(c => !Db.IssuedCertificates.Any(n => n.SupersedesId == c.Id)),
            "superseded" => certificates.Where(c => Db.IssuedCertificates.Any(n => n.SupersedesId == c.Id)),
            _ => certificates,
        };
        certificates = Sort switch
        {
            "number" => certificates.OrderBy(c => c.NumberKey),
            "-number" => certificates.OrderByDescending(c => c.NumberKey),
            "issued" => certificates.OrderBy(c => c.IssuedAt).ThenBy(c => c.Id),
            _ => certificates.OrderByDescending(c => c.Id),
        };
        return certificates.Rows(Db);
    }
}
