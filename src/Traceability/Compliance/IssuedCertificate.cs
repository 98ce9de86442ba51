using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Orders;

namespace Traceability.Compliance;

/// <summary>What a certificate can be of.</summary>
public enum CertifiedKind { Order, Shipment, Lot }

/// <summary>
/// COC-0001: a certificate of conformity (the supplier's declaration of ISO/IEC 17050-1) as it was issued, kept byte for
/// byte. What turns out wrong is put right by a new one that supersedes it; this one is never altered.
/// </summary>
public sealed class IssuedCertificate : Stamped
{
    private readonly List<CertificateLot> lots = [];

    private IssuedCertificate() { }

    public long Id { get; private set; }

    public required string Number { get; init; }

    public required string NumberKey { get; init; }

    public required CertifiedKind Kind { get; init; }

    /// <summary>What it is of, as it is written: ORD-0012, SHP-0031, a lot's number.</summary>
    public required string SubjectNumber { get; init; }

    public long? OrderId { get; private init; }

    public long? ShipmentId { get; private init; }

    /// <summary>Nobody's while the lot it is of has not been shipped.</summary>
    public long? CustomerId { get; private init; }

    public Customer? Customer { get; private init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Code of the person who signed.</summary>
    public required string IssuedBy { get; init; }

    /// <summary>The one that this takes the place of.</summary>
    public long? SupersedesId { get; private init; }

    public IssuedCertificate? Supersedes { get; private init; }

    /// <summary>Why it supersedes, or why it was issued in spite of what stood against it; printed on it.</summary>
    public string? Reason { get; private init; }

    /// <summary>The report as issued: its frozen content, from which every rendering is made.</summary>
    public required byte[] Report { get; init; }

    /// <summary>SHA-256 of <see cref="Report"/>, lower-case hex.</summary>
    public required string ReportSha256 { get; init; }

    /// <summary>What it is of, and what that was made from.</summary>
    public IReadOnlyList<CertificateLot> Lots => lots;

    internal static IssuedCertificate Issue(string number, Draft draft, IssuedCertificate? supersedes, string? reason, byte[] report, string sha256, string by, DateTimeOffset at)
    {
        var certificate = new IssuedCertificate
        {
            Number = number,
            NumberKey = Traceability.Lots.NumberKey.Of(number),
            Kind = draft.Subject.Kind,
            SubjectNumber = draft.Subject.Number,
            OrderId = draft.Subject.Order?.Id,
            ShipmentId = draft.Subject.Kind == CertifiedKind.Shipment ? draft.Subject.Id : null,
            CustomerId = draft.Subject.Customer?.Id,
            SupersedesId = supersedes?.Id,
            Reason = reason,
            IssuedAt = at,
            IssuedBy = by,
            Report = report,
            ReportSha256 = sha256,
        };
        certificate.lots.AddRange(draft.Lots.Select(id => new CertificateLot { LotId = id, IsSource = false }));
        // Material that is sold as it came is both.
        certificate.lots.AddRange(draft.Sources.Where(s => !draft.Lots.Contains(s.Id)).Select(s => new CertificateLot { LotId = s.Id, IsSource = true }));
        return certificate;
    }
}

/// <summary>A lot that a certificate speaks of.</summary>
public sealed class CertificateLot : IUnaudited
{
    public long CertificateId { get; private set; }

    public required long LotId { get; init; }

    /// <summary>True for what came in from outside and went into what the certificate is of.</summary>
    public required bool IsSource { get; init; }
}

internal sealed class CertificateConfiguration : IEntityTypeConfiguration<IssuedCertificate>, IEntityTypeConfiguration<CertificateLot>
{
    public void Configure(EntityTypeBuilder<IssuedCertificate> certificate)
    {
        certificate.HasIndex(c => c.NumberKey).IsUnique();
        // Once superseded, a certificate is superseded by one.
        certificate.HasOne(c => c.Supersedes).WithMany().HasForeignKey(c => c.SupersedesId);
        certificate.HasIndex(c => c.SupersedesId).IsUnique();
        certificate.HasOne(c => c.Customer).WithMany().HasForeignKey(c => c.CustomerId);
        certificate.HasOne<Order>().WithMany().HasForeignKey(c => c.OrderId);
        certificate.HasOne<Shipment>().WithMany().HasForeignKey(c => c.ShipmentId);
        certificate.HasMany(c => c.Lots).WithOne().HasForeignKey(l => l.CertificateId);
    }

    public void Configure(EntityTypeBuilder<CertificateLot> lot)
    {
        lot.HasKey(l => new { l.CertificateId, l.LotId });
        lot.HasOne<Lot>().WithMany().HasForeignKey(l => l.LotId);
        lot.HasIndex(l => l.LotId);
    }
}
