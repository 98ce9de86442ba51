using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Trainings;
using Traceability.Web.Lists;

namespace Traceability.Pages.Sops;

/// <summary>All procedures.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<IndexModel.Row>(db, acts, clock)
{
    public sealed record Row(long Id, string Code, string Title, string? Current, DateTimeOffset? ReleasedAt, string? Draft);

    protected override string FileName => "procedures";

    protected override IReadOnlyList<Column<Row>> Columns =>
        [new("Code", r => r.Code), new("Title", r => r.Title), new("Revision", r => r.Current), new("Released", r => r.ReleasedAt), new("Draft", r => r.Draft)];

    protected override IQueryable<Row> Asked()
    {
        var sops = Db.Sops.AsNoTracking();
        if (IsSearched) sops = sops.Where(s => s.CodeKey.Contains(Key) || EF.Functions.Like(s.Title, Pattern, "\\"));
        return Sorted(sops).Select(s => new Row(s.Id, s.Code, s.Title,
            s.Revisions.Where(r => r.ReleasedAt != null).OrderByDescending(r => r.Position).Select(r => r.Revision).FirstOrDefault(),
            s.Revisions.Where(r => r.ReleasedAt != null).OrderByDescending(r => r.Position).Select(r => r.ReleasedAt).FirstOrDefault(),
            s.Revisions.Where(r => r.ReleasedAt == null).Select(r => r.Revision).FirstOrDefault()));
    }

    private IQueryable<Sop> Sorted(IQueryable<Sop> sops) => Sort switch
    {
        "-code" => sops.OrderByDescending(s => s.CodeKey),
        "title" => sops.OrderBy(s => s.Title).ThenBy(s => s.Id),
        "-title" => sops.OrderByDescending(s => s.Title).ThenBy(s => s.Id),
        _ => sops.OrderBy(s => s.CodeKey),
    };
}
