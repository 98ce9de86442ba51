using System.Text.RegularExpressions;
using Traceability.Certificates.FileTexts;
using Traceability.Certificates.Reading;
using Traceability.Lots;

namespace Traceability.Certificates.Inbox;

/// <summary>What a paper seems to be, by its words or by its data. A person confirms it, or says better.</summary>
public sealed partial record PaperGuess(DocumentType? Type = null, string? Number = null, string? Issuer = null, DateOnly? IssuedOn = null, DateOnly? ExpiresOn = null, string? En10204 = null)
{
    // In this order: a certificate that speaks of RoHS in its small print is a certificate.
    private static readonly (DocumentType Type, Regex Words)[] Titles =
    [
        (DocumentType.Sds, new("safety data ?sheet|sicherheitsdatenblatt|fiche de données de sécurité", RegexOptions.IgnoreCase)),
        (DocumentType.PackingSlip, new("packing (slip|list)|delivery note|despatch note|lieferschein|bon de livraison", RegexOptions.IgnoreCase)),
        (DocumentType.FoodContact, new("food contact|lebensmittelkontakt", RegexOptions.IgnoreCase)),
        (DocumentType.Mtr, new("mill (test|certificate)|inspection certificate|material test report|abnahmeprüfzeugnis|werkszeugnis|EN ?10204", RegexOptions.IgnoreCase)),
        (DocumentType.Cofc, new("certificate of (conformity|conformance|compliance|analysis)", RegexOptions.IgnoreCase)),
        (DocumentType.TestReport, new("test report|prüfbericht", RegexOptions.IgnoreCase)),
        (DocumentType.Rohs, new(@"\bRoHS\b", RegexOptions.IgnoreCase)),
        (DocumentType.Reach, new(@"\bREACH\b|\bSVHC\b", RegexOptions.None)),
    ];

    /// <summary>In how many characters of the beginning a declaration has to say its name, to be told from a certificate that only mentions it.</summary>
    private const int Head = 300;

    public static PaperGuess Of(FileText text)
    {
        var words = text.ToString();
        var head = words.Length <= Head ? words : words[..Head];
        var type = Titles.Where(t => t.Type is DocumentType.Rohs or DocumentType.Reach && t.Words.IsMatch(head) && head.Contains("declaration", StringComparison.OrdinalIgnoreCase)).Select(t => (DocumentType?)t.Type).FirstOrDefault()
            ?? Titles.Where(t => t.Words.IsMatch(words)).Select(t => (DocumentType?)t.Type).FirstOrDefault();
        var number = OwnNumber.Match(words) is { Success: true } own ? own.Groups["number"].Value.TrimEnd('.', ',', ';', ':') : null;
        return new(type, number is { Length: > 0 and <= NumberKey.MaxLength } ? number : null, En10204: EnType.Match(words) is { Success: true } en ? en.Groups["type"].Value : null);
    }

    public static PaperGuess Of(ReadCertificate read) => new(
        read.Declaration is { } declaration
            ? declaration.Substances.Any(s => DeclarationLines.IsRohs(s.List)) || declaration.Statements.Any(s => DeclarationLines.IsRohs(s.List)) ? DocumentType.Rohs : DocumentType.Reach
            : read.Kind.StartsWith("CoA", StringComparison.Ordinal) || read.Kind.StartsWith("E-CoC", StringComparison.Ordinal) ? DocumentType.Cofc : DocumentType.Mtr,
        Short(read.Number), Short(read.Issuer), read.IssuedOn, read.ExpiresOn, read.En10204);

    private static string? Short(string? text) => text is null || text.Length <= Traceability.Text.LineLength ? text : text[..Traceability.Text.LineLength];

    [GeneratedRegex(@"\b(certificate|cert|report|document|declaration|zeugnis|delivery note|packing slip|lieferschein)([ \t]+[A-Za-z]+){0,3}\.?[ \t]*\b(no|nr|number|num|nummer|#|№)\b?[.:\s]*(?<number>[^\s,;()]*\d[^\s,;()]*)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex OwnNumber { get; }

    [GeneratedRegex(@"10204[^\n]{0,40}?(?<![0-9.])(?<type>2\.1|2\.2|3\.1|3\.2)(?![0-9])", RegexOptions.ExplicitCapture, 500)]
    private static partial Regex EnType { get; }
}
