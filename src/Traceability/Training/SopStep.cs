using System.Globalization;
using System.Text.RegularExpressions;

namespace Traceability.Trainings;

/// <summary>What a step asks of whoever does it.</summary>
public enum StepAsks { Nothing, Confirmation, Value, Photo }

/// <summary>One step of a procedure: what is done, and whether it is confirmed, a value written down, or a photo taken.</summary>
/// <param name="Unit">Of the value; empty where it has none.</param>
/// <param name="Low">The least the value may be; null where nothing is said.</param>
/// <param name="Written">The line as it is kept.</param>
public sealed partial record SopStep(string Says, StepAsks Asks, string Unit, decimal? Low, decimal? High, string Written)
{
    /// <summary>
    /// A step in each line: "Clamp it [ ]" is confirmed, "Measure the wall [= mm]" asks for a value in mm, "[= mm 4.9..5.1]" for one
    /// within these limits, "Lay it out [photo]" for a picture.
    /// </summary>
    /// <exception cref="DomainRuleException">A line asks for something and says nothing, or its limits run backwards.</exception>
    public static IReadOnlyList<SopStep> Of(string steps) =>
        [.. steps.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Line)];

    public bool HasLimits => Low is not null;

    /// <summary>As it is said beside the field: "4.9 to 5.1 mm".</summary>
    public string Limits => HasLimits ? string.Create(CultureInfo.InvariantCulture, $"{Low} to {High}{(Unit.Length > 0 ? " " + Unit : "")}") : Unit;

    /// <summary>Whether a value is a number, where the step says in what it is measured.</summary>
    public bool IsMeasured => Asks == StepAsks.Value && (Unit.Length > 0 || HasLimits);

    public bool IsWithin(decimal value) => !HasLimits || (value >= Low && value <= High);

    private static SopStep Line(string line)
    {
        if (Asked().Match(line) is not { Success: true } asked) return new(line, StepAsks.Nothing, "", null, null, line);
        var says = line[..asked.Index].TrimEnd();
        if (says.Length == 0)
            throw new DomainRuleException($"The line \"{line}\" asks for something and does not say what is done. Write the step before the bracket.", "Steps");
        if (asked.Groups["photo"].Success) return new(says, StepAsks.Photo, "", null, null, $"{says} [photo]");
        if (!asked.Groups["value"].Success) return new(says, StepAsks.Confirmation, "", null, null, $"{says} [ ]");
        var unit = asked.Groups["unit"].Value.Trim();
        var (low, high) = (Limit(asked.Groups["low"]), Limit(asked.Groups["high"]));
        if (low > high)
            throw new DomainRuleException($"The limits of \"{says}\" run backwards: {asked.Groups["low"].Value} to {asked.Groups["high"].Value}. Write the lower one first.", "Steps");
        var limits = low is null ? "" : string.Create(CultureInfo.InvariantCulture, $" {low}..{high}");
        return new(says, StepAsks.Value, unit, low, high, $"{says} [={(unit.Length > 0 ? " " + unit : "")}{limits}]");
    }

    private static decimal? Limit(Group written) =>
        written.Success ? decimal.Parse(written.Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\[\s*((?<value>=)(?<unit>[^\[\]]{0,20}?)(\s+(?<low>-?\d{1,9}([.,]\d{1,6})?)\s*\.\.\s*(?<high>-?\d{1,9}([.,]\d{1,6})?))?|(?<photo>photo))?\s*\]$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Asked();
}
