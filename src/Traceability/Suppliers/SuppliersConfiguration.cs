using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Traceability.Suppliers;

internal sealed class SuppliersConfiguration : IEntityTypeConfiguration<Supplier>, IEntityTypeConfiguration<SupplierConfirmation>
{
    public void Configure(EntityTypeBuilder<Supplier> supplier)
    {
        supplier.HasIndex(s => s.CodeKey).IsUnique();
        supplier.HasMany(s => s.Confirmations).WithOne(c => c.Supplier).HasForeignKey(c => c.SupplierId);
    }

    // A kind of paper is confirmed once at a time.
    public void Configure(EntityTypeBuilder<SupplierConfirmation> confirmation) =>
        confirmation.HasIndex(c => new { c.SupplierId, c.Type }).IsUnique().HasFilter("withdrawn_at IS NULL");
}
