using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Traceability.Suppliers;

internal sealed class SuppliersConfiguration : IEntityTypeConfiguration<Supplier>, IEntityTypeConfiguration<SupplierConfirmation>, IEntityTypeConfiguration<SupplierCertificate>
{
    public void Configure(EntityTypeBuilder<Supplier> supplier)
    {
        supplier.HasIndex(s => s.CodeKey).IsUnique();
        supplier.HasMany(s => s.Contacts).WithOne(c => c.Supplier).HasForeignKey(c => c.SupplierId);
        supplier.HasMany(s => s.Certificates).WithOne(c => c.Supplier).HasForeignKey(c => c.SupplierId);
        supplier.HasMany(s => s.Confirmations).WithOne(c => c.Supplier).HasForeignKey(c => c.SupplierId);
    }

    public void Configure(EntityTypeBuilder<SupplierCertificate> certificate)
    {
        certificate.HasOne(c => c.Document).WithMany().HasForeignKey(c => c.DocumentId);
        certificate.HasIndex(c => c.DocumentId).IsUnique();
    }

    // A kind of paper is confirmed once at a time.
    public void Configure(EntityTypeBuilder<SupplierConfirmation> confirmation) =>
        confirmation.HasIndex(c => new { c.SupplierId, c.Type }).IsUnique().HasFilter("withdrawn_at IS NULL");
}
