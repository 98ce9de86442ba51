namespace Traceability.Printing;

/// <summary>
/// The bars of a Code 128 symbol (ISO/IEC 15417) with its quiet zones of ten modules, for text of ASCII characters. Of
/// all ways to switch between its three sets the shortest is taken.
/// </summary>
internal sealed class Code128
{
    public const int QuietZone = 10;

    private const int Shift = 98, StartA = 103, Stop = 106;

    /// <summary>Widths of bars and spaces in turn, by the value of the symbol character (ISO/IEC 15417, table 1); the stop has a bar more.</summary>
    private static readonly string[] Patterns =
    [
        "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213", "221312", "231212", "112232", "122132", "122231", "113222",
        "123122", "123221", "223211", "221132", "221231", "213212", "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211", "212123", "212321",
        "232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121",
        "313121", "211331", "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111", "111224",
        "111422", "121124", "121421", "141122", "141221", "112214", "112412", "122114", "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111",
        "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141", "214121", "412121", "111143", "111341", "131141", "114113",
        "114311", "411113", "411311", "113141", "114131", "311141", "411131", "211412", "211214", "211232", "2331112",
    ];

    private Code128(IReadOnlyList<int> values)
    {
        Values = values;
        var (bars, at) = (new List<Bar>(), QuietZone);
        foreach (var value in values)
            foreach (var (index, width) in Patterns[value].Index())
            {
                if (index % 2 == 0) bars.Add(new(at, width - '0'));
                at += width - '0';
            }
        (Bars, Width) = (bars, at + QuietZone);
    }

    /// <summary>The symbol characters, from the start to the stop.</summary>
    public IReadOnlyList<int> Values { get; }

    /// <summary>Modules from edge to edge, quiet zones included.</summary>
    public int Width { get; }

    public IReadOnlyList<Bar> Bars { get; }

    /// <summary>Null where the text holds what Code 128 has no character for, or nothing at all.</summary>
    /// <param name="inOneSet">Without a switch between the sets, for those that are told the text and switch in ways of their own.</param>
    public static Code128? Of(string text, bool inOneSet = false)
    {
        if (text.Length == 0 || !text.All(char.IsAscii) || (inOneSet && text.Any(char.IsControl))) return null;
        var values = inOneSet ? InOneSet(text) : Shortest(text);
        values.Add(Check(values));
        values.Add(Stop);
        return new(values);
    }

    /// <summary>The check character: the start and every further value times its place, modulo 103.</summary>
    public static int Check(IReadOnlyList<int> values) => values.Index().Sum(v => Math.Max(1, v.Index) * v.Item) % 103;

    /// <summary>Widths of the bars and spaces of one symbol character, in turn.</summary>
    public static string PatternOf(int value) => Patterns[value];

    private static List<int> InOneSet(string text) => text.Length % 2 == 0 && text.All(char.IsAsciiDigit)
        ? [StartA + (int)Set.C, .. text.Chunk(2).Select(pair => 10 * (pair[0] - '0') + pair[1] - '0')]
        : [StartA + (int)Set.B, .. text.Select(letter => Value(letter, Set.B))];

    private static List<int> Shortest(string text)
    {
        // How many characters the rest takes in each set, and how it goes on: from the end to the beginning.
        var sets = new[] { Set.B, Set.C, Set.A };
        var best = new Step[text.Length + 1, 3];
        for (var at = text.Length - 1; at >= 0; at--)
        {
            foreach (var set in sets) best[at, (int)set] = Within(text, at, set, best);
            var stay = sets.Select(set => best[at, (int)set]).ToArray();
            foreach (var set in sets)
                foreach (var (index, other) in sets.Index())
                    if (stay[index].Count + 1 < best[at, (int)set].Count) best[at, (int)set] = new(stay[index].Count + 1, 0, false, other);
        }

        var now = sets.MinBy(set => best[0, (int)set].Count);
        // To begin with a switch would be to begin in the other set.
        var values = new List<int> { StartA + (int)now };
        for (var at = 0; at < text.Length;)
        {
            var step = best[at, (int)now];
            if (step.Length == 0)
            {
                values.Add(Latch(step.To));
                now = step.To;
                continue;
            }

            if (step.IsShifted) values.Add(Shift);
            values.Add(step.Length == 2 ? 10 * (text[at] - '0') + text[at + 1] - '0' : Value(text[at], step.IsShifted ? Other(now) : now));
            at += step.Length;
        }

        return values;
    }

    private static Step Within(string text, int at, Set set, Step[,] best)
    {
        if (set == Set.C)
            return at + 1 < text.Length && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1]) ? new(1 + best[at + 2, 2].Count, 2, false, set) : Step.None;
        return Holds(set, text[at]) ? new(1 + best[at + 1, (int)set].Count, 1, false, set) : new(2 + best[at + 1, (int)set].Count, 1, true, set);
    }

    /// <summary>Set A has capitals, digits, signs and controls; B has small letters in the place of the controls.</summary>
    private static bool Holds(Set set, char letter) => set == Set.A ? letter < 96 : letter >= 32;

    private static int Value(char letter, Set set) => set == Set.A && letter < 32 ? letter + 64 : letter - 32;

    private static Set Other(Set set) => set == Set.A ? Set.B : Set.A;

    private static int Latch(Set to) => to switch { Set.A => 101, Set.B => 100, _ => 99 };

    private enum Set { A, B, C }

    /// <param name="Count">Characters of the symbol from here to the end.</param>
    /// <param name="Length">Letters taken; none for a change of set.</param>
    private readonly record struct Step(int Count, int Length, bool IsShifted, Set To)
    {
        public static Step None { get; } = new(int.MaxValue / 2, 0, false, Set.C);
    }
}

/// <summary>A bar: where it begins and how wide it is, in modules.</summary>
internal readonly record struct Bar(int X, int Width);
