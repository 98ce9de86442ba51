using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Traceability.Cutting;

internal sealed class CutConfiguration : IEntityTypeConfiguration<Cut>, IEntityTypeConfiguration<CutPiece>
{
    public void Configure(EntityTypeBuilder<Cut> cut)
    {
        cut.HasOne(c => c.Parent).WithMany().HasForeignKey(c => c.ParentId);
        cut.HasMany(c => c.Pieces).WithOne(p => p.Cut).HasForeignKey(p => p.CutId);
    }

    public void Configure(EntityTypeBuilder<CutPiece> piece)
    {
        piece.ToTable(table =>
        {
            table.HasCheckConstraint("ck_cut_piece_amount", "quantity_micro > 0");
            table.HasCheckConstraint("ck_cut_piece_read_after_mark", "verified_at IS NULL OR mark_method IS NOT NULL");
        });
        piece.HasIndex(p => p.NumberKey).IsUnique();
    }
}
