namespace Traceability;

/// <summary>Words that people type: trimmed, with a length that a page and a label can hold.</summary>
public static class Text
{
    public const int LineLength = 200;
    public const int NoteLength = 4000;

    /// <exception cref="DomainRuleException">Empty or too long.</exception>
    public static string Line(string? typed, string what, string? field = null) =>
        Optional(typed, what, field) ?? throw new DomainRuleException($"The {what} is empty. Fill it in.", field);

    /// <exception cref="DomainRuleException">Too long.</exception>
    public static string? Optional(string? typed, string what, string? field = null, int max = LineLength)
    {
        var kept = typed?.Trim();
        if (string.IsNullOrEmpty(kept)) return null;
        return kept.Length <= max ? kept : throw new DomainRuleException($"The {what} has {kept.Length} characters. At most {max} are kept; shorten it.", field);
    }

    /// <exception cref="DomainRuleException">Empty or too long.</exception>
    public static string Reason(string? typed, string field = "Reason") =>
        Optional(typed, "reason", field, NoteLength) ?? throw new DomainRuleException("Say why, in a few words: the reason is kept with the act.", field);
}
