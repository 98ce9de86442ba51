using System.Text;

namespace Traceability.Tests.Printing;

/// <summary>One page, its content run through.</summary>
public sealed class PdfPage
{
    private readonly PdfFile file;
    private readonly Dictionary<string, Dictionary<int, string>> maps = [];
    private readonly StringBuilder text = new();

    public PdfPage(PdfFile file, PdfReference reference)
    {
        (this.file, Reference) = (file, reference);
        var page = file.Dictionary(reference);
        var box = file.List(page["MediaBox"]);
        (Width, Height) = ((double)box[2], (double)box[3]);
        Fonts = file.Dictionary(file.Dictionary(page["Resources"])["Font"]);
        foreach (var content in file.List(page["Contents"])) Run(file.Stream(content));
    }

    public PdfReference Reference { get; }

    public double Width { get; }

    public double Height { get; }

    public Dictionary<string, object> Fonts { get; }

    /// <summary>A line for each line of print.</summary>
    public string Text => text.ToString();

    /// <summary>The text of each marked content, by its number.</summary>
    public Dictionary<int, string> Marked { get; } = [];

    /// <summary>Where lines begin: their left and baseline in points, and how they read.</summary>
    public List<(double Left, double Baseline, string Text)> Lines { get; } = [];

    private void Run(byte[] content)
    {
        var parser = new PdfParser(content);
        var operands = new List<object>();
        var marks = new Stack<int?>();
        var (font, line, left, baseline) = ("", new StringBuilder(), 0.0, 0.0);
        while (parser.Next() is { } value)
        {
            if (value is not PdfWord word)
            {
                operands.Add(value);
                continue;
            }

            switch (word.Text)
            {
                case "BDC":
                    marks.Push(operands[1] is Dictionary<string, object> properties && properties.TryGetValue("MCID", out var id) ? (int)(double)id : null);
                    if (marks.Peek() is { } mark) Assert.True(Marked.TryAdd(mark, ""), "A mark is used once on a page.");
                    break;
                case "EMC":
                    marks.Pop();
                    break;
                case "Td":
                    (left, baseline) = ((double)operands[0], (double)operands[1]);
                    break;
                case "Tf":
                    font = (string)operands[0];
                    break;
                case "TJ":
                    foreach (var codes in ((List<object>)operands[0]).OfType<byte[]>()) line.Append(Decode(font[1..], codes));
                    break;
                case "ET":
                    Lines.Add((left, baseline, line.ToString()));
                    text.Append(line).Append('\n');
                    if (marks.TryPeek(out var open) && open is { } number) Marked[number] += line;
                    else Assert.NotEmpty(marks); // Everything is either content or an artifact.
                    line.Clear();
                    break;
            }

            operands.Clear();
        }

        Assert.Empty(marks);
    }

    private string Decode(string font, byte[] codes)
    {
        if (!maps.TryGetValue(font, out var map)) maps[font] = map = ReadMap(file.Stream(file.Dictionary(Fonts[font])["ToUnicode"]));
        return string.Concat(codes.Chunk(2).Select(code => map.GetValueOrDefault((code[0] << 8) + code[1], "")));
    }

    private static Dictionary<int, string> ReadMap(byte[] cmap) => Encoding.Latin1.GetString(cmap).Split('\n')
        .Where(line => line.StartsWith('<') && !line.EndsWith("<FFFF>", StringComparison.Ordinal))
        .Select(line => line.Split('<', '>'))
        .ToDictionary(
            parts => Convert.ToInt32(parts[1], 16),
            parts => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(parts[3])));
}
