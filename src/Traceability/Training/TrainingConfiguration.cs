using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Certificates;

namespace Traceability.Trainings;

internal sealed class TrainingConfiguration : IEntityTypeConfiguration<Topic>, IEntityTypeConfiguration<Sop>, IEntityTypeConfiguration<SopRevision>, IEntityTypeConfiguration<SopPicture>, IEntityTypeConfiguration<Training>, IEntityTypeConfiguration<UntrainedAct>
{
    public void Configure(EntityTypeBuilder<Topic> topic)
    {
        topic.HasIndex(t => t.CodeKey).IsUnique();
        // One topic for each act: else nobody could say which of two was asked for.
        topic.HasIndex(t => t.Of).IsUnique().HasFilter("\"of\" <> 'general' AND retired_at IS NULL").HasDatabaseName("ix_topic_asked");
    }

    public void Configure(EntityTypeBuilder<Sop> sop)
    {
        sop.HasIndex(s => s.CodeKey).IsUnique();
        sop.HasMany(s => s.Revisions).WithOne(r => r.Sop).HasForeignKey(r => r.SopId);
        sop.Ignore(s => s.Current).Ignore(s => s.Draft);
    }

    public void Configure(EntityTypeBuilder<SopRevision> revision)
    {
        revision.Ignore(r => r.StepList);
        revision.HasIndex(r => new { r.SopId, r.RevisionKey }).IsUnique();
        revision.HasIndex(r => new { r.SopId, r.Position }).IsUnique();
        revision.ToTable(t => t.HasCheckConstraint("ck_sop_revision_released", "(released_at IS NULL) = (released_by IS NULL)"));
    }

    public void Configure(EntityTypeBuilder<SopPicture> picture)
    {
        picture.HasOne(p => p.Revision).WithMany(r => r.Pictures).HasForeignKey(p => p.RevisionId);
        picture.HasOne<StoredFile>().WithMany().HasForeignKey(p => p.Sha256);
        picture.HasIndex(p => new { p.RevisionId, p.Step, p.Sha256 }).IsUnique();
        picture.ToTable(t => t.HasCheckConstraint("ck_sop_picture_step", "step >= 1"));
    }

    public void Configure(EntityTypeBuilder<Training> training)
    {
        training.HasOne(t => t.Person).WithMany().HasForeignKey(t => t.PersonId);
        training.HasOne(t => t.Trainer).WithMany().HasForeignKey(t => t.TrainerId);
        training.HasOne(t => t.Topic).WithMany().HasForeignKey(t => t.TopicId);
        training.HasOne(t => t.SopRevision).WithMany().HasForeignKey(t => t.SopRevisionId);
        training.HasOne<StoredFile>().WithMany().HasForeignKey(t => t.FileSha256);
        training.Ignore(t => t.Subject);
        training.ToTable(table =>
        {
            table.HasCheckConstraint("ck_training_one_subject", "(topic_id IS NULL) <> (sop_revision_id IS NULL)");
            table.HasCheckConstraint("ck_training_ends_after_it_began", "valid_until IS NULL OR valid_until >= given_on");
        });
    }

    public void Configure(EntityTypeBuilder<UntrainedAct> act) => act.HasIndex(a => a.NumberKey);
}
