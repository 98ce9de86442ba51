using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.People;
using Traceability.Printing;

namespace Traceability.Compliance;

/// <summary>Signing a certificate: numbered, with all it says frozen. Anybody looks at what it would say; a quality lead issues.</summary>
public sealed class IssuingCertificates(TraceabilityDb db, Certifying certifying, Numbers numbers)
{
    /// <summary>Only inside an act.</summary>
    /// <param name="reason">Needed where lots are held, recalled or not accepted, and where it supersedes another; printed.</param>
    /// <param name="at">With the shop's distance from UTC: so it stands on the certificate.</param>
    /// <returns>Null when there is no such order, shipment or lot.</returns>
    /// <exception cref="DomainRuleException">Not a quality lead, nothing to identify, no reason, or the other one is superseded already.</exception>
    public async Task<IssuedCertificate?> Issue(CertifiedKind kind, long id, string? reason, IssuedCertificate? supersedes, PageHead shop, Who who, DateTimeOffset at, CancellationToken cancel = default)
    {
        if (who.Role < Role.QualityLead)
            throw new DomainRuleException("Only a quality lead may issue a certificate. Ask one to sign in here; what it will say is prepared.");
        if (supersedes is not null && await db.IssuedCertificates.FirstOrDefaultAsync(c => c.SupersedesId == supersedes.Id, cancel) is { } newer)
            throw new DomainRuleException($"{supersedes.Number} is superseded already, by {newer.Number}. Supersede that one.");
        if (await certifying.Prepare(kind, id, DateOnly.FromDateTime(at.DateTime), cancel) is not { } draft) return null;
        var why = draft.Against.Count > 0 || supersedes is not null ? Text.Reason(reason) : null;
        var number = await numbers.Certificate(cancel);
        var report = ConformityReport.Of(draft, new(number, shop, who.Name, Function(who), at, await db.AuditHash(cancel), why, supersedes is null ? null : (supersedes.Number, supersedes.IssuedAt)));
        var certificate = IssuedCertificate.Issue(number, draft, supersedes, why, report.ToJson(), report.Sha256, who.Code, at);
        db.IssuedCertificates.Add(certificate);
        await db.SaveChangesAsync(cancel);
        return certificate;
    }

    /// <summary>The number the next certificate will probably have, to be shown before it is issued.</summary>
    public async Task<string> NextNumber(CancellationToken cancel = default)
    {
        var last = await db.NumberSeries.Where(s => s.Prefix == "COC").Select(s => s.Last).FirstOrDefaultAsync(cancel);
        return $"COC-{last + 1:D4}";
    }

    /// <summary>The signer's function as it is printed.</summary>
    public static string Function(Who who) => who.Role switch
    {
        Role.QualityLead => "Quality lead",
        Role.Administrator => "Administrator",
        _ => "Staff",
    };
}

public static class CertificateQueries
{
    /// <summary>The certificate of this number, however it is written.</summary>
    public static Task<IssuedCertificate?> CertificateNumbered(this TraceabilityDb db, string number, CancellationToken cancel = default)
    {
        var key = NumberKey.Of(number);
        return db.IssuedCertificates.Include(c => c.Customer).Include(c => c.Supersedes).FirstOrDefaultAsync(c => c.NumberKey == key, cancel);
    }

    /// <summary>The number of the certificate that took its place, if one did.</summary>
    public static Task<string?> SupersededBy(this TraceabilityDb db, long certificate, CancellationToken cancel = default) =>
        db.IssuedCertificates.Where(c => c.SupersedesId == certificate).Select(c => c.Number).FirstOrDefaultAsync(cancel);

