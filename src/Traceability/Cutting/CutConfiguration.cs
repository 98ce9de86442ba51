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
            // That a mark is read back after it was made is the verb's rule: history may know who read it and not how it was made.
        });
        piece.HasIndex(p => p.NumberKey).IsUnique();
    }
}
