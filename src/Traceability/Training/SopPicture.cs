using Traceability.Certificates;
using Traceability.Data;

namespace Traceability.Trainings;

/// <summary>A picture of how a step is done. As the step itself it changes while the revision is a draft, and then never.</summary>
public sealed class SopPicture : Stamped
{
    private SopPicture() { }

    public long Id { get; private set; }

    public long RevisionId { get; private init; }

    public required SopRevision Revision { get; init; }

    /// <summary>Of the revision, from 1.</summary>
    public required int Step { get; set; }

    /// <summary>Of a file that is kept.</summary>
    public required string Sha256 { get; init; }

    public required string Name { get; init; }

    internal static SopPicture Of(SopRevision revision, int step, StoredFile file, string name) =>
        new() { Revision = revision, Step = step, Sha256 = file.Sha256, Name = FileNames.Of(name, file.Type) };

    /// <summary>The next revision begins with it.</summary>
    internal SopPicture For(SopRevision next) => new() { Revision = next, Step = Step, Sha256 = Sha256, Name = Name };
}
