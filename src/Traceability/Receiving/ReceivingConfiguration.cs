using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Materials;

namespace Traceability.Receiving;

internal sealed class ReceivingConfiguration : IEntityTypeConfiguration<Receipt>, IEntityTypeConfiguration<Material>
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
}
