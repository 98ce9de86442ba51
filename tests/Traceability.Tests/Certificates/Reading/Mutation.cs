using System.Text.Json.Nodes;

namespace Traceability.Tests.Certificates.Reading;

/// <summary>A certificate to which something happened.</summary>
internal static class Mutation
{
    private static readonly string[] Odd =
    [
        "null", "true", "0", "-1", "1e999", "-1e-999", "79228162514264337593543950335", "-79228162514264337593543950335", "0.0000000000000000000000000001", "\"\"", "\" \"", "\"1e999\"", "\"79228162514264337593543950335\"",
        "\"-79228162514264337593543950335\"", "\"<\"", "\"0,15\"", "\"100000\"", "\"ppm\"", "\"\\u0000\"", "\"2026-02-30\"", "[]", "[[]]", "[null]", "{}", "{\"Value\": 1}", "[{\"Value\": \"x\"}]", "\"data:application/pdf;base64,JVBERi0xLjcKJSVFT0YK\"", "\"A\"",
    ];

    public static string Of(string json, Random random)
    {
        var root = JsonNode.Parse(json)!;
        for (var times = random.Next(1, 4); times > 0; times--) Change(root, random);
        var text = root.ToJsonString();
        return random.Next(20) == 0 ? text[..random.Next(text.Length)] : text;
    }

    private static void Change(JsonNode root, Random random)
    {
        var places = Places(root).ToList();
        if (places.Count == 0) return;
        var (parent, key) = places[random.Next(places.Count)];
        var other = places[random.Next(places.Count)];
        var value = random.Next(3) == 0 ? At(other.Parent, other.Key)?.DeepClone() : JsonNode.Parse(Odd[random.Next(Odd.Length)]);
        switch (parent, random.Next(3))
        {
            case (JsonObject from, 0): from.Remove((string)key); break;
            case (JsonArray from, 0): from.RemoveAt((int)key); break;
            case (JsonArray list, 1): list.Add(value); break;
            case (JsonObject into, _): into[(string)key] = value; break;
            case (JsonArray list, _): list[(int)key] = value; break;
        }
    }

    private static JsonNode? At(JsonNode parent, object key) => key is string name ? parent[name] : parent[(int)key];

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => Places(m.Value).Prepend((members, m.Key))),
        JsonArray items => items.SelectMany((item, at) => Places(item).Prepend((items, at))),
        _ => [],
    };
}
