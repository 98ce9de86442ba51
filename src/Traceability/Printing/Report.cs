using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Traceability.Printing;

/// <summary>
/// What one document says, free of how it looks: a title, a number and an ordered list of blocks. Every renderer
/// prints the same report, and its frozen JSON is what was issued.
/// </summary>
public sealed record Report
{
    /// <summary>What kind of document this is: "Certificate of conformity".</summary>
    public required string Title { get; init; }

    /// <summary>The document's own number, the loudest thing on its first page: "COC-0001".</summary>
    public required string Number { get; init; }

    /// <summary>One line under the title, if any.</summary>
    public string? Subtitle { get; init; }

    /// <summary>Whose document it is; at the head of every page.</summary>
    public required PageHead Head { get; init; }

    /// <summary>At the foot of every page, beside the page number; the audit's head hash, say.</summary>
    public string Foot { get; init; } = "";

    /// <summary>The language of the text as a BCP 47 tag: "en", "vi", "de-AT".</summary>
    public string Language { get; init; } = "en";

    /// <summary>When the report was drawn up; the only time any renderer prints or records.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>How the sheet is held.</summary>
    public Orientation Orientation { get; init; }

    /// <summary>What the document says, in order.</summary>
    public IReadOnlyList<Block> Blocks { get; init; } = [];

    /// <summary>
    /// SHA-256 of <see cref="ToJson"/>, 64 lower-case hex digits.
    /// </summary>
    [JsonIgnore]
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(ToJson()));

    /// <summary>
    /// The report frozen as UTF-8 JSON: the same report always gives the same bytes (members in the order they are
    /// declared, fixed when the program is compiled; no white space; nothing for what is null).
    /// </summary>
    public byte[] ToJson()
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this, ReportJson.Canonical.Report);

        // Half a surrogate pair is written as an escaped U+FFFD, which is then read and written as a plain one. The
        // frozen report has to be what comes back from it.
        return json.AsSpan().IndexOf("\\uFFFD"u8) < 0
            ? json
            : JsonSerializer.SerializeToUtf8Bytes(FromJson(json), ReportJson.Canonical.Report);
    }

    /// <summary>The same, written as it comes: a report may be longer than anybody wants to hold twice.</summary>
    /// <returns>How many bytes it has, and their SHA-256.</returns>
    public (long Length, byte[] Sha256) Freeze(Stream to)
    {
        using var looked = new FrozenStream(Stream.Null);
        JsonSerializer.Serialize(looked, this, ReportJson.Canonical.Report);
        if (looked.HasHalfPair)
        {
            var json = ToJson();
            to.Write(json);
            return (json.Length, SHA256.HashData(json));
        }
        if (to != Stream.Null) JsonSerializer.Serialize(to, this, ReportJson.Canonical.Report);
        return (looked.Length, looked.Hash());
    }

    /// <summary>The report that <see cref="ToJson"/> froze.</summary>
    /// <exception cref="JsonException">The bytes are not a frozen report.</exception>
    public static Report FromJson(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ReportJson.Canonical.Report) ?? throw new JsonException("A report is not null.");
        }
        catch (ArgumentException impossible)
        {
            throw new JsonException(impossible.Message, impossible);
        }
    }
}

/// <summary>
/// Whose document it is: its name, its address (which may have several lines), and its mark, a JPEG or PNG.
/// </summary>
public sealed record PageHead(string Name, string Address = "", byte[]? Logo = null);

/// <summary>How the sheet is held.</summary>
public enum Orientation
{
    Portrait,
    Landscape,
}
