namespace Traceability.Certificates.Reading;

/// <summary>Values typed off a paper, a line each: "C 0.17 %", "Rm 520 MPa", "Cr &lt;0.05 %", "KV 45 J at -20 C".</summary>
public static class TypedValues
{
    public const string Example = "C 0.17 %\nMn 1.42 %\nRm 520 MPa\nA 24 %";

    /// <summary>What was typed, in the form of an electronic certificate.</summary>
    /// <param name="heat">The heat that they are of; empty where the paper names none.</param>
    /// <exception cref="DomainRuleException">A line that is none, with what would be right.</exception>
    public static ReadCertificate Of(Document document, string? typed, string? heat, string? grade, string? standards)
    {
        var (chemistry, measured) = (new List<ChemicalValue>(), new List<MeasuredValue>());
        var of = heat?.Trim() ?? "";
        foreach (var line in (typed ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value, unit, condition) = Line(line);
            if (ChemicalElements.Are(name)) chemistry.Add(new(of, "", name, value, unit, null, null, null));
            else
            {
                var (symbol, code, words) = Properties.Of(name, null);
                measured.Add(new(of, "", symbol, code, words, value, unit, null, null, null, condition));
            }
        }
        return new ReadCertificate
        {
            Kind = Values.ConfirmedReading.Typed,
            Number = document.Number,
            Issuer = document.Issuer,
            En10204 = document.En10204,
            Grade = Text.Optional(grade, "grade", "Grade"),
            Standards = [.. (standards ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Heats = of.Length == 0 ? [] : [of],
            Chemistry = chemistry,
            Mechanical = measured,
        }.Judged();
    }

    private static (string Name, ReadValue Value, string Unit, string? Condition) Line(string line)
    {
        var words = line.Replace('=', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var refused = new DomainRuleException($"\"{(line.Length <= 60 ? line : line[..60] + "…")}\" is no value. Write what it is, how much, and in which unit, a line each: {Example.Replace("\n", ", ", StringComparison.Ordinal)}.", "Values");
        if (words.Length < 2) throw refused;
        var (comparison, number) = Operator(words[1]);
        if (number.Length == 0 && words.Length > 2) (number, words) = (words[2], [words[0], words[1], .. words[3..]]);
        // A comma on paper is a decimal comma: nobody writes thousands of percent.
        number = number.Replace(',', '.');
        var inUnit = number.EndsWith('%') ? "%" : "";
        number = number.TrimEnd('%');
        if (ReadValue.Number(number) is null) throw refused;
        var unit = inUnit.Length > 0 ? inUnit : words.Length > 2 ? Properties.Unit(words[2]) : "";
        var rest = string.Join(' ', words.Skip(inUnit.Length > 0 ? 2 : 3));
        return (words[0], ReadValue.Of(number, comparison), unit, rest.Length == 0 ? null : rest);
    }

    private static (string? Comparison, string Number) Operator(string word) => word switch
    {
        ['<', '=', ..] => ("<=", word[2..]),
        ['>', '=', ..] => (">=", word[2..]),
        ['<', ..] => ("<", word[1..]),
        ['>', ..] => (">", word[1..]),
        ['\u2264', ..] => ("<=", word[1..]),
        ['\u2265', ..] => (">=", word[1..]),
        _ => (null, word),
    };
}
