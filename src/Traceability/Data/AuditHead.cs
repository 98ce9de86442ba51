namespace Traceability.Data;

/// <summary>
/// The one row that says where the audit ends. A chain whose last entries were cut off still fits together; it no longer
/// ends where this row says. Moved by a trigger, together with the entry.
/// </summary>
internal sealed class AuditHead : IUnaudited
{
    /// <summary>Always 1.</summary>
    public required long Id { get; init; }

    /// <summary>The number of the last entry; 0 before the first.</summary>
    public required long Sequence { get; init; }

    public required string Hash { get; init; }
}
