using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Scanning;

namespace Traceability.Find;

/// <summary>Whether what was scanned may be used.</summary>
public enum Usability { Usable, NotUsable, Unknown }

/// <summary>What a scan is, as one reads it from two steps away.</summary>
/// <param name="Same">Two labels of one thing have the same.</param>
/// <param name="Number">Its own number; of what is unknown the code.</param>
/// <param name="State">The word of a lot's badge: "accepted", "held".</param>
/// <param name="Says">What it is; and of what may not be used, why.</param>
/// <param name="Hit">The one thing that it is.</param>
public sealed record Judged(string Same, string Number, Usability Verdict, string Kind, string State, string Says, Hit? Hit = null)
{
    public bool IsLot => Hit?.Thing == Thing.Lot;
}

/// <summary>Judges a scan: some twenty lookups by key, whatever it is and however large the shop.</summary>
public sealed class Judging(TraceabilityDb db, Finding finding, TimeProvider clock)
{
    private const string LotMark = "lot:";

    /// <param name="ours">As of <see cref="Finding.Find"/>.</param>
    public async Task<Judged> Of(string? written, IReadOnlyCollection<string>? ours = null, CancellationToken cancel = default)
    {
        var code = ScannedCode.Of(written);
        var hits = (await finding.Find(written, ours, cancel)).DistinctBy(h => (h.Thing, h.Id)).ToList();
        return hits switch
        {
            [] => await Unknown(code, cancel),
            [{ Thing: Thing.Lot } lot] => (await Lots(db.Lots.Where(l => l.Id == lot.Id), cancel)).Single(),
            [var one] => new($"{one.Thing}:{one.Id}", one.Number, Usability.Usable, one.Kind, "", one.What, one),
            _ => new("code:" + code.Key, code.Text, Usability.Unknown, "several things", "", $"{hits.Count} things have this number: {string.Join(", ", hits.Take(3).Select(h => $"{h.Kind} {h.Number}"))}{(hits.Count > 3 ? " …" : "")}. Open it and choose."),
        };
    }

    /// <summary>A whole list at once: its lots, written "lot:" and their number, are read together.</summary>
    public async Task<IReadOnlyList<Judged>> OfMany(IReadOnlyList<string> codes, CancellationToken cancel = default)
    {
        var keys = codes.Where(c => c.StartsWith(LotMark, StringComparison.Ordinal)).Select(c => NumberKey.Of(c[LotMark.Length..])).ToList();
        var lots = (await Lots(db.Lots.Where(l => keys.Contains(l.NumberKey)), cancel)).ToDictionary(j => NumberKey.Of(j.Number));
        var judged = new List<Judged>();
        foreach (var code in codes)
            judged.Add(code.StartsWith(LotMark, StringComparison.Ordinal) && lots.TryGetValue(NumberKey.Of(code[LotMark.Length..]), out var lot) ? lot : await Of(code, cancel: cancel));
        return [.. judged.DistinctBy(j => j.Same)];
    }

    /// <summary>Why nothing here bears the code, and what it may be.</summary>
    public async Task<string> WhyUnknown(ScannedCode code, CancellationToken cancel = default)
    {
        if (code.Fault is { } fault) return fault;
        if (NumberForms.IsPrePrinted(code.Text))
            return await WasPrinted(code.Text, cancel)
                ? "A pre-printed label that is not bound to a lot yet. Bind it to the lot it is on."
                : "It looks like one of our pre-printed labels, but it was not printed here. Bind it to the lot it is on, if it is to stay.";
        if (code.Facts.IsOfArticle) return "This code says which article it is, and every box of it says the same. Scan the code with the lot number.";
        if (code.Facts.Lot is { } lot) return $"Nothing here has the maker's lot {lot}. Receive it as a new lot, or bind the label to a lot that is here.";
        if (NumberForms.IsLikeOurs(code.Text))
            return "It is built like a number of ours, but was not given here: another shop may work with the same program. Receive it as a new lot, or bind the label to a lot that is here.";
        return "Nothing in this shop has this number. Scan it again; if it came in just now, receive it, or bind the label to a lot that is here.";
    }

    private async Task<Judged> Unknown(ScannedCode code, CancellationToken cancel) =>
        new("code:" + code.Key, code.Text, Usability.Unknown, "unknown", "", await WhyUnknown(code, cancel));

    private async Task<List<Judged>> Lots(IQueryable<Lot> lots, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var more = await lots.AsNoTracking().Select(l => new { l.Id, l.ExpiresOn, Hold = l.Holds.Where(h => h.LiftedAt == null).OrderBy(h => h.Id).Select(h => h.Reason).FirstOrDefault() }).ToDictionaryAsync(l => l.Id, cancel);
        return [.. (await lots.AsNoTracking().Select(LotRow.Of).ToListAsync(cancel)).Select(row => Of(row, more[row.Id].ExpiresOn, more[row.Id].Hold, today))];
    }

    private static Judged Of(LotRow row, DateOnly? expires, string? hold, DateOnly today)
    {
        var expired = expires < today;
        var why = row.State switch
        {
            LotState.Rejected => "It was rejected. Put it back on the red shelf.",
            LotState.Recalled => $"It is recalled: {hold}",
            LotState.Held => $"It is on hold: {hold}",
            LotState.Waiting => "It waits for its verification.",
            LotState.Quarantined => "It is in quarantine.",
            LotState.Released => "It is released only conditionally: use it, but ship nothing of it. The paper has to come first.",
            LotState.UsedUp => "It is used up: by the book nothing of it is here.",
            _ => expired ? $"It expired on {expires:yyyy-MM-dd}." : null,
        };
        var what = $"{row.What} · {row.OnHand}{(row.Location is null ? "" : " · " + row.Location)}{(row.Owner is null ? "" : $" · belongs to {row.Owner}")}";
        return new($"{Thing.Lot}:{row.Id.ToString(CultureInfo.InvariantCulture)}", row.Number, why is null || row.State == LotState.Released ? Usability.Usable : Usability.NotUsable, "lot",
            row.State == LotState.Accepted && expired ? "expired" : WordsInText.Of(row.State).Replace('_', ' '), why is null ? what : $"{why} {what}", new(Thing.Lot, row.Id, row.Number, row.What));
    }

    /// <summary>Whether the number is one of those that were given to labels here.</summary>
    private async Task<bool> WasPrinted(string number, CancellationToken cancel)
    {
        var last = await db.NumberSeries.Where(s => s.Prefix == NumberForms.PrePrinted).Select(s => s.Last).FirstOrDefaultAsync(cancel);
        return long.TryParse(number.AsSpan(NumberForms.PrePrinted.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n >= 1 && n <= last;
    }
}
