using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Places;
using Traceability.Web.Lists;

namespace Traceability.Pages.Places;

/// <summary>One place, and what is kept there.</summary>
public sealed class PlaceModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<LotRow>(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    public Place Place { get; private set; } = null!;

    protected override string FileName => Place.Number;

    protected override IReadOnlyList<Column<LotRow>> Columns =>
    [
        new("Lot", l => l.Number), new("Maker's lot", l => l.SupplierLot), new("Material", l => l.What), new("Owner", l => l.Owner),
        new("Left", l => l.OnHand.Number), new("Unit", l => l.Unit.Symbol()), new("State", l => l.State.ToString().ToLowerInvariant()),
    ];

    public override async Task Load()
    {
        Place = await ThePlace();
        await base.Load();
    }

    public override async Task<IActionResult> OnGetCsvAsync(CancellationToken cancel)
    {
        Place = await ThePlace();
        return await base.OnGetCsvAsync(cancel);
    }

    protected override IQueryable<LotRow> Asked()
    {
        var lots = Db.Lots.AsNoTracking().At(Place);
        if (IsSearched) lots = lots.BearingPart(Db, Key);
        return (Sort switch
        {
            "-number" => lots.OrderByDescending(l => l.NumberKey),
            "what" => lots.OrderBy(l => l.Material!.Name).ThenBy(l => l.NumberKey),
            "-what" => lots.OrderByDescending(l => l.Material!.Name).ThenBy(l => l.NumberKey),
            "left" => lots.OrderBy(l => l.OnHandMicro).ThenBy(l => l.Id),
            "-left" => lots.OrderByDescending(l => l.OnHandMicro).ThenBy(l => l.Id),
            _ => lots.OrderBy(l => l.NumberKey),
        }).Select(LotRow.Of);
    }

    private async Task<Place> ThePlace() => Found(await Db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id));
}
