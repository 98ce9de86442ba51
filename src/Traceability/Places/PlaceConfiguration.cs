using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Traceability.Places;

internal sealed class PlaceConfiguration : IEntityTypeConfiguration<Place>, IEntityTypeConfiguration<PlaceCount>, IEntityTypeConfiguration<CountLine>
{
    public void Configure(EntityTypeBuilder<Place> place)
    {
        place.HasIndex(p => p.NumberKey).IsUnique();
        place.HasIndex(p => p.NameKey).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PlaceCount> count)
    {
        count.HasIndex(c => c.NumberKey).IsUnique();
        count.HasOne(c => c.Place).WithMany().HasForeignKey(c => c.PlaceId);
        count.HasMany(c => c.Lines).WithOne(l => l.OfCount).HasForeignKey(l => l.CountId);
        // One place is counted once at a time: who comes second joins.
        count.HasIndex(c => c.PlaceId).IsUnique().HasFilter("finished_at IS NULL").HasDatabaseName("ix_place_count_open");
        count.ToTable(t => t.HasCheckConstraint("ck_place_count_given_up", "given_up = 0 OR finished_at IS NOT NULL"));
    }

    public void Configure(EntityTypeBuilder<CountLine> line)
    {
        line.HasIndex(l => new { l.CountId, l.LotId }).IsUnique();
        line.HasOne(l => l.Lot).WithMany().HasForeignKey(l => l.LotId);
        line.HasIndex(l => new { l.LotId, l.Id });
        // The few that were not found.
        line.HasIndex(l => l.Id).HasFilter("counted_micro IS NULL").HasDatabaseName("ix_count_line_not_found");
        line.ToTable(t => t.HasCheckConstraint("ck_count_line_never_below_nothing", "counted_micro >= 0"));
    }
}
