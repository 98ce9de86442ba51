using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Traceability.Machines;

internal sealed class MachineConfiguration : IEntityTypeConfiguration<Machine>, IEntityTypeConfiguration<Loading>
{
    public void Configure(EntityTypeBuilder<Machine> machine)
    {
        machine.HasIndex(m => m.CodeKey).IsUnique();
        machine.HasIndex(m => m.NameKey).IsUnique();
        machine.HasMany(m => m.Loadings).WithOne(l => l.Machine).HasForeignKey(l => l.MachineId);
        machine.Ignore(m => m.Loaded);
    }

    public void Configure(EntityTypeBuilder<Loading> loading)
    {
        loading.HasOne(l => l.Lot).WithMany().HasForeignKey(l => l.LotId);
        // A spool is on one machine.
        loading.HasIndex(l => l.LotId).IsUnique().HasFilter("taken_off_at IS NULL").HasDatabaseName("ix_loading_on");
        loading.HasIndex(l => new { l.MachineId, l.TakenOffAt });
        loading.ToTable(t => t.HasCheckConstraint("ck_loading_taken_off", "(taken_off_at IS NULL) = (taken_off_by IS NULL)"));
    }
}
