using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Receiving;

public enum Outcome { Read, NoNumber, Match, Mismatch, Accepted, Quarantined, Rejected, Released, Raised }

/// <summary>Where a number was read. On the material itself it is of that piece; a tag or a box may be another's.</summary>
public enum ReadOn { Material, Tag, Packaging }

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

    /// <summary>Where the number stood, of a reading.</summary>
    public ReadOn? ReadOn { get; private init; }

    /// <summary>A picture of it: the SHA-256 of a file that is kept.</summary>
    public string? PhotoSha256 { get; private init; }

    internal static Verification Of(Lot lot, Outcome outcome, string? read, string? says, string? reason, string by, DateTimeOffset at, ReadOn? readOn = null, string? photo = null) =>
        new() { Lot = lot, Outcome = outcome, ReadNumber = read, CertificateSays = says, Reason = reason, By = by, At = at, ReadOn = readOn, PhotoSha256 = photo };

    /// <summary>The same look, of a part that was split off: what was read and found then is true of it too.</summary>
    internal Verification Of(Lot part) => Of(part, Outcome, ReadNumber, CertificateSays, Reason, By, At, ReadOn, PhotoSha256);
}
