using System.Globalization;
using System.Security.Cryptography;

namespace Traceability.Printing.Pdf;

/// <summary>A picture among the page's resources.</summary>
internal sealed record PlacedImage(Pixels Pixels, string Resource, int Id);

/// <summary>The pictures of one document; the same picture is stored once. Those that cannot be printed are remembered.</summary>
internal sealed class Images(PdfWriter writer)
{
    private readonly Dictionary<string, PlacedImage> placed = new(StringComparer.Ordinal);
    private readonly List<string> refused = [];

    public IReadOnlyList<string> Refused => refused;

    public IEnumerable<PlacedImage> All => placed.Values;

    /// <summary>The picture, or null and the reason why it cannot be printed.</summary>
    public PlacedImage? Place(byte[] data, string name, out string reason)
    {
        reason = "";
        var hash = Convert.ToHexString(SHA256.HashData(data));
        if (placed.TryGetValue(hash, out var known)) return known;
        try
        {
            var pixels = Pixels.Read(data);
            var resource = string.Create(CultureInfo.InvariantCulture, $"I{placed.Count + 1}");
            return placed[hash] = new PlacedImage(pixels, resource, pixels.Write(writer));
        }
        catch (PictureRefusedException refusal)
        {
            reason = $"Picture not printed: {name}. {refusal.Message}";
            refused.Add(reason);
            return null;
        }
    }
}
