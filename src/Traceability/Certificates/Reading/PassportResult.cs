namespace Traceability.Certificates.Reading;

/// <summary>A result of the metals passport: a number, a text, a range, a list, a series, or yes and no.</summary>
internal static class PassportResult
{
    /// <summary>Each single value, with the parameter it was measured at and the unit it has by itself, where it has them.</summary>
    public static IEnumerable<(ReadValue Value, string? Parameter, string? Unit)> Of(Part result) => result.Text("ResultType") switch
    {
        "numeric" => [(Numeric(result), null, null)],
        "boolean" => [(ReadValue.YesNo(result.Member("Value").AsYesNo()), null, null)],
        "string" => [(ReadValue.Of(result.Text("Value")), null, null)],
        "range" => [(ReadValue.Range(result.Member("Minimum").AsNumber(), result.Member("Maximum").AsNumber()), null, null)],
        "multiValue" => Filled(result, "Values").Select(value => (Numeric(value), (string?)null, (string?)null)),
        "array" => Filled(result, "Data").Select(point => (Numeric(point.Object("Value")), (string?)Parameter(result, point), (string?)null)),
        _ => throw result.Member("ResultType").Wrong("one of numeric, boolean, string, range, multiValue and array"),
    };

    /// <summary>The certificate's own limits, as far as they are plain numbers.</summary>
    public static (decimal? Minimum, decimal? Maximum) Limits(Part measured) => (Limit(measured, "Minimum"), Limit(measured, "Maximum"));

    private static decimal? Limit(Part measured, string name) =>
        measured.OptionalObject(name) is { } limit && limit.Text("ResultType") == "numeric" ? Numeric(limit).Exact : null;

    private static ReadValue Numeric(Part result) => result.OptionalText("Operator") is null or "=" or "<" or "<=" or ">" or ">="
        ? result.Member("Value").AsNumber(result.OptionalText("Operator"))
        : throw result.Member("Operator").Wrong("one of =, <, <=, > and >=");

    private static IReadOnlyList<Part> Filled(Part result, string name) => result.Has(name) ? result.List(name) : throw result.Missing(name);

    private static string Parameter(Part result, Part point) =>
        string.Join(' ', new[] { result.OptionalText("ParameterName"), point.Text("Parameter"), result.OptionalText("ParameterUnit") }.Where(word => word is not null));
}
