using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Materials;
using Traceability.Suppliers;

namespace Traceability.Receiving;

internal sealed class ReceivingConfiguration : IEntityTypeConfiguration<Receipt>, IEntityTypeConfiguration<Material>, IEntityTypeConfiguration<Supplier>
{
    public void Configure(EntityTypeBuilder<Receipt> receipt)
    {
        receipt.HasIndex(r => r.NumberKey).IsUnique();
        receipt.HasIndex(r => new { r.ReceivedOn, r.Id });
        receipt.ToTable(table => table.HasCheckConstraint("ck_receipt_one_sender", "supplier_id IS NULL OR customer_id IS NULL"));
    }

    public void Configure(EntityTypeBuilder<Material> material)
    {
        material.HasIndex(m => m.CodeKey).IsUnique();
        material.Property(m => m.ControlLevel).HasConversion<int>();
    }

    public void Configure(EntityTypeBuilder<Supplier> supplier) => supplier.HasIndex(s => s.CodeKey).IsUnique();
}
