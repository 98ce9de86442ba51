using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Recalls;
using Traceability.Web;

namespace Traceability.Pages.Recalls;

/// <summary>All recalls.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts) : ShopPage(db, acts)
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public int Total { get; private set; }

    public IReadOnlyList<RecallRow> Recalls { get; private set; } = [];

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Q) || State is "open" or "closed";

    public override async Task Load()
    {
        var recalls = Asked();
        Total = await recalls.CountAsync();
        P = Math.Clamp(P, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        Recalls = await recalls.OrderByDescending(r => r.Id).Skip((P - 1) * PageSize).Take(PageSize).Select(RecallRow.Of(Db)).ToListAsync();
    }

    private IQueryable<Recall> Asked()
    {
        var recalls = Db.Recalls.AsNoTracking();
        if (Q?.Trim() is { Length: > 0 and <= NumberKey.MaxLength } q)
            recalls = recalls.Where(r => r.Number.Contains(q) || r.RootNumber.Contains(q) || r.Reason.Contains(q));
        return State switch
        {
            "open" => recalls.Where(r => Db.Holds.Any(h => h.RecallId == r.Id && h.LiftedAt == null)),
            "closed" => recalls.Where(r => !Db.Holds.Any(h => h.RecallId == r.Id && h.LiftedAt == null)),
            _ => recalls,
        };
    }
}
