using System.Globalization;
using Traceability.Printing;

namespace Traceability.Tests.Printing.Labels;

/// <summary>Code 128 against the standard's own rules and against a reader that is written here from them.</summary>
public sealed class Code128Tests
{
    private static readonly string[] Patterns = [.. Enumerable.Range(0, 106).Select(Code128.PatternOf)];

    [Fact]
    public void The_check_character_is_the_one_of_the_textbook()
    {
        // PJJ123C in set A: the example that is worked through everywhere.
        Assert.Equal(54, Code128.Check([103, 48, 42, 42, 17, 18, 19, 35]));
        // The same in set B, as it is written here where no control asks for A.
        Assert.Equal([104, 48, 42, 42, 17, 18, 19, 35, 55, 106], Code128.Of("PJJ123C")!.Values);
    }

    [Theory]
    [InlineData("PLY-0524-001", "104 48 44 57 13 16 21 18 20 13 16 16 17")]
    [InlineData("25987741", "105 25 98 77 41")]
    [InlineData("1234567", "104 17 99 23 45 67")]
    [InlineData("99", "105 99")]
    [InlineData("A25987741B", "104 33 99 25 98 77 41 100 34")]
    [InlineData("A1", "104 33 17")]
    [InlineData("a\tb", "104 65 98 73 66")]
    [InlineData("\t\tAB", "103 73 73 33 34")]
    public void The_shortest_way_through_the_sets_is_taken(string text, string values) =>
        Assert.Equal(values, string.Join(' ', Code128.Of(text)!.Values.SkipLast(2).Select(v => v.ToString(CultureInfo.InvariantCulture))));

    [Fact]
    public void Every_character_has_eleven_modules_and_a_pattern_of_its_own()
    {
        Assert.Equal(Patterns.Length, Patterns.Distinct().Count());
        Assert.All(Patterns, pattern =>
        {
            Assert.Equal(11, pattern.Sum(c => c - '0'));
            // Bars come to an even number of modules: that is how a reader notices a wrong one.
            Assert.Equal(0, pattern.Where((_, i) => i % 2 == 0).Sum(c => c - '0') % 2);
        });
    }

    [Fact]
    public void Whatever_is_written_is_read_again()
    {
        var random = new Random(20240514);
        for (var n = 0; n < 2000; n++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(3) switch { 0 => (char)random.Next(128), 1 => (char)random.Next('A', 'Z' + 1), _ => (char)random.Next('0', '9' + 1) })]);
            Assert.Equal(text, Code128Reader.Read(Code128.Of(text)!));
        }
    }

    [Theory]
    [InlineData("ENC-0117", "104 37 46 35 13 16 17 17 23")]
    [InlineData("0117", "105 1 17")]
    [InlineData("117", "104 17 17 23")]
    public void Without_switching_it_stays_in_the_set_it_begins_in(string text, string values)
    {
        var symbol = Code128.Of(text, inOneSet: true)!;
        Assert.Equal(values, string.Join(' ', symbol.Values.SkipLast(2).Select(v => v.ToString(CultureInfo.InvariantCulture))));
        Assert.Equal(text, Code128Reader.Read(symbol));
    }

    [Fact]
    public void Its_quiet_zones_are_ten_modules()
    {
        var symbol = Code128.Of("ACR-0524-02")!;
        Assert.Equal(10, symbol.Bars[0].X);
        Assert.Equal(symbol.Width - 10, symbol.Bars[^1].X + symbol.Bars[^1].Width);
        Assert.Equal(20 + 11 * (symbol.Values.Count - 1) + 13, symbol.Width);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ÄÖ-1")]
    [InlineData("批号-1")]
    public void What_it_has_no_character_for_is_not_made(string text) => Assert.Null(Code128.Of(text));
}

/// <summary>Reads bars as a gun does: widths to values, values to letters. Shares nothing with what writes them but the table, which is looked at by itself.</summary>
internal static class Code128Reader
{
    private static readonly Dictionary<string, int> Values = Enumerable.Range(0, 106).ToDictionary(Code128.PatternOf);

    public static string Read(Code128 symbol)
    {
        var widths = Widths(symbol);
        Assert.EndsWith("2331112", widths, StringComparison.Ordinal);
        var values = widths[..^7].Chunk(6).Select(six => Values[new string(six)]).ToList();
        Assert.Equal(values[^1], values.SkipLast(1).Index().Sum(v => Math.Max(1, v.Index) * v.Item) % 103);

        var (set, shifted, text) = (values[0] - 103, false, "");
        foreach (var value in values.Skip(1).SkipLast(1))
        {
            if (set == 2 && value < 100) text += value.ToString("00", CultureInfo.InvariantCulture);
            else if (value == 99) set = 2;
            else if (value == 100 && set != 1) set = 1;
            else if (value == 101 && set != 0) set = 0;
            else if (value == 98) shifted = true;
            else
            {
                var inA = set == 0 ^ shifted;
                text += (char)(inA && value >= 64 ? value - 64 : value + 32);
                shifted = false;
            }
        }

        return text;
    }

    private static string Widths(Code128 symbol)
    {
        var (text, at) = ("", Code128.QuietZone);
        foreach (var bar in symbol.Bars)
        {
            if (bar.X > at) text += (char)('0' + bar.X - at);
            text += (char)('0' + bar.Width);
            at = bar.X + bar.Width;
        }

        return text;
    }
}
