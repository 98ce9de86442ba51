using System.Text.Encodings.Web;
using System.Text.Json;
using Traceability.Certificates.Reading;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Recalls;

namespace Traceability.Exchange;

/// <summary>The answers as the exchange format spells them: lists sorted and without repeats, amounts as decimal strings.</summary>
internal static class AnswerJson
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(RecallScope scope) => Written(json =>
    {
        Root(json, scope.Root);
        List(json, "lots", scope.Reached.Select(l => l.Number));
        List(json, "records", scope.Records.Select(r => r.Number));
        List(json, "shipments", scope.Shipments.Select(s => s.Number));
        List(json, "orders", scope.Orders);
        List(json, "customers", scope.Customers.Select(c => c.Code));
        json.WriteStartObject("quantities");
        Amounts(json, "onHand", scope.OnHand.Select(l => (l.Number, l.OnHand)));
        // What was not measured has no amount to add up.
        Amounts(json, "inWork", scope.InWork.Where(w => w.Amount is not null)
            .GroupBy(w => w.Lot, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, g.Select(w => w.Amount!.Value).Aggregate((one, other) => one + other))));
        json.WriteStartArray("shipped");
        foreach (var line in scope.ShippedLines)
        {
            json.WriteStartObject();
            json.WriteString("shipment", line.Shipment);
            Amount(json, line.Lot, line.Amount);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("cannotBeRuledOut");
        foreach (var doubt in scope.CannotBeRuledOut)
        {
            json.WriteStartObject();
            json.WriteString("kind", doubt.Kind);
            json.WriteString("number", doubt.Number);
            json.WriteString("why", doubt.Why);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    public static string Of(TraceAnswer answer) => Written(json =>
    {
        Root(json, answer.Root);
        List(json, "lots", answer.Lots);
        List(json, "received", answer.Received);
        List(json, "records", answer.Records);
        List(json, "heats", answer.Heats);
        List(json, "certificates", answer.Certificates);
        List(json, "suppliers", answer.Suppliers);
    });

    /// <summary>What is not stated is null; a value that is only a bound has its operator beside it.</summary>
    public static string Of(ReadCertificate certificate) => Written(json =>
    {
        json.WriteString("kind", certificate.Kind);
        json.WriteString("number", certificate.Number);
        json.WriteString("issuer", certificate.Issuer);
        json.WriteString("issuedOn", certificate.IssuedOn is { } issued ? $"{issued:yyyy-MM-dd}" : null);
        json.WriteString("en10204", certificate.En10204);
        json.WriteString("grade", certificate.Grade);
        List(json, "standards", certificate.Standards);
        List(json, "heats", certificate.Heats);
        List(json, "lots", certificate.Lots);
        Values(json, "chemistry", certificate.Chemistry, c => ("element", c.Element, c.Heat, c.Sample, c.Value, c.Unit, c.Method, null, null));
        Values(json, "mechanical", certificate.Mechanical, m => ("property", m.Property, m.Heat, m.Sample, m.Value, m.Unit, m.Method, m.Code, m.Condition));
        Values(json, "other", certificate.Other, m => ("property", m.Property, m.Heat, m.Sample, m.Value, m.Unit, m.Method, m.Code, m.Condition));
        if (certificate.Declaration is { } declaration) DeclarationJson.Write(json, declaration);
        json.WriteStartArray("doubts");
        foreach (var doubt in certificate.Doubts) json.WriteStringValue(doubt);
        json.WriteEndArray();
    });

    /// <summary>A number of many that could not be answered.</summary>
    public static string Refused(string number, string error, IReadOnlyList<string> candidates) => Written(json =>
    {
        json.WriteStartObject("root");
        json.WriteString("number", number);
        json.WriteEndObject();
        json.WriteString("error", error);
        List(json, "candidates", candidates);
    });

    private static string Written(Action<Utf8JsonWriter> content)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, Plain))
        {
            json.WriteStartObject();
            content(json);
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    private static void Root(Utf8JsonWriter json, Root root)
    {
        json.WriteStartObject("root");
        json.WriteString("kind", root.Word);
        json.WriteString("number", root.Number);
        json.WriteEndObject();
    }

    private static void List(Utf8JsonWriter json, string name, IEnumerable<string> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) json.WriteStringValue(number);
        json.WriteEndArray();
    }

    private static void Values<T>(Utf8JsonWriter json, string name, IEnumerable<T> values,
        Func<T, (string Name, string What, string Heat, string Sample, ReadValue Value, string Unit, string? Method, string? Code, string? Condition)> said)
    {
        json.WriteStartArray(name);
        foreach (var value in values.Select(said))
        {
            json.WriteStartObject();
            json.WriteString("heat", value.Heat);
            json.WriteString(value.Name, value.What);
            json.WriteString("value", value.Value.Shown);
            json.WriteString("unit", value.Unit);
            foreach (var (more, words) in new[] { ("operator", value.Value.Operator), ("sample", value.Sample), ("method", value.Method), ("code", value.Code), ("condition", value.Condition) })
                if (!string.IsNullOrEmpty(words)) json.WriteString(more, words);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Amounts(Utf8JsonWriter json, string name, IEnumerable<(string Lot, Quantity Amount)> amounts)
    {
        json.WriteStartArray(name);
        foreach (var (lot, amount) in amounts)
        {
            json.WriteStartObject();
            Amount(json, lot, amount);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Amount(Utf8JsonWriter json, string lot, Quantity amount)
    {
        json.WriteString("lot", lot);
        json.WriteString("quantity", amount.Number);
        json.WriteString("unit", amount.Unit.Symbol());
    }
}
