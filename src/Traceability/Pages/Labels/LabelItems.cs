using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Labelling;
using Traceability.Lots;
using Traceability.Machines;
using Traceability.Manufacture;
using Traceability.Places;
using Traceability.Printing.Labels;

namespace Traceability.Pages.Labels;

/// <summary>One thing that is to be labelled.</summary>
/// <param name="Kind">As the address names it: lot, piece, place; a run of numbers is of tags.</param>
/// <param name="Word">As the list names it: "cut-off".</param>
/// <param name="Page">Where it is looked at.</param>
public sealed record LabelItem(string Kind, long Id, string Number, string Word, string? What, string? Page, Label Label, int Copies, DateTimeOffset? LastPrinted)
{
    /// <summary>In forms: "lot.12".</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Kind}.{Id}");
}

/// <summary>Everything that is asked for, with a fixed number of questions however many there are.</summary>
internal static class LabelItems
{
    public static async Task<(List<LabelItem> Items, HashSet<(string Kind, long Id)> Grouped)> Read(TraceabilityDb db, AskedLabels asked, TimeZoneInfo zone)
    {
        var grouped = await Grouped(db, asked);
        var all = grouped.Concat(asked.Named.Select(n => (n.Kind, n.Id))).Distinct().Where(t => asked.CopiesOf(t.Kind, t.Id) > 0).ToList();
        var lots = await db.LotLabelsOf([.. all.Where(t => t.Kind == "lot").Select(t => t.Id)], zone);
        var pieces = await db.PieceLabelsOf([.. all.Where(t => t.Kind == "piece").Select(t => t.Id)], zone);
        var places = await Places(db, [.. all.Where(t => t.Kind == "place").Select(t => t.Id)]);
        var machines = await Machines(db, [.. all.Where(t => t.Kind == "machine").Select(t => t.Id)]);
        var kinds = await Words(db, [.. lots.Keys]);
        var printed = await db.LastPrinted(lots.Values.Concat(pieces.Values).Select(l => l.Number).Concat(places.Values.Select(p => p.Number)).Concat(machines.Values.Select(m => m.Code)));

        var items = new List<LabelItem>();
        foreach (var (kind, id) in all)
        {
            if (kind == "place")
            {
                if (places.TryGetValue(id, out var place))
                    items.Add(new(kind, id, place.Number, "place", place.Name, $"/places/{id}", PlaceLabel.Of(place), asked.CopiesOf(kind, id), When(place.Number)));
                continue;
            }

            if (kind == "machine")
            {
                if (machines.TryGetValue(id, out var machine))
                    items.Add(new(kind, id, machine.Code, "machine", machine.Name, $"/machines/{id}", PlaceLabel.Of(machine), asked.CopiesOf(kind, id), When(machine.Code)));
                continue;
            }

            if ((kind == "lot" ? lots : pieces).GetValueOrDefault(id) is not { } label) continue;
            items.Add(new(
                kind, id, label.Number, kind == "lot" ? kinds[id] : "piece, marked out", label.What, kind == "lot" ? $"/lots/{id}" : null, label.ToLabel(),
                asked.CopiesOf(kind, id), When(label.Number)));
        }

        foreach (var run in asked.Runs) items.AddRange(await Tags(db, run));
        return (items, [.. grouped]);

        DateTimeOffset? When(string number) => printed.TryGetValue(NumberKey.Of(number), out var at) ? at : null;
    }

    /// <summary>What these numbers are of: places, lots, pieces that are marked out; else the lot that bears it in another way.</summary>
    public static async Task<List<(string Kind, long Id)>> Find(TraceabilityDb db, RootFinder finder, IReadOnlyList<string> numbers)
    {
        var keys = numbers.Select(NumberKey.Of).ToList();
        var lots = await db.Lots.AsNoTracking().Where(l => EF.Parameter(keys).Contains(l.NumberKey)).ToDictionaryAsync(l => l.NumberKey, l => l.Id);
        var pieces = await db.CutPieces.AsNoTracking().Where(p => p.LotId == null && p.Cut.AbandonedAt == null && EF.Parameter(keys).Contains(p.NumberKey)).ToDictionaryAsync(p => p.NumberKey, p => p.Id);
        var places = await db.Places.AsNoTracking().Where(p => EF.Parameter(keys).Contains(p.NumberKey)).ToDictionaryAsync(p => p.NumberKey, p => p.Id);
        var found = new List<(string, long)>();
        foreach (var (number, key) in numbers.Zip(keys))
            found.Add(places.TryGetValue(key, out var place) ? ("place", place) : lots.TryGetValue(key, out var lot) ? ("lot", lot) : pieces.TryGetValue(key, out var piece) ? ("piece", piece) : ("lot", (await db.LotInHand(finder, number, "Number")).Id));
        return found;
    }

