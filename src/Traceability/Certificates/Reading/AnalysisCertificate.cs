namespace Traceability.Certificates.Reading;

/// <summary>The certificate of analysis of a plastic (CoA), version 1.1.0. It knows no heat, and up to three batch numbers.</summary>
internal static class AnalysisCertificate
{
    public static ReadCertificate Read(Part root)
    {
        var doubts = new List<string>();
        var certificate = root.Object("Certificate");
        foreach (var needed in (string[])["CertificateLanguages", "Logo"])
            if (!certificate.Has(needed)) throw certificate.Missing(needed);
        _ = certificate.Texts("CertificateLanguages");
        _ = certificate.Object("BusinessTransaction");
        _ = certificate.Object("DeclarationOfConformity").Text("Declaration");
        var standard = certificate.Object("Standard");
        var parties = certificate.Object("Parties");
        var product = certificate.Object("Product");
        var analysis = certificate.OptionalObject("Analysis");
        Attachments.LookAtPicture(certificate, "Logo", "logo of the manufacturer", doubts);
        return new()
        {
            Kind = root.Kind,
            Number = certificate.Text("Id"),
            Issuer = Company(parties.Object("Manufacturer")),
            IssuedOn = certificate.Date("Date"),
            ExpiresOn = product.OptionalDate("ExpirationDate"),
            En10204 = Type(standard, doubts),
            Grade = product.Text("Name"),
            Standards = [.. product.Texts("Standards").Distinct(StringComparer.Ordinal)],
            Lots = Batches(product, analysis, doubts),
            Mechanical = [.. (analysis?.List("Inspections") ?? []).Select(Measured)],
            Parties = [.. parties.Members().Select(party => new ReadParty(party.Name, Company(party.Value)))],
            Pdf = Attachments.Pdf(certificate.List("Attachments"), "MIME-Type", doubts),
            Doubts = doubts,
        };
    }

    private static string Company(Part company) => company.OptionalText("Name") ?? company.OptionalText("CompanyName") ?? throw company.Missing("Name");

    private static string? Type(Part standard, List<string> doubts) =>
        InspectionType.In(standard.Text("Norm").Contains("10204", StringComparison.Ordinal) ? $"{standard.Text("Norm")} {standard.OptionalText("Type")}" : null, doubts);

    // What was made, what was filled, what was tested: only a person can say which of them is on the sack.
    private static List<string> Batches(Part product, Part? analysis, List<string> doubts)
    {
        (string Words, string? Number)[] named = [("production batch", product.OptionalText("ProductionBatchId")), ("filling batch", product.Text("FillingBatchId")), ("tested lot", analysis?.OptionalText("LotId"))];
        var lots = named.Where(n => n.Number is not null).Select(n => n.Number!).Distinct(StringComparer.Ordinal).ToList();
        if (lots.Count > 1)
            doubts.Add($"It bears several batch numbers ({string.Join(", ", named.Where(n => n.Number is not null).Select(n => $"{n.Words} {n.Number}"))}): choose the one that is on the material.");
        return lots;
    }

    private static MeasuredValue Measured(Part inspection)
    {
        var name = inspection.Text("Property");
        // The type says how it is meant, and is often wrong ("C" as a number): what is a number is told by itself.
        return new("", "", name, null, name, ReadValue.Of(inspection.Text("Value")), Properties.Unit(inspection.OptionalText("Unit")),
            Limit(inspection, "Minimum"), Limit(inspection, "Maximum"), inspection.Text("Method"), inspection.OptionalText("TestConditions"));
    }

    private static decimal? Limit(Part inspection, string name) => inspection.OptionalText(name) is { } written ? ReadValue.Number(written) : null;
}
