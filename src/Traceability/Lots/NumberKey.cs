using System.Text;

namespace Traceability.Lots;

/// <summary>
/// The normal forms in which numbers are compared. What was written is kept as written; the key decides whether two
/// writings are the same number, the look-alike key only warns.
/// </summary>
public static class NumberKey
{
    /// <summary>The longest number that is taken, in characters as typed.</summary>
    public const int MaxLength = 200;

    /// <summary>NFKC, trimmed, inner blanks collapsed, upper case; dashes and slashes stay.</summary>
    public static string Of(string written)
    {
        var key = new StringBuilder(written.Length);
        var gap = false;
        foreach (var c in written.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c)) { gap = key.Length > 0; continue; }
            if (gap) { key.Append(' '); gap = false; }
            key.Append(char.ToUpperInvariant(c));
        }
        return key.ToString();
    }

    /// <summary>Without separators, with O read as 0 and I, l read as 1: two numbers that the eye confuses share it.</summary>
    public static string LookAlike(string written)
    {
        var key = new StringBuilder(written.Length);
        foreach (var c in Of(written))
            if (char.IsLetterOrDigit(c))
                key.Append(c switch { 'O' => '0', 'I' or 'L' => '1', _ => c });
        return key.ToString();
    }

    /// <summary>True when both writings are the same number.</summary>
    public static bool Same(string? one, string? other) =>
        !string.IsNullOrWhiteSpace(one) && !string.IsNullOrWhiteSpace(other) && Of(one) == Of(other);

    /// <summary>The number as it is kept: trimmed, refused when empty, too long or not printable.</summary>
    /// <exception cref="DomainRuleException">The number cannot be kept.</exception>
    public static string Kept(string? written, string what, string? field = null)
    {
        var kept = written?.Trim();
        if (string.IsNullOrEmpty(kept) || Of(kept).Length == 0)
            throw new DomainRuleException($"The {what} is empty. Type or scan it.", field);
        if (kept.Length > MaxLength)
            throw new DomainRuleException($"The {what} has {kept.Length} characters. At most {MaxLength} are kept; check what was scanned.", field);
        if (kept.Any(char.IsControl))
            throw new DomainRuleException($"The {what} contains a character that cannot be printed. Type it by hand.", field);
        return kept;
    }
}
