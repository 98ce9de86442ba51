using System.Text;

namespace Traceability.Scanning;

/// <summary>
/// GS1 element strings: application identifiers with their data, one behind the other. Data without a predefined length
/// ends at a separator (FNC1, which a reader gives as ASCII 29) or at the end (GS1 General Specifications, 7.8).
/// </summary>
public static class ElementString
{
    /// <summary>What a reader gives for FNC1 between two elements.</summary>
    public const char Separator = '\u001D';

    /// <summary>As it is in the symbol: "0109520123456788" + "10ABC" + separator + "2112".</summary>
    public static Gs1Reading Read(string data)
    {
        var elements = new List<Gs1Element>();
        var at = 0;
        while (true)
        {
            while (at < data.Length && data[at] == Separator) at++;
            if (at == data.Length) break;
            if (Identifier(data, at) is not { } ai) return Strange(data, at);
            at += ai.Ai.Length;
            var end = data.IndexOf(Separator, at) is >= 0 and var found ? found : data.Length;
            if (ai.IsPredefined) end = Math.Min(end, at + ai.Length);
            if (Add(elements, ai, data[at..end]) is { } fault) return Gs1Reading.Wrong(fault);
            at = end;
        }
        return elements.Count > 0 ? new(elements) : Gs1Reading.Wrong("Nothing stands in this GS1 code. Scan it again.");
    }

    /// <summary>As it is printed under the symbol: "(01)09520123456788(10)ABC".</summary>
    public static Gs1Reading ReadPrinted(string text)
    {
        var elements = new List<Gs1Element>();
        var at = 0;
        while (at < text.Length)
        {
            if (Bracketed(text, at) is not { } ai)
                return Gs1Reading.Wrong($"\"{text[at..Math.Min(text.Length, at + 6)]}\" is not an application identifier in brackets, as GS1 writes it: (01)… (10)…. Read the label again.");
            for (at += ai.Ai.Length + 2; at < text.Length && char.IsWhiteSpace(text[at]);) at++;
            // A bracket may belong to the data: the next element begins where an identifier stands in brackets.
            var end = ai.IsPredefined ? Math.Min(text.Length, at + ai.Length) : at;
            while (!ai.IsPredefined && end < text.Length && Bracketed(text, end) is null) end++;
            if (Add(elements, ai, text[at..end].Trim()) is { } fault) return Gs1Reading.Wrong(fault);
            for (at = end; at < text.Length && char.IsWhiteSpace(text[at]); at++) { }
        }
        return elements.Count > 0 ? new(elements) : Gs1Reading.Wrong("Nothing stands in this GS1 code. Scan it again.");
    }

    /// <summary>As it stands in a symbol, with separators only where they are needed.</summary>
    public static string Write(IEnumerable<Gs1Element> elements)
    {
        var data = new StringBuilder();
        var open = false;
        foreach (var element in elements)
        {
            if (open) data.Append(Separator);
            data.Append(element.Ai).Append(element.Value);
            open = ApplicationIdentifier.Of(element.Ai) is not { IsPredefined: true };
        }
        return data.ToString();
    }

    /// <summary>Adds what was read, if it is right and not said twice; else the sentence that says why not.</summary>
    private static string? Add(List<Gs1Element> elements, ApplicationIdentifier ai, string value)
    {
        if (ai.Fault(value) is { } fault) return fault + " Scan it again; if it stays so, the label is wrong.";
        if (elements.Find(e => e.Ai == ai.Ai) is { } before)
            return before.Value == value ? null : $"({ai.Ai}) {ai.Name} stands there twice, as {before.Value} and as {value}. The label is wrong; read the number by eye.";
        elements.Add(new(ai.Ai, value));
        return null;
    }

    private static ApplicationIdentifier? Identifier(string data, int at) =>
        data.Length - at >= 2 && ApplicationIdentifier.DigitsOf(data.Substring(at, 2)) is { } digits && data.Length - at >= digits
            ? ApplicationIdentifier.Of(data.Substring(at, digits))
            : null;

    private static ApplicationIdentifier? Bracketed(string text, int at)
    {
        if (text[at] != '(') return null;
        var close = text.IndexOf(')', at);
        return close - at is >= 3 and <= 5 ? ApplicationIdentifier.Of(text[(at + 1)..close]) : null;
    }

    private static Gs1Reading Strange(string data, int at)
    {
        var shown = new string([.. data[at..Math.Min(data.Length, at + 4)].TakeWhile(c => !char.IsControl(c))]);
        return Gs1Reading.Wrong($"\"{shown}\" is not an application identifier of GS1. Scan it again; if it stays so, the label is wrong or its separators were lost: see how the gun is set up.");
    }
}
