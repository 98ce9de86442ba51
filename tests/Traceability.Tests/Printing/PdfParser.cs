using System.Globalization;
using System.Text;

namespace Traceability.Tests.Printing;

/// <summary>A reference to another object of the file.</summary>
public sealed record PdfReference(int Id);

/// <summary>An operator of a page's content, or a keyword.</summary>
public sealed record PdfWord(string Text);

/// <summary>
/// Reads the values of a PDF one after the other: dictionaries, lists, names (with their slash), numbers, strings (as
/// bytes), references, words.
/// </summary>
public sealed class PdfParser(byte[] data, int start = 0)
{
    private const string Delimiters = "()<>[]{}/%";

    public int Position { get; set; } = start;

    /// <summary>The next value, or null at the end.</summary>
    public object? Next()
    {
        Skip();
        if (Position >= data.Length) return null;
        switch ((char)data[Position])
        {
            case '<' when Peek(1) == '<':
                Position += 2;
                return Dictionary();
            case '<':
                return HexString();
            case '(':
                return LiteralString();
            case '[':
                Position++;
                return List();
            case '>' when Peek(1) == '>':
                Position += 2;
                return new PdfWord(">>");
            case ']':
                Position++;
                return new PdfWord("]");
            case '/':
                Position++;
                return "/" + Regular();
        }

        var word = Regular();
        if (word.Length == 0) throw new InvalidDataException($"Unexpected '{(char)data[Position]}' at {Position}.");
        if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return new PdfWord(word);
        return Reference(number) ?? (object)number;
    }

    private PdfReference? Reference(double number)
    {
        var back = Position;
        Skip();
        if (Regular() == "0")
        {
            Skip();
            if (Regular() == "R") return new PdfReference((int)number);
        }

        Position = back;
        return null;
    }

    private Dictionary<string, object> Dictionary()
    {
        var found = new Dictionary<string, object>();
        while (Next() is string key) found.Add(key[1..], Next() ?? throw new InvalidDataException("A dictionary is cut short."));
        return found;
    }

    private List<object> List()
    {
        var found = new List<object>();
        while (Next() is { } value and not PdfWord { Text: "]" }) found.Add(value);
        return found;
    }

    private byte[] HexString()
    {
        var end = Array.IndexOf(data, (byte)'>', Position);
        var hex = Encoding.Latin1.GetString(data, Position + 1, end - Position - 1);
        Position = end + 1;
        return Convert.FromHexString(hex);
    }

    private byte[] LiteralString()
    {
        var bytes = new List<byte>();
        for (Position++; data[Position] != ')'; Position++)
        {
            if (data[Position] == '\\') Position++;
            bytes.Add(data[Position]);
        }

        Position++;
        return [.. bytes];
    }

    private string Regular()
    {
        var first = Position;
        while (Position < data.Length && !char.IsWhiteSpace((char)data[Position]) && !Delimiters.Contains((char)data[Position])) Position++;
        return Encoding.Latin1.GetString(data, first, Position - first);
    }

    private void Skip()
    {
        while (Position < data.Length && (data[Position] == 0 || char.IsWhiteSpace((char)data[Position]))) Position++;
    }

    private char Peek(int ahead) => Position + ahead < data.Length ? (char)data[Position + ahead] : '\0';
}
