using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Receiving;

public enum Outcome { Read, NoNumber, Match, Mismatch, Accepted, Quarantined, Rejected }

/// <summary>
/// One look at a lot: what was read off the material, what the certificate says, and what was decided. Kept for ever,
/// the ones that failed too.
/// </summary>
public sealed class Verification : Stamped
{
    private Verification() { }

    public long Id { get; private set; }

    public long LotId { get; private init; }

    public required Lot Lot { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>Read off the material; empty when there is no number on it.</summary>
    public string? ReadNumber { get; private init; }

    /// <summary>The heat or lot number that stands on the certificate.</summary>
    public string? CertificateSays { get; private init; }

    public required Outcome Outcome { get; init; }

    public string? Reason { get; private init; }

    internal static Verification Of(Lot lot, Outcome outcome, string? read, string? says, string? reason, string by, DateTimeOffset at) =>
        new() { Lot = lot, Outcome = outcome, ReadNumber = read, CertificateSays = says, Reason = reason, By = by, At = at };
}
