using Microsoft.AspNetCore.Mvc;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Pages.Trace;
using Traceability.Printing;
using Traceability.Shops;

namespace Traceability.Pages.Records;

/// <summary>The paper that goes with the job.</summary>
public sealed partial class RecordModel
{
    public async Task<IActionResult> OnGetTravellerAsync()
    {
        await Load();
        var wanted = Slots.Where(s => !s.IsFilled).Select(s => new TravellerInput(s.Name, Wanted(s), [.. s.Suggestions.Take(2).Select(l => (l.Lot, Words(l)))])).ToList();
        var used = Inputs.Where(i => i.IsLive).Select(i => new TravellerLot(i.Lot, i.What, i.Amount?.ToString() ?? "not measured", i.Units?.ToString() ?? "all")).ToList();
        var names = await Db.NamesOf([Record.Operator]);
        return Traveller.Of(Record, wanted, used, Record.Operator is { } by ? names.GetValueOrDefault(by, by) : null, await Db.PageHead(), Acts.Now, await Db.AuditHash()).As(new PdfReport(), $"{Record.Number} traveller");
    }

    private static string Wanted(Slot slot) => (slot.Missing ?? slot.Needed)?.ToString() ?? $"{slot.PerUnit} per unit";

    private static string Words(Suggestion lot) =>
        string.Join(", ", new[] { lot.Left.ToString(), lot.IsRemnant ? "begun" : null, lot.ExpiresOn is { } ends ? $"expires {ends:yyyy-MM-dd}" : null, lot.Location }.OfType<string>());
}
