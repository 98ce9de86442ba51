using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Web.Lists;

namespace Traceability.Pages.Materials;

/// <summary>What the shop buys, and how strictly it is checked.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<MaterialRow>(db, acts, clock)
{
    protected override string FileName => "materials";

    protected override IReadOnlyList<Column<MaterialRow>> Columns =>
    [
        new("Code", r => r.Code), new("Name", r => r.Name), new("Kind", r => r.Category), new("Unit", r => r.Unit.Symbol()), new("Control", r => r.Level.Words()), new("Lots here", r => r.Here),
    ];

    protected override IQueryable<MaterialRow> Asked()
    {
        var materials = Db.Materials.AsNoTracking();
        if (IsSearched)
            materials = materials.Where(m => m.CodeKey.Contains(Key) || EF.Functions.Like(m.Name, Pattern, "\\") || EF.Functions.Like(m.Grade!, Pattern, "\\"));
        var ordered = Sort switch
        {
            "code" => materials.OrderBy(m => m.CodeKey),
            "-code" => materials.OrderByDescending(m => m.CodeKey),
            "-name" => materials.OrderByDescending(m => m.Name).ThenBy(m => m.Id),
            "level" => materials.OrderBy(m => m.ControlLevel).ThenBy(m => m.Name),
            "-level" => materials.OrderByDescending(m => m.ControlLevel).ThenBy(m => m.Name),
            _ => materials.OrderBy(m => m.Name).ThenBy(m => m.Id),
        };
        return ordered.Select(m => new MaterialRow(m.Id, m.Code, m.Name, m.Category, m.Unit, m.ControlLevel, Db.Lots.Count(l => l.MaterialId == m.Id && l.OnHandMicro > 0)));
    }
}

public sealed record MaterialRow(long Id, string Code, string Name, Category Category, Unit Unit, ControlLevel Level, int Here);
