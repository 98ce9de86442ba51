using System.Text.RegularExpressions;
using Traceability.Lots;

namespace Traceability.Scanning;

/// <summary>
/// What a gun, a camera or a hand gave, understood as far as the text alone tells: a number as it stands there, a GS1 code
/// in any of its three writings, or a web address. Whose number it is, the shop's own tables say.
/// </summary>
public sealed partial record ScannedCode
{
    /// <summary>The longest text that is looked at: a GS1 code or an address may be longer than any number.</summary>
    public const int MaxLength = 600;

    private ScannedCode() { }

    /// <summary>As it is shown and kept: "(01)09520123456788(10)ABC", else the text itself.</summary>
    public required string Text { get; init; }

    /// <summary>
    /// By which two scans are the same code, in whatever writing. Of an address every sign counts, capitals too: half of them
    /// are somebody's token.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>What it says as a GS1 code; nothing where it is none.</summary>
    public Gs1Facts Facts { get; private init; } = new([]);

    /// <summary>Why it cannot be read, though it says of itself that it is a GS1 code.</summary>
    public string? Fault { get; private init; }

    public bool IsGs1 => Facts.Elements.Count > 0;

    /// <summary>A web address that is not a GS1 code.</summary>
    public Uri? Address { get; private init; }

    public bool IsEmpty => Text.Length == 0;

    public static ScannedCode Of(string? written)
    {
        // Guns may put control characters around; only GS1's separator inside says something.
        var text = (written ?? "").Trim().Trim(Envelope).Trim();
        if (text.Length > MaxLength) return Plain(text);
        var symbology = "";
        if (Symbology().Match(text) is { Length: > 0 } told) (symbology, text) = (told.Value, text[told.Length..]);
        // An EAN or UPC is the GTIN of an article, and only the symbology tells it from any other digits.
        if (symbology is "]E0" or "]E4" && CheckDigit.IsRight(text) && text.Length is 8 or 12 or 13) return Gs1(new([new("01", text.PadLeft(14, '0'))]), text);
        if (symbology is "]C1" or "]d2" or "]Q3" or "]J1" or "]e0" || text.Contains(ElementString.Separator, StringComparison.Ordinal)) return Gs1(ElementString.Read(text), text);
        if (Bracket().IsMatch(text)) return Gs1(ElementString.ReadPrinted(text), text);
        if (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return DigitalLink.Read(text) is { IsRight: true } link ? Gs1(link, text)
                : new() { Text = text, Key = text, Address = Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : null };
        // A gun that gives no sign of the kind of symbol: taken for GS1 when all of it fits, check digit included.
        if (Bare().IsMatch(text) && ElementString.Read(text) is { IsRight: true } bare) return Gs1(bare, text);
        return Plain(text);
    }

    private static ScannedCode Plain(string text) => new() { Text = text, Key = NumberKey.Of(text) };

    private static ScannedCode Gs1(Gs1Reading read, string text)
    {
        if (!read.IsRight) return Plain(Printable(text)) with { Fault = read.Fault };
        return new()
        {
            Text = string.Concat(read.Elements),
            // In whatever order and writing its elements stand.
            Key = string.Concat(read.Elements.OrderBy(e => e.Ai, StringComparer.Ordinal)),
            Facts = new(read.Elements),
        };
    }

    private static string Printable(string text) => new([.. text.Select(c => char.IsControl(c) ? ' ' : c)]);

    // Start and end of text, carriage return, line feed, tab, end of transmission.
    private static readonly char[] Envelope = ['\u0002', '\u0003', '\u0004', '\r', '\n', '\t'];

    [GeneratedRegex(@"^\][A-Za-z][0-9A-Za-z]")]
    private static partial Regex Symbology();

    [GeneratedRegex(@"^\(\d{2,4}\)")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"^(01\d{14}|00\d{18}$)")]
    private static partial Regex Bare();
}
