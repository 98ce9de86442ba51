using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Certificates;

namespace Traceability.Manufacture;

internal sealed class ManufactureConfiguration : IEntityTypeConfiguration<Profile>, IEntityTypeConfiguration<Product>, IEntityTypeConfiguration<BomRevision>, IEntityTypeConfiguration<BomLine>, IEntityTypeConfiguration<OutsideProcess>, IEntityTypeConfiguration<ManufactureRecord>, IEntityTypeConfiguration<StepAnswer>, IEntityTypeConfiguration<RecordLine>
{
    public void Configure(EntityTypeBuilder<Profile> profile)
    {
        profile.HasIndex(p => p.CodeKey).IsUnique();
        profile.Property(p => p.ControlLevel).HasConversion<int?>();
    }

    public void Configure(EntityTypeBuilder<Product> product)
    {
        product.HasIndex(p => p.SkuKey).IsUnique();
        product.Property(p => p.ControlLevel).HasConversion<int?>();
        product.HasOne(p => p.Profile).WithMany().HasForeignKey(p => p.ProfileId);
        product.HasOne(p => p.UsualSop).WithMany().HasForeignKey(p => p.UsualSopId);
        product.HasMany(p => p.Bom).WithOne(l => l.Product).HasForeignKey(l => l.ProductId);
        product.HasMany(p => p.Revisions).WithOne(r => r.Product).HasForeignKey(r => r.ProductId);
        product.Ignore(p => p.Current).Ignore(p => p.Draft);
    }

    // A line names its revision as it is called: what is made, imported and looked through goes by the name.
    public void Configure(EntityTypeBuilder<BomRevision> revision) =>
        revision.HasMany(r => r.Lines).WithOne(l => l.Of).HasForeignKey(l => new { l.ProductId, l.Revision }).HasPrincipalKey(r => new { r.ProductId, r.Revision });

    public void Configure(EntityTypeBuilder<BomLine> line)
    {
        line.HasOne(l => l.Part).WithMany().HasForeignKey(l => l.PartId);
        line.ToTable(table =>
        {
            table.HasCheckConstraint("ck_bom_line_one_component", "(material_id IS NULL) <> (part_id IS NULL)");
            table.HasCheckConstraint("ck_bom_line_not_itself", "part_id <> product_id");
            table.HasCheckConstraint("ck_bom_line_amount", "quantity_micro > 0");
        });
    }

    public void Configure(EntityTypeBuilder<OutsideProcess> outside) => outside.HasOne(o => o.Processor).WithMany().HasForeignKey(o => o.ProcessorId);

    public void Configure(EntityTypeBuilder<ManufactureRecord> record)
    {
        // Which records of a product ran while a lot was here.
        record.HasIndex(r => new { r.ProductId, r.StartedOn });
        record.HasMany(r => r.Lines).WithOne(l => l.Record).HasForeignKey(l => l.RecordId);
        record.Ignore(r => r.Products).Ignore(r => r.Demands);
        record.HasOne(r => r.SopRevision).WithMany().HasForeignKey(r => r.SopRevisionId);
        record.HasMany(r => r.Answers).WithOne(a => a.Record).HasForeignKey(a => a.RecordId);
        // What ran on a machine, the newest first; most of history names none.
        record.HasIndex(r => new { r.Machine, r.StartedOn }).HasFilter("machine IS NOT NULL").HasDatabaseName("ix_record_of_machine");
    }

    public void Configure(EntityTypeBuilder<StepAnswer> answer)
    {
        // A step is answered once.
        answer.HasIndex(a => new { a.RecordId, a.Step }).IsUnique().HasFilter("voided_at IS NULL").HasDatabaseName("ix_step_answer_of_step");
        answer.HasOne<StoredFile>().WithMany().HasForeignKey(a => a.Sha256);
        answer.ToTable(table =>
        {
            table.HasCheckConstraint("ck_step_answer_value", "(kind = 'value') = (value IS NOT NULL)");
            table.HasCheckConstraint("ck_step_answer_reason", "(kind <> 'left_out' AND outside_limits = 0) OR note IS NOT NULL");
            table.HasCheckConstraint("ck_step_answer_void", "voided_at IS NOT NULL OR (voided_by IS NULL AND voided_reason IS NULL)");
        });
    }

    public void Configure(EntityTypeBuilder<RecordLine> line)
    {
        line.HasIndex(l => new { l.RecordId, l.Position }).IsUnique();
        line.ToTable(table => table.HasCheckConstraint("ck_record_line_units", "units > 0"));
    }
}
