using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Traceability.Data;

/// <summary>
/// One change, for good: who, when, in which act, which row, before and after. Each entry carries the hash of the one
/// before it, so that a changed or removed entry is found by <c>verify</c>.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>1, 2, 3 … without a gap; unique.</summary>
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>The act in the trade's words: "accept lot". All rows of one act share it.</summary>
    public required string Act { get; init; }

    /// <summary>The table of the row that changed.</summary>
    public required string Subject { get; init; }

    public required long SubjectId { get; init; }

    /// <summary>What changed, as JSON: {"column": [before, after]}. No passwords, no tokens.</summary>
    public required string Changes { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }

    /// <summary>The hash that the first entry carries as its previous one.</summary>
    public static readonly string Origin = new('0', 64);

    /// <summary>SHA-256 over the previous hash and every field, each on a line of its own with its length before it.</summary>
    public static string HashOf(string previous, long sequence, DateTimeOffset at, string by, string act, string subject, long subjectId, string changes)
    {
        var text = new StringBuilder();
        foreach (var part in (string[])[previous, Invariant(sequence), Invariant(at.ToUniversalTime().Ticks / 10), by, act, subject, Invariant(subjectId), changes])
            text.Append(Invariant(part.Length)).Append(':').Append(part).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    public bool Holds(string previous) =>
        PreviousHash == previous && Hash == HashOf(previous, Sequence, At, By, Act, Subject, SubjectId, Changes);

    private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);
}
