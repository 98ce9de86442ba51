using Traceability.Certificates.Grades;
using Traceability.Certificates.Reading;
using Traceability.Data;

namespace Traceability.Exchange;

internal sealed class CertificateVerb : Verb
{
    public override string Name => "certificate";
    public override string Arguments => "FILE";
    public override string Does => "what is read from an electronic certificate or declaration; nothing is kept";
    public override IReadOnlyList<VerbOption> Options => [new("--json")];

    // The shop is not asked: a certificate is read for what it says itself.
    public override Opening? Opening => null;

    public override async Task<int> Run(VerbCall call)
    {
        await using var file = new FileStream(call.Words[0], FileMode.Open, FileAccess.Read, FileShare.Read);
        var certificate = await CertificateReader.Read(file, call.Cancel);
        await call.Output.WriteLineAsync(call.Has("--json") ? AnswerJson.Of(certificate) : Text(certificate));
        return 0;
    }

    private static string Text(ReadCertificate certificate)
    {
        var text = new AnswerText($"{certificate.Kind}: {certificate.Number}{(certificate.Issuer is null ? "" : $" of {certificate.Issuer}")}");
        text.List("Said of it", new[] { ("issued on", certificate.IssuedOn is { } on ? $"{on:yyyy-MM-dd}" : null), ("EN 10204", certificate.En10204), ("grade", certificate.Grade) }
            .Where(said => said.Item2 is not null).Select(said => $"{said.Item1}  {said.Item2}"));
        text.List("Standards", certificate.Standards);
        text.List("Heats", certificate.Heats);
        text.List("Lots", certificate.Lots);
        text.List("Chemistry", certificate.Chemistry.Select(c => $"{c.Heat}  {c.Element}  {c.Value.Operator}{c.Value.Shown} {c.Unit}".Trim()));
        text.List("Mechanical", certificate.Mechanical.Select(Line));
        text.List("Other", certificate.Other.Select(Line));
        if (certificate.Declaration is { } declaration)
        {
            text.List("Product", new[] { declaration.ProductName, declaration.ProductNumber, declaration.Mass, declaration.Class.Length == 0 ? null : $"class {declaration.Class}", declaration.SignedBy is null ? null : $"signed by {declaration.SignedBy}" }.OfType<string>());
            text.List("Substances", declaration.Substances.Select(s => string.Join("  ", new[] { s.Where, s.Name, s.Cas, s.Amount, s.Share is null ? null : $"{s.Share.Shown} {s.Unit}", s.IsAbove switch { true => "above the threshold", false => "not above the threshold", null => null }, string.Join(", ", s.Exemptions) }.Where(word => !string.IsNullOrEmpty(word)))));
            text.List("Exemptions", declaration.Exemptions);
            text.List("What it comes to", declaration.Lines);
            text.List("Doubts", certificate.Doubts);
            return text.ToString();
        }
        text.List("Doubts", certificate.Doubts);
        var check = GradeCheck.Of(certificate, GradeLimits.Of(certificate.Grade, certificate.Standards));
        foreach (var table in check.Tables)
            text.List($"Against {table.Title}", check.Verdicts.Where(v => v.Table == table).Select(v => $"{v.Heat}  {v.Words}".Trim()));
        if (check.Tables.Count == 0) text.List("Limits of its grade that are known here", []);
        text.List("Out of every limit that may apply", check.Refused.Select(v => $"{v.Heat}  {v.Words}".Trim()));
        return text.ToString();
    }

    private static string Line(MeasuredValue measured) =>
        string.Join("  ", new[] { measured.Heat, measured.Property, $"{measured.Value.Operator}{measured.Value.Shown} {measured.Unit}".TrimEnd(), measured.Condition }.Where(word => !string.IsNullOrEmpty(word)));
}
