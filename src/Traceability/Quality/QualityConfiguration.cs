using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Certificates;

namespace Traceability.Quality;

internal sealed class QualityConfiguration :
    IEntityTypeConfiguration<NonConformance>, IEntityTypeConfiguration<Disposition>, IEntityTypeConfiguration<CorrectiveAction>, IEntityTypeConfiguration<IssuePhoto>
{
    public void Configure(EntityTypeBuilder<NonConformance> issue)
    {
        issue.ToTable(table =>
        {
            table.HasCheckConstraint("ck_issue_about_one_thing", "(lot_id IS NOT NULL) + (work_id IS NOT NULL) + (delivery_id IS NOT NULL) + (shipment_id IS NOT NULL) <= 1");
            table.HasCheckConstraint("ck_issue_closed", "(closed_at IS NULL) = (closed_by IS NULL)");
            table.HasCheckConstraint("ck_issue_cause", "(cause IS NULL) = (cause_at IS NULL)");
        });
        issue.Ignore(i => i.HeldLots);
        issue.Ignore(i => i.StillHere);
        issue.HasIndex(i => i.NumberKey).IsUnique();
        // The few that are open: the head of every page counts them.
        issue.HasIndex([nameof(NonConformance.Id)], "ix_issue_open").HasFilter("closed_at IS NULL");
        issue.HasMany(i => i.Holds).WithOne(h => h.Issue).HasForeignKey(h => h.IssueId);
        issue.HasMany(i => i.Dispositions).WithOne(d => d.Issue).HasForeignKey(d => d.IssueId);
        issue.HasMany(i => i.Actions).WithOne(a => a.Issue).HasForeignKey(a => a.IssueId);
        issue.HasMany(i => i.Photos).WithOne(p => p.Issue).HasForeignKey(p => p.IssueId);
    }

    public void Configure(EntityTypeBuilder<Disposition> disposition) => disposition.ToTable(table =>
    {
        table.HasCheckConstraint("ck_disposition_amount", "quantity_micro > 0");
        table.HasCheckConstraint("ck_disposition_reworked", "kind = 'rework' OR reworked_at IS NULL");
    });

    public void Configure(EntityTypeBuilder<CorrectiveAction> action)
    {
        action.ToTable(table => table.HasCheckConstraint("ck_action_judged", "(is_effective IS NULL) = (judged_at IS NULL) AND (judged_at IS NULL OR done_at IS NOT NULL)"));
        action.HasIndex([nameof(CorrectiveAction.DueOn)], "ix_action_open").HasFilter("done_at IS NULL");
    }

    // A photo is a file like any other, and kept as long.
    public void Configure(EntityTypeBuilder<IssuePhoto> photo)
    {
        photo.HasIndex(p => new { p.IssueId, p.Sha256 }).IsUnique();
        photo.HasOne<StoredFile>().WithMany().HasForeignKey(p => p.Sha256);
    }
}
