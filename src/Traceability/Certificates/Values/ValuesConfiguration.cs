using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Traceability.Certificates.Values;

internal sealed class ValuesConfiguration : IEntityTypeConfiguration<ConfirmedReading>, IEntityTypeConfiguration<StatedValue>
{
    public void Configure(EntityTypeBuilder<ConfirmedReading> reading)
    {
        reading.HasOne(r => r.Document).WithMany(d => d.Readings).HasForeignKey(r => r.DocumentId);
        reading.HasIndex(r => new { r.DocumentId, r.At }).IsUnique();
        reading.HasMany(r => r.Values).WithOne(v => v.Reading).HasForeignKey(v => v.ReadingId);
        reading.HasOne<StoredFile>().WithMany().HasForeignKey(r => r.PdfSha256);
    }

    public void Configure(EntityTypeBuilder<StatedValue> value) => value.HasIndex(v => new { v.ReadingId, v.Id });
}
