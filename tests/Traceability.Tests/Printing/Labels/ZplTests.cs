using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Traceability.Printing.Labels;

namespace Traceability.Tests.Printing.Labels;

/// <summary>What a label printer is sent: only the commands that are ours, whatever the numbers say.</summary>
public sealed partial class ZplTests
{
    /// <summary>Every command that is written here; anything else came from a number.</summary>
    private static readonly HashSet<string> Ours = ["XA", "CI", "PW", "LL", "LH", "FO", "GB", "FS", "FR", "A0", "FH", "FD", "BQ", "BY", "BC", "PQ", "XZ"];

    public static TheoryData<string, LabelCode> Ways
    {
        get
        {
            var ways = new TheoryData<string, LabelCode>();
            foreach (var format in LabelFormat.All.Where(f => f.Medium == LabelMedium.Zpl))
                foreach (var code in Enum.GetValues<LabelCode>()) ways.Add(format.Key, code);
            return ways;
        }
    }

    private static string Write(string key, LabelCode code, params Label[] labels) => new Zpl(LabelFormat.Named(key)!, code, SampleLabels.Shop).Write(SampleLabels.Once(labels));

    [Theory]
    [MemberData(nameof(Ways))]
    public void No_number_becomes_a_command(string key, LabelCode code)
    {
        foreach (var number in (string[])[SampleLabels.Risky, "^XZ", "~JA", "_5E", "^FD^FS^XA~DG", "A\\&B", ">>:;<=>5^"])
        {
            var text = Write(key, code, SampleLabels.Lot with { Number = number, Lines = [new(number, true)], Warning = new("HOLD – do not use", number) });
            Assert.All(Command().Matches(text), m => Assert.Contains(m.Groups[1].Value, Ours));
            Assert.DoesNotContain("~", text, StringComparison.Ordinal);
            Assert.DoesNotContain("\\", text, StringComparison.Ordinal);
            // What the printer makes of it is the number again.
            Assert.Contains(number, Fields(text));
            Assert.Equal(number, Coded(text));
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_code_says_the_number_and_nothing_else(string key, LabelCode code)
    {
        foreach (var label in SampleLabels.Usual) Assert.Equal(label.Code, Coded(Write(key, code, label)));
        Assert.Equal("批号-1", Coded(Write(key, code, SampleLabels.Plain("批号-1"))));
    }

    [Theory]
    [InlineData("zpl-100x50-203", 799, 400)]
    [InlineData("zpl-100x50-300", 1181, 591)]
    [InlineData("zpl-57x32-203", 456, 256)]
    public void Dots_are_those_of_the_printer_and_all_lie_on_the_label(string key, int width, int height)
    {
        var text = Write(key, LabelCode.Auto, [.. SampleLabels.Usual]);
        Assert.Contains($"^PW{width}^LL{height}", text, StringComparison.Ordinal);
        Assert.All(Place().Matches(text), m =>
        {
            Assert.InRange(int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture), 0, width - 1);
            Assert.InRange(int.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture), 0, height - 1);
        });
    }

    [Fact]
    public void It_is_one_label_after_the_other_with_its_copies()
    {
        var text = new Zpl(LabelFormat.Named("zpl-100x50-203")!, LabelCode.Auto, "").Write([new(SampleLabels.Lot, 3), new(SampleLabels.Unit, 1)]);
        Assert.Equal(["3", "1"], Copies().Matches(text).Select(m => m.Groups[1].Value));
        Assert.Equal(2, text.Split("^XA^CI28").Length - 1);
        Assert.Equal(text.Split("^XA").Length, text.Split("^XZ").Length);
    }

    [Fact]
    public void Letters_that_such_printers_lack_are_told()
    {
        Assert.Empty(Zpl.Foreign(SampleLabels.Once([SampleLabels.Lot, SampleLabels.Held, SampleLabels.Plain("ŁÓDŹ-Ω-Я-€")])));
        Assert.Equal(["批号-1"], Zpl.Foreign(SampleLabels.Once([SampleLabels.Plain("批号-1")])));
    }

    private static IEnumerable<string> Fields(string text) => Field().Matches(text).Select(m => Unescaped(m.Groups[1].Value));

    /// <summary>What a scanner types when it reads the code of the first label.</summary>
    private static string Coded(string text)
    {
        if (Qr().Match(text) is { Success: true } qr)
        {
            var data = Unescaped(qr.Groups[1].Value)[2..];
            Assert.Equal(',', data[0]);
            if (data[1] is 'A' or 'N') return data[2..];
            Assert.Equal('B', data[1]);
            Assert.Equal(Encoding.UTF8.GetByteCount(data[6..]), int.Parse(data[2..6], CultureInfo.InvariantCulture));
            return data[6..];
        }

        var (bars, read) = (Unescaped(Bars().Match(text).Groups[1].Value), "");
        for (var i = 0; i < bars.Length; i++)
        {
            if (bars[i] != '>')
            {
                read += bars[i];
                continue;
            }

            i++;
            Assert.Contains(bars[i], ":;<0=");
            // The others say in which set it goes on.
            read += bars[i] switch { '<' => "^", '0' => ">", '=' => "~", _ => "" };
        }

        return read;
    }

    private static string Unescaped(string field) => Hex().Replace(field, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString());

    [GeneratedRegex(@"[\^~](..)")]
    private static partial Regex Command();

    [GeneratedRegex(@"\^FO(\d+),(\d+)")]
    private static partial Regex Place();

    [GeneratedRegex(@"\^PQ(\d+)\^XZ")]
    private static partial Regex Copies();

    [GeneratedRegex(@"\^A0[^\^]*\^FH\^FD([^\^]*)\^FS")]
    private static partial Regex Field();

    [GeneratedRegex(@"\^BQN,2,\d+\^FH\^FD([^\^]*)\^FS")]
    private static partial Regex Qr();

    [GeneratedRegex(@"\^BCN,\d+,N,N,N,N\^FH\^FD([^\^]*)\^FS")]
    private static partial Regex Bars();

    [GeneratedRegex("_([0-9A-F]{2})")]
    private static partial Regex Hex();
}
