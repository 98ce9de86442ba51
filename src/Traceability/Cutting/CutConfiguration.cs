using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Traceability.Cutting;

internal sealed class CutConfiguration : IEntityTypeConfiguration<Cut>, IEntityTypeConfiguration<CutPiece>, IEntityTypeConfiguration<Renewal>
{
    public void Configure(EntityTypeBuilder<Cut> cut)
    {
        cut.HasOne(c => c.Parent).WithMany().HasForeignKey(c => c.ParentId);
        cut.HasMany(c => c.Pieces).WithOne(p => p.Cut).HasForeignKey(p => p.CutId);
        cut.HasMany(c => c.RemnantMarks).WithOne(r => r.Cut).HasForeignKey(r => r.CutId);
        cut.Ignore(c => c.RemnantMark);
    }

    public void Configure(EntityTypeBuilder<CutPiece> piece)
    {
        piece.ToTable(table =>
        {
            table.HasCheckConstraint("ck_cut_piece_amount", "quantity_micro > 0");
            // That a mark is read back after it was made is the verb's rule: history may know who read it and not how it was made.
        });
        piece.HasIndex(p => p.NumberKey).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Renewal> renewal)
    {
        renewal.ToTable(table => table.HasCheckConstraint("ck_renewal_read", "verified_at IS NULL OR (mark_method IS NOT NULL AND marked_number IS NOT NULL)"));
        renewal.HasOne(r => r.Lot).WithMany().HasForeignKey(r => r.LotId);
        // One mark at a time is moved; the few that wait are found at once.
        renewal.HasIndex(r => r.LotId).IsUnique().HasFilter("verified_at IS NULL AND ended_at IS NULL AND cut_id IS NULL").HasDatabaseName("ix_renewal_waiting");
        renewal.HasIndex(r => new { r.LotId, r.AskedAt });
    }
}
