using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Cutting;
using Traceability.Manufacture;
using Traceability.Orders;

namespace Traceability.Lots;

internal sealed class TransformationConfiguration :
    IEntityTypeConfiguration<Transformation>, IEntityTypeConfiguration<Input>, IEntityTypeConfiguration<Output>,
    IEntityTypeConfiguration<Hold>, IEntityTypeConfiguration<Movement>
{
    public void Configure(EntityTypeBuilder<Transformation> transformation)
    {
        transformation.HasDiscriminator<string>("Kind")
            .HasValue<Cut>("cut").HasValue<ManufactureRecord>("make").HasValue<Split>("split")
            .HasValue<Mix>("mix").HasValue<Return>("return").HasValue<OutsideProcess>("outside");
        transformation.Ignore(t => t.LiveInputs);
        transformation.Ignore(t => t.LiveOutputs);
        transformation.HasIndex(t => t.NumberKey).IsUnique();
        // The few that are open. And the list of records, which are numbered and dated in one table with the cuts: by
        // filter, for an index that begins with the kind looks as if it led to ten rows.
        transformation.HasIndex(["Kind", nameof(Transformation.StartedOn), nameof(Transformation.Id)], "ix_transformation_open").HasFilter("completed_on IS NULL");
        transformation.HasIndex([nameof(Transformation.NumberKey)], "ix_record_number_key").HasFilter("kind = 'make'");
        transformation.HasIndex([nameof(Transformation.StartedOn), nameof(Transformation.Id)], "ix_record_started_on").HasFilter("kind = 'make'");
        // The few that nobody has decided about.
        transformation.HasIndex([nameof(Transformation.Id)], "ix_return_undecided").HasFilter("kind = 'return' AND decision IS NULL");
        transformation.HasMany(t => t.Inputs).WithOne(i => i.Transformation).HasForeignKey(i => i.TransformationId);
        transformation.HasMany(t => t.Outputs).WithOne(o => o.Transformation).HasForeignKey(o => o.TransformationId);
    }

    public void Configure(EntityTypeBuilder<Input> input)
    {
        input.ToTable(table =>
        {
            table.HasCheckConstraint("ck_input_amount", "quantity_micro > 0");
            table.HasCheckConstraint("ck_input_waste", "waste_micro IS NULL OR (waste_micro > 0 AND waste_micro <= quantity_micro)");
            table.HasCheckConstraint("ck_input_range", "first_unit >= 1 AND last_unit >= first_unit AND (first_unit IS NULL) = (last_unit IS NULL)");
            table.HasCheckConstraint("ck_input_reach", "(reach_first IS NULL) = (reach_last IS NULL)");
            table.HasCheckConstraint("ck_input_void", "voided_at IS NOT NULL OR (voided_by IS NULL AND voided_reason IS NULL)");
        });
        // Each walks a step without touching the table itself.
        input.HasIndex(i => new { i.LotId, i.TransformationId, i.ReachFirst, i.ReachLast, i.VoidedAt }).HasDatabaseName("ix_input_forward");
        input.HasIndex(i => new { i.TransformationId, i.ReachFirst, i.ReachLast, i.VoidedAt, i.LotId }).HasDatabaseName("ix_input_back");
        // The few whose range meets nothing, for the list of gaps.
        input.HasIndex(i => i.FirstUnit).HasFilter("first_unit IS NOT NULL AND reach_first IS NULL AND voided_at IS NULL");
    }

    public void Configure(EntityTypeBuilder<Output> output)
    {
        output.ToTable(table =>
        {
            table.HasCheckConstraint("ck_output_amount", "quantity_micro > 0");
            table.HasCheckConstraint("ck_output_positions", "first_position >= 1 AND last_position >= first_position");
            table.HasCheckConstraint("ck_output_void", "voided_at IS NOT NULL OR (voided_by IS NULL AND voided_reason IS NULL)");
        });
        output.HasIndex(o => new { o.TransformationId, o.FirstPosition, o.LastPosition, o.VoidedAt, o.LotId }).HasDatabaseName("ix_output_forward");
        output.HasIndex(o => new { o.LotId, o.TransformationId, o.FirstPosition, o.LastPosition, o.VoidedAt }).HasDatabaseName("ix_output_back");
    }

    public void Configure(EntityTypeBuilder<Hold> hold)
    {
        hold.ToTable(table => table.HasCheckConstraint("ck_hold_lifted", "lifted_at IS NOT NULL OR (lifted_by IS NULL AND lifted_reason IS NULL)"));
        hold.HasIndex(h => new { h.LotId, h.LiftedAt });
        // A piece waits for one mark.
        hold.HasIndex([nameof(Hold.LotId)], "ix_hold_until_marked").IsUnique().HasFilter("until_marked = 1 AND lifted_at IS NULL");
        hold.HasIndex(h => new { h.LiftedAt, h.Cause });
    }

    public void Configure(EntityTypeBuilder<Movement> movement) => movement.HasIndex(m => new { m.LotId, m.At });
}
