using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Traceability.Orders;

internal sealed class OrdersConfiguration :
    IEntityTypeConfiguration<Customer>, IEntityTypeConfiguration<Order>, IEntityTypeConfiguration<OrderLine>,
    IEntityTypeConfiguration<Shipment>, IEntityTypeConfiguration<ShipmentLine>, IEntityTypeConfiguration<ShippingException>, IEntityTypeConfiguration<Return>
{
    public void Configure(EntityTypeBuilder<Customer> customer)
    {
        customer.HasIndex(c => c.CodeKey).IsUnique();
        customer.Property(c => c.ControlLevel).HasConversion<int?>();
        customer.HasOne(c => c.Profile).WithMany().HasForeignKey(c => c.ProfileId);
    }

    public void Configure(EntityTypeBuilder<Order> order)
    {
        order.HasIndex(o => o.NumberKey).IsUnique();
        order.HasIndex(o => new { o.OrderedOn, o.Id });
        order.HasIndex(o => new { o.Source, o.SourceKey }).IsUnique().HasFilter("source IS NOT NULL");
        order.ToTable(table => table.HasCheckConstraint("ck_order_source", "(source IS NULL) = (source_key IS NULL)"));
        order.HasMany(o => o.Lines).WithOne(l => l.Order).HasForeignKey(l => l.OrderId);
    }

    public void Configure(EntityTypeBuilder<OrderLine> line) =>
        line.ToTable(table => table.HasCheckConstraint("ck_order_line_amount", "quantity_micro > 0"));

    public void Configure(EntityTypeBuilder<Shipment> shipment)
    {
        shipment.HasIndex(s => s.NumberKey).IsUnique();
        shipment.HasIndex(s => new { s.ShippedOn, s.Id });
        shipment.ToTable(table => table.HasCheckConstraint("ck_shipment_purpose", "purpose IS NULL OR (purpose = 'order') = (order_id IS NOT NULL)"));
        shipment.HasMany(s => s.Exceptions).WithOne(e => e.Shipment).HasForeignKey(e => e.ShipmentId);
        shipment.HasMany(s => s.Lines).WithOne(l => l.Shipment).HasForeignKey(l => l.ShipmentId);
    }

    public void Configure(EntityTypeBuilder<Return> returned) => returned.Ignore(r => r.Here);

    public void Configure(EntityTypeBuilder<ShippingException> exception) => exception.HasIndex(e => new { e.ShipmentId, e.LotId, e.Rule, e.What }).IsUnique();

    public void Configure(EntityTypeBuilder<ShipmentLine> line)
    {
        line.ToTable(table =>
        {
            table.HasCheckConstraint("ck_shipment_line_amount", "quantity_micro > 0");
            table.HasCheckConstraint("ck_shipment_line_void", "voided_at IS NOT NULL OR (voided_by IS NULL AND voided_reason IS NULL)");
        });
        line.HasIndex(l => new { l.LotId, l.ShipmentId, l.VoidedAt, l.QuantityMicro }).HasDatabaseName("ix_shipment_line_of_lot");
        line.HasIndex(l => new { l.ShipmentId, l.LotId, l.VoidedAt }).HasDatabaseName("ix_shipment_line_of_shipment");
    }
}
