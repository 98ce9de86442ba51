using System.Globalization;
using System.Text.RegularExpressions;

namespace Traceability.Certificates.Grades;

/// <summary>The limits of common grades, from the reference file beside this one. Each row says where it was seen, or that it was not.</summary>
public static partial class GradeLimits
{
    private static readonly char[] Between = [' ', ';', ',', '(', ')', '/', '+', '[', ']'];

    private static readonly string[] Prefixes = ["EN", "AW", "UNS", "AISI", "ASTM", "TYPE", "GRADE", "AL", "EN-AW"];

    private static readonly Lazy<(IReadOnlyList<GradeTable> Tables, ILookup<string, string> Grades)> Read = new(Load);

    public static IReadOnlyList<GradeTable> All => Read.Value.Tables;

    /// <summary>
    /// The grades that a designation names: "S355J2+N (1.0577+N)", "Al 6060 T66", "304/304L". None when it is not known here;
    /// a longer name is never taken for the shorter one it begins with.
    /// </summary>
    public static IReadOnlyList<string> Named(string? designation)
    {
        if (string.IsNullOrWhiteSpace(designation)) return [];
        foreach (var whole in designation.Split(';', '(', ')').Select(Key).Where(key => key.Length > 0))
            if (Read.Value.Grades.Contains(whole)) return [.. Read.Value.Grades[whole].Distinct()];
        return [.. designation.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(Key).SelectMany(key => Read.Value.Grades[key]).Distinct()];
    }

    /// <summary>The tables that may apply to it: all where nothing more is known than its name.</summary>
    /// <param name="designation">As the material or the certificate names it.</param>
    /// <param name="standards">What the certificate says it was made to. Where a table's standard is among them, the others are left out; the limits of another edition than it names count as not verified.</param>
    public static IReadOnlyList<GradeTable> Of(string? designation, IReadOnlyCollection<string>? standards = null, string? form = null, decimal? millimetres = null)
    {
        var grades = Named(designation);
        var tables = All.Where(t => grades.Contains(t.Grade)
            && (millimetres is not { } thickness || t.Thickness.Holds(thickness))
            && (form is null || t.Form.Length == 0 || t.Form.Split(", ").Any(f => form.Contains(f, StringComparison.OrdinalIgnoreCase)))).ToList();
        var named = (standards ?? []).Select(Standard).ToList();
        return tables.Any(t => named.Any(n => Is(t, n.Name)))
            ? [.. tables.Where(t => t.Standard == "not stated" || named.Any(n => Is(t, n.Name))).Select(t => InEdition(t, named.Where(n => Is(t, n.Name)).Select(n => n.Edition).ToList()))]
            : tables;
    }

    private static bool Is(GradeTable table, string standard) => table.Standard.Split('(', ')', ',', '/').Any(own => own.Trim().Equals(standard, StringComparison.OrdinalIgnoreCase));

    // The limits of another edition are a hint, and no more: what the certificate was made to may allow more, or less.
    private static GradeTable InEdition(GradeTable table, List<string> editions) =>
        editions.All(e => e.Length > 0 && !e.StartsWith(table.Edition, StringComparison.Ordinal)) && editions.Count > 0 && char.IsAsciiDigit(table.Edition.FirstOrDefault())
            ? table with { Edition = $"{table.Edition} (the certificate names {editions[0]})", Limits = [.. table.Limits.Select(limit => limit with { IsVerified = false })] }
            : table;

    /// <summary>"EN 10025-2:2019", "ASTM A240/A240M-15a", "ASTM F136": the standard, and the edition in four digits.</summary>
    private static (string Name, string Edition) Standard(string written)
    {
        var american = American.Match(written.Trim());
        if (american.Success)
        {
            var year = american.Groups["year"].Value;
            return (american.Groups["name"].Value, year.Length != 2 ? year : int.Parse(year, CultureInfo.InvariantCulture) < 60 ? "20" + year : "19" + year);
        }
        var parts = written.Split(':');
        return (parts[0].Trim(), parts.Length > 1 ? parts[1].Trim() : "");
    }

    private static string Key(string word)
    {
        var parts = word.ToUpperInvariant().Replace("EN AW-", "", StringComparison.Ordinal).Replace("AW-", "", StringComparison.Ordinal)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).SkipWhile(part => Prefixes.Contains(part));
        return string.Concat(parts);
    }

    private static (IReadOnlyList<GradeTable>, ILookup<string, string>) Load()
    {
        using var stream = typeof(GradeLimits).Assembly.GetManifestResourceStream("Traceability.Certificates.Grades.grade-limits.tsv")
            ?? throw new InvalidOperationException("The program was built without its limits of grades.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0) rows.Add(line.Split('\t'));
        var tables = rows.GroupBy(r => (Grade: r[0], Standard: r[2], Edition: r[3], Form: r[4], Thickness: r[5], Condition: r[6]))
            .Select(t => new GradeTable(t.Key.Grade, t.Key.Standard, t.Key.Edition, t.Key.Form, new(t.Key.Thickness), t.Key.Condition, [.. t.Select(Limit)])).ToList();
        var names = rows.SelectMany(r => r[1].Split(" / ").Select(d => d.Split('(')[0]).Append(r[0]).Select(name => (Key: Key(name), Grade: r[0]))).Distinct();
        return (tables, names.ToLookup(n => n.Key, n => n.Grade, StringComparer.Ordinal));
    }

    private static GradeLimit Limit(string[] row) =>
        new(row[8] == "Rp02" ? "Rp0.2" : row[8], row[7] == "chem", Number(row[9]), Number(row[10]), row[11], row[12] == "yes", row[13]);

    private static decimal? Number(string written) => written.Length == 0 ? null : decimal.Parse(written, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<name>ASTM [A-Z][0-9]+)(/[A-Z][0-9]+M)?([:-](?<year>[0-9]{4}|[0-9]{2})[a-z]?)?\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex American { get; }
}
