using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Web.Lists;

namespace Traceability.Pages.Stock;

/// <summary>"What 10 mm 6061 is left, at least 300 by 200?" Cut-offs and remnants, the smallest that will do first.</summary>
public sealed class RemnantsModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ListPage<RemnantRow>(db, acts, clock)
{
    private static readonly (string? Value, string Words)[] States = [(null, "Can be used"), ("all", "Also held and waiting")];

    [BindProperty(SupportsGet = true)]
    public long? Material { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Grade { get; set; }

    /// <summary>As typed: "10", "0.375 in".</summary>
    [BindProperty(SupportsGet = true)]
    public string? Thickness { get; set; }

    /// <summary>As typed: "300 x 200", "120 mm", "2 kg".</summary>
    [BindProperty(SupportsGet = true)]
    public string? AtLeast { get; set; }

    private IReadOnlyList<(string? Value, string Words)> materials = [];

    private IReadOnlyDictionary<long, string> owed = new Dictionary<long, string>();

    /// <summary>What was typed and is no measure, with what would be one.</summary>
    public string? Wrong { get; private set; }

    private IReadOnlyList<string> Grades { get; set; } = [];

    public override bool IsNarrowed => IsSearched || Material is not null || !string.IsNullOrWhiteSpace(Grade + Thickness + AtLeast);

    public override IEnumerable<Filter> Filters => [new("material", "Material", materials, $"{Material}"), new("state", "State", States, State)];

    public override IEnumerable<Box> Boxes => [new("grade", "Grade", "6061-T6", Grade, Grades), new("thickness", "Thickness", "10, or 0.375 in", Thickness), new("atLeast", "At least", "300 x 200", AtLeast)];

    protected override string FileName => "remnants";

    protected override IReadOnlyList<Column<RemnantRow>> Columns =>
    [
        new("Lot", r => r.Number), new("Material", r => r.What), new("Grade", r => r.Grade), new("Thickness mm", r => r.Thickness?.Number), new("Length mm", r => r.Size?.Length.Number), new("Width mm", r => r.Size?.Width.Number),
        new("Left", r => r.OnHand.Number), new("Unit", r => r.Unit.Symbol()), new("Heat", r => r.Heat), new("Place", r => r.Location), new("State", r => r.State.ToString().ToLowerInvariant()),
    ];

    /// <summary>The paper it still owes, or null.</summary>
    public string? OwedBy(RemnantRow row) => owed.GetValueOrDefault(row.Id);

    public override async Task Load()
    {
        materials = [(null, "All"), .. (await Db.Materials.AsNoTracking().OrderBy(m => m.Name).Select(m => new { m.Id, m.Name }).ToListAsync()).Select(m => ((string?)$"{m.Id}", m.Name))];
        Grades = await Db.Materials.AsNoTracking().Where(m => m.Grade != null).Select(m => m.Grade!).Distinct().OrderBy(g => g).Take(200).ToListAsync();
        await base.Load();
        var shown = Rows.Select(r => r.Id).ToList();
        owed = (await Db.Lacking(Today).Where(x => shown.Contains(x.LotId)).ToListAsync()).GroupBy(x => x.LotId).ToDictionary(g => g.Key, g => g.First().Need);
    }

    protected override IQueryable<RemnantRow> Asked()
    {
        var lots = Db.Lots.AsNoTracking().Where(l => l.OnHandMicro > 0 && l.MaterialId != null && (l.RootId != null || Db.Cuts.Any(c => c.ParentId == l.Id && c.CompletedOn != null)));
        if (State != "all") lots = lots.Where(l => l.Status == LotStatus.Accepted && !l.Holds.Any(h => h.LiftedAt == null) && (l.ExpiresOn == null || l.ExpiresOn >= Today));
        if (Material is { } material) lots = lots.Where(l => l.MaterialId == material);
        if (IsSearched) lots = lots.BearingPart(Db, Key);
        try
        {
            lots = LargeEnough(OfKind(lots));
        }
        catch (DomainRuleException wrong)
        {
            Wrong = wrong.Message;
        }
        // All of them by size would be sorted for nobody.
        if (!IsNarrowed) return lots.OrderByDescending(l => l.Id).Select(RemnantRow.Of);
        return lots.OrderBy(l => l.LengthMicro == null).ThenBy(l => l.LengthMicro * 1.0 * l.WidthMicro).ThenBy(l => l.Unit).ThenBy(l => l.OnHandMicro).ThenBy(l => l.Id).Select(RemnantRow.Of);
    }

    // A shop has some hundred materials, and millions of lots: which materials are meant is asked first.
    private IQueryable<Lot> OfKind(IQueryable<Lot> lots)
    {
        if (string.IsNullOrWhiteSpace(Grade + Thickness)) return lots;
        var materials = Db.Materials.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(Thickness))
        {
            var thick = Amounts.Typed(Thickness, Unit.Mm).In(Unit.Mm).Micro;
            materials = materials.Where(m => m.ThicknessMicro == thick);
        }
        if (!string.IsNullOrWhiteSpace(Grade))
        {
            var pattern = $"%{Grade.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            materials = materials.Where(m => EF.Functions.Like(m.Grade!, pattern, "\\"));
        }
        var meant = materials.Select(m => (long?)m.Id).ToList();
        return lots.Where(l => meant.Contains(l.MaterialId));
    }

