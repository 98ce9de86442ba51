namespace Traceability.Certificates;

/// <summary>
/// The inspection documents of EN 10204:2004. 3.1 and 3.2 are of this very lot; 2.1 and 2.2 only say that it conforms, and prove
/// nothing of it where an order or product asks for one that does.
/// </summary>
public static class InspectionDocument
{
    /// <summary>What can be asked for: 3.1 or 3.2; none.</summary>
    /// <exception cref="DomainRuleException">Another type, or none of EN 10204.</exception>
    public static string? Asked(string? type, string field = "Inspection")
    {
        if (string.IsNullOrWhiteSpace(type)) return null;
        var asked = type.Trim();
        return asked is "3.1" or "3.2" ? asked
            : throw new DomainRuleException($"\"{(asked.Length <= 40 ? asked : asked[..40] + "…")}\" cannot be demanded. Only types 3.1 and 3.2 of EN 10204 say what was measured on the very lot.", field);
    }

    /// <summary>Whether a document of one type does where another is asked for: 3.2 is a 3.1 that somebody else signed too.</summary>
    public static bool Serves(string? type, string asked) => type is "3.2" || type == asked;
}
