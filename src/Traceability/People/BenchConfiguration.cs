using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Traceability.People;

internal sealed class BenchConfiguration : IEntityTypeConfiguration<BenchPass>, IEntityTypeConfiguration<BenchDevice>
{
    public void Configure(EntityTypeBuilder<BenchPass> pass)
    {
        pass.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId);
        pass.HasIndex(p => p.AccountId).IsUnique();
        pass.HasIndex(p => p.BadgeHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<BenchDevice> device) => device.HasIndex(d => d.TokenHash).IsUnique();
}
