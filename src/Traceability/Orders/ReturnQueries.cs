using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Orders;

/// <summary>What came back, and by which line it had left.</summary>
public static class ReturnQueries
{
    /// <summary>As said in a sentence.</summary>
    public static string Word(this ReturnDecision decision) => decision switch
    {
        ReturnDecision.Restock => "back to stock",
        ReturnDecision.Rework => "to be reworked",
        ReturnDecision.Scrap => "scrapped",
        _ => "sent to the supplier",
    };

    public static string Title(this ReturnDecision decision) => decision switch
    {
        ReturnDecision.Restock => "Back to stock",
        ReturnDecision.Rework => "Rework",
        ReturnDecision.Scrap => "Scrap",
        _ => "To the supplier",
    };

    public static string Title(this ReturnCondition condition) => condition switch
    {
        ReturnCondition.Unused => "Unused, as it left",
        ReturnCondition.Used => "Used, in order",
        ReturnCondition.Damaged => "Damaged",
        _ => "Does not do what it should",
    };

    internal static string Act(this ReturnDecision decision) => decision switch
    {
        ReturnDecision.Restock => "put back to stock",
        ReturnDecision.Rework => "reworked",
        ReturnDecision.Scrap => "scrapped",
        _ => "sent back",
    };

    /// <summary>Everything that a return's own verbs read.</summary>
    public static IQueryable<Return> ForDeciding(this IQueryable<Return> returns) => returns
        .Include(r => r.Inputs).ThenInclude(i => i.Lot)
        .Include(r => r.Outputs).ThenInclude(o => o.Lot.Holds)
        .Include(r => r.Outputs).ThenInclude(o => o.Lot.Product)
        .Include(r => r.Outputs).ThenInclude(o => o.Lot.Material)
        .Include(r => r.Outputs).ThenInclude(o => o.Lot.Root)
        .AsSplitQuery();

    /// <summary>Returns about which nobody has decided, and of which something is here.</summary>
    public static IQueryable<Return> Undecided(this IQueryable<Return> returns) =>
        returns.Where(r => r.Decision == null && r.Outputs.Any(o => o.VoidedAt == null && o.Lot.Status == LotStatus.Quarantined && o.Lot.OnHandMicro > 0));

    /// <summary>The line with which this unit or batch left last, and of which not all came back yet.</summary>
    /// <exception cref="DomainRuleException">It never left, or came back already; the sentence says where it is.</exception>
    public static async Task<ShipmentLine> LineThatLeft(this TraceabilityDb db, string? number, string field = "Lot", CancellationToken cancel = default)
    {
        var key = NumberKey.Of(NumberKey.Kept(number, "serial or batch number", field));
        var lots = await db.Lots.AsNoTracking().Where(l => l.NumberKey == key || l.SerialKey == key).OrderBy(l => l.Id).Select(l => new { l.Id, l.Number, l.OnHandMicro, l.Unit, l.Location }).ToListAsync(cancel);
        if (lots.Count == 0)
            throw new DomainRuleException($"\"{number!.Trim()}\" is not a number in this shop, so it did not leave from here. Read the number on it again.", field);
        var ids = lots.Select(l => l.Id).ToList();
        var lines = await db.ShipmentLines.AsNoTracking().Include(l => l.Shipment).ThenInclude(s => s.Customer).Include(l => l.Lot).Where(l => ids.Contains(l.LotId!.Value) && l.VoidedAt == null).OrderByDescending(l => l.Id).ToListAsync(cancel);
        foreach (var line in lines)
        {
            var (shipped, back) = await db.WentAndCame(line.Lot!, cancel);
            if (back < shipped) return line;
        }
        if (lots.Find(l => l.OnHandMicro > 0) is { } here)
            throw new DomainRuleException($"{number!.Trim()} {(lines.Count == 0 ? "was never shipped" : "came back already")}: {new Quantity(here.OnHandMicro, here.Unit)} of it {(here.OnHandMicro == Quantity.One ? "is" : "are")} here as {here.Number}{(here.Location is null ? "" : $", {here.Location}")}. Read the number on what was returned again.", field);
        var into = await db.Inputs.Where(i => ids.Contains(i.LotId) && i.VoidedAt == null && !(i.Transformation is Return)).OrderByDescending(i => i.Id).Select(i => i.Transformation.Number).FirstOrDefaultAsync(cancel);
        throw new DomainRuleException($"{number!.Trim()} was never shipped by itself: {(into is null ? "nothing of it is here any more" : $"it went into {into}")}. Scan what left, or read the number again.", field);
    }
}