    // In whatever unit its material is kept: a length asks bars, a mass what is weighed.
    private IQueryable<Lot> LargeEnough(IQueryable<Lot> lots)
    {
        if (string.IsNullOrWhiteSpace(AtLeast)) return lots;
        if (PieceSize.IsMeant(AtLeast))
        {
            var size = PieceSize.Typed(AtLeast)!.Value;
            var (small, large) = (Math.Min(size.LengthMicro, size.WidthMicro), Math.Max(size.LengthMicro, size.WidthMicro));
            return lots.Where(l => (l.LengthMicro >= large && l.WidthMicro >= small) || (l.LengthMicro >= small && l.WidthMicro >= large));
        }
        var least = Amounts.Typed(AtLeast, Unit.Mm);
        var inUnits = Enum.GetValues<Unit>().Where(u => u.Kind() == least.Unit.Kind()).Select(u => (Unit: u, Micro: (long)Int128.Min(long.MaxValue, ((Int128)least.Micro * least.Unit.Size() + u.Size() - 1) / u.Size()))).ToList();
        return inUnits.Select(u => lots.Where(l => l.Unit == u.Unit && l.OnHandMicro >= u.Micro)).Aggregate((a, b) => a.Concat(b));
    }
}

/// <summary>A cut-off or remnant as it lies on the shelf.</summary>
public sealed record RemnantRow(long Id, string Number, string What, string? Grade, long? ThicknessMicro, long? LengthMicro, long? WidthMicro, long OnHandMicro, Unit Unit, string? Heat, string? GradeOnly, string? Location, LotStanding Standing)
{
    public Quantity OnHand => new(OnHandMicro, Unit);

    public Quantity? Thickness => ThicknessMicro is { } micro ? new(micro, Unit.Mm) : null;

    public PieceSize? Size => PieceSize.Of(LengthMicro, WidthMicro);

    public LotState State => Standing.State;

    /// <summary>Drawn in a box of 64 by 40, as all others: which is longer is seen at once.</summary>
    public (string W, string H)? Drawn
    {
        get
        {
            if (Size is not { } size) return null;
            var (length, width) = ((double)Math.Max(size.LengthMicro, size.WidthMicro), (double)Math.Min(size.LengthMicro, size.WidthMicro));
            var scale = Math.Min(60 / length, 36 / width);
            return ((length * scale).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture), (width * scale).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    public static System.Linq.Expressions.Expression<Func<Lot, RemnantRow>> Of { get; } = lot => new RemnantRow(
        lot.Id,
        lot.Number,
        lot.Material!.Name,
        lot.Material.Grade,
        lot.Material.ThicknessMicro,
        lot.LengthMicro,
        lot.WidthMicro,
        lot.OnHandMicro,
        lot.Unit,
        lot.RootId != null ? lot.Root!.Heats.Select(h => h.Heat.Number).FirstOrDefault() : lot.Heats.Select(h => h.Heat.Number).FirstOrDefault(),
        lot.GradeOnly,
        lot.Location,
        new LotStanding(
            lot.Status,
            lot.Verifications.Any(v => v.Outcome == Traceability.Receiving.Outcome.Quarantined),
            lot.Holds.Any(h => h.LiftedAt == null),
            lot.Holds.Any(h => h.LiftedAt == null && h.Cause == HoldCause.Recall),
            lot.OnHandMicro,
            lot.ReleasedAt != null));
}
