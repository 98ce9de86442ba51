using System.Globalization;
using Traceability.Printing;

namespace Traceability.Compliance;

/// <summary>What a certificate says besides what it is of.</summary>
/// <param name="Number">COC-0001; in a preview the one it will probably have.</param>
/// <param name="Function">The signer's, as printed: "Quality lead".</param>
/// <param name="AuditHead">The audit's head hash at that moment.</param>
/// <param name="Supersedes">The number and day of the one that it takes the place of.</param>
public sealed record ConformityCover(
    string Number, PageHead Shop, string SignedBy, string Function, DateTimeOffset At, string AuditHead, string? Reason = null, (string Number, DateTimeOffset IssuedAt)? Supersedes = null);

/// <summary>One line of what is claimed.</summary>
/// <param name="Name">RoHS.</param>
/// <param name="Reference">The rule with its date, or what is meant.</param>
/// <param name="Shown">"yes", "in part", "not claimed" or "stated".</param>
/// <param name="By">What shows it, or what is missing.</param>
public sealed record Claim(string Name, string Reference, string Shown, string By)
{
    /// <summary>The line in large, as a customer reads it first: what the papers show, or that every number leads to its maker.</summary>
    public string Headline => Name == "Origin" ? Reference : $"{Name}: {char.ToLowerInvariant(By[0])}{By[1..]}";

    /// <summary>The line under it.</summary>
    public string Small => Name == "Origin" ? By : Reference;

    /// <summary>Only what papers or the chain show is proven; what the shop says of itself is not.</summary>
    public bool IsProven => Shown == ConformityReport.Yes;
}

/// <summary>
/// The certificate of conformity, with the contents that ISO/IEC 17050-1 asks of a supplier's declaration: number, issuer,
/// object, statement, requirements with their dates, supporting papers, place and date, signer and function. It claims
/// only what papers show, and names what is missing.
/// </summary>
public static class ConformityReport
{
    public const string Title = "Certificate of conformity";
    internal const string Yes = "yes";
    private const string ObjectHeading = "What it is for";
    private const string ClaimHeading = "What is claimed, and what shows it";
    private const string SourceHeading = "What it was made from";

    public static Report Of(Draft draft, ConformityCover cover)
    {
        var day = cover.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new()
        {
            Title = Title,
            Number = cover.Number,
            Subtitle = Object(draft),
            Head = cover.Shop,
            Foot = "Audit " + cover.AuditHead,
            GeneratedAt = cover.At,
            Blocks =
            [
                .. Before(draft, cover),
                new Heading(ObjectHeading),
                new Facts(Identity(draft)),
                new Table(
                    [new("Product", Width: 1.2, Monospace: true), new("Name", Width: 2.2), new("Amount", Align.Right), new("Serial or batch numbers", Width: 3, Monospace: true)],
                    [.. draft.Lines.Select(l => (IReadOnlyList<string>)[l.Code, l.What, l.Amount.ToString(), NumberRanges.Of(l.Numbers)])]),
                new Heading("Statement"),
                new Paragraph($"{cover.Shop.Name} declares under its sole responsibility that the goods named above were made from the lots listed below, and claims of them what the next table says, on the basis of the papers named there. Nothing beyond that is claimed. Supplier’s declaration of conformity in accordance with ISO/IEC 17050-1."),
                new Heading(ClaimHeading),
                new Table(
                    [new("Claim", Width: 1.2), new("Requirement and its date", Width: 2.4), new("Shown", Width: 0.9), new("By what", Width: 2.8)],
                    [.. Claims(draft, day).Select(c => (IReadOnlyList<string>)[c.Name, c.Reference, c.Shown, c.By])]),
                new Heading(SourceHeading),
                new Table(
                    [new("Material", Width: 1.6), new("Our lot", Width: 1.5, Monospace: true), new("Maker’s lot", Width: 1.5, Monospace: true), new("Heat", Width: 1.1, Monospace: true), new("Maker or supplier", Width: 1.4), new("Certificates", Width: 2.2)],
                    [.. draft.Sources.Select(s => (IReadOnlyList<string>)[s.Material, s.Number, s.SupplierLot ?? "–", s.Heats.Count == 0 ? "–" : string.Join("\n", s.Heats), s.Maker ?? "–", Certificates(s, draft.Day)])],
                    Nothing: "No lot that came in stands behind it."),
                .. draft.Supports.SelectMany(s => Declarations(s, draft.Day)),
                .. Missing(draft),
                new Heading("Signed"),
                new Facts([new("Place and date", $"{Place(cover.Shop)}, {day}")], 1),
                new Qr(cover.Number, $"{cover.Number}\nScanned at the issuer, it leads to this certificate and to every lot in it.", 20),
                new Signature(cover.SignedBy, cover.Function, day),
            ],
        };
    }

    /// <summary>What is claimed, of a certificate as it was issued.</summary>
    public static IReadOnlyList<Claim> Claims(Report issued) => [.. Rows(issued, ClaimHeading).Select(r => new Claim(r[0], r[1], r[2], r[3]))];

    /// <summary>What it is for, as issued: code, name, amount, numbers.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Objects(Report issued) => Rows(issued, ObjectHeading);

    /// <summary>What it was made from, as issued: material, our lot, maker's lot, heat, maker, certificates.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Sources(Report issued) => Rows(issued, SourceHeading);

    /// <summary>Who signed, and in what function.</summary>
    public static (string Name, string Function, string Date) SignedBy(Report issued) =>
        issued.Blocks.OfType<Signature>().FirstOrDefault() is { } s ? (s.Name, s.Role, s.Date) : ("", "", "");

