using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Certificates;
using Traceability.Materials;

namespace Traceability.Receiving;

internal sealed class ReceivingConfiguration : IEntityTypeConfiguration<Receipt>, IEntityTypeConfiguration<Material>,
    IEntityTypeConfiguration<Verification>, IEntityTypeConfiguration<ConcessionApproval>, IEntityTypeConfiguration<Concession>
{
    public void Configure(EntityTypeBuilder<Receipt> receipt)
    {
        receipt.HasIndex(r => r.NumberKey).IsUnique();
        receipt.HasIndex(r => new { r.ReceivedOn, r.Id });
        receipt.HasOne(r => r.Against).WithMany().HasForeignKey(r => r.AgainstId);
        receipt.ToTable(table => table.HasCheckConstraint("ck_receipt_one_sender", "supplier_id IS NULL OR customer_id IS NULL"));
    }

    public void Configure(EntityTypeBuilder<Material> material)
    {
        material.HasIndex(m => m.CodeKey).IsUnique();
        material.Property(m => m.ControlLevel).HasConversion<int>();
    }

    // A photo is a file like any other, and kept as long.
    public void Configure(EntityTypeBuilder<Verification> verification) => verification.HasOne<StoredFile>().WithMany().HasForeignKey(v => v.PhotoSha256);

    // A deviation is conceded once.
    public void Configure(EntityTypeBuilder<Concession> concession) => concession.HasIndex(c => new { c.LotId, c.Kind, c.What }).IsUnique();

    public void Configure(EntityTypeBuilder<ConcessionApproval> approval) => approval.HasIndex(a => new { a.ConcessionId, a.CustomerId }).IsUnique();
}
