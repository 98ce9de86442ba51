using System.Xml.Linq;

namespace Traceability.Certificates.Reading;

/// <summary>
/// IPC-1752A 2.0 and IPC-1752B: declarations of class A (statements answered yes or no), B (groups of substances), C (substances
/// of a list, above their threshold or not) and D (everything, homogeneous material by homogeneous material).
/// </summary>
internal static class IpcDeclaration
{
    private static readonly string[] Units = ["kg", "g", "mg", "ug", "ppm", "massPercent"];

    public static ReadCertificate Read(XElement root, string kind)
    {
        var doubts = new List<string>();
        var main = new Node(root, root.Name.LocalName, kind);
        // 1752B has everything one level deeper.
        if (main.Child("Product") is null && main.Child("IPC-1752B") is { } inner) main = inner;
        var business = main.Child("BusinessInfo");
        var response = business?.Child("Response");
        if (business is not null && response is null) doubts.Add("It holds a request and no response: nobody declares anything in it yet.");
        var product = main.Need("Product");
        var id = product.Need("ProductID");
        var number = id.Text("itemNumber") ?? id.Text("itemName") ?? id.NeedText("itemNumber");
        if (product.Children("ProductID").Count() > 1 || main.Children("Product").Count() > 1) doubts.Add("It declares several products; the number of the first was taken.");
        var substances = Substances(product).ToList();
        var statements = Statements(product).ToList();
        var authorizer = response?.Child("Authorizer");
        var declaration = new ReadDeclaration
        {
            Class = Classes(product, substances, statements),
            ProductName = id.Text("itemName"),
            ProductNumber = id.Text("itemNumber"),
            ProductVersion = id.Text("version"),
            Mass = id.Child("Amount") is { } mass ? Amount(mass) : null,
            IsAccepted = (business?.Child("Declaration") ?? response?.Child("Declaration"))?.YesNo("supplierAcceptance"),
            SignedBy = authorizer is { } who && who.Text("name") is { } name ? who.Text("title") is { } title ? $"{name}, {title}" : name : null,
            Substances = substances,
            Statements = statements,
            Exemptions = [.. product.All("Exemption").Select(Exemption).Distinct(StringComparer.Ordinal)],
        };
        if (declaration.Class.Length == 0) doubts.Add("It declares no substance and answers no statement.");
        return DeclarationLines.With(new()
        {
            Kind = kind,
            Number = number,
            Issuer = response?.Child("SupplyCompany")?.Text("name"),
            IssuedOn = response?.Date("date"),
            Parties = [.. Parties(business)],
            Declaration = declaration,
            Doubts = doubts,
        });
    }

    private static IEnumerable<ReadParty> Parties(Node? business)
    {
        foreach (var said in business?.Children("Request", "Response") ?? [])
            foreach (var party in said.Children("RequestCompany", "SupplyCompany", "Authorizer", "Contact"))
                if (party.Text("name") is { } name) yield return new(party.Name, name);
    }

    private static string Classes(Node product, List<DeclaredSubstance> substances, List<DeclaredStatement> statements)
    {
        // Where the declaration says which it is, it is taken at its word.
        var stated = new Node(product.Element.AncestorsAndSelf().Last(), "", product.Kind).All("SubSectional").Select(s => s.Text("name")).OfType<string>().ToList();
        if (stated.Count > 0) return string.Join(", ", stated.Distinct(StringComparer.Ordinal));
        string?[] found = [statements.Count > 0 ? "A" : null, substances.Exists(s => s.IsAbove is not null) ? "C" : null, product.All("HomogeneousMaterial").Any() ? "D" : null];
        return string.Join(", ", found.OfType<string>());
    }

