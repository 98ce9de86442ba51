using System.Globalization;
using Traceability.Certificates;
using Traceability.Certificates.Reading;
using Traceability.Printing;
using Traceability.Receiving;

namespace Traceability.Sample;

/// <summary>
/// The papers themselves: every certificate, declaration and data sheet of the sample shop as a PDF, made up here from
/// what the shop wrote down of it. None is anybody's real paper, and each says so at its foot.
/// </summary>
internal static class Binder
{
    // Asked for, and not sent yet: the shop knows only their numbers.
    private static readonly HashSet<string> NotSent = ["BP-CARB-2", "C-F24-11990"];

    /// <summary>Mass %, of a melt well within EN 573-3 (6061) and EN 10088-2 (1.4301), and what of it differs from melt to melt.</summary>
    private static readonly (string Element, decimal Share, decimal Spread)[] Aluminium =
        [("Si", 0.62m, 0.08m), ("Fe", 0.31m, 0.10m), ("Cu", 0.26m, 0.06m), ("Mn", 0.07m, 0.04m), ("Mg", 0.95m, 0.08m), ("Cr", 0.17m, 0.06m), ("Zn", 0.05m, 0.04m), ("Ti", 0.03m, 0.02m)];

    private static readonly (string Element, decimal Share, decimal Spread)[] Stainless =
        [("C", 0.031m, 0.02m), ("Si", 0.42m, 0.10m), ("Mn", 1.34m, 0.20m), ("P", 0.028m, 0.006m), ("S", 0.002m, 0.002m), ("Cr", 18.2m, 0.30m), ("Ni", 8.1m, 0.08m), ("N", 0.055m, 0.02m)];

    private static readonly string[] Restricted = ["Lead", "Mercury", "Cadmium", "Hexavalent chromium", "PBB", "PBDE", "DEHP", "BBP", "DBP", "DIBP"];

    public static void Write(Diary diary)
    {
        diary.Note(Day.Of("2024-02-02"), new(15, 5), Staff.Mara, "file a test report", floor =>
        {
            var report = floor.New(Document.Of(DocumentType.TestReport, "LRA-2417", "Lantern Row Anodising", Day.Of("2024-01-30")));
            report.Names(floor.Lot("MFG-0024-01-01"));
            floor.Documents.Add(report.Number, report);
        });
        diary.Note(Day.Of("2024-06-17"), new(16, 20), Staff.Mara, "scan the binder", FileAll);
        diary.Note(Day.Of("2024-06-17"), new(16, 45), Staff.Mara, "enter what mill certificates state", EnterValues);
        diary.Note(Day.Of("2024-06-05"), new(15, 10), Staff.Mara, "write down the way of a plate", floor =>
        {
            var plate = floor.Lot("ALU-0624-002");
            floor.Db.AddRange(
                CustodyHop.Of(plate, 0, CustodyRole.Maker, "Northmill Metals", "25988917", null, Day.Of("2024-05-13")),
                // The heat was copied wrongly here: the chain breaks, and the gaps list it.
                CustodyHop.Of(plate, 1, CustodyRole.ServiceCentre, "Ferrowharf Service Centre", "25988971", null, Day.Of("2024-05-24")),
                CustodyHop.Of(plate, 2, CustodyRole.Distributor, "Tannery Row Metals", "25988917", null, Day.Of("2024-06-04")));
        });
    }

    private static async Task FileAll(Floor floor)
    {
        foreach (var paper in floor.Documents.Values.Where(p => !NotSent.Contains(p.Number)).OrderBy(p => p.Number, StringComparer.Ordinal))
        {
            var pdf = Pdf(paper);
            var file = await IncomingFile.Look(paper.Number + ".pdf", pdf.Length, () => new MemoryStream(pdf));
            floor.Here(paper).Attach(await floor.Db.Keep(file), $"{paper.Number}.pdf");
        }
    }

    private static void EnterValues(Floor floor)
    {
        foreach (var paper in floor.Documents.Values.Where(p => p is { Type: DocumentType.Mtr, FileName: not null, Heats.Count: > 0 }).OrderBy(p => p.Number, StringComparer.Ordinal))
        {
            var heats = paper.Heats.Select(heat => TypedValues.Of(paper, string.Join('\n', Figures(heat).Shares.Concat(Figures(heat).Measured).Select(f => $"{f.What} {f.Value}")), heat.Number, Grade(heat), null)).ToList();
            floor.New(floor.Here(paper).States(heats[0] with { Chemistry = [.. heats.SelectMany(h => h.Chemistry)], Mechanical = [.. heats.SelectMany(h => h.Mechanical)] }, floor.By, floor.At));
        }
    }

    private static byte[] Pdf(Document paper)
    {
        var on = paper.IssuedOn ?? Day.First;
        using var written = new MemoryStream();
        new PdfReport().Render(new()
        {
            Title = paper.Type.Title(),
            Number = paper.Number,
            Subtitle = paper.Type == DocumentType.Mtr ? "Inspection certificate 3.1 in the manner of EN 10204" : null,
            Head = new(paper.Issuer ?? ""),
            Foot = "Made up for the sample shop",
            GeneratedAt = SampleClock.At(on, new(9, 0)),
            Blocks = [new Facts([new("Number", paper.Number, Monospace: true), new("Issued", Iso(on)), new("Valid until", paper.ExpiresOn is { } until ? Iso(until) : "not limited")]), .. Says(paper), new Signature("Quality department", paper.Issuer ?? "")],
        }, written);
        return written.ToArray();
    }

