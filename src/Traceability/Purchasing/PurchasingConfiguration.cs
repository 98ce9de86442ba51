using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Traceability.Purchasing;

internal sealed class PurchasingConfiguration : IEntityTypeConfiguration<PurchaseOrder>, IEntityTypeConfiguration<PurchaseLine>, IEntityTypeConfiguration<PurchaseAmendment>
{
    public void Configure(EntityTypeBuilder<PurchaseOrder> order)
    {
        order.HasIndex(o => o.NumberKey).IsUnique();
        order.HasIndex(o => new { o.OrderedOn, o.Id });
        order.HasIndex(o => o.SupplierId);
        order.HasMany(o => o.Lines).WithOne(l => l.Order).HasForeignKey(l => l.OrderId);
        // The lines that count, no relation of its own.
        order.Ignore(o => o.LiveLines);
        order.HasMany(o => o.Amendments).WithOne(a => a.Order).HasForeignKey(a => a.OrderId);
        order.ToTable(table => table.HasCheckConstraint("ck_purchase_order_end", "(ended_as IS NULL) = (ended_at IS NULL)"));
    }

    public void Configure(EntityTypeBuilder<PurchaseLine> line)
    {
        line.HasIndex(l => new { l.OrderId, l.Position }).IsUnique();
        line.HasMany(l => l.Lots).WithOne(l => l.PurchaseLine).HasForeignKey(l => l.PurchaseLineId);
        line.Ignore(l => l.Asked);
        line.ToTable(table => table.HasCheckConstraint("ck_purchase_line_amount", "quantity_micro > 0"));
    }

    public void Configure(EntityTypeBuilder<PurchaseAmendment> amendment) => amendment.HasIndex(a => new { a.OrderId, a.Number }).IsUnique();
}
