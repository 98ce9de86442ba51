using System.Globalization;
using Traceability.Certificates.Reading;

namespace Traceability.Certificates.Values;

/// <summary>Which part of a certificate a value belongs to.</summary>
public enum ValuePart { Chemistry, Mechanical, Other }

/// <summary>One value that a certificate states: of which heat, of what, how much, and as it was written.</summary>
public sealed class StatedValue
{
    private StatedValue() { }

    public long Id { get; private set; }

    public long ReadingId { get; private init; }

    public required ConfirmedReading Reading { get; init; }

    public required ValuePart Part { get; init; }

    /// <summary>Empty when the certificate does not say.</summary>
    public required string Heat { get; init; }

    /// <inheritdoc cref="ChemicalValue.Sample"/>
    public required string Sample { get; init; }

    /// <summary>An element's symbol ("Cr"), or that of a property ("Rp0.2").</summary>
    public required string Property { get; init; }

    /// <summary>The code of EN 10168.</summary>
    public string? Code { get; private init; }

    /// <summary>In plain words; empty for an element.</summary>
    public required string Words { get; init; }

    /// <summary>As it stands on the certificate.</summary>
    public required string Written { get; init; }

    /// <summary>"&lt;", "&lt;=", "&gt;" or "&gt;=" when it says no more than that.</summary>
    public string? Operator { get; private init; }

    // A decimal as text: SQLite has none, and "0.150" keeps its zero.
    public string? Low { get; private init; }

    public string? High { get; private init; }

    public required string Unit { get; init; }

    public string? Minimum { get; private init; }

    public string? Maximum { get; private init; }

    public string? Method { get; private init; }

    public string? Condition { get; private init; }

    /// <summary>"17.2 %", "&lt;0.002 %".</summary>
    public string Shown => $"{Operator}{Value.Shown} {Unit}".TrimEnd();

    internal ReadValue Value => new(Written, Number(Low), Number(High), Operator);

    internal ChemicalValue Chemical => new(Heat, Sample, Property, Value, Unit, Number(Minimum), Number(Maximum), Method);

    internal MeasuredValue Measured => new(Heat, Sample, Property, Code, Words, Value, Unit, Number(Minimum), Number(Maximum), Method, Condition);

    internal static StatedValue Of(ConfirmedReading reading, ChemicalValue value) => new()
    {
        Reading = reading,
        Part = ValuePart.Chemistry,
        Heat = value.Heat,
        Sample = value.Sample,
        Property = value.Element,
        Words = "",
        Written = value.Value.Written,
        Operator = value.Value.Operator,
        Low = Text(value.Value.Low),
        High = Text(value.Value.High),
        Unit = value.Unit,
        Minimum = Text(value.Minimum),
        Maximum = Text(value.Maximum),
        Method = value.Method,
    };

    internal static StatedValue Of(ConfirmedReading reading, ValuePart part, MeasuredValue value) => new()
    {
        Reading = reading,
        Part = part,
        Heat = value.Heat,
        Sample = value.Sample,
        Property = value.Property,
        Code = value.Code,
        Words = value.Words,
        Written = value.Value.Written,
        Operator = value.Value.Operator,
        Low = Text(value.Value.Low),
        High = Text(value.Value.High),
        Unit = value.Unit,
        Minimum = Text(value.Minimum),
        Maximum = Text(value.Maximum),
        Method = value.Method,
        Condition = value.Condition,
    };

    private static string? Text(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static decimal? Number(string? text) => text is null ? null : ReadValue.Number(text);
}
