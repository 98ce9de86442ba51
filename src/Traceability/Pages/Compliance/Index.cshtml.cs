using Microsoft.EntityFrameworkCore;
using Traceability.Compliance;
using Traceability.Data;
using Traceability.Pages.Making;

namespace Traceability.Pages.Compliance;

/// <summary>All certificates of conformity that were issued.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ShopList(db, acts, clock)
{
    public IReadOnlyList<CertificateRow> Certificates { get; private set; } = [];

    public override async Task Load()
    {
        var certificates = Db.IssuedCertificates.AsNoTracking();
        if (Pattern is { } pattern)
            certificates = certificates.Where(c => EF.Functions.Like(c.Number, pattern, "\\") || EF.Functions.Like(c.SubjectNumber, pattern, "\\") || EF.Functions.Like(c.Customer!.Name, pattern, "\\"));
        certificates = State switch
        {
            "issued" => certificates.Where(c => !Db.IssuedCertificates.Any(n => n.SupersedesId == c.Id)),
            "superseded" => certificates.Where(c => Db.IssuedCertificates.Any(n => n.SupersedesId == c.Id)),
            _ => certificates,
        };
        Total = await certificates.CountAsync();
        Certificates = await Page(certificates.OrderByDescending(c => c.Id)).Rows(Db).ToListAsync();
    }
}
