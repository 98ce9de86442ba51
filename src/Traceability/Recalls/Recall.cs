using Traceability.Data;

namespace Traceability.Recalls;

/// <summary>
/// RCL-0001: on a day, for a reason, from a number: what was affected then. Opening it holds the stock; the report is
/// kept as it was issued, byte for byte.
/// </summary>
public sealed class Recall : Stamped
{
    private Recall() { }

    public long Id { get; private set; }

    public required string Number { get; init; }

    public required string NumberKey { get; init; }

    /// <summary>What the recall starts from, as in an answer: "lot", "heat" …</summary>
    public required string RootKind { get; init; }

    public required string RootNumber { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required string OpenedBy { get; init; }

    /// <summary>How many lots were put on hold when it was opened.</summary>
    public required int HeldLots { get; init; }

    /// <summary>The report as issued: its frozen content, from which every rendering is made.</summary>
    public required byte[] Report { get; init; }

    /// <summary>SHA-256 of <see cref="Report"/>, lower-case hex.</summary>
    public required string ReportSha256 { get; init; }

    internal static Recall Open(string number, string rootKind, string rootNumber, string reason, int heldLots, byte[] report, string sha256, string by, DateTimeOffset at) => new()
    {
        Number = number,
        NumberKey = Traceability.Lots.NumberKey.Of(number),
        RootKind = rootKind,
        RootNumber = rootNumber,
        Reason = Text.Reason(reason),
        OpenedAt = at,
        OpenedBy = by,
        HeldLots = heldLots,
        Report = report,
        ReportSha256 = sha256,
    };
}
