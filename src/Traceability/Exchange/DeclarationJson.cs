using System.Text.Json;
using Traceability.Certificates.Reading;

namespace Traceability.Exchange;

/// <summary>What a declaration of substances says, in its own order: where a substance stands is part of what is said.</summary>
internal static class DeclarationJson
{
    public static void Write(Utf8JsonWriter json, ReadDeclaration declaration)
    {
        json.WriteStartObject("declaration");
        json.WriteString("class", declaration.Class);
        json.WriteString("product", declaration.ProductName);
        json.WriteString("productNumber", declaration.ProductNumber);
        json.WriteString("productVersion", declaration.ProductVersion);
        json.WriteString("mass", declaration.Mass);
        json.WriteString("signedBy", declaration.SignedBy);
        YesNo(json, "accepted", declaration.IsAccepted);
        json.WriteStartArray("substances");
        foreach (var substance in declaration.Substances)
        {
            json.WriteStartObject();
            foreach (var (name, words) in new[] { ("where", substance.Where), ("list", substance.List), ("name", substance.Name), ("cas", substance.Cas), ("amount", substance.Amount), ("share", substance.Share?.Shown), ("unit", substance.Unit), ("threshold", substance.Threshold) })
                if (!string.IsNullOrEmpty(words)) json.WriteString(name, words);
            if (substance.IsAbove is not null) YesNo(json, "aboveThreshold", substance.IsAbove);
            if (substance.Exemptions.Count > 0) List(json, "exemptions", substance.Exemptions);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("statements");
        foreach (var statement in declaration.Statements)
        {
            json.WriteStartObject();
            json.WriteString("list", statement.List);
            json.WriteString("statement", statement.Words);
            YesNo(json, "isTrue", statement.IsTrue);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        List(json, "exemptions", declaration.Exemptions);
        List(json, "lines", declaration.Lines);
        json.WriteEndObject();
    }

    private static void YesNo(Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } said) json.WriteBoolean(name, said);
        else json.WriteNull(name);
    }

    private static void List(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words) json.WriteStringValue(word);
        json.WriteEndArray();
    }
}
