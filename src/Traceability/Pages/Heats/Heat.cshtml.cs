using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Cutting;
using Traceability.Data;
using Traceability.Find;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Pages.Trace;
using Traceability.Printing;
using Traceability.Shops;
using Traceability.Web;

namespace Traceability.Pages.Heats;

/// <summary>A lot or a paper that bears a heat or is named by a document.</summary>
public sealed record NamedLot(long Id, string Number, string What, string? From, DateOnly? On, Quantity OnHand, LotStatus Status, bool Held)
{
    public string State => LotWord.Of(Status, Held, OnHand.Micro);
}

public sealed record PaperRow(long Id, string Number, DocumentType Type, string? Issuer, DateOnly? IssuedOn, DateOnly? ExpiresOn, bool IsOver, bool HasFile)
{
    /// <summary>Papers as they stand in a short list, those that count no more last.</summary>
    public static IQueryable<PaperRow> Of(TraceabilityDb db, IQueryable<Document> documents) => documents.AsNoTracking()
        .OrderBy(d => d.SupersededById != null || d.WithdrawnAt != null).ThenBy(d => d.Type).ThenBy(d => d.NumberKey)
        .Select(d => new PaperRow(d.Id, d.Number, d.Type, d.Issuer, d.IssuedOn, d.ExpiresOn, d.SupersededById != null || d.WithdrawnAt != null, db.Files.Any(f => f.Sha256 == d.Sha256)));
}

internal static class NamedLots
{
    public static IQueryable<NamedLot> Rows(this IQueryable<Lot> lots) => lots.AsNoTracking().OrderBy(l => l.NumberKey).Select(l => new NamedLot(
        l.Id, l.Number, l.Material != null ? l.Material.Name : l.Product!.Name, l.Supplier!.Name, l.ReceivedOn, new Quantity(l.OnHandMicro, l.Unit), l.Status, l.Holds.Any(h => h.LiftedAt == null)));
}

/// <summary>A mill's heat: the lots that came of it, and the papers that speak of it.</summary>
public sealed class HeatModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ShopPage(db, acts)
{
    public const int Longest = 200;

    [FromRoute]
    public long Id { get; set; }

    public Heat Heat { get; private set; } = null!;

    public int Total { get; private set; }

    public IReadOnlyList<NamedLot> Lots { get; private set; } = [];

    public IReadOnlyList<PaperRow> Documents { get; private set; } = [];

    /// <summary>The same number from another mill, or from one that nobody wrote down.</summary>
    public IReadOnlyList<Heat> Others { get; private set; } = [];

    public string Qualified => new Root(RootKind.Heat, Heat.Number, Heat.Mill, Id, []).Qualified;

    public override async Task Load()
    {
        Heat = Found(await Db.Heats.AsNoTracking().FirstOrDefaultAsync(h => h.Id == Id));
        var lots = Db.LotHeats.Where(l => l.HeatId == Id).Select(l => l.Lot);
        Total = await lots.CountAsync();
        Lots = await lots.Rows().Take(Longest).ToListAsync();
        Documents = await PaperRow.Of(Db, Db.Documents.Where(d => d.Heats.Any(h => h.Id == Id))).Take(Longest).ToListAsync();
        Others = await Db.Heats.AsNoTracking().Where(h => h.NumberKey == Heat.NumberKey && h.Id != Id).ToListAsync();
    }

    /// <summary>Every mark that was made on what is of this heat (PDF).</summary>
    public async Task<IActionResult> OnGetTransfersAsync()
    {
        await Load();
        var transfers = await Db.TransfersOfHeat(Id);
        var names = await Db.NamesOf(transfers.SelectMany(t => new[] { t.MarkedBy, t.VerifiedBy }));
        return TransferReport.Of(Heat.Number, $"Heat {Heat.Number}{(Heat.Mill is { } mill ? $" of {mill}" : "")}", transfers, names, await Db.PageHead(), Acts.Now, Acts.Who.Name, await Db.AuditHash(), clock.LocalTimeZone).As(new PdfReport(), $"{Heat.Number} number transfer");
    }
}
