using System.Globalization;
using Traceability.Lots;
using Traceability.Printing.Labels;

namespace Traceability.Labelling;

/// <summary>What stands on the label of a lot, a cut-off, a unit or a batch.</summary>
internal sealed record LotLabel
{
    public required string Number { get; init; }

    /// <summary>The material with its grade, or the product.</summary>
    public required string What { get; init; }

    public IReadOnlyList<string> Heats { get; init; } = [];

    public string? Supplier { get; init; }

    public string? SupplierLot { get; init; }

    /// <summary>The serial a reworked unit keeps.</summary>
    public string? Serial { get; init; }

    /// <summary>The cut, the record or the like that it came out of, and its place there: "MFG-0056, no. 5".</summary>
    public string? Origin { get; init; }

    /// <summary>"in 2024-05-14", "made 2024-05-14".</summary>
    public string? Dated { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    /// <summary>The customer whose own it is.</summary>
    public string? Owner { get; init; }

    /// <summary>What stops it, of all that does.</summary>
    public Stop? Stopped { get; init; }

    public Label ToLabel() => new() { Number = Number, Lines = [.. Lines()], Warning = Stopped?.ToWarning() };

    /// <summary>A material's name, and its grade where the name does not say it.</summary>
    public static string Named(string name, string? grade) =>
        string.IsNullOrEmpty(grade) || name.Contains(grade, StringComparison.OrdinalIgnoreCase) ? name : $"{name}, {grade}";

    /// <summary>Where in a record it stands: "MFG-0056, no. 5".</summary>
    public static string PlaceIn(string record, long first, long last) =>
        string.Create(CultureInfo.InvariantCulture, $"{record}, no. {(first == last ? $"{first}" : $"{first}–{last}")}");

    private IEnumerable<LabelLine> Lines()
    {
        yield return new(What, Strong: true);
        if (Heats.Count > 0) yield return new($"{(Heats.Count == 1 ? "heat" : "heats")} {string.Join(", ", Heats)}", Strong: true);
        if (Owner is not null) yield return new($"belongs to {Owner}", Strong: true);
        if (Serial is not null) yield return new($"serial {Serial}");
        if (SupplierLot is not null && !NumberKey.Same(SupplierLot, Number)) yield return new(Supplier is null ? $"lot {SupplierLot}" : $"{Supplier} {SupplierLot}");
        if (string.Join(" · ", new[] { Origin, Dated }.OfType<string>()) is { Length: > 0 } born) yield return new(born);
        if (ExpiresOn is { } end) yield return new(string.Create(CultureInfo.InvariantCulture, $"use before {end:yyyy-MM-dd}"));
    }

    /// <summary>Why it must not be used.</summary>
    internal sealed record Stop(bool IsRejected, string? Reason, string By, DateOnly Since)
    {
        public LabelWarning ToWarning() => new(
            IsRejected ? "REJECTED – do not use" : "HOLD – do not use",
            string.Create(CultureInfo.InvariantCulture, $"{By}, {Since:yyyy-MM-dd}{(string.IsNullOrWhiteSpace(Reason) ? "" : ": " + Reason.Trim())}"));
    }
}
