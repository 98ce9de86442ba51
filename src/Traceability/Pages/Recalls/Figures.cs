using System.Globalization;
using Traceability.Lots;
using Traceability.Recalls;

namespace Traceability.Pages.Recalls;

/// <summary>The numbers of a recall that are read from a metre away.</summary>
public sealed record Figures((string Number, string What, string Where) Out, string Here)
{
    public static Figures Of(RecallScope scope)
    {
        var where = scope.Shipments.Count switch { 0 => "nothing was shipped", 1 => "in one shipment", var n => $"in {n.ToString("N0", CultureInfo.CurrentCulture)} shipments" };
        var here = RecallSentence.Amounts(scope.OnHand.Select(l => (l.OnHand, l.ProductId is not null)));
        return new(Shipped(scope, where), here.Length == 0 ? "nothing is here any more" : here);
    }

    private static (string, string, string) Shipped(RecallScope scope, string where)
    {
        var units = scope.ShippedLines.Where(l => l.IsProduct && l.Amount.Unit == Unit.Pcs).Aggregate(Int128.Zero, (sum, l) => sum + l.Amount.Micro) / Quantity.One;
        // Material that was sold as it is has no units to count.
        return units > 0 || scope.ShippedLines.Count == 0
            ? (units.ToString("N0", CultureInfo.CurrentCulture), units == 1 ? "unit with a customer" : "units with customers", where)
            : (scope.ShippedLines.Count.ToString("N0", CultureInfo.CurrentCulture), "parts of it with customers", where);
    }
}
