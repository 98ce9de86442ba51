using Traceability.Certificates;
using Traceability.Data;

namespace Traceability.Quality;

/// <summary>A picture of what is wrong, as it was taken.</summary>
public sealed class IssuePhoto : Stamped
{
    private IssuePhoto() { }

    public long Id { get; private set; }

    public long IssueId { get; private init; }

    public required NonConformance Issue { get; init; }

    /// <summary>Of a file that is kept.</summary>
    public required string Sha256 { get; init; }

    public required string Name { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    internal static IssuePhoto Of(NonConformance issue, StoredFile file, string name, string by, DateTimeOffset at) =>
        new() { Issue = issue, Sha256 = file.Sha256, Name = FileNames.Of(name, file.Type), By = by, At = at };
}
