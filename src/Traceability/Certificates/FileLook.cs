using System.Buffers;

namespace Traceability.Certificates;

/// <summary>Looks at a file as it passes by, and tells what it is. Nothing of it is kept but its beginning.</summary>
public sealed class FileLook
{
    private const int Begins = 4096;

    private static readonly SearchValues<byte> NotInText = SearchValues.Create([.. Enumerable.Range(0, 32).Where(c => c is not ('\t' or '\n' or '\r' or '\f')).Select(c => (byte)c)]);

    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

    private readonly List<byte> beginning = [];
    private byte[] left = [];
    private bool isText = true, needsPassword;

    /// <summary>Bytes so far.</summary>
    public long Size { get; private set; }

    /// <summary>Meant only of a PDF: its trailer names how it is encrypted (ISO 32000-1, 7.6.1).</summary>
    public bool NeedsPassword => needsPassword && Type == FileType.Pdf;

    public FileType Type
    {
        get
        {
            var bytes = beginning.ToArray().AsSpan();
            if (bytes.StartsWith("%PDF-"u8)) return FileType.Pdf;
            if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A])) return FileType.Png;
            if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return FileType.Jpeg;
            if (bytes.StartsWith("RIFF"u8) && bytes.Length >= 12 && bytes[8..12].SequenceEqual("WEBP"u8)) return FileType.Webp;
            if (bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8) && HeicBrands.Contains(System.Text.Encoding.ASCII.GetString(bytes[8..12]))) return FileType.Heic;
            if (bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8)) return FileType.Tiff;
            return isText ? OfText(System.Text.Encoding.Latin1.GetString(bytes)) : FileType.Other;
        }
    }

    public void Pass(ReadOnlySpan<byte> bytes)
    {
        Size += bytes.Length;
        if (beginning.Count < Begins) beginning.AddRange(bytes[..Math.Min(bytes.Length, Begins - beginning.Count)]);
        isText = isText && bytes.IndexOfAny(NotInText) < 0;
        // The word may lie across the border of two parts.
        needsPassword = needsPassword || NamesEncryption([.. left, .. bytes[..Math.Min(bytes.Length, 64)]]) || NamesEncryption(bytes);
        left = bytes.Length >= 64 ? bytes[^64..].ToArray() : [.. left, .. bytes];
        if (left.Length > 64) left = left[^64..];
    }

    // "/Encrypt 12 0 R" or "/Encrypt <<": in the text of a page the word would be compressed.
    private static bool NamesEncryption(ReadOnlySpan<byte> bytes)
    {
        for (int at; (at = bytes.IndexOf("/Encrypt"u8)) >= 0;)
        {
            bytes = bytes[(at + 8)..];
            var next = bytes.IndexOfAnyExcept(" \r\n\t"u8);
            if (next >= 0 && (char.IsAsciiDigit((char)bytes[next]) && next > 0 || bytes[next..].StartsWith("<<"u8))) return true;
        }
        return false;
    }

    private static FileType OfText(string text)
    {
        var begins = text.TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n', '\f');
        if (begins.Length == 0 || begins.StartsWith("#!", StringComparison.Ordinal)) return FileType.Other;
        if (begins[0] is '{' or '[') return FileType.Json;
        if (begins[0] != '<') return FileType.Text;
        // What a browser would run is a document of its own kind, however it is wrapped.
        string[] runs = ["<html", "<!doctype html", "<svg", ":svg", "<script", ":script", "<body", "<head", "xml-stylesheet", "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"];
        return runs.Any(r => begins.Contains(r, StringComparison.OrdinalIgnoreCase)) ? FileType.Other : FileType.Xml;
    }
}
