using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Traceability.Data;

internal sealed class AuditConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> audit)
    {
        audit.HasKey(a => a.Sequence);
        audit.Property(a => a.Sequence).ValueGeneratedNever();
        audit.HasIndex(a => a.PreviousHash).IsUnique();
        audit.HasIndex(a => new { a.Subject, a.SubjectId });
    }
}
