using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Traceability.Lots;

internal sealed class LotConfiguration : IEntityTypeConfiguration<Lot>, IEntityTypeConfiguration<Heat>, IEntityTypeConfiguration<LotHeat>
{
    public void Configure(EntityTypeBuilder<Lot> lot)
    {
        lot.ToTable(table =>
        {
            table.HasCheckConstraint("ck_lot_never_below_nothing", "on_hand_micro >= 0");
            table.HasCheckConstraint("ck_lot_is_one_thing", "(material_id IS NULL) <> (product_id IS NULL)");
            table.HasCheckConstraint("ck_lot_received_something", "received_micro > 0");
        });
        lot.Ignore(l => l.Comparison).Ignore(l => l.LastReading).Ignore(l => l.Answered);
        lot.Property(l => l.AskedLevel).HasConversion<int?>();
        lot.Property(l => l.AcceptedLevel).HasConversion<int?>();
        lot.HasIndex(l => l.NumberKey).IsUnique();
        // The few whose number was lost for good: no recall of their material rules them out.
        lot.HasIndex([nameof(Lot.MaterialId)], "ix_lot_grade_only").HasFilter("grade_only IS NOT NULL");
        lot.HasIndex(l => l.LookAlikeKey);
        lot.HasIndex(l => l.SupplierLotKey);
        lot.HasIndex(l => l.CertificateNumberKey);
        lot.HasIndex(l => l.SerialKey);
        lot.HasIndex(l => l.Status);
        // The stock's lists: what is here, what is used up, and their orders. Most lots of an old shop are used up.
        lot.HasIndex(l => new { l.Id, l.Status }).HasFilter("on_hand_micro > 0").HasDatabaseName("ix_lot_here");
        lot.HasIndex(l => l.Id).HasFilter("on_hand_micro = 0").HasDatabaseName("ix_lot_used_up");
        lot.HasIndex(l => l.MaterialId);
        lot.HasIndex([nameof(Lot.MaterialId)], "ix_lot_here_of_material").HasFilter("on_hand_micro > 0");
        lot.HasIndex(l => new { l.ReceivedOn, l.Id });
        lot.HasIndex(l => new { l.Location, l.NumberKey });
        lot.HasMany(l => l.Holds).WithOne(h => h.Lot).HasForeignKey(h => h.LotId);
        lot.HasMany(l => l.Verifications).WithOne(v => v.Lot).HasForeignKey(v => v.LotId);
        lot.HasMany(l => l.Concessions).WithOne(c => c.Lot).HasForeignKey(c => c.LotId);
        lot.HasMany(l => l.ChecklistAnswers).WithOne(a => a.Lot).HasForeignKey(a => a.LotId);
        lot.HasIndex([nameof(Lot.ReleasedAt)], "ix_lot_released").HasFilter("released_at IS NOT NULL");
        lot.HasMany(l => l.Heats).WithOne(h => h.Lot).HasForeignKey(h => h.LotId);
        lot.HasMany(l => l.Movements).WithOne(m => m.Lot).HasForeignKey(m => m.LotId);
        lot.HasOne(l => l.Receipt).WithMany(r => r.Lots).HasForeignKey(l => l.ReceiptId);
        lot.HasOne(l => l.Root).WithMany().HasForeignKey(l => l.RootId);
    }

    public void Configure(EntityTypeBuilder<Heat> heat)
    {
        heat.HasIndex(h => new { h.NumberKey, h.MillKey }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<LotHeat> link)
    {
        link.HasKey(l => new { l.LotId, l.HeatId });
        link.HasIndex(l => new { l.HeatId, l.LotId });
    }
}
