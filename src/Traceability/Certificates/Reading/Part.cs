using System.Globalization;
using System.Text.Json;

namespace Traceability.Certificates.Reading;

/// <summary>One value of a certificate with the way to it, so that a refusal can say where it is. An absent value and <c>null</c> are the same.</summary>
/// <param name="Path">"Certificate.Validation.Z02".</param>
/// <param name="Kind">Whose schema asks for it: "EN10168 0.5.0".</param>
internal readonly record struct Part(JsonElement Element, string Path, string Kind)
{
    /// <summary>Longer than anything that is a name, a number or a statement.</summary>
    private const int LongestText = 4000;

    private const int LongestNumber = 200;

    public bool IsObject => Element.ValueKind is JsonValueKind.Object;

    public bool IsList => Element.ValueKind is JsonValueKind.Array;

    public bool IsText => Element.ValueKind is JsonValueKind.String;

    public bool Has(string name) => Find(name) is not null;

    public Part Member(string name) => Find(name) ?? throw Missing(name);

    public Part Object(string name) => Member(name).AsObject();

    public Part? OptionalObject(string name) => Find(name)?.AsObject();

    public string Text(string name) => OptionalText(name) ?? throw Missing(name);

    /// <summary>Null when it is absent or blank.</summary>
    public string? OptionalText(string name) => Find(name)?.AsText() is { Length: > 0 } text ? text : null;

    /// <summary>The members of an object, in their order.</summary>
    public IEnumerable<(string Name, Part Value)> Members()
    {
        foreach (var member in AsObject().Element.EnumerateObject())
            if (member.Value.ValueKind is not JsonValueKind.Null)
                yield return (member.Name, new(member.Value, Path.Length == 0 ? member.Name : $"{Path}.{member.Name}", Kind));
    }

    /// <summary>The items of a list; none when it is absent.</summary>
    public IReadOnlyList<Part> List(string name) => Find(name)?.AsList() ?? [];

    public IReadOnlyList<Part> AsList()
    {
        if (!IsList) throw Wrong("a list");
        var (path, kind) = (Path, Kind);
        return [.. Element.EnumerateArray().Select((item, at) => new Part(item, $"{path}[{at}]", kind))];
    }

    public IReadOnlyList<string> Texts(string name) => [.. List(name).Select(item => item.AsText()).Where(text => text.Length > 0)];

    public DateOnly Date(string name) => OptionalDate(name) ?? throw Missing(name);

    public DateOnly? OptionalDate(string name) => OptionalText(name) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw SoundJson.Unreadable($"{Member(name).Path} is \"{Short(text)}\"; {Kind} has a date there, written 2026-05-14.");

    public Part AsObject() => IsObject ? this : throw Wrong("an object");

    public string AsText()
    {
        if (!IsText) throw Wrong("a text in quotes");
        var text = Element.GetString()!;
        if (text.Length > LongestText) throw SoundJson.Unreadable($"{Path} has {text.Length:N0} characters; what is written there has at most {LongestText:N0}.");
        return string.Create(text.Length, text, (kept, from) => { for (var at = 0; at < from.Length; at++) kept[at] = char.IsControl(from[at]) ? ' ' : from[at]; }).Trim();
    }

    public ReadValue AsNumber(string? comparison = null)
    {
        if (Element.ValueKind is not JsonValueKind.Number) throw Wrong("a number");
        var written = Element.GetRawText();
        if (written.Length > LongestNumber) throw SoundJson.Unreadable($"{Path} is a number of {written.Length:N0} digits; nothing is measured so finely.");
        return ReadValue.Of(written, comparison);
    }

    /// <summary>The number of that name, as far as it can be kept exactly.</summary>
    public decimal? Limit(string name) => Find(name)?.AsNumber().Exact;

    public bool AsYesNo() => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong("true or false"),
    };

    public DomainRuleException Wrong(string expected) => SoundJson.Unreadable($"{Path} is {Word(Element.ValueKind)}; {Kind} has {expected} there.");

    public DomainRuleException Missing(string name) => SoundJson.Unreadable($"{(Path.Length == 0 ? name : $"{Path}.{name}")} is missing; {Kind} does not do without it.");

    private Part? Find(string name) => AsObject().Element.TryGetProperty(name, out var found) && found.ValueKind is not JsonValueKind.Null
        ? new Part(found, Path.Length == 0 ? name : $"{Path}.{name}", Kind) : null;

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static string Word(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
