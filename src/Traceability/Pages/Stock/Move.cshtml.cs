using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Find;
using Traceability.Lots;
using Traceability.Places;
using Traceability.Web;
using Place = Traceability.Places.Place;

namespace Traceability.Pages.Stock;

/// <summary>A move of the last minutes, newest first.</summary>
public sealed record MovedRow(long Id, long LotId, string Number, string What, string? To, DateTimeOffset At);

/// <summary>A place is scanned, then pieces, or pieces and then their place: each is moved at once.</summary>
public sealed class MoveModel(TraceabilityDb db, Acts acts, TimeProvider clock, Finding finding) : StockPage(db, acts, clock)
{
    /// <summary>Pieces that can wait for their place; more are no handful.</summary>
    public const int MostWaiting = 50;

    private const int Shown = 12;

    [BindProperty]
    public ScanInput Input { get; set; } = new();

    /// <summary>Where what is scanned goes.</summary>
    [BindProperty(SupportsGet = true, Name = "place")]
    public long? PlaceId { get; set; }

    /// <summary>Lots that were scanned before their place.</summary>
    [BindProperty(SupportsGet = true, Name = "with")]
    public string? With { get; set; }

    public Place? Place { get; private set; }

    public IReadOnlyList<LotRow> InHand { get; private set; } = [];

    /// <summary>What one moved in the last minutes.</summary>
    public IReadOnlyList<MovedRow> Moved { get; private set; } = [];

    /// <summary>What the last scan did, to be read from a metre away.</summary>
    public Verdict? Verdict => Web.Verdict.Of(TempData);

