namespace Traceability.Certificates;

/// <summary>
/// The inspection documents of EN 10204:2004. 3.1 and 3.2 are of this very lot; 2.1 and 2.2 only say that it conforms, and prove
/// nothing of it where an order or product asks for one that does.
/// </summary>
public static class InspectionDocument
{
    public static IReadOnlyList<string> All { get; } = ["2.1", "2.2", "3.1", "3.2"];

    /// <summary>What can be asked for: 3.1 or 3.2; none.</summary>
    /// <exception cref="DomainRuleException">Another type, or none of EN 10204.</exception>
    public static string? Asked(string? type, string field = "Inspection")
    {
        if (string.IsNullOrWhiteSpace(type)) return null;
        return type.Trim() is "3.1" or "3.2" ? type.Trim()
            : throw new DomainRuleException($"\"{type.Trim()}\" cannot be asked for. By EN 10204 only 3.1 and 3.2 are of the lot itself.", field);
    }

    /// <summary>Whether a document of one type does where another is asked for: 3.2 is a 3.1 that somebody else signed too.</summary>
    public static bool Serves(string? type, string asked) => type is "3.2" || type == asked;
}
