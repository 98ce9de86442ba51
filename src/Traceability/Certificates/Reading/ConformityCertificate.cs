using System.Globalization;

namespace Traceability.Certificates.Reading;

/// <summary>
/// E-CoC, version 1.0.0: a certificate of several objects, each with its batch and its cast. Level A carries a document only,
/// B the objects, C their results too.
/// </summary>
internal static class ConformityCertificate
{
    public static ReadCertificate Read(Part root)
    {
        var doubts = new List<string>();
        var content = root.Object("EcocData");
        var level = content.Text("DataLevel");
        if (level is not ("A" or "B" or "C")) throw content.Member("DataLevel").Wrong("A, B or C");
        var uuid = root.Text("Uuid");
        var data = level == "A" ? content.OptionalObject("Data") : content.Object("Data");
        var results = level == "C" ? content.Object("Results") : content.OptionalObject("Results");
        var objects = data is { } stated ? EcocObject.All(stated) : [];
        var parties = data?.List("Parties") ?? [];
        var (chemistry, mechanical) = results is { } tests ? EcocResults.Read(tests, objects, doubts) : ([], []);
        if (data is null) doubts.Add("It carries a document only (data level A): what it says has to be read by a person.");
        else if (objects.Sum(o => o.Heats.Count) == 0 && chemistry.Count > 0) doubts.Add("It names no cast of its objects, so that its values belong to no heat.");
        return new()
        {
            Kind = root.Kind,
            Number = root.OptionalText("Id") ?? uuid,
            Issuer = Issuer(parties),
            IssuedOn = Declared(root, doubts),
            En10204 = Type(data, doubts),
            Grade = string.Join("; ", objects.SelectMany(o => o.Grades).Distinct(StringComparer.Ordinal)) is { Length: > 0 } grade ? grade : null,
            Standards = [.. (data?.Texts("NormativeRef") ?? []).Concat(objects.SelectMany(o => o.Standards)).Distinct(StringComparer.Ordinal)],
            Heats = [.. objects.SelectMany(o => o.Heats).Concat(chemistry.Select(c => c.Heat)).Where(heat => heat.Length > 0).Distinct(StringComparer.Ordinal)],
            Lots = [.. objects.SelectMany(o => o.Lots).Distinct(StringComparer.Ordinal)],
            Chemistry = chemistry,
            Mechanical = mechanical,
            Parties = [.. parties.Select(party => new ReadParty(party.Text("PartyRole"), party.Text("PartyName")))],
            Pdf = Attachments.Pdf(root.OptionalObject("Attachment") is { } attachment ? [attachment] : [], "FileType", doubts),
            Doubts = doubts,
        };
    }

    // Who made it stands for it; where nobody did, who certified or delivers it.
    private static string? Issuer(IReadOnlyList<Part> parties) =>
        ((string[])["Manufacturer", "Certifier", "Processor", "TestLab", "Supplier"])
            .Select(role => parties.Where(party => party.Text("PartyRole") == role).Select(party => party.Text("PartyName")).FirstOrDefault())
            .FirstOrDefault(name => name is not null);

    private static DateOnly? Declared(Part root, List<string> doubts)
    {
        if (root.OptionalObject("Declaration") is not { } declaration)
        {
            doubts.Add("It holds no declaration: nobody says that the goods conform, and since when.");
            return null;
        }
        switch (declaration.Text("ConformityStatus"))
        {
            case "True": break;
            case "False": doubts.Add("It declares that the goods do not conform."); break;
            case "WithConcessions": doubts.Add($"It conforms with concessions only{(declaration.Texts("Concessions") is { Count: > 0 } said ? ": " + string.Join("; ", said) : "")}."); break;
            default: throw declaration.Member("ConformityStatus").Wrong("True, False or WithConcessions");
        }
        // A date as text of no stated form; taken only where there is one way to read it.
        var written = declaration.Text("DateOfIssue");
        if (DateTimeOffset.TryParseExact(written, ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            return DateOnly.FromDateTime(at.DateTime);
        doubts.Add($"Its date of issue is written \"{written}\", which can be read in more than one way.");
        return null;
    }

    private static string? Type(Part? data, List<string> doubts)
    {
        if (data is not { } stated) return InspectionType.In(null, doubts);
        var type = stated.Text("EcocType");
        // A declaration of a product, a process or a laboratory follows ISO/IEC 17050 and has no such type.
        return type.StartsWith("MaterialCertificate", StringComparison.Ordinal) ? InspectionType.In(type["MaterialCertificate".Length..], doubts) : null;
    }
}
