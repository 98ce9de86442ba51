namespace Traceability.Certificates.Reading;

/// <summary>The PDF that a certificate carries inside it.</summary>
internal static class Attachments
{
    /// <summary>The first PDF among the attachments; one that is none is a doubt, for the data beside it stand by themselves.</summary>
    public static EmbeddedPdf? Pdf(IEnumerable<Part> attachments, string typeName, List<string> doubts)
    {
        EmbeddedPdf? pdf = null;
        foreach (var attachment in attachments)
        {
            var name = attachment.OptionalText("FileName") ?? "certificate.pdf";
            if (attachment.OptionalText(typeName)?.Contains("pdf", StringComparison.OrdinalIgnoreCase) != true
                && !name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase)) continue;
            if (Content(attachment.Member("Data")) is not { } content) doubts.Add($"The attached {name} is not a whole PDF.");
            else if (pdf is not null) doubts.Add($"It carries more than one PDF; {name} was left aside.");
            else pdf = new(name, content);
        }
        return pdf;
    }

    /// <summary>Says when a picture is none: the rest of the file may have suffered too.</summary>
    public static void LookAtPicture(Part within, string name, string words, List<string> doubts)
    {
        if (within.Has(name) && (Bytes(within.Member(name)) is not { } bytes || !IsWholePicture(bytes))) doubts.Add($"The {words} ({name}) is not a whole picture.");
    }

    private static byte[]? Content(Part data) => Bytes(data) is { } bytes && bytes.AsSpan().StartsWith("%PDF-"u8) && bytes.AsSpan().LastIndexOf("%%EOF"u8) > 0 ? bytes : null;

    private static bool IsWholePicture(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
        ? bytes.LastIndexOf("IEND"u8) > 0
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) || bytes.StartsWith("<svg"u8) || bytes.StartsWith("GIF8"u8);

    private static byte[]? Bytes(Part data)
    {
        if (!data.IsText) throw data.Wrong("a text in quotes");
        var text = data.Element.GetString()!.AsSpan();
        var begins = text.StartsWith("data:") ? text.IndexOf(',') + 1 : 0;
        text = text[begins..].Trim();
        var bytes = new byte[(text.Length / 4 * 3) + 3];
        return Convert.TryFromBase64Chars(text, bytes, out var length) ? bytes[..length] : null;
    }
}