    private static IEnumerable<DeclaredSubstance> Substances(Node product)
    {
        foreach (var list in product.All("SubstanceCategoryList"))
        {
            var named = list.Child("SubstanceCategoryListID") is { } id ? id.NeedText("identity") : "";
            var where = Where(list.Element);
            foreach (var category in list.Children("SubstanceCategory"))
            {
                var within = category.Children("Substance").ToList();
                foreach (var substance in within) yield return Substance(substance, category, named, where);
                // Of class C the category itself is the entry of the list.
                if (within.Count == 0) yield return Substance(category, category, named, where);
            }
        }
    }

    private static DeclaredSubstance Substance(Node substance, Node category, string list, string where)
    {
        var cas = substance.Children("SubstanceID", "SubstanceCategoryID", "UniqueID").Where(i => string.Equals(i.Text("authority"), "CAS", StringComparison.OrdinalIgnoreCase)).Select(i => i.Text("identity")).FirstOrDefault(i => i is not null);
        var (amount, concentration) = (substance.Child("Amount"), substance.Child("Concentration"));
        var unit = amount?.Text("UOM");
        var share = concentration?.Number("value") ?? (unit is "ppm" or "massPercent" ? amount!.Value.Number("value") : null);
        var threshold = substance.Child("Threshold") ?? category.Child("Threshold");
        return new(where, list, substance.NeedText("name"), cas, amount is { } stated && unit is not ("ppm" or "massPercent") ? Amount(stated) : null,
            share, share is null ? "" : concentration is null && unit == "ppm" ? "ppm" : "%",
            threshold is { } level ? level.YesNo("overThreshold") ?? level.YesNo("aboveThreshold") ?? level.YesNo("aboveThresholdLevel") : null, threshold?.Text("threshold") ?? threshold?.Text("reportingThreshold"),
            [.. substance.All("Exemption").Concat(substance.Element == category.Element ? [] : category.Children("Exemption")).Select(Exemption).Distinct(StringComparer.Ordinal)]);
    }

    // "Terminal" of "Resistor": a part within the product, and the homogeneous material of it.
    private static string Where(XElement list) => string.Join(": ", list.Ancestors()
        .Select(e => e.Name.LocalName switch
        {
            "HomogeneousMaterial" => e.Attribute("name")?.Value ?? e.Attribute("materialGroupName")?.Value,
            "SubProduct" => e.Elements().FirstOrDefault(c => c.Name.LocalName == "ProductID") is { } id ? id.Attribute("itemName")?.Value ?? id.Attribute("itemNumber")?.Value : null,
            _ => null,
        }).Where(said => !string.IsNullOrWhiteSpace(said)).Reverse());

    private static IEnumerable<DeclaredStatement> Statements(Node product)
    {
        foreach (var query in product.All("Query"))
        {
            var list = query.Element.Parent?.Elements().FirstOrDefault(e => e.Name.LocalName == "QueryListID")?.Attribute("identity")?.Value ?? "";
            var words = query.Text("statement") ?? query.Text("description") ?? query.Text("name") ?? (query.Element.Value.Trim() is { Length: > 0 } said ? said : query.NeedText("statement"));
            yield return new(list, words, query.YesNo("response") ?? query.YesNo("answer") ?? query.YesNo("value") ?? query.Children("Response", "Answer").Select(a => a.YesNo("value")).FirstOrDefault());
        }
    }

    internal static string Exemption(Node exemption)
    {
        var list = exemption.Element.Parent?.Elements().FirstOrDefault(e => e.Name.LocalName is "ExemptionListID" or "UniqueID");
        var named = exemption.Text("identity") ?? exemption.Child("ExemptionID")?.Text("identity") ?? exemption.Text("description") ?? exemption.NeedText("identity");
        return list is null ? named : $"{list.Attribute("identity")?.Value} {named}".Trim();
    }

    private static string Amount(Node amount)
    {
        var unit = amount.Text("UOM") ?? "mg";
        if (!Units.Contains(unit)) throw SoundJson.Unreadable($"{amount.Path}@UOM is \"{unit}\"; {amount.Kind} knows {string.Join(", ", Units)}.");
        return $"{amount.Number("value").Shown} {(unit == "massPercent" ? "%" : unit)}";
    }
}
