namespace Traceability.Benchmarks.Measuring;

/// <summary>Writes the figures as rows that can be copied into a document.</summary>
internal static class Table
{
    public static void Machine() =>
        Console.WriteLine(FormattableString.Invariant($"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores, .NET {Environment.Version}, load {Busy()}"));

    public static void Shop(ServedShop shop, TimeSpan took)
    {
        var made = shop.Made;
        Console.WriteLine(FormattableString.Invariant($"\n## {made.Received:N0} received lots: {made.Lots.Count:N0} lots, {made.Acts.Count:N0} records and cuts, {made.Inputs.Count:N0} inputs, {made.Shipments.Count:N0} shipments; {shop.Bytes / 1_048_576.0:N0} MB, made in {took.TotalSeconds:N1} s"));
    }

    public static void Head(string state)
    {
        Console.WriteLine($"\n### {state} (load {Busy()})\n");
        Console.WriteLine("| asked | lots | service ms | bare ms | ratio | page ms | bare page ms | ratio | budget ms | fastest bare way |");
        Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|--:|--:|---|");
    }

    public static void Row(Asking.Figures f) =>
        Console.WriteLine(FormattableString.Invariant($"| {f.Case.Name} | {f.Lots:N0} | {Ms(f.Service)} | {Ms(f.Bare)} | {f.Service / f.Bare:N2} | {Ms(f.Page)} | {Ms(f.BarePage)} | {f.Page / f.BarePage:N2} | {f.Case.Budget} | {f.Best} |"));

    private static string Ms(double ms) => ms >= 10 ? FormattableString.Invariant($"{ms:N0}") : ms >= 1 ? FormattableString.Invariant($"{ms:N2}") : FormattableString.Invariant($"{ms:N3}");

    // How busy the machine was: figures taken beside other work are worth less.
    public static string Busy() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "not known";
}
