using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Traceability.Data;

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditEntry>, IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditEntry> audit)
    {
        audit.HasKey(a => a.Sequence);
        audit.Property(a => a.Sequence).ValueGeneratedNever();
        audit.HasIndex(a => a.PreviousHash).IsUnique();
        audit.HasIndex(a => new { a.Subject, a.SubjectId });
    }

    public void Configure(EntityTypeBuilder<AuditHead> head)
    {
        head.Property(h => h.Id).ValueGeneratedNever();
        head.HasData(new AuditHead { Id = 1, Sequence = 0, Hash = AuditEntry.Origin });
    }
}
