namespace Traceability.People;

/// <summary>Who acts: the signed-in person, or the command line, an import, a test.</summary>
/// <param name="Code">The person's code as it is written beside an act.</param>
public sealed record Who(string Code, string Name, Role Role)
{
    /// <summary>The program itself: an import, the command line, the first set-up.</summary>
    public static Who Program { get; } = new("traceability", "Traceability", Role.Administrator);
}

/// <summary>The one place that knows who is acting.</summary>
public interface ICurrentPerson
{
    Who Who { get; }
}
