using System.Globalization;
using System.Text;

namespace Traceability.Purchasing;

/// <summary>The order in words, to be copied into a mail: what is asked for, line by line.</summary>
public static class PurchaseLetter
{
    /// <summary>What goes for every paper.</summary>
    public const string Terms = "Please send the papers with the goods or before, as files where you can. A certificate has to name the heat or lot that is delivered; goods without their papers wait here unaccepted.";

    public static string Of(PurchaseOrder order, string? shop)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"Dear {order.Supplier.Contact ?? order.Supplier.Name},\n\nplease deliver to our order {order.Number}{(order.Reference is null ? "" : $" (your reference {order.Reference})")}{(order.Amendments.Count > 0 ? $", amendment {order.Amendments.Count}" : "")}:\n\n");
        foreach (var line in order.LiveLines)
        {
            text.Append(CultureInfo.InvariantCulture, $"{line.Position}. {line.Amount} of {string.Join(", ", new[] { line.Material.Name, line.Material.Grade, line.Material.Form }.OfType<string>())}{(line.WantedOn is { } on ? $", by {on:yyyy-MM-dd}" : "")}\n");
            if (line.Note is { } note) text.Append(CultureInfo.InvariantCulture, $"   {note}\n");
            foreach (var request in line.Asked.Requests()) text.Append(CultureInfo.InvariantCulture, $"   - with {request}\n");
        }
        if (order.LiveLines.Any(l => l.Documents.Count > 0)) text.Append(CultureInfo.InvariantCulture, $"\n{Terms}\n");
        if (order.Note is { } more) text.Append(CultureInfo.InvariantCulture, $"\n{more}\n");
        return text.Append(CultureInfo.InvariantCulture, $"\nWith kind regards\n{shop}").ToString().TrimEnd();
    }
}