    /// <summary>The papers, with their files, that speak of what a certificate is of: by lot, heat or material, as known today.</summary>
    public static async Task<IReadOnlyList<Paper>> PapersBehind(this TraceabilityDb db, long certificate, CancellationToken cancel = default)
    {
        var ids = await db.Database.SqlQueryRaw<long>($$"""
            SELECT x.document_id AS "Value" FROM certificate_lot c CROSS JOIN document_lot x ON x.lot_id = c.lot_id WHERE c.certificate_id = {0}
            UNION SELECT x.document_id FROM certificate_lot c CROSS JOIN lot_heat y ON y.lot_id = c.lot_id CROSS JOIN document_heat x ON x.heat_id = y.heat_id WHERE c.certificate_id = {0}
            UNION SELECT d.id FROM certificate_lot c CROSS JOIN lot l ON l.id = c.lot_id CROSS JOIN document_material x ON x.material_id = l.material_id
                CROSS JOIN document d ON d.id = x.document_id AND {{Certifying.Questions.OfMaterial}} WHERE c.certificate_id = {0}
            """, certificate).ToListAsync(cancel);
        return [.. (await db.Documents.AsNoTracking().Counting().Where(d => ids.Contains(d.Id) && db.Files.Any(f => f.Sha256 == d.Sha256)).ToListAsync(cancel))
            .Select(d => new Paper(d.Id, d.Type, d.Number, d.Issuer, d.En10204, d.ExpiresOn, true)).OrderBy(p => p.Type).ThenBy(p => p.Number, StringComparer.Ordinal)];
    }

    /// <summary>The certificates of an order: of itself, and of what left for it.</summary>
    public static IQueryable<IssuedCertificate> OfOrder(this IQueryable<IssuedCertificate> certificates, long order) => certificates.Where(c => c.OrderId == order).OrderByDescending(c => c.Id);

    /// <summary>The certificates that speak of a shipment: of itself, or of its whole order.</summary>
    public static IQueryable<IssuedCertificate> OfShipment(this IQueryable<IssuedCertificate> certificates, TraceabilityDb db, long shipment) => certificates
        .Where(c => c.ShipmentId == shipment || (c.Kind == CertifiedKind.Order && db.ShipmentLines.Any(l => l.ShipmentId == shipment && l.VoidedAt == null && c.Lots.Any(x => x.LotId == l.LotId && !x.IsSource)))).OrderByDescending(c => c.Id);

    /// <summary>The certificates that name a lot: as what they are of, or as what that was made from.</summary>
    public static IQueryable<IssuedCertificate> Naming(this IQueryable<IssuedCertificate> certificates, TraceabilityDb db, long lot) => certificates
        .Where(c => db.CertificateLots.Where(x => x.LotId == lot).Select(x => x.CertificateId).Contains(c.Id)).OrderByDescending(c => c.Id);

    /// <summary>The certificates of what a record made.</summary>
    public static IQueryable<IssuedCertificate> OfRecord(this IQueryable<IssuedCertificate> certificates, TraceabilityDb db, long record) => certificates
        .Where(c => db.Outputs.Where(o => o.TransformationId == record && o.VoidedAt == null).Join(db.CertificateLots.Where(x => !x.IsSource), o => o.LotId, x => x.LotId, (_, x) => x.CertificateId).Contains(c.Id)).OrderByDescending(c => c.Id);

    /// <summary>What a list of certificates shows beside a thing.</summary>
    public static IQueryable<CertificateRow> Rows(this IQueryable<IssuedCertificate> certificates, TraceabilityDb db) => certificates
        .Select(c => new CertificateRow(c.Id, c.Number, c.SubjectNumber, c.Customer!.Name, c.IssuedAt, c.IssuedBy, db.IssuedCertificates.Where(n => n.SupersedesId == c.Id).Select(n => n.Number).FirstOrDefault()));
}

/// <summary>A certificate as a list shows it.</summary>
/// <param name="SupersededBy">The number of the newer one, if there is one.</param>
public sealed record CertificateRow(long Id, string Number, string Subject, string? Customer, DateTimeOffset IssuedAt, string IssuedBy, string? SupersededBy);
