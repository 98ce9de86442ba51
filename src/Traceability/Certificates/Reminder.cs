using System.Globalization;
using System.Text;
using Traceability.Suppliers;

namespace Traceability.Certificates;

/// <summary>One paper that a lot lacks.</summary>
/// <param name="Demanded">The type by EN 10204 that the order demanded of it.</param>
/// <param name="Other">What the other paper is, in the words of the order.</param>
public sealed record OwedPaper(PaperNeed Need, string? Demanded = null, string? Other = null)
{
    /// <summary>As said in a letter.</summary>
    public string Word => Other ?? Need.Word + (Demanded is null ? "" : $", type {Demanded} by EN 10204");

    public string Title => Other is null ? Need.Title + (Demanded is null ? "" : " " + Demanded) : Other.Sentence();
}

/// <summary>A lot of the stock with the papers it lacks.</summary>
/// <param name="Days">How long it has been here without them.</param>
/// <param name="Order">The order of ours that it came for.</param>
public sealed record OwedLot(long Id, string Number, string Material, string? SupplierLot, string? Heat, DateOnly? ReceivedOn, int? Days, string? PackingSlip, string? Order, IReadOnlyList<OwedPaper> Needs);

/// <summary>The letter that asks a supplier for what is missing: in his terms, the oldest first, to be copied into a mail.</summary>
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
                lot.ReceivedOn is null ? null : $"received {lot.ReceivedOn:yyyy-MM-dd}{(lot.Days > 0 ? $" ({Days(lot.Days.Value)} ago)" : "")}",
                lot.Order is null ? null : $"our order {lot.Order}",
                lot.PackingSlip is null ? null : $"packing slip {lot.PackingSlip}",
                $"our number {lot.Number}",
            ];
            text.Append(CultureInfo.InvariantCulture, $"- {string.Join(", ", said.OfType<string>())}:\n  {string.Join(", ", lot.Needs.Select(n => n.Word))}\n");
        }
        if (more > 0) text.Append(CultureInfo.InvariantCulture, $"- and {more} more lots, which we can name\n");
        return text.Append(CultureInfo.InvariantCulture, $"\nPlease send each as a file. A certificate has to name the lot or the heat; a declaration has to name the material.\n\nWith kind regards\n{shop}").ToString().TrimEnd();
    }

    /// <summary>"1 day", "34 days".</summary>
    public static string Days(int days) => days == 1 ? "1 day" : string.Create(CultureInfo.InvariantCulture, $"{days} days");
}