    private static IEnumerable<Block> Says(Document paper) => paper.Type switch
    {
        DocumentType.Mtr => Melt(paper),
        DocumentType.Cofc => [
            new Paragraph("We certify that the material of the lot named here was made and tested by our procedures, and conforms to its data sheet."),
            new Table([new("Lot", Monospace: true), new("Material", Width: 2)], [.. paper.Lots.Select(l => (IReadOnlyList<string>)[l.SupplierLot ?? "–", $"{l.Material?.Name} ({l.Material?.Grade})"])])],
        DocumentType.Rohs => [
            new Paragraph($"The materials named here keep the limits of Directive 2011/65/EU with (EU) 2015/863 in every homogeneous material. No exemption is used.\nMaterials: {Covered(paper)}."),
            new Table([new("Substance", Width: 2), new("Limit", Align.Right), new("Declared", Align.Right)],
                [.. Restricted.Select(s => (IReadOnlyList<string>)[s, s == "Cadmium" ? "0.01 %" : "0.1 %", "below, not added"])])],
        DocumentType.Reach => [new Paragraph($"No substance of the Candidate List, as it stood on the day of issue, is in the materials named here above 0.1 % by weight (Regulation (EC) 1907/2006, Article 33).\nMaterials: {Covered(paper)}.")],
        DocumentType.FoodContact => [new Paragraph($"Made of substances that Regulation (EU) 10/2011 lists; the migration into the simulants A, B and D2 keeps its limits at 10 days and 40 °C. For dry and watery foods, not for heating.\nMaterials: {Covered(paper)}.")],
        DocumentType.Sds => [
            new Heading("2. Hazards"), new Paragraph(paper.Issuer == "Lumera Resins" ? "Irritates skin and eyes; may cause an allergic skin reaction. Wear gloves and goggles." : "Keep away from heat and flames. Use where air moves."),
            new Heading("4. First aid"), new Paragraph("Skin: wash with soap and much water. Eyes: rinse for ten minutes, see a doctor."),
            new Heading("7. Handling and storage"), new Paragraph($"Closed, upright, below 25 °C.\nOf: {Covered(paper)}.")],
        DocumentType.TestReport => [
            new Paragraph("Layer thickness after anodising, by eddy current, five points on each of two parts."),
            new Table([new("Part"), new("Asked for", Align.Right), new("Mean", Align.Right), new("Least", Align.Right)], [["1", "15 µm", "16.2 µm", "15.4 µm"], ["2", "15 µm", "15.9 µm", "15.1 µm"]])],
        DocumentType.PackingSlip => [new Paragraph("Delivered in good order. Lots as on the labels."), new Table([new("Lot of the maker", Monospace: true), new("Material", Width: 2), new("Amount", Align.Right)],
            [.. paper.Receipts.SelectMany(r => r.Lots).Select(l => (IReadOnlyList<string>)[l.SupplierLot ?? l.Heats.Select(h => h.Heat.Number).FirstOrDefault() ?? "–", l.Material?.Name ?? "", $"{l.Received}"])])],
        _ => [new Paragraph($"Formaldehyde given off: class E1, CARB phase 2.\nMaterials: {Covered(paper)}.")],
    };

    private static IEnumerable<Block> Melt(Document paper)
    {
        foreach (var heat in paper.Heats)
        {
            var figures = Figures(heat);
            yield return new Facts([new("Heat", heat.Number, Monospace: true), new("Grade", Grade(heat)), new("Form", IsSteel(heat) ? "Sheet, 2 mm" : "Plate, 10 mm")]);
            yield return new Table([new("Element"), new("Mass %", Align.Right)], [.. figures.Shares.Select(f => (IReadOnlyList<string>)[f.What, f.Value.TrimEnd(' ', '%')])]);
            yield return new Table([new("Property", Width: 2), new("Value", Align.Right)], [.. figures.Measured.Select(f => (IReadOnlyList<string>)[f.What, f.Value])]);
        }
    }

    private static bool IsSteel(Lots.Heat heat) => heat.Number.StartsWith('K');

    private static string Grade(Lots.Heat heat) => IsSteel(heat) ? "1.4301 (EN 10088-2)" : "EN AW-6061 T6 (EN 573-3)";

    /// <summary>Each melt has its own figures, the same each time the shop is made.</summary>
    private static (IReadOnlyList<(string What, string Value)> Shares, IReadOnlyList<(string What, string Value)> Measured) Figures(Lots.Heat heat)
    {
        var steel = IsSteel(heat);
        var chance = new Chance(ulong.Parse(string.Concat(heat.Number.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture));
        (string, string)[] shares = [.. (steel ? Stainless : Aluminium).Select(e => (e.Element, (e.Share + e.Spread * (chance.Between(0, 100) - 50) / 100m).ToString("0.000", CultureInfo.InvariantCulture) + " %"))];
        return (shares, steel ? [("Rp0.2", $"{chance.Between(270, 310)} MPa"), ("Rm", $"{chance.Between(580, 640)} MPa"), ("A", $"{chance.Between(48, 56)} %")]
            : [("Rp0.2", $"{chance.Between(262, 285)} MPa"), ("Rm", $"{chance.Between(305, 325)} MPa"), ("A", $"{chance.Between(10, 14)} %")]);
    }

    private static string Covered(Document paper) => string.Join(", ", paper.Materials.Select(m => m.Name));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
