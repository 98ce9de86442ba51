using System.Globalization;
using System.Xml.Linq;

namespace Traceability.Certificates.Reading;

/// <summary>One element of a declaration with the way to it, so that a refusal can say where it is. An empty attribute is none.</summary>
/// <param name="Path">"MainDeclaration/Product/ProductID".</param>
/// <param name="Kind">Whose schema asks for it: "IPC-1752A 2.0".</param>
internal readonly record struct Node(XElement Element, string Path, string Kind)
{
    private const int LongestText = 4000;

    public string Name => Element.Name.LocalName;

    /// <summary>The first of that name, in the same namespace.</summary>
    public Node? Child(string name)
    {
        var (path, kind) = (Path, Kind);
        return Element.Element(Element.Name.Namespace + name) is { } found ? new Node(found, $"{path}/{name}", kind) : null;
    }

    public Node Need(string name) => Child(name) ?? throw SoundJson.Unreadable($"{Path}/{name} is missing; {Kind} does not do without it.");

    public IEnumerable<Node> Children(params string[] names)
    {
        var (path, kind) = (Path, Kind);
        return Element.Elements().Where(e => names.Contains(e.Name.LocalName)).Select((e, at) => new Node(e, $"{path}/{e.Name.LocalName}[{at + 1}]", kind));
    }

    /// <summary>All of that name below, however deep.</summary>
    public IEnumerable<Node> All(string name)
    {
        var kind = Kind;
        return Element.Descendants().Where(e => e.Name.LocalName == name).Select(e => new Node(e, WayTo(e), kind));
    }

    /// <summary>An attribute's text on one line; null when it is absent or blank.</summary>
    public string? Text(string attribute)
    {
        if (Element.Attribute(attribute)?.Value is not { } text) return null;
        if (text.Length > LongestText) throw SoundJson.Unreadable($"{Path}@{attribute} has {text.Length:N0} characters; what is written there has at most {LongestText:N0}.");
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length == 0 ? null : line;
    }

    public string NeedText(string attribute) => Text(attribute) ?? throw SoundJson.Unreadable($"{Path}@{attribute} is missing; {Kind} does not do without it.");

    public DateOnly? Date(string attribute) => Text(attribute) is not { } text ? null
        // xs:date may bear a time zone, xs:dateTime a time: neither changes the day that is written.
        : text.Length >= 10 && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && (text.Length == 10 || text[10] is 'Z' or '+' or '-' or 'T') ? date
        : throw SoundJson.Unreadable($"{Path}@{attribute} is \"{Short(text)}\"; {Kind} has a date there, written 2026-05-14.");

    public bool? YesNo(string attribute) => Text(attribute) switch
    {
        null => null,
        "true" or "1" => true,
        "false" or "0" => false,
        var text => throw SoundJson.Unreadable($"{Path}@{attribute} is \"{Short(text)}\"; {Kind} has true or false there."),
    };

    public ReadValue Number(string attribute)
    {
        var text = NeedText(attribute);
        return ReadValue.Of(text) is { Exact: not null } value ? value : throw SoundJson.Unreadable($"{Path}@{attribute} is \"{Short(text)}\"; {Kind} has a number there, written 0.15.");
    }

    private static string WayTo(XElement element) => string.Join('/', element.AncestorsAndSelf().Reverse().Select(e => e.Name.LocalName));

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