    /// <summary>What a cut, a record and a delivery stand for: pieces still to be cut, and lots.</summary>
    private static async Task<List<(string Kind, long Id)>> Grouped(TraceabilityDb db, AskedLabels asked)
    {
        var found = new List<(string, long)>();
        var cuts = asked.Of("cut").ToList();
        if (cuts.Count > 0)
            found.AddRange((await db.CutPieces.AsNoTracking().Where(p => EF.Parameter(cuts).Contains(p.CutId) && p.Cut.AbandonedAt == null).OrderBy(p => p.Id).Select(p => new { p.Id, p.LotId }).ToListAsync())
                .Select(p => p.LotId is { } lot ? ("lot", lot) : ("piece", p.Id)));
        var records = asked.Of("record").ToList();
        if (records.Count > 0)
            found.AddRange((await db.Outputs.AsNoTracking().Where(o => EF.Parameter(records).Contains(o.TransformationId) && o.VoidedAt == null)
                .OrderBy(o => o.TransformationId).ThenBy(o => o.FirstPosition).ThenBy(o => o.Id).Select(o => o.LotId).ToListAsync()).Select(id => ("lot", id)));
        var receipts = asked.Of("receipt").ToList();
        if (receipts.Count > 0)
            found.AddRange((await db.Lots.AsNoTracking().Where(l => l.ReceiptId != null && EF.Parameter(receipts).Contains(l.ReceiptId!.Value)).OrderBy(l => l.Id).Select(l => l.Id).ToListAsync()).Select(id => ("lot", id)));
        return found;
    }

    private static Task<Dictionary<long, Place>> Places(TraceabilityDb db, List<long> places) =>
        db.Places.AsNoTracking().Where(p => EF.Parameter(places).Contains(p.Id)).ToDictionaryAsync(p => p.Id);

    private static Task<Dictionary<long, Machine>> Machines(TraceabilityDb db, List<long> machines) =>
        db.Machines.AsNoTracking().Where(m => EF.Parameter(machines).Contains(m.Id)).ToDictionaryAsync(m => m.Id);

    private static async Task<Dictionary<long, string>> Words(TraceabilityDb db, List<long> lots) =>
        (await db.Lots.AsNoTracking().Where(l => EF.Parameter(lots).Contains(l.Id)).Select(l => new { l.Id, IsProduct = l.ProductId != null, IsPiece = l.RootId != null, IsOne = l.Unit == Unit.Pcs && l.OnHandMicro <= Quantity.One }).ToListAsync())
        .ToDictionary(l => l.Id, l => l.IsProduct ? l.IsOne ? "unit" : "batch" : l.IsPiece ? "cut-off" : "lot");

    /// <summary>A run that was given out before; a number that was not means nothing and is not printed.</summary>
    private static async Task<IEnumerable<LabelItem>> Tags(TraceabilityDb db, string run)
    {
        var ends = run.Split("..");
        var key = NumberKey.Of(ends[0]);
        if (await db.LabelPrints.AsNoTracking().Where(p => p.Kind == LabelOf.Number && p.NumberKey == key && p.LastNumber != null).OrderByDescending(p => p.Id).FirstOrDefaultAsync() is not { } given
            || ends.Length != 2 || !NumberKey.Same(given.LastNumber, ends[1])) return [];
        return TypedNumbers.Of(run, "number", "Numbers")
            .Select((number, index) => new LabelItem("tag", index, number, "number, bound to nothing yet", null, null, new() { Number = number }, 1, given.RecordedAt));
    }
}
