using System.Text.Json;
using System.Text.Unicode;

namespace Traceability.Certificates.Reading;

/// <summary>Goes once over a JSON text before anything of it is believed, so that whoever reads it afterwards meets no surprise.</summary>
internal static class SoundJson
{
    /// <summary>A certificate of many heats has some thousands; the rest is somebody trying.</summary>
    public const int MostValues = 200_000;

    public const int Deepest = 64;

    /// <exception cref="DomainRuleException">It is not JSON, says a thing twice, or is out of all proportion.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> text)
    {
        if (text.Span.StartsWith("\uFEFF"u8)) text = text[3..];
        RefuseUnlessJson(text.Span);
        try
        {
            Look(text.Span);
            return JsonDocument.Parse(text, new() { MaxDepth = Deepest });
        }
        catch (JsonException broken)
        {
            throw Unreadable($"The file is not sound JSON: it breaks off or goes wrong in line {broken.LineNumber + 1:0}, or is nested deeper than {Deepest} levels.");
        }
    }

    public static DomainRuleException Unreadable(string what) =>
        new($"{what.TrimEnd()} Ask the issuer for a sound file, or keep this one as a plain document and type what it says.", "File");

    private static void RefuseUnlessJson(ReadOnlySpan<byte> text)
    {
        var begins = text.TrimStart(" \t\r\n"u8);
        if (begins.IsEmpty) throw Unreadable("The file is empty.");
        if (begins.StartsWith("%PDF-"u8)) throw Unreadable("This is a PDF, which is read by people; what is read here are certificates in JSON and declarations in XML.");
        if (!Utf8.IsValid(text)) throw Unreadable("The file is not written in UTF-8, as JSON has to be.");
        if (begins[0] != '{') throw Unreadable("The file does not begin with a brace, as a certificate in JSON does.");
    }

    private static void Look(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text, new() { MaxDepth = Deepest });
        var names = new Stack<HashSet<string>>();
        for (var values = 0; reader.Read(); values++)
        {
            if (values > MostValues) throw Unreadable($"The file holds more than {MostValues:N0} values; no certificate does.");
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject: names.Push(new(StringComparer.Ordinal)); break;
                case JsonTokenType.EndObject: names.Pop(); break;
                // Said twice, one reader takes the first and another the last.
                case JsonTokenType.PropertyName when Words(ref reader) is var name && !names.Peek().Add(name):
                    throw Unreadable($"\"{Short(name)}\" stands twice in one object (up to character {reader.TokenStartIndex:0}), so that nobody can say which of the two is meant.");
                case JsonTokenType.String when reader.ValueIsEscaped: Words(ref reader); break;
            }
        }
    }

    private static string Words(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape.
            throw Unreadable($"The file holds a character that does not exist, at character {reader.TokenStartIndex:0}.");
        }
    }

    private static string Short(string name) => name.Length <= 40 ? name : name[..40] + "…";
}