    /// <summary>Whether the certificate as issued names this paper.</summary>
    public static bool Names(Report issued, Paper paper) =>
        issued.Blocks.OfType<Table>().SelectMany(t => t.Rows).SelectMany(r => r).SelectMany(c => c.Split('\n'))
            .Any(line => line == paper.Words || line.StartsWith(paper.Words + Expired, StringComparison.Ordinal));

    private const string Expired = ", expired ";

    private static IReadOnlyList<IReadOnlyList<string>> Rows(Report report, string heading) =>
        report.Blocks.SkipWhile(b => b is not Heading h || h.Text != heading).Skip(1).TakeWhile(b => b is not Heading).OfType<Table>().FirstOrDefault()?.Rows ?? [];

    private static string Object(Draft draft)
    {
        var what = draft.Lines is [var only] ? $"{only.Amount}, {only.What}" : $"{draft.Lines.Count} products";
        return draft.Subject.Customer is { } customer ? $"{what}, for {customer.Name}" : what;
    }

    private static List<Fact> Identity(Draft draft)
    {
        var (facts, subject) = (new List<Fact>(), draft.Subject);
        if (subject.Customer is { } customer) facts.Add(new("Customer", customer.Name + (customer.Address is null ? "" : "\n" + customer.Address)));
        if (subject.Order is { } order)
        {
            facts.Add(new("Order", $"{order.Number} of {order.OrderedOn:yyyy-MM-dd}", Monospace: true));
            if (order.Reference is { } reference) facts.Add(new("Customer’s order", reference, Monospace: true));
        }
        if (subject.Shipments.Count > 0)
            facts.Add(new(subject.Shipments.Count == 1 ? "Shipment" : "Shipments", string.Join("\n", subject.Shipments.Select(s => $"{s.Number} of {s.ShippedOn:yyyy-MM-dd}")), Monospace: true));
        if (subject.Kind == CertifiedKind.Lot) facts.Add(new("Lot", subject.Number, Monospace: true));
        return facts;
    }

    private static IEnumerable<Block> Before(Draft draft, ConformityCover cover)
    {
        if (cover.Supersedes is { } old)
            yield return new Paragraph($"Supersedes {old.Number} of {old.IssuedAt.ToOffset(cover.At.Offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, which is not valid any more." + (cover.Reason is null ? "" : $" Why: {cover.Reason}"), Tone.Emphasis);
        if (draft.Against.Count > 0)
            yield return new Paragraph($"Issued although this stands against it:\n{string.Join("\n", draft.Against)}" + (cover.Reason is null ? "" : $"\nWhy it is issued all the same: {cover.Reason}"), Tone.Warning);
    }

    private static IEnumerable<Claim> Claims(Draft draft, string day)
    {
        foreach (var support in draft.Supports)
            yield return Claimed(support, day);
        var (lots, papers) = (draft.Sources.Count, draft.Sources.SelectMany(s => s.Certificates).DistinctBy(p => p.Id).Count());
        var counted = $"{Count(lots, "lot")}, {Count(papers, "certificate")}";
        yield return draft.Gaps.Count == 0 && lots > 0
            ? new("Origin", "Every number leads to its maker", Yes, $"{counted}, no gap")
            : new("Origin", "Not every number leads to its maker", "in part", $"{counted}; {Count(draft.Gaps.Count, "gap")}{(draft.Gaps.Count > 0 ? ": " + draft.Gaps[0] : "")}");
        if (draft.Subject.Order is { } order)
            yield return new("Order", $"{order.Number} of {order.OrderedOn:yyyy-MM-dd}" + (order.Reference is null ? "" : $", {order.Reference}"), "stated", "Stated by the issuer");
    }

    private static Claim Claimed(Support support, string day)
    {
        var (name, reference) = (support.Rule.Name, $"{support.Rule.Reference}, judged on {day}");
        var by = Count(support.Declarations, "declaration");
        if (support.IsWhole) return new(name, reference, Yes, $"Supported by {by}");
        return support.Declarations == 0
            ? new(name, reference, "not claimed", "No declaration held")
            : new(name, reference, "in part", $"Supported in part by {by}; no declaration held for {string.Join("; ", support.Missing)}");
    }

    private static string Certificates(SourceLot lot, DateOnly day)
    {
        var named = lot.Certificates.Select(p => Words(p, day)).ToList();
        return named.Count > 0 ? string.Join("\n", named) : lot.StatedCertificate is { } stated ? $"{stated} is stated, not held" : "no certificate held";
    }

    private static IEnumerable<Block> Declarations(Support support, DateOnly day)
    {
        yield return new Heading(support.Rule.Name, 3);
        yield return new Table(
            [new("Material", Width: 1.6), new("Supported by", Width: 3)],
            [.. support.Materials.Select(m => (IReadOnlyList<string>)[m.Material, string.Join("\n",
                m.Papers.Select(p => Words(p, day)).Concat(m.Expired.Select(p => Words(p, day)))
                    .Concat(m.Without.Count == 0 ? [] : [m.Papers.Count == 0 ? "no declaration held" : $"no declaration held for {string.Join(", ", m.Without)}"]))])],
            Nothing: "No lot that came in stands behind it, so nothing is claimed.");
    }

    private static IEnumerable<Block> Missing(Draft draft)
    {
        if (draft.Missing.Count == 0) yield break;
        yield return new Heading("What is missing");
        yield return new Paragraph(string.Join("\n", draft.Missing));
    }

    private static string Words(Paper paper, DateOnly day) => paper.Words + (paper.IsExpired(day) ? $"{Expired}{paper.ExpiresOn:yyyy-MM-dd}" : "");

    private static string Place(PageHead shop) => shop.Address.Length == 0 ? "not stated" : string.Join(", ", shop.Address.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static string Count(int number, string one) => $"{number.ToString(CultureInfo.InvariantCulture)} {(number == 1 ? one : one + "s")}";
}
