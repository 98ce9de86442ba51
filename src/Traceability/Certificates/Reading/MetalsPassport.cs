namespace Traceability.Certificates.Reading;

/// <summary>The digital material passport of metals, version 0.1.1.</summary>
internal static class MetalsPassport
{
    public static ReadCertificate Read(Part root)
    {
        var doubts = new List<string>();
        var passport = root.Object("DigitalMaterialPassport");
        _ = passport.Has("Languages") ? passport.Texts("Languages") : throw passport.Missing("Languages");
        _ = passport.Text("Version");
        var parties = passport.Object("TransactionData").Object("Parties");
        var product = passport.Object("Product");
        _ = product.Text("Name");
        var validation = passport.Object("Validation");
        var analysis = passport.OptionalObject("ChemicalAnalysis");
        // Cast aluminium has a cast number where steel has a heat; later editions of the same version of the schema allow either.
        var heat = analysis is { } named ? named.OptionalText("HeatNumber") ?? named.OptionalText("CastNumber") ?? throw named.Missing("HeatNumber") : "";
        var mechanical = Measured(passport, "MechanicalProperties", heat);
        if (analysis is null && mechanical.Count > 0) doubts.Add("It names no heat: there is no chemical analysis with a heat number.");
        return new()
        {
            Kind = root.Kind,
            Number = passport.Text("Id"),
            Issuer = parties.Object("Manufacturer").Text("Name"),
            IssuedOn = passport.Date("IssueDate"),
            ExpiresOn = passport.OptionalDate("ExpirationDate"),
            En10204 = Type(validation, doubts),
            Grade = Grade(product),
            Standards = [.. Norms(product, "ProductNorms").Concat(Norms(product, "MaterialNorms")).Concat(product.Texts("SupplementaryStandards")).Distinct(StringComparer.Ordinal)],
            Heats = heat.Length == 0 ? [] : [heat],
            Lots = [product.Text("BatchId")],
            Chemistry = analysis is { } chemistry ? Elements(chemistry, heat) : [],
            Mechanical = mechanical,
            Other = [.. Measured(passport, "PhysicalProperties", heat), .. Measured(passport, "SupplementaryTests", heat)],
            Parties = [.. parties.Members().Select(party => new ReadParty(party.Name, party.Value.Text("Name")))],
            Doubts = doubts,
        };
    }

    private static string? Type(Part validation, List<string> doubts)
    {
        _ = validation.Object("ValidationStatement");
        if (validation.OptionalObject("CertificateType") is not { } type) return InspectionType.In(null, doubts);
        var standard = type.Text("Standard");
        return InspectionType.In(standard.Contains("10204", StringComparison.Ordinal) ? $"{standard} {type.OptionalText("Type")}" : null, doubts);
    }

    // By name where there is one, else by number: "S355J2 +N (1.0577 +N)".
    private static string? Grade(Part product)
    {
        var all = product.List("MaterialDesignations")
            .Select(d => (Name: d.OptionalObject("Name")?.Text("Value"), Number: d.OptionalObject("Number")?.Text("Value")))
            .Select(d => d.Name is null ? d.Number : d.Number is null ? d.Name : $"{d.Name} ({d.Number})").Where(d => d is not null).ToList();
        return all.Count == 0 ? null : string.Join("; ", all);
    }

    private static IEnumerable<string> Norms(Part product, string name) =>
        product.List(name).Select(norm => norm.OptionalText("Year") is { } year ? $"{norm.Text("Standard")}:{year}" : norm.Text("Standard"));

    private static List<ChemicalValue> Elements(Part analysis, string heat)
    {
        var read = new List<ChemicalValue>();
        foreach (var element in analysis.Has("Elements") ? analysis.List("Elements") : throw analysis.Missing("Elements"))
        {
            var symbol = element.OptionalText("PropertySymbol") ?? element.OptionalText("PropertyName") ?? throw element.Missing("PropertySymbol");
            var (minimum, maximum) = PassportResult.Limits(element);
            foreach (var (value, _, unit) in PassportResult.Of(element.Object("Actual")))
                read.Add(new(heat, element.OptionalText("SampleRef") ?? "", symbol, value, Properties.Unit(unit ?? element.OptionalText("Unit")), minimum, maximum,
                    element.OptionalText("Method") ?? analysis.OptionalText("AnalysisStandard")));
        }
        return read;
    }

    private static List<MeasuredValue> Measured(Part passport, string name, string heat)
    {
        var read = new List<MeasuredValue>();
        foreach (var (measured, at) in passport.List(name).Select((part, at) => (part, at)))
        {
            var (symbol, said) = (measured.OptionalText("PropertySymbol"), measured.OptionalText("PropertyName"));
            var (property, code, words) = Properties.Of(symbol, said);
            if (property.Length == 0) throw measured.Missing("PropertyName");
            var (minimum, maximum) = PassportResult.Limits(measured);
            var specimen = measured.OptionalObject("SpecimenSpecification");
            foreach (var (value, parameter, _) in PassportResult.Of(measured.Object("Actual")))
                read.Add(new(heat, specimen?.OptionalText("Identifier") ?? "", property, code, words, value, Properties.Unit(measured.OptionalText("Unit")), minimum, maximum,
                    measured.OptionalText("Method"), Condition(parameter, specimen?.OptionalText("Orientation"), measured.OptionalText("TestConditions"))));
        }
        return read;
    }

    private static string? Condition(params string?[] said) => string.Join(", ", said.Where(s => s is not null)) is { Length: > 0 } all ? all : null;
}
