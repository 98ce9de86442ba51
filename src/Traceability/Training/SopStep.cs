using System.Text.RegularExpressions;

namespace Traceability.Trainings;

/// <summary>What a step asks of whoever does it.</summary>
public enum StepAsks { Nothing, Confirmation, Value }

/// <summary>One step of a procedure: what is done, and whether it is confirmed, or a value written down.</summary>
/// <param name="Unit">Of the value; empty where it has none.</param>
/// <param name="Written">The line as it is kept.</param>
public sealed partial record SopStep(string Says, StepAsks Asks, string Unit, string Written)
{
    /// <summary>A step in each line: "Clamp it [ ]" is confirmed, "Measure the wall [= mm]" asks for a value in mm.</summary>
    /// <exception cref="DomainRuleException">A line asks for something and says nothing.</exception>
    public static IReadOnlyList<SopStep> Of(string steps) =>
        [.. steps.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Line)];

    private static SopStep Line(string line)
    {
        if (Asked().Match(line) is not { Success: true } asked) return new(line, StepAsks.Nothing, "", line);
        var says = line[..asked.Index].TrimEnd();
        if (says.Length == 0)
            throw new DomainRuleException($"The line \"{line}\" asks for something and does not say what is done. Write the step before the bracket.", "Steps");
        var unit = asked.Groups["unit"].Value.Trim();
        return asked.Groups["value"].Success
            ? new(says, StepAsks.Value, unit, $"{says} [={(unit.Length > 0 ? " " + unit : "")}]")
            : new(says, StepAsks.Confirmation, "", $"{says} [ ]");
    }

    [GeneratedRegex(@"\[\s*(?<value>=(?<unit>[^\[\]]{0,20}))?\s*\]$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Asked();
}
