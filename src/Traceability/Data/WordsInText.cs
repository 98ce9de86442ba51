using System.Text;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Traceability.Certificates;

namespace Traceability.Data;

/// <summary>
/// Words of a list are kept as the exchange format writes them ("food_contact", "supplier_return"), so that the file
/// reads as English and import and export copy them as they are.
/// </summary>
public static class WordsInText
{
    public static string Snake(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && snake.Length > 0 && snake[^1] != '_') snake.Append('_');
            snake.Append(char.ToLowerInvariant(c));
        }
        return snake.ToString();
    }

    public static string Of<T>(T word) where T : struct, Enum => Words<T>.ToText[word];

    /// <summary>All words of a list, in its order.</summary>
    public static IEnumerable<string> All<T>() where T : struct, Enum => Words<T>.ToText.Values;

    public static bool TryParse<T>(string? text, out T word) where T : struct, Enum => Words<T>.FromText.TryGetValue(text ?? "", out word);

    public static T Parse<T>(string text) where T : struct, Enum => Words<T>.FromText[text];

    private static class Words<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ToText = Enum.GetValues<T>().ToDictionary(w => w, w => Snake(w.ToString()));
        public static readonly Dictionary<string, T> FromText = ToText.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}

internal sealed class WordConverter<T>() : ValueConverter<T, string>(word => WordsInText.Of(word), text => WordsInText.Parse<T>(text)) where T : struct, Enum;

internal sealed class DocumentTypesConverter() : ValueConverter<IReadOnlyList<DocumentType>, string>(
    types => string.Join(';', types.Select(t => WordsInText.Of(t))),
    text => text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(t => WordsInText.Parse<DocumentType>(t)).ToList());

internal sealed class DocumentTypesComparer() : ValueComparer<IReadOnlyList<DocumentType>>(
    (a, b) => (a ?? Array.Empty<DocumentType>()).SequenceEqual(b ?? Array.Empty<DocumentType>()),
    types => types.Aggregate(0, (hash, type) => HashCode.Combine(hash, type)),
    types => types.ToList());
