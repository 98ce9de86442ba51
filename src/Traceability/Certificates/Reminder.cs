using System.Globalization;
using System.Text;
using Traceability.Suppliers;

namespace Traceability.Certificates;

/// <summary>A lot of the stock with the papers it lacks.</summary>
public sealed record OwedLot(long Id, string Number, string Material, string? SupplierLot, string? Heat, DateOnly? ReceivedOn, string? PackingSlip, IReadOnlyList<PaperNeed> Needs);

/// <summary>The letter that asks a supplier for what is missing: in his terms, to be copied into a mail.</summary>
public static class Reminder
{
    /// <param name="more">How many further lots there are, which are not in the list.</param>
    public static string To(Supplier supplier, IReadOnlyList<OwedLot> lots, int more, string? shop)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"Dear {supplier.Contact ?? supplier.Name},\n\nfor material that you delivered to us, these papers have not come yet:\n\n");
        foreach (var lot in lots)
        {
            string?[] said =
            [
                lot.Material,
                lot.Heat is null ? null : $"heat {lot.Heat}",
                lot.SupplierLot is null ? null : $"your lot {lot.SupplierLot}",
                lot.ReceivedOn is null ? null : $"received {lot.ReceivedOn:yyyy-MM-dd}",
                lot.PackingSlip is null ? null : $"packing slip {lot.PackingSlip}",
                $"our number {lot.Number}",
            ];
            text.Append(CultureInfo.InvariantCulture, $"- {string.Join(", ", said.OfType<string>())}:\n  {string.Join(", ", lot.Needs.Select(n => n.Word))}\n");
        }
        if (more > 0) text.Append(CultureInfo.InvariantCulture, $"- and {more} more lots, which we can name\n");
        return text.Append(CultureInfo.InvariantCulture, $"\nPlease send each as a file. A certificate has to name the lot or the heat; a declaration has to name the material.\n\nWith kind regards\n{shop}").ToString().TrimEnd();
    }
}