    public override async Task Load()
    {
        Place = PlaceId is { } id ? Found(await Db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id)) : null;
        var with = Waiting;
        InHand = Place is null && with.Count > 0 ? await Db.Lots.AsNoTracking().Where(l => with.Contains(l.Id)).OrderBy(l => l.NumberKey).Select(LotRow.Of).ToListAsync() : [];
        var (since, by) = (Acts.Now - Stamped.UndoneWithin, By);
        // Only the last rows of the table are looked at: a shop that moves more in a quarter of an hour has other tools.
        Moved = [.. (await Db.Movements.AsNoTracking().OrderByDescending(m => m.Id).Take(200)
            .Select(m => new { m.Reason, m.RecordedBy, Row = new MovedRow(m.Id, m.LotId, m.Lot.Number, m.Lot.Material != null ? m.Lot.Material.Name : m.Lot.Product!.Name, m.Location, m.RecordedAt) }).ToListAsync())
            .Where(m => m.Reason == MovementReason.Move && m.RecordedBy == by && m.Row.At >= since).Select(m => m.Row).Take(Shown)];
    }

    public Task<IActionResult> OnPostAsync() => Once("move by scanning", async () =>
    {
        var scanned = NumberKey.Kept(Input.Scan, "number", "Scan");
        if (await Db.PlaceMeant(scanned) is { } place) return (await To(place), "", null);
        if (Traceability.Places.Place.IsNumber(scanned))
            throw new DomainRuleException($"There is no place {scanned}. Scan the place again, or choose it from the list of places.");
        var lot = await TheLot(scanned);
        if (PlaceId is not { } to) return (Here(null, Take(lot)), "", null);
        var there = Found(await Db.Places.FindAsync(to));
        if (lot.IsAt(there))
            Web.Verdict.Say(TempData, "wait", $"{lot.Number} is at {there.Name} already", "Scan the next piece.");
        else
            await Move([lot], there);
        return (Here(there.Id, []), "", null);
    });

    /// <summary>Back to where it was, as long as it did not go on.</summary>
    public Task<IActionResult> OnPostUndoAsync(long move, string? from, string? back) => Once("take back a move", async () =>
    {
        var taken = Found(await Db.Movements.SingleOrDefaultAsync(m => m.Id == move && m.Reason == MovementReason.Move));
        var lot = await Db.Lots.ForUse().SingleAsync(l => l.Id == taken.LotId);
        var last = await Db.Movements.Where(m => m.LotId == lot.Id && m.Reason == MovementReason.Move).OrderByDescending(m => m.Id).FirstAsync();
        lot.UndoMove(taken, last, from, By, Acts.Now);
        return (Url.IsLocalUrl(back) ? back : $"/lots/{lot.Id}", $"{lot.Number} is back{(lot.Location is { } where ? " at " + where : "; no place was written down before")}.", null);
    });

    /// <summary>Where a form is posted that takes a move back.</summary>
    public static string UndoOf(Movement move, string? from, string? back = null) =>
        "/stock/move" + QueryString.Create(new Dictionary<string, string?> { ["handler"] = "Undo", ["move"] = $"{move.Id}", ["from"] = from, ["back"] = back });

    private List<long> Waiting => [.. (With ?? "").Split(',').Select(w => long.TryParse(w, out var id) ? id : 0).Where(id => id > 0).Distinct().Take(MostWaiting)];

    // Scanned after pieces, the place is theirs; scanned before, it is that of all that follow.
    private async Task<string> To(Place place)
    {
        if (place.Id == PlaceId)
        {
            Web.Verdict.Say(TempData, "wait", $"{place.Name} is chosen already", "Scan the pieces that go there.");
            return Here(place.Id, []);
        }
        var with = Waiting;
        var lots = with.Count == 0 || PlaceId is not null ? [] : await Db.Lots.ForUse().Where(l => with.Contains(l.Id)).OrderBy(l => l.NumberKey).ToListAsync();
        if (lots.Count > 0) await Move(lots, place);
        else Web.Verdict.Say(TempData, "", place.Name, "Now scan the pieces that go there.");
        return Here(place.Id, []);
    }

    private async Task Move(IReadOnlyList<Lot> lots, Place place)
    {
        var moves = new List<(Movement Move, string? From)>();
        foreach (var lot in lots.Where(l => !l.IsAt(place)))
        {
            var from = lot.Location;
            moves.Add((lot.MoveTo(place.Name, By, Acts.Now), from));
        }
        await Db.SaveChangesAsync();
        var what = lots.Count == 1 ? lots[0].Number : $"{lots.Count} lots";
        Web.Verdict.Say(TempData, "ok", $"{what} → {place.Name}",
            moves is [var (only, was)] ? was is null ? "No place was written down before." : $"It was at {was}." : string.Join(", ", lots.Select(l => l.Number)),
            moves is [var (one, before)] ? UndoOf(one, before, $"/stock/move?place={place.Id}") : null);
    }

    private List<long> Take(Lot lot)
    {
        var with = Waiting;
        if (with.Contains(lot.Id))
            Web.Verdict.Say(TempData, "wait", $"{lot.Number} is in your hand already", "Scan the next piece, or the place where they go.");
        else if (with.Count >= MostWaiting)
            throw new DomainRuleException($"{MostWaiting} pieces wait for their place. Scan the place now; then go on.");
        else
            Web.Verdict.Say(TempData, "", lot.Number, "Scan another piece, or the place where it goes.");
        return [.. with.Append(lot.Id).Distinct()];
    }

    /// <summary>Any number that is on the piece: ours, the maker's, the heat's where only one lot here has it.</summary>
    private async Task<Lot> TheLot(string scanned)
    {
        var ids = (await finding.Find(scanned)).Where(h => h.Thing == Thing.Lot).Select(h => h.Id).ToList();
        var lots = await Db.Lots.ForUse().Where(l => ids.Contains(l.Id)).ToListAsync();
        var here = lots.Where(l => !l.OnHand.IsZero).ToList();
        if (here is [var one]) return one;
        if (lots is [var gone]) gone.RefuseIfUsedUp("moved");
        throw lots.Count == 0 ? new DomainRuleException($"Nothing here has the number {scanned}. Scan it again; if it just came in, receive it first.")
            : here.Count == 0 ? new DomainRuleException($"All lots of the number {scanned} are used up, so nothing of them can be moved. If there is more on the shelf, count it anew first.")
            : new DomainRuleException($"{here.Count} lots have the number {scanned}: {string.Join(", ", here.Take(5).Select(l => l.Number))}. Scan our own number, so that it is clear which one moves.");
    }

    private static string Here(long? place, IReadOnlyList<long> with) =>
        "/stock/move" + (place is { } id ? $"?place={id}" : with.Count > 0 ? $"?with={string.Join(',', with)}" : "");
}

public sealed class ScanInput
{
    [Required(ErrorMessage = "Nothing was scanned. Scan a place or a piece."), StringLength(NumberKey.MaxLength), Display(Name = "number")]
    public string? Scan { get; set; }
}
