using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Cutting;
using Traceability.Data;
using Traceability.Find;
using Traceability.Lots;
using Traceability.Pages.Stock;
using Traceability.Places;
using Traceability.Web;

namespace Traceability.Pages;

/// <summary>A cut whose pieces are being marked.</summary>
/// <param name="Mine">Whether the person who looks planned it.</param>
public sealed record CutAtBench(long Id, string Number, string Parent, int Pieces, int Marked, int ReadBack, bool Mine)
{
    public string Next => ReadBack == Pieces ? "The saw is open" : Marked < Pieces ? $"Mark {Pieces - Marked}" : $"Read back {Pieces - ReadBack}";
}

/// <summary>A record that is open.</summary>
public sealed record RecordAtBench(long Id, string Number, string? Product, long Units, int LotsIn, bool Mine);

/// <summary>The work of hands on one page, with targets for gloves: scan to begin, or go on where it stopped.</summary>
public sealed class BenchModel(TraceabilityDb db, Acts acts, TimeProvider clock, Finding finding, BenchPc pc) : StockPage(db, acts, clock)
{
    private const int Most = 6;

    /// <summary>What was scanned to begin.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public string Name => Acts.Who.Name.Split(' ')[0];

    /// <summary>The bench PC's own name, where this is one.</summary>
    public string? DeviceName { get; private set; }

    /// <summary>The one lot that was scanned.</summary>
    public LotRow? Lot { get; private set; }

    public bool IsProduct { get; private set; }

    /// <summary>The place that was scanned, and how much is there.</summary>
    public PlaceRow? Place { get; private set; }

    public IReadOnlyList<CutAtBench> Cuts { get; private set; } = [];

    public IReadOnlyList<RecordAtBench> Records { get; private set; } = [];

    public IReadOnlyList<LotRow> ToVerify { get; private set; } = [];

    public WhatWaits Counts { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!string.IsNullOrWhiteSpace(Q))
        {
            var hits = await finding.Find(Q);
            if (hits.DistinctBy(FindModel.AddressOf).ToList() is not [var only]) return LocalRedirect("/find" + QueryString.Create("q", Q.Trim()));
            // A record or a cut is gone on with; a lot and a place are asked what for.
            if (only.Thing == Thing.Lot) (Lot, IsProduct) = (await Db.Lots.AsNoTracking().Where(l => l.Id == only.Id).Select(LotRow.Of).SingleAsync(), await Db.Lots.AnyAsync(l => l.Id == only.Id && l.ProductId != null));
            else if (only.Thing == Thing.Place) Place = await Db.Places.AsNoTracking().Where(p => p.Id == only.Id).WithCounts(Db).SingleAsync();
            else return LocalRedirect(FindModel.AddressOf(only));
        }
        await Load();
        return Page();
    }

    public override async Task Load()
    {
        var by = By;
        DeviceName = (await pc.Of(HttpContext))?.Name;
        Counts = await Db.WhatWaits();
        // One's own first: that is what one came back for.
        Cuts = await Db.Cuts.AsNoTracking().Waiting().OrderByDescending(c => c.Operator == by).ThenBy(c => c.StartedOn).ThenBy(c => c.Id).Take(Most)
            .Select(c => new CutAtBench(c.Id, c.Number, c.Parent.Number, c.Pieces.Count, c.Pieces.Count(p => p.MarkMethod != null), c.Pieces.Count(p => p.MarkMethod != null && p.VerifiedAt != null), c.Operator == by)).ToListAsync();
        Records = await Db.Records.AsNoTracking().Where(r => r.CompletedOn == null).OrderByDescending(r => r.Operator == by).ThenBy(r => r.StartedOn).ThenBy(r => r.Id).Take(Most)
            .Select(r => new RecordAtBench(r.Id, r.Number, r.Product!.Name, r.Outputs.Where(o => o.VoidedAt == null).Sum(o => o.LastPosition - o.FirstPosition + 1), r.Inputs.Count(i => i.VoidedAt == null), r.Operator == by)).ToListAsync();
        ToVerify = await Db.Lots.AsNoTracking().Waiting().OrderBy(l => l.Id).Take(Most).Select(LotRow.Of).ToListAsync();
    }
}
