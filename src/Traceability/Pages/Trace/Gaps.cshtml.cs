using Microsoft.AspNetCore.Mvc;
using Traceability.Data;
using Traceability.Web;

namespace Traceability.Pages.Trace;

/// <summary>Every link that is missing.</summary>
public sealed class GapsModel(TraceabilityDb db, Acts acts) : ShopPage(db, acts)
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public int Total { get; private set; }

    public IReadOnlyList<Gap> Gaps { get; private set; } = [];

    public override async Task Load()
    {
        Total = await Db.CountGaps();
        P = Math.Clamp(P, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Gaps = await Db.ListGaps((P - 1) * PageSize, PageSize);
    }
}
