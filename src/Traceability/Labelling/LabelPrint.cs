using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Labelling;

/// <summary>What a label can be of.</summary>
public enum LabelOf
{
    /// <summary>A lot, or a piece that is marked out and will be one under this number.</summary>
    Lot,
    Place,
    Machine,

    /// <summary>Numbers printed beforehand, which mean nothing until they are bound.</summary>
    Number,
}

/// <summary>
/// Labels of one thing that were made for printing: by whom, when, how many. By number, for a piece is labelled before it
/// is a lot. It is its own record, so the audit does not repeat it.
/// </summary>
public sealed class LabelPrint : Stamped, IUnaudited
{
    /// <summary>The most labels that are made at once.</summary>
    public const int Most = 2000;

    private LabelPrint() { }

    public long Id { get; private set; }

    public required LabelOf Kind { get; init; }

    public required string Number { get; init; }

    public required string NumberKey { get; init; }

    /// <summary>Of numbers printed beforehand the last one of the run that begins with <see cref="Number"/>.</summary>
    public string? LastNumber { get; private init; }

    public required int Copies { get; init; }

    /// <summary>The key of the format, as it was then.</summary>
    public required string Format { get; init; }

    public static LabelPrint Made(LabelOf kind, string number, int copies, string format) =>
        new() { Kind = kind, Number = number, NumberKey = Lots.NumberKey.Of(number), Copies = copies, Format = format };

    /// <summary>Numbers of the series, one label each: a row for each run without a gap, as a number that was taken already leaves one.</summary>
    public static IEnumerable<LabelPrint> Runs(IReadOnlyList<string> numbers, string format)
    {
        for (var first = 0; first < numbers.Count;)
        {
            var last = first;
            while (last + 1 < numbers.Count && Count(numbers[last + 1]) == Count(numbers[last]) + 1) last++;
            yield return new() { Kind = LabelOf.Number, Number = numbers[first], NumberKey = Lots.NumberKey.Of(numbers[first]), LastNumber = numbers[last], Copies = last - first + 1, Format = format };
            first = last + 1;
        }
    }

    private static long Count(string number) => long.Parse(number[(number.LastIndexOf('-') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
}

internal sealed class LabelPrintConfiguration : IEntityTypeConfiguration<LabelPrint>
{
    public void Configure(EntityTypeBuilder<LabelPrint> print)
    {
        print.ToTable(table => table.HasCheckConstraint("ck_label_print_some", "copies > 0"));
        print.HasIndex(p => new { p.NumberKey, p.RecordedAt });
        // The runs of numbers, of which a series has to know the last.
        print.HasIndex(p => p.LastNumber).HasFilter("last_number IS NOT NULL");
    }
}

public static class LabelPrints
{
    /// <summary>When labels of these numbers were printed last; those never printed are not in it.</summary>
    public static async Task<IReadOnlyDictionary<string, DateTimeOffset>> LastPrinted(this TraceabilityDb db, IEnumerable<string> numbers, CancellationToken cancel = default)
    {
        var keys = numbers.Select(NumberKey.Of).Distinct().ToList();
        return await db.LabelPrints.AsNoTracking().Where(p => EF.Parameter(keys).Contains(p.NumberKey))
            .GroupBy(p => p.NumberKey).Select(g => new { g.Key, At = g.Max(p => p.RecordedAt) })
            .ToDictionaryAsync(p => p.Key, p => p.At, cancel);
    }
}
