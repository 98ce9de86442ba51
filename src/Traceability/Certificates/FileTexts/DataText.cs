using System.Text;
using System.Text.Json;
using System.Xml;

namespace Traceability.Certificates.FileTexts;

/// <summary>The values of data files, one a line, without the names they stand under.</summary>
internal static class DataText
{
    /// <summary>Longer is no number and no sentence, but a picture or a PDF that is carried along.</summary>
    private const int LongestValue = 2000;

    public static string OfJson(ReadOnlyMemory<byte> content)
    {
        var text = new StringBuilder();
        var reader = new Utf8JsonReader(content.Span, new() { MaxDepth = 64, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            while (text.Length < FileText.MostCharacters && reader.Read())
            {
                if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= LongestValue) text.Append(reader.GetString()).Append('\n');
                else if (reader.TokenType == JsonTokenType.Number) text.Append(Encoding.UTF8.GetString(reader.ValueSpan)).Append('\n');
            }
        }
        // What stood before the damage is text all the same.
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException) { }
        return text.ToString();
    }

    public static string OfXml(ReadOnlyMemory<byte> content)
    {
        var text = new StringBuilder();
        using var bytes = new MemoryStream(content.ToArray(), writable: false);
        using var reader = XmlReader.Create(bytes, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, MaxCharactersInDocument = StoredFile.Largest });
        try
        {
            while (text.Length < FileText.MostCharacters && reader.Read())
            {
                if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) Say(text, reader.Value);
                else if (reader.NodeType == XmlNodeType.Element)
                    while (reader.MoveToNextAttribute())
                        if (reader.Prefix != "xmlns" && reader.Name != "xmlns") Say(text, reader.Value);
            }
        }
        catch (XmlException) { }
        return text.ToString();
    }

    private static void Say(StringBuilder text, string value)
    {
        if (value.Length <= LongestValue) text.Append(value.Trim()).Append('\n');
    }
}
