using System.Globalization;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.People;
using Traceability.Trainings;

namespace Traceability.Manufacture;

/// <summary>What somebody did at a step of the procedure, or why it was left out.</summary>
public enum StepAnswerKind { Done, Value, Photo, LeftOut }

/// <summary>A step of a record's procedure, answered while the job runs: confirmed, a value, a picture; or left out, with the reason.</summary>
public sealed class StepAnswer : Voidable
{
    private StepAnswer() { }

    public long Id { get; private set; }

    public long RecordId { get; private init; }

    public required ManufactureRecord Record { get; init; }

    /// <summary>Which step of the revision, from 1.</summary>
    public required int Step { get; init; }

    public required StepAnswerKind Kind { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>As it was typed, with a decimal point; of a number exact.</summary>
    public string? Value { get; private init; }

    /// <summary>Outside the limits of the step, and what was done about it; or why it was left out.</summary>
    public string? Note { get; private init; }

    public bool OutsideLimits { get; private init; }

    /// <summary>Of a picture that is kept.</summary>
    public string? Sha256 { get; private init; }

    public string? FileName { get; private init; }

    /// <exception cref="DomainRuleException">The step asks for something else, a number cannot be read, or one outside the limits goes without a word.</exception>
    internal static StepAnswer Of(ManufactureRecord record, int step, SopStep asks, string? value, string? note, (StoredFile File, string Name)? photo, string by, DateTimeOffset at)
    {
        var (kept, outside) = asks.Asks == StepAsks.Value ? Read(step, asks, value) : (null, false);
        if (outside && string.IsNullOrWhiteSpace(note))
            throw new DomainRuleException($"{kept} {asks.Unit} is outside {asks.Limits}. Measure again; if it is so, write beside it what was done about it, or open a quality issue.", "Note");
        if (asks.Asks == StepAsks.Photo && photo is null)
            throw new DomainRuleException($"Step {step} asks for a picture. Take one, or write why it was left out.", "Photo");
        if (photo is { } taken && !taken.File.Type.IsPicture())
            throw new DomainRuleException($"{FileNames.Of(taken.Name, taken.File.Type)} is no picture. Take one with the phone's camera, or choose a JPEG or PNG.", "Photo");
        return new()
        {
            Record = record,
            Step = step,
            By = by,
            At = at,
            Kind = asks.Asks switch { StepAsks.Value => StepAnswerKind.Value, StepAsks.Photo => StepAnswerKind.Photo, _ => StepAnswerKind.Done },
            Value = kept,
            OutsideLimits = outside,
            Note = Text.Optional(note, "note", "Note", Text.NoteLength),
            Sha256 = photo?.File.Sha256,
            FileName = photo is { } p ? FileNames.Of(p.Name, p.File.Type) : null,
        };
    }

    internal static StepAnswer Left(ManufactureRecord record, int step, string? reason, string by, DateTimeOffset at) =>
        new() { Record = record, Step = step, By = by, At = at, Kind = StepAnswerKind.LeftOut, Note = Text.Reason(reason, "Note") };

    /// <summary>One's own slip of the last minutes.</summary>
    internal void Undo(Who who, DateTimeOffset now)
    {
        RefuseUnlessUndoneBy(who, now, usedSince: false);
        MarkVoid(who.Code, now, "undone");
    }

    private static (string Kept, bool Outside) Read(int step, SopStep asks, string? value)
    {
        var written = (value ?? "").Trim();
        if (!asks.IsMeasured) return (Text.Line(written, "value", "Value"), false);
        var plain = written.EndsWith(asks.Unit, StringComparison.OrdinalIgnoreCase) ? written[..^asks.Unit.Length].TrimEnd() : written;
        if (!decimal.TryParse(plain.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw new DomainRuleException($"Step {step} asks for a number{(asks.Limits.Length > 0 ? $" ({asks.Limits})" : "")}, and \"{(written.Length <= 40 ? written : written[..40] + "…")}\" is none. Type what you measured, for example 4.95.", "Value");
        return (plain.Replace(',', '.'), !asks.IsWithin(number));
    }
}
