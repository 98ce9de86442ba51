using Traceability.Lots;

namespace Traceability.Recalls;

/// <summary>The sentence that somebody will say on the telephone.</summary>
public static class RecallSentence
{
    /// <summary>"PLA-0424-01 is in 51 units that 34 customers have; 36 units and 800 g are still here."</summary>
    public static string Of(RecallScope scope)
    {
        var shipped = Amounts(scope.ShippedLines.Select(l => (l.Amount, l.IsProduct)));
        var here = Amounts(scope.OnHand.Select(l => (l.OnHand, l.ProductId is not null)));
        var customers = scope.Customers.Count == 1 ? "one customer has" : $"{scope.Customers.Count} customers have";
        var gone = scope.Customers.Count == 0
            ? $"Nothing of {scope.Root.Number} was shipped"
            : $"{scope.Root.Number} is in {shipped} that {customers}";
        return $"{gone}; {(here.Length == 0 ? "nothing of it is here any more" : $"{here} {(IsOne(scope) ? "is" : "are")} still here")}.";
    }

    /// <summary>"51 units, 800 g": what is counted alike is added up.</summary>
    public static string Amounts(IEnumerable<(Quantity Amount, bool IsProduct)> amounts)
    {
        var words = amounts.GroupBy(a => (a.Amount.Unit, a.IsProduct)).OrderByDescending(g => g.Key.IsProduct).ThenBy(g => g.Key.Unit)
            .Select(g => (Sum: g.Aggregate(Int128.Zero, (sum, a) => sum + a.Amount.Micro), g.Key))
            .Where(g => g.Sum != 0)
            .Select(g => g.Key.IsProduct && g.Key.Unit == Unit.Pcs
                ? $"{new Quantity((long)g.Sum, Unit.Pcs).Number} {(g.Sum == Quantity.One ? "unit" : "units")}"
                : new Quantity((long)g.Sum, g.Key.Unit).ToString())
            .ToList();
        return words.Count < 2 ? string.Concat(words) : string.Join(", ", words[..^1]) + " and " + words[^1];
    }

    private static bool IsOne(RecallScope scope) => scope.OnHand.Take(2).ToList() is [{ OnHand.Micro: Quantity.One }];
}
