using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Traceability.Certificates.Reading;

/// <summary>
/// Reads electronic certificates: EN 10168, the digital material passport of metals, certificates of analysis of plastics and
/// E-CoC, each as its JSON schema has it; and declarations of substances by IPC-1752 and IEC 62474, in XML. Read whole or not at all; the only thing it throws is a refusal.
/// </summary>
public static partial class CertificateReader
{
    private static readonly Dictionary<(string Family, string Version), (string Kind, Func<Part, ReadCertificate> Read)> Kinds = new()
    {
        [("en10168-schemas", "0.4.1")] = ("EN10168 0.4.1", En10168.Read),
        [("en10168-schemas", "0.5.0")] = ("EN10168 0.5.0", En10168.Read),
        [("metals-schemas", "0.1.1")] = ("Metals DMP 0.1.1", MetalsPassport.Read),
        [("coa-schemas", "1.1.0")] = ("CoA 1.1.0", AnalysisCertificate.Read),
        [("e-coc-schemas", "1.0.0")] = ("E-CoC 1.0.0", ConformityCertificate.Read),
    };

    // Declarations of substances are XML; their namespace is their version.
    private static readonly Dictionary<(string Namespace, string Root), (string Kind, Func<XElement, string, ReadCertificate> Read)> Declarations = new()
    {
        [("http://webstds.ipc.org/175x/2.0", "MainDeclaration")] = ("IPC-1752A 2.0", IpcDeclaration.Read),
        [("https://webstds.ipc.org/175x/1752B/1752B", "MainDeclaration")] = ("IPC-1752B", IpcDeclaration.Read),
        [("http://std.iec.ch/iec62474", "Main")] = ("IEC 62474", IecDeclaration.Read),
    };

    /// <summary>Every kind with its version.</summary>
    public static IReadOnlyList<string> Known { get; } = [.. Kinds.Values.Select(k => k.Kind), .. Declarations.Values.Select(d => d.Kind)];

    /// <exception cref="DomainRuleException">It cannot be read; the sentence says what is wrong and what would be right.</exception>
    public static async Task<ReadCertificate> Read(Stream content, CancellationToken cancel = default)
    {
        // A stream that knows its length is refused before it fills the memory, any other as soon as it is too long.
        if (content.CanSeek) RefuseIfTooLarge(content.Length - content.Position);
        using var text = new MemoryStream();
        var buffer = new byte[StoredFile.ChunkSize];
        for (int read; (read = await content.ReadAsync(buffer, cancel)) > 0;)
        {
            RefuseIfTooLarge(text.Length + read);
            text.Write(buffer, 0, read);
        }
        return Read(text.GetBuffer().AsMemory(0, (int)text.Length));
    }

    /// <inheritdoc cref="Read(Stream, CancellationToken)"/>
    public static ReadCertificate Read(ReadOnlyMemory<byte> text)
    {
        RefuseIfTooLarge(text.Length);
        if (SoundXml.Is(text.Span)) return Declared(SoundXml.Parse(text));
        using var json = SoundJson.Parse(text);
        var schema = new Part(json.RootElement, "", "an electronic certificate").Text("RefSchemaUrl");
        var named = SchemaAddress.Match(schema);
        if (!named.Success || !Kinds.TryGetValue((named.Groups["family"].Value, named.Groups["version"].Value), out var kind))
            throw SoundJson.Unreadable($"Its schema is \"{Short(schema)}\", which is not known here. Read are {string.Join(", ", Known)}.");
        var read = kind.Read(new(json.RootElement, "", kind.Kind));
        return (read with { Kind = kind.Kind }).Judged();
    }

    private static ReadCertificate Declared(XElement root)
    {
        if (!Declarations.TryGetValue((root.Name.NamespaceName, root.Name.LocalName), out var declaration))
            throw SoundJson.Unreadable($"This is XML of a kind that is not known here: {Short(root.Name.LocalName)}{(root.Name.NamespaceName.Length == 0 ? " without a namespace" : $" of \"{Short(root.Name.NamespaceName)}\"")}. Read are {string.Join(", ", Known)}.");
        // 2.0 is the version of the schema that the namespace names too; another one beside it contradicts it.
        if (declaration.Kind == "IPC-1752A 2.0" && root.Attribute("version")?.Value is { } version && version != "2.0")
            throw SoundJson.Unreadable($"MainDeclaration@version is \"{Short(version)}\", though its namespace is that of 2.0.");
        return declaration.Read(root, declaration.Kind);
    }

    private static string Short(string text) => text.Length <= 120 ? text : text[..120] + "…";

    private static void RefuseIfTooLarge(long size)
    {
        if (size > StoredFile.Largest)
            throw SoundJson.Unreadable($"The file has {size / 1_048_576m:0.#} MB; at most {StoredFile.Largest / 1_048_576} MB are read.");
    }

    // Whoever hosts it: the schemas moved from one house to another, their families and versions did not change.
    [GeneratedRegex(@"^https?://[A-Za-z0-9./-]+/(?<family>[a-z0-9-]+)/v(?<version>[0-9]+\.[0-9]+\.[0-9]+(-[0-9]+)?)/[a-z./-]+\.json\z", RegexOptions.ExplicitCapture)]
    private static partial Regex SchemaAddress { get; }
}
