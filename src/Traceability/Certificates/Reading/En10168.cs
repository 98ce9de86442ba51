using System.Text.RegularExpressions;

namespace Traceability.Certificates.Reading;

/// <summary>
/// EN 10168 in JSON, versions 0.4.1 and 0.5.0. The older one writes an element's share as bare text, in percent, and one
/// identification (B07) instead of a list; its companies may be called <c>CompanyName</c>.
/// </summary>
internal static partial class En10168
{
    private static readonly string[] Norms = ["ProductNorm", "MaterialNorm", "MassNorm"];

    public static ReadCertificate Read(Part root)
    {
        var old = root.Kind.EndsWith("0.4.1", StringComparison.Ordinal);
        var doubts = new List<string>();
        var certificate = root.Object("Certificate");
        _ = certificate.Texts(certificate.Has("CertificateLanguages") ? "CertificateLanguages" : throw certificate.Missing("CertificateLanguages"));
        var trade = certificate.Object("CommercialTransaction");
        var product = certificate.Object("ProductDescription");
        var validation = certificate.Object("Validation");
        _ = validation.Text("Z01");
        var type = InspectionType.In(trade.Text("A02"), doubts);
        Attachments.LookAtPicture(trade, "A04", "mark of the manufacturer", doubts);
        var (grade, standards) = Specification(product, doubts);
        var inspections = Inspections(certificate);
        var read = new List<EnInspection>();
        foreach (var (inspection, at) in inspections.Select((part, at) => (part, at)))
            read.Add(EnInspection.Read(inspection, inspections.Count == 1 ? "" : $"{at + 1}", old));
        if (read.Any(r => r.Heat.Length == 0)) doubts.Add("An inspection names no heat (C00), so that its values cannot be told from those of another heat.");
        var lots = Identifications(product, old);
        if (lots.Count == 0) doubts.Add("It does not identify the product (B07): nothing ties it to a lot.");
        return new()
        {
            Kind = root.Kind,
            Number = trade.Text("A03"),
            Issuer = Company(trade.Object("A01")),
            IssuedOn = validation.Date("Z02"),
            En10204 = type,
            Grade = grade,
            Standards = standards,
            Heats = [.. read.Select(r => r.Heat).Where(heat => heat.Length > 0).Distinct(StringComparer.Ordinal)],
            Lots = lots,
            Chemistry = [.. read.SelectMany(r => r.Chemistry)],
            Mechanical = [.. read.SelectMany(r => r.Mechanical)],
            Parties = [.. trade.Members().Where(m => PartyCode.IsMatch(m.Name)).Select(m => new ReadParty(m.Name, Company(m.Value)))],
            Pdf = Attachments.Pdf(certificate.List("Attachments"), "MIME-Type", doubts),
            Doubts = doubts,
        };
    }

    private static string Company(Part company) => company.OptionalText("Name") ?? company.OptionalText("CompanyName") ?? throw company.Missing("Name");

    // One inspection, several, or none at all: a 2.1 has nothing to inspect.
    private static IReadOnlyList<Part> Inspections(Part certificate) => !certificate.Has("Inspection") ? []
        : certificate.Member("Inspection") is { IsObject: true } one ? [one] : certificate.List("Inspection");

    private static List<string> Identifications(Part product, bool old) =>
        [.. (old ? product.OptionalText("B07") is { } one ? (IReadOnlyList<string>)[one] : [] : product.Texts("B07")).Distinct(StringComparer.Ordinal)];

    private static (string? Grade, IReadOnlyList<string> Standards) Specification(Part product, List<string> doubts)
    {
        if (!product.Has("B02")) return (null, []);
        if (product.Member("B02") is { IsText: true } text)
        {
            if (text.AsText().Length == 0) return (null, []);
            doubts.Add($"Grade and standards are written as one text: \"{text.AsText()}\".");
            return (text.AsText(), []);
        }
        var specification = product.Object("B02");
        var grade = string.Join("; ", specification.Texts("SteelDesignation"));
        return (grade.Length == 0 ? null : grade,
            [.. Norms.SelectMany(specification.Texts).Distinct(StringComparer.Ordinal)]);
    }

    [GeneratedRegex(@"^A0(1|6(\.[1-4])?)\z")]
    private static partial Regex PartyCode { get; }
}
