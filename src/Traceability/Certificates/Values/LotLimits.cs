using Traceability.Certificates.Grades;
using Traceability.Certificates.Reading;
using Traceability.Lots;

namespace Traceability.Certificates.Values;

/// <summary>A certificate's values held against the limits of the grade of a lot.</summary>
/// <param name="Limits">What it was compared with, and how each value stands.</param>
/// <param name="Impossible">Values that no material has.</param>
public sealed record LotLimits(Document Document, GradeCheck Limits, IReadOnlyList<string> Impossible)
{
    /// <summary>Of every paper in force that speaks of the lot and whose values are kept.</summary>
    public static IReadOnlyList<LotLimits> Of(Lot lot, IEnumerable<Document> papers, DateOnly today) =>
        [.. papers.Where(p => p.IsCertificate && p.Reading is not null && p.IsInForce(today) && p.SpeaksOf(lot)).Select(p => Of(lot, p, p.Reading!))];

    private static LotLimits Of(Lot lot, Document document, ConfirmedReading reading)
    {
        var read = reading.Read();
        var heats = lot.AllHeats().Select(h => h.Number).ToList();
        // Of a certificate of many heats only that of the lot counts; what names no heat counts for all it speaks of.
        var own = read.Heats.Where(h => heats.Any(mine => NumberKey.Same(mine, h))).ToHashSet();
        bool Counts(string heat) => heat.Length == 0 || own.Count == 0 && heats.Count == 0 || own.Contains(heat);
        var ofLot = read with
        {
            Heats = [.. read.Heats.Where(Counts)],
            Chemistry = [.. read.Chemistry.Where(c => Counts(c.Heat))],
            // What was measured before heat treatment is not of this lot any more; its composition is.
            Mechanical = lot.HeatTreated ? [] : [.. read.Mechanical.Where(m => Counts(m.Heat))],
            Other = [.. read.Other.Where(m => Counts(m.Heat))],
            Doubts = [],
            Impossible = [],
        };
        return new(document, Against(ofLot, lot), ofLot.Judged().Impossible);
    }

    private static GradeCheck Against(ReadCertificate read, Lot lot)
    {
        var material = lot.Material;
        // What the shop ordered decides; where it named no grade that is known, what the certificate says it is.
        var grade = GradeLimits.Named(material?.Grade).Count > 0 ? material!.Grade : read.Grade;
        var millimetres = material?.ThicknessMicro is { } micro ? micro / (decimal)Quantity.One : (decimal?)null;
        return GradeCheck.Of(read, GradeLimits.Of(grade, read.Standards, material?.Form, millimetres));
    }
}
