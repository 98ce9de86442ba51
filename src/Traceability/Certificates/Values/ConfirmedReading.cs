using Traceability.Certificates.Reading;
using Traceability.Data;

namespace Traceability.Certificates.Values;

/// <summary>
/// What a certificate states, as data: read from its file or typed off the paper, and confirmed by a person. The last one of a
/// document counts; those before it are kept.
/// </summary>
public sealed class ConfirmedReading : Stamped
{
    /// <summary>The kind of what was typed off a paper.</summary>
    public const string Typed = "typed";

    private List<StatedValue>? values;

    private ConfirmedReading() { }

    public long Id { get; private set; }

    public long DocumentId { get; private init; }

    public required Document Document { get; init; }

    /// <summary>"EN10168 0.5.0", or <see cref="Typed"/>.</summary>
    public required string Kind { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Grade { get; private init; }

    /// <summary>With ";" between.</summary>
    public required string Standards { get; init; }

    /// <summary>The day on which the heat was cast.</summary>
    public DateOnly? CastOn { get; private init; }

    /// <summary>The PDF that was inside the file, by its SHA-256.</summary>
    public string? PdfSha256 { get; private init; }

    public IReadOnlyList<StatedValue> Values => values ?? throw new InvalidOperationException("The values of a reading were not loaded.");

    internal static ConfirmedReading Of(Document document, ReadCertificate read, DateOnly? castOn, string? pdf, string by, DateTimeOffset at)
    {
        if (read.Chemistry.Count + read.Mechanical.Count + read.Other.Count == 0)
            throw new DomainRuleException($"{document.Number} states no value, so there is nothing to keep as data. The paper itself is kept.", "Values");
        var reading = new ConfirmedReading
        {
            Document = document,
            Kind = read.Kind,
            By = by,
            At = at,
            Grade = Text.Optional(read.Grade, "grade", "Grade", Text.NoteLength),
            Standards = string.Join(';', read.Standards.Select(s => s.Trim()).Where(s => s.Length > 0)),
            CastOn = castOn,
            PdfSha256 = pdf,
            values = [],
        };
        if (castOn > DateOnly.FromDateTime(at.UtcDateTime))
            throw new DomainRuleException($"{castOn:yyyy-MM-dd} is in the future. Enter the day on which the heat was cast.", "CastOn");
        reading.values.AddRange(read.Chemistry.Select(c => StatedValue.Of(reading, c)));
        reading.values.AddRange(read.Mechanical.Select(m => StatedValue.Of(reading, ValuePart.Mechanical, m)));
        reading.values.AddRange(read.Other.Select(m => StatedValue.Of(reading, ValuePart.Other, m)));
        return reading;
    }

    /// <summary>In the form in which certificates are compared with their grade.</summary>
    public ReadCertificate Read() => new ReadCertificate
    {
        Kind = Kind,
        Number = Document.Number,
        Issuer = Document.Issuer,
        IssuedOn = Document.IssuedOn,
        ExpiresOn = Document.ExpiresOn,
        En10204 = Document.En10204,
        Grade = Grade,
        Standards = Standards.Length == 0 ? [] : Standards.Split(';'),
        Heats = [.. Values.Select(v => v.Heat).Where(h => h.Length > 0).Distinct()],
        Chemistry = [.. Values.Where(v => v.Part == ValuePart.Chemistry).Select(v => v.Chemical)],
        Mechanical = [.. Values.Where(v => v.Part == ValuePart.Mechanical).Select(v => v.Measured)],
        Other = [.. Values.Where(v => v.Part == ValuePart.Other).Select(v => v.Measured)],
    }.Judged();
}
