using System.Globalization;
using Traceability.Lots;

namespace Traceability.Exchange;

/// <summary>What a cell says, in the form in which the shop keeps it: text or a whole number (millionths, microseconds).</summary>
internal readonly record struct CellValue(string? Text, long? Whole, string? Key = null)
{
    public static readonly CellValue Empty;

    public bool IsEmpty => Text is null && Whole is null;
}

/// <summary>Reads and writes cells by the kind of their column. What is read and written again is the same text.</summary>
internal static class Cells
{
    /// <summary>The largest count that is taken; beyond it sums of positions would overflow.</summary>
    public const long LargestCount = 1_000_000_000_000_000;

    /// <summary>Stands for a byte that is not UTF-8: never part of a text.</summary>
    public const char NotText = '\uFFFF';

    private static readonly string[] TimeForms =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK",
    ];

    /// <summary>Reads one cell.</summary>
    /// <returns>What is wrong and what would be right; null when it is taken.</returns>
    public static string? Read(Column column, string written, out CellValue value)
    {
        value = default;
        var text = written.Trim();
        if (text.Length == 0) return column.Required ? "is empty, and it is needed" : null;
        if (text.Contains(NotText, StringComparison.Ordinal)) return "is not UTF-8 text; save the file as \"CSV UTF-8\"";
        switch (column.Kind)
        {
            case CellKind.Line or CellKind.Text or CellKind.File or CellKind.References:
                return ReadText(column, text, out value);
            case CellKind.Number or CellKind.Reference:
                return ReadNumber(text, out value);
            case CellKind.Word:
                return ReadWord(column, text, out value);
            case CellKind.Words:
                return ReadWords(column, text, out value);
            case CellKind.Date:
                if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                    return $"\"{Short(text)}\" is not a date; write it as 2024-05-31";
                value = new(text, null);
                return null;
            case CellKind.Time:
                return ReadTime(text, out value);
            case CellKind.Amount:
                return ReadAmount(column, text, out value);
            case CellKind.Unit:
                if (!Units.TryParse(text, out var unit)) return $"\"{Short(text)}\" is not a unit; use one of {string.Join(", ", Units.Symbols)}";
                value = new(unit.Symbol(), null);
                return null;
            case CellKind.Count:
                return ReadCount(column, text, out value);
            default:
                var hash = text.ToLowerInvariant();
                if (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower)) return $"\"{Short(text)}\" is not a SHA-256; it has 64 digits, 0–9 and a–f";
                value = new(hash, null);
                return null;
        }
    }

    /// <summary>Writes a value that was read from the shop, as it stands in a bundle.</summary>
    public static string Write(Column column, object? value) => value switch
    {
        null or DBNull => "",
        long micro when column.Kind == CellKind.Amount => new Quantity(micro, Unit.Pcs).Number,
        long time when column.Kind == CellKind.Time => Time(time),
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>As a sentence quotes it.</summary>
    public static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static string Time(long micros) =>
        DateTimeOffset.UnixEpoch.AddTicks(micros * 10).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    private static string? ReadText(Column column, string text, out CellValue value)
    {
        value = default;
        var most = column.Kind is CellKind.Line ? Traceability.Text.LineLength : column.Kind is CellKind.Text ? Traceability.Text.NoteLength : int.MaxValue;
        if (text.Length > most) return $"has {text.Length} characters; at most {most} are kept";
        if (column.Kind == CellKind.Line && text.Any(c => char.IsControl(c) && !char.IsWhiteSpace(c))) return $"\"{Short(Plain(text))}\" holds a character that cannot be printed; type it anew";
        var key = column.Keyed ? NumberKey.Of(text) : null;
        value = new(text, null, key);
        return null;
    }

    private static string? ReadNumber(string text, out CellValue value)
    {
        value = default;
        if (text.Length > NumberKey.MaxLength) return $"has {text.Length} characters; at most {NumberKey.MaxLength} are kept";
        if (text.Any(char.IsControl)) return $"\"{Short(Plain(text))}\" holds a character that cannot be printed; type it anew";
        var key = NumberKey.Of(text);
        if (key.Length == 0) return "is empty, and it is needed";
        value = new(text, null, key);
        return null;
    }

    private static string? ReadWord(Column column, string text, out CellValue value)
    {
        value = default;
        var word = Same(column, text);
        if (word is null) return $"\"{Short(text)}\" is not one of {string.Join(", ", column.Words)}";
        value = new(word, null);
        return null;
    }

    private static string? ReadWords(Column column, string text, out CellValue value)
    {
        value = default;
        var words = new List<string>();
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Same(column, part) is not { } word) return $"\"{Short(part)}\" is not one of {string.Join(", ", column.Words)}";
            if (!words.Contains(word)) words.Add(word);
        }
        value = new(string.Join(';', words), null);
        return null;
    }

    private static string? Same(Column column, string text)
    {
        foreach (var word in column.Words)
            if (word == text) return word;
        var plain = text.Replace(' ', '_').Replace('-', '_');
        return column.Words.FirstOrDefault(w => string.Equals(w, plain, StringComparison.OrdinalIgnoreCase));
    }

    private static string? ReadTime(string text, out CellValue value)
    {
        value = default;
        if (!DateTimeOffset.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind | DateTimeStyles.AssumeUniversal, out var time) || !HasOffset(text))
            return $"\"{Short(text)}\" is not a time with its offset; write it as 2024-05-31T13:45:00Z or 2024-05-31T15:45:00+02:00";
        value = new(null, (time.UtcDateTime - DateTime.UnixEpoch).Ticks / 10);
        return null;
    }

    private static bool HasOffset(string text) => text[^1] is 'Z' or 'z' || text.IndexOfAny(['+', '-'], 10) > 0;

    private static string? ReadAmount(Column column, string text, out CellValue value)
    {
        value = default;
        if (!Quantity.TryParseExact(text, Unit.Pcs, out var amount))
            return text.Contains(',', StringComparison.Ordinal)
                ? $"\"{Short(text)}\" is not an amount; write it with a decimal point and without a separator for thousands: 1250 or 1.25"
                : $"\"{Short(text)}\" is not an amount; write digits, at most six decimals, below a thousand million: 5 or 0.75";
        if (column.Sign == Sign.AboveNothing && amount.Micro <= 0) return $"\"{Short(text)}\" has to be more than nothing";
        if (column.Sign == Sign.NotBelowNothing && amount.Micro < 0) return $"\"{Short(text)}\" cannot be below nothing";
        value = new(null, amount.Micro);
        return null;
    }

    private static string? ReadCount(Column column, string text, out CellValue value)
    {
        value = default;
        var (least, most) = column.Name switch { "control_level" or "asked_level" or "accepted_level" => (0, 3), "yes" => (0, 1), "held_lots" => (0, LargestCount), _ => (1, LargestCount) };
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count < least || count > most)
            return $"\"{Short(text)}\" is not a whole number{(most <= 3 ? $" from {least} to {most}" : $" from {least} on")}";
        value = new(null, count);
        return null;
    }

    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
