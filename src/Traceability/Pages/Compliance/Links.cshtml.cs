using Microsoft.EntityFrameworkCore;
using Traceability.Compliance;
using Traceability.Data;
using Traceability.Web.Lists;

namespace Traceability.Pages.Compliance;

/// <summary>All shared links: what is open to the outside, for whom, until when, and whether it was looked at.</summary>
public sealed class LinksModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<LinksModel.Row>(db, acts, clock)
{
    public sealed record Row(SharedLink Link, string Certificate, DateTimeOffset? OpenedAt);

    private static readonly IReadOnlyList<(string?, string)> States = [(null, "All"), ("active", "Active"), ("expired", "Expired"), ("revoked", "Revoked")];

    public DateTimeOffset Now => Acts.Now;

    public override IEnumerable<Filter> Filters => [new("state", "State", States, State)];

    protected override string FileName => "shared links";

    protected override IReadOnlyList<Column<Row>> Columns =>
    [
        new("Certificate", r => r.Certificate), new("For", r => r.Link.MadeFor), new("Made", r => r.Link.RecordedAt), new("By", r => r.Link.RecordedBy), new("Open until", r => r.Link.ExpiresAt),
        new("Last opened", r => r.OpenedAt), new("State", r => r.Link.State(Now)), new("Revoked by", r => r.Link.RevokedBy),
    ];

    protected override IQueryable<Row> Asked()
    {
        var (links, now) = (Db.SharedLinks.AsNoTracking(), Now);
        if (IsSearched)
            links = links.Where(l => EF.Functions.Like(l.Certificate.Number, Pattern, "\\") || EF.Functions.Like(l.MadeFor!, Pattern, "\\"));
        links = State switch
        {
            "active" => links.Where(l => l.RevokedAt == null && l.ExpiresAt > now),
            "expired" => links.Where(l => l.RevokedAt == null && l.ExpiresAt <= now),
            "revoked" => links.Where(l => l.RevokedAt != null),
            _ => links,
        };
        links = Sort == "until" ? links.OrderBy(l => l.ExpiresAt).ThenBy(l => l.Id) : links.OrderByDescending(l => l.Id);
        return links.Select(l => new Row(l, l.Certificate.Number, Db.LinkOpenings.Where(o => o.LinkId == l.Id).Max(o => (DateTimeOffset?)o.LastAt)));
    }
}
