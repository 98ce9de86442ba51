using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;

namespace Traceability.Scanning;

/// <summary>Binds labels to lots. Inside an act, so that two people with one label come one after the other.</summary>
public sealed class BindingCodes(TraceabilityDb db, RootFinder finder)
{
    /// <exception cref="DomainRuleException">It is bound, is somebody's number, or is no code by which one lot is known.</exception>
    public async Task<BoundCode> Bind(string? written, Lot lot, string by, DateTimeOffset at, CancellationToken cancel = default)
    {
        var code = ScannedCode.Of(written);
        var bound = await db.BoundTo(code, cancel);
        var binding = BoundCode.Bind(code, lot, bound?.Lot, await OwnNumber(code, cancel), by, at);
        db.BoundCodes.Add(binding);
        return binding;
    }

    /// <summary>What we gave this number to. A supplier's number may stand on many lots and decides nothing.</summary>
    private async Task<string?> OwnNumber(ScannedCode code, CancellationToken cancel)
    {
        if (code.IsEmpty || code.IsGs1 || code.Address is not null || code.Text.Length > NumberKey.MaxLength) return null;
        if (await db.CutPieces.AnyAsync(p => p.NumberKey == code.Key, cancel)) return $"the piece {code.Text}";
        return (await finder.Find(code.Text, cancel)).FirstOrDefault(r => r.Kind is not (RootKind.SupplierLot or RootKind.Heat or RootKind.Certificate) && NumberKey.Of(r.Number) == code.Key) is { } root
            ? $"the {root.Word} {root.Number}"
            : null;
    }
}

public static class BoundCodeQueries
{
    /// <summary>Where the code is bound now, with its lot.</summary>
    public static Task<BoundCode?> BoundTo(this TraceabilityDb db, ScannedCode code, CancellationToken cancel = default)
    {
        var key = code.Key;
        return db.BoundCodes.Include(b => b.Lot).SingleOrDefaultAsync(b => b.CodeKey == key && b.ReleasedAt == null, cancel);
    }
    /// <summary>The same numbers, with a lot's own in the place of a label that is bound to it.</summary>
    public static async Task<List<string>> WithoutLabels(this TraceabilityDb db, IReadOnlyList<string> numbers, CancellationToken cancel = default)
    {
        var keys = numbers.Select(n => ScannedCode.Of(n).Key).Distinct().ToList();
        var lots = await db.BoundCodes.Where(b => keys.Contains(b.CodeKey) && b.ReleasedAt == null).Select(b => new { b.CodeKey, b.Lot.Number }).ToDictionaryAsync(b => b.CodeKey, b => b.Number, cancel);
        return [.. numbers.Select(n => lots.GetValueOrDefault(ScannedCode.Of(n).Key, n)).DistinctBy(NumberKey.Of)];
    }
}
