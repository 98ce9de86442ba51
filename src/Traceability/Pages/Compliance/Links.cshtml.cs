using Microsoft.EntityFrameworkCore;
using Traceability.Compliance;
using Traceability.Data;
using Traceability.Pages.Making;

namespace Traceability.Pages.Compliance;

/// <summary>All shared links: what is open to the outside, for whom, until when, and whether it was looked at.</summary>
public sealed class LinksModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ShopList(db, acts, clock)
{
    public sealed record Row(SharedLink Link, string Certificate, DateTimeOffset? OpenedAt);

    public IReadOnlyList<Row> Links { get; private set; } = [];

    public DateTimeOffset Now => Acts.Now;

    public override async Task Load()
    {
        var (links, now) = (Db.SharedLinks.AsNoTracking(), Acts.Now);
        if (Pattern is { } pattern)
            links = links.Where(l => EF.Functions.Like(l.Certificate.Number, pattern, "\\") || EF.Functions.Like(l.MadeFor!, pattern, "\\"));
        links = State switch
        {
            "active" => links.Where(l => l.RevokedAt == null && l.ExpiresAt > now),
            "expired" => links.Where(l => l.RevokedAt == null && l.ExpiresAt <= now),
            "revoked" => links.Where(l => l.RevokedAt != null),
            _ => links,
        };
        Total = await links.CountAsync();
        Links = await Page(links.OrderByDescending(l => l.Id)).Select(l => new Row(l, l.Certificate.Number, Db.LinkOpenings.Where(o => o.LinkId == l.Id).Max(o => (DateTimeOffset?)o.LastAt))).ToListAsync();
    }
}
