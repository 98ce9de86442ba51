using System.Xml;
using System.Xml.Linq;

namespace Traceability.Certificates.Reading;

/// <summary>
/// Reads an XML text that somebody else made: no document type, no entity, nothing fetched, no more than it may have of size,
/// depth and elements.
/// </summary>
internal static class SoundXml
{
    /// <summary>A declaration of every part of a machine has some tens of thousands; the rest is somebody trying.</summary>
    public const int MostElements = 200_000;

    public const int Deepest = 64;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = StoredFile.Largest,
        MaxCharactersFromEntities = 0x10000,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    public static bool Is(ReadOnlySpan<byte> text)
    {
        var begins = (text.StartsWith("\uFEFF"u8) ? text[3..] : text).TrimStart(" \t\r\n"u8);
        return begins.Length > 0 && begins[0] == '<';
    }

    /// <exception cref="DomainRuleException">It is not XML, has a document type, or is out of all proportion.</exception>
    public static XElement Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            using (var look = Open(text)) Look(look);
            using var reader = Open(text);
            return XElement.Load(reader, LoadOptions.None);
        }
        catch (XmlException broken) when (broken.Message.Contains("DTD", StringComparison.Ordinal))
        {
            throw SoundJson.Unreadable("This is XML with a document type (DOCTYPE), which no declaration needs and through which other files could be drawn in.");
        }
        catch (Exception broken) when (broken is XmlException or ArgumentException)
        {
            throw SoundJson.Unreadable($"This is XML, but not sound: it breaks off or goes wrong{(broken is XmlException at && at.LineNumber > 0 ? $" in line {at.LineNumber}" : "")}.");
        }
    }

    private static XmlReader Open(ReadOnlyMemory<byte> text) =>
        XmlReader.Create(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(text, out var array) ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false) : new MemoryStream(text.ToArray(), writable: false), Settings);

    private static void Look(XmlReader reader)
    {
        for (var elements = 0; reader.Read();)
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (++elements > MostElements) throw SoundJson.Unreadable($"This is XML with more than {MostElements:N0} elements; no declaration has so many.");
            if (reader.Depth > Deepest) throw SoundJson.Unreadable($"This is XML nested deeper than {Deepest} levels; no declaration is.");
        }
    }
}
