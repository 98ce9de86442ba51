using System.IO.Compression;

namespace Traceability.Printing.Pdf;

/// <summary>The four faces printed documents are set in.</summary>
internal enum Face
{
    Sans,
    SansBold,
    Mono,
    MonoBold,
}

/// <summary>The fonts that come with the program (Noto, SIL Open Font License 1.1), unpacked once.</summary>
internal static class OwnFonts
{
    private static readonly Lazy<TrueTypeFont>[] Fonts =
    [
        new(() => Load("NotoSans-Regular")),
        new(() => Load("NotoSans-SemiBold")),
        new(() => Load("NotoSansMono-Regular")),
        new(() => Load("NotoSansMono-SemiBold")),
    ];

    public static TrueTypeFont Of(Face face) => Fonts[(int)face].Value;

    private static TrueTypeFont Load(string name)
    {
        var resource = $"Traceability.Printing.Fonts.{name}.ttf.gz";
        using var packed = typeof(OwnFonts).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program was built without its font {name}.");
        using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        unpacked.CopyTo(bytes);
        return TrueTypeFont.Read(bytes.ToArray());
    }
}
