using System.Xml.Linq;

namespace Traceability.Certificates.Reading;

/// <summary>
/// IEC 62474, as chemSHERPA and others write it: a product of parts, materials, groups of substances and substances, each above its
/// reporting threshold or not. What a chemSHERPA archive (.shai) holds is such a file; the archive itself is not opened.
/// </summary>
internal static class IecDeclaration
{
    private static readonly string[] Units = ["kg", "g", "mg", "ug", "μg", "µg"];

    public static ReadCertificate Read(XElement root, string kind)
    {
        var doubts = new List<string>();
        var main = new Node(root, root.Name.LocalName, kind);
        var response = main.Child("BusinessInfo")?.Child("Response");
        if (main.Child("BusinessInfo") is not null && response is null) doubts.Add("It holds a request and no response: nobody declares anything in it yet.");
        var products = main.Children("Product").ToList();
        var product = products.Count > 0 ? products[0] : main.Need("Product");
        if (products.Count > 1) doubts.Add("It declares several products; the first was taken.");
        var id = product.Need("ProductID");
        var number = id.Text("identifier") ?? id.Text("name") ?? id.NeedText("identifier");
        var substances = Within(product, "").ToList();
        var authorizer = response?.Child("Authorizer");
        var declaration = new ReadDeclaration
        {
            Class = string.Join(", ", new[] { product.Child("Compliance") is null ? null : "compliance", product.All("Material").Any() || product.Children("Substance", "SubstanceGroup").Any() ? "composition" : null }.OfType<string>()),
            ProductName = id.Text("name"),
            ProductNumber = id.Text("identifier"),
            ProductVersion = id.Text("version"),
            Mass = id.Child("Mass") is { } mass ? Mass(mass) : null,
            IsAccepted = response?.Child("Declaration")?.YesNo("supplierAcceptance"),
            SignedBy = authorizer is { } who && who.Text("name") is { } name ? who.Text("title") is { } title ? $"{name}, {title}" : name : null,
            Substances = substances,
            Exemptions = [.. product.All("Exemptions").SelectMany(Exemptions).Distinct(StringComparer.Ordinal)],
        };
        if (substances.Count == 0) doubts.Add("It declares no substance at all: whether it means that none is in it, it does not say.");
        return DeclarationLines.With(new()
        {
            Kind = kind,
            Number = number,
            Issuer = response?.Child("SupplyCompany")?.Text("name"),
            IssuedOn = response?.Date("date"),
            Parties = [.. main.Child("BusinessInfo")?.Children("Request", "Response").SelectMany(said => said.Children("RequestCompany", "SupplyCompany", "Authorizer", "Contact")).Where(p => p.Text("name") is not null).Select(p => new ReadParty(p.Name, p.Text("name")!)) ?? []],
            Declaration = declaration,
            Doubts = doubts,
        });
    }

    private static IEnumerable<DeclaredSubstance> Within(Node node, string where)
    {
        foreach (var inner in node.Children("ProductPart", "Material", "SubstanceGroup", "Substance", "Compliance", "DsDsg"))
        {
            if (inner.Name is "Substance" or "SubstanceGroup" or "DsDsg") yield return Substance(inner, where);
            if (inner.Name is not ("Substance" or "DsDsg"))
                foreach (var substance in Within(inner, inner.Name switch
                {
                    "ProductPart" => Joined(where, inner.Child("ProductID") is { } part ? part.Text("name") ?? part.Text("identifier") : null),
                    "Material" => Joined(where, inner.Text("name") ?? inner.Text("materialClassID")),
                    "SubstanceGroup" => Joined(where, inner.Text("name")),
                    _ => where,
                })) yield return substance;
        }
    }

    private static DeclaredSubstance Substance(Node substance, string where)
    {
        var ids = substance.Children("UniqueID").ToList();
        var id = ids.Find(i => i.Text("authority") == "CAS") is { Element: not null } cas ? cas.Text("identity") : null;
        // Of the homogeneous material where it is stated, else of what it stands in.
        var share = (substance.Child("MatMassPercent") ?? substance.Child("MassPercent"))?.Number("massPercent");
        var threshold = substance.Child("Threshold") ?? substance.Child("ComplianceThreshold");
        return new(where, ids.Select(i => i.Text("authority")).FirstOrDefault(a => a is not (null or "CAS")) ?? "", substance.Text("name") ?? ids.Select(i => i.Text("identity")).FirstOrDefault() ?? substance.NeedText("name"), id,
            substance.Child("Mass") is { } mass ? Mass(mass) : null, share, share is null ? "" : "%",
            threshold is { } level ? level.YesNo("aboveThresholdLevel") ?? level.YesNo("aboveThreshold") ?? level.YesNo("aboveComplianceThreshold") : substance.YesNo("aboveComplianceThreshold"),
            threshold?.Text("reportingThreshold"), [.. substance.Children("Exemptions").SelectMany(Exemptions).Distinct(StringComparer.Ordinal)]);
    }

    private static IEnumerable<string> Exemptions(Node exemptions)
    {
        var list = exemptions.Child("UniqueID")?.Text("identity");
        foreach (var exemption in exemptions.Children("Exemption"))
            yield return $"{list} {exemption.Text("identity") ?? exemption.Text("description") ?? exemption.NeedText("identity")}".Trim();
    }

    private static string Mass(Node mass)
    {
        var unit = mass.Text("unitOfMeasure") ?? "g";
        if (!Units.Contains(unit)) throw SoundJson.Unreadable($"{mass.Path}@unitOfMeasure is \"{unit}\"; {mass.Kind} knows {string.Join(", ", Units.Take(4))}.");
        return $"{mass.Number("mass").Shown} {unit}";
    }

    private static string Joined(string where, string? more) => string.IsNullOrEmpty(more) ? where : where.Length == 0 ? more : $"{where}: {more}";
}
