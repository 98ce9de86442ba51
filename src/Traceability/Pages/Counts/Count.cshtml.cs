using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Find;
using Traceability.Lots;
using Traceability.Places;
using Traceability.Web;

namespace Traceability.Pages.Counts;

/// <summary>One count: every piece that lies there is scanned. Finished, it says what was found.</summary>
public sealed class CountModel(TraceabilityDb db, Acts acts, TimeProvider clock, Finding finding) : CountPage(db, acts, clock)
{
    [BindProperty]
    public Stock.ScanInput Input { get; set; } = new();

    /// <summary>The lot that was scanned last; an amount that is typed is its own.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Last { get; set; }

    public Verdict? Verdict => Web.Verdict.Of(TempData);

    protected override int MostMissing => 100;

    /// <summary>The newest first.</summary>
    public IEnumerable<CountLine> Scanned => Count.Lines.Where(l => l.IsFound).Reverse();

    public Task<IActionResult> OnPostAsync() => Once("count a place", async () =>
    {
        var count = await Fresh();
        var scanned = NumberKey.Kept(Input.Scan, "number", "Scan");
        if (scanned[0] == '=') return (Here(await SetAmount(count, scanned[1..])), "", null);
        var lot = await TheLot(count, scanned);
        var (line, isNew) = count.Scan(lot);
        await Db.SaveChangesAsync();
        if (!isNew)
            Web.Verdict.Say(TempData, "wait", $"{lot.Number} is counted already", $"{line.Counted}, by {line.RecordedBy}. It counts once; type = and an amount to set it right.");
        else if (!lot.IsAt(count.Place))
            Web.Verdict.Say(TempData, "wait", $"{lot.Number} · {line.Counted}", $"The book says it is at {lot.Location ?? "no place"}. Finishing moves it here.");
        else
            Web.Verdict.Say(TempData, "ok", $"{lot.Number} · {line.Counted}", "As written. Is it another amount? Type = and the amount: =3.5");
        return (Here(lot.Id), "", null);
    });

    /// <summary>Scanned by mistake: it does not lie here.</summary>
    public Task<IActionResult> OnPostForgetAsync(long lot) => Once("take a piece out of a count", async () =>
    {
        var count = await Fresh();
        var line = Found(count.Lines.FirstOrDefault(l => l.LotId == lot));
        count.Forget(line.Lot);
        Db.Remove(line);
        return ($"/counts/{Id}", $"{line.Lot.Number} is not counted any more.", null);
    });

    public Task<IActionResult> OnPostGiveUpAsync() => Once("give a count up", async () =>
    {
        var count = await Fresh();
        count.GiveUp(By, Acts.Now);
        return ($"/places/{count.PlaceId}", $"{count.Number} is given up. Nothing has changed.", null);
    });

    private async Task<long> SetAmount(PlaceCount count, string typed)
    {
        var line = count.Lines.FirstOrDefault(l => l.LotId == Last)
            ?? throw new DomainRuleException("Of which piece is that? Scan it first, then type = and the amount.");
        var counted = typed.Trim() is "0" ? new Quantity(0, line.Lot.Unit) : Amounts.Typed(typed, line.Lot.Unit, "Scan");
        count.SetAmount(line.Lot, counted);
        await Db.SaveChangesAsync();
        Web.Verdict.Say(TempData, line.Differs ? "wait" : "ok", $"{line.Lot.Number} · {line.Counted}", line.Differs ? $"The book says {line.Lot.OnHand}. Why, is asked when the count is finished." : "As written.");
        return line.LotId;
    }

    /// <summary>Our own number, or the maker's; of several that share one, the one that is written as being here.</summary>
    private async Task<Lot> TheLot(PlaceCount count, string scanned)
    {
        var ids = (await finding.Find(scanned)).Where(h => h.Thing == Thing.Lot).Select(h => h.Id).ToList();
        var lots = await Db.Lots.ForUse().Where(l => ids.Contains(l.Id)).ToListAsync();
        var here = lots.Where(l => l.IsAt(count.Place) && !l.OnHand.IsZero).ToList();
        return (lots, here) switch
        {
            ([var only], _) => only,
            (_, [var only]) => only,
            ([], _) => throw new DomainRuleException($"Nothing in this shop has the number {scanned}. Put it aside; if it just came in, receive it first."),
            _ => throw new DomainRuleException($"{lots.Count} lots have the number {scanned}. Scan our own number, so that it is clear which one lies here."),
        };
    }

    private string Here(long last) => $"/counts/{Id}?last={last}";
}
