using System.Globalization;
using Traceability.Exchange;
using Traceability.Lots;

namespace Traceability.Orders.Online;

/// <summary>
/// Reads an export of orders row by row. What is said of the order itself stands in its first row, or in each; a row that
/// cannot be read leaves its whole order out, never a part of it.
/// </summary>
internal sealed class ShopFileReading
{
    /// <summary>The most rows that are read of one file.</summary>
    public const int MostRows = 100_000;

    private const int MostFaults = 200;

    private static readonly string[] Days =
    [
        "yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd HH:mm:ss 'UTC'",
    ];

    // As Etsy writes it, wherever its seller lives.
    private static readonly string[] EtsyDays = ["MM/dd/yy", "MM/dd/yyyy", "M/d/yyyy", .. Days];

    private readonly string fileName;
    private readonly ShopFormat format;
    private readonly SheetRows rows;
    private readonly IReadOnlyDictionary<ShopField, int> places;
    private readonly DateOnly today;
    private readonly TimeZoneInfo zone;
    private readonly Dictionary<string, ShopOrder> orders = [];
    private readonly List<ShopOrder> inOrder = [];
    private readonly List<Fault> faults = [];
    private int faultCount;

    private ShopFileReading(string fileName, SheetRows rows, string field, DateOnly today, TimeZoneInfo zone)
    {
        (this.fileName, this.rows, this.today, this.zone) = (fileName, rows, today, zone);
        if (rows.Header.Any(h => h.Contains(Cells.NotText, StringComparison.Ordinal)))
            throw new DomainRuleException($"{fileName} is not UTF-8 text. Save it as “CSV UTF-8”, or export it again and do not open it in between.", field);
        format = ShopFormat.Of(rows.Header, fileName, field);
        places = format.Places(rows.Header);
    }

    /// <param name="zone">The shop's: an order is of its local day.</param>
    /// <exception cref="DomainRuleException">It is no export of orders that is known, or too long.</exception>
    public static OrdersInFile Read(string fileName, Stream content, DateOnly today, TimeZoneInfo zone, string field = "File", CancellationToken cancel = default)
    {
        using var rows = new CsvRows(content);
        var reading = new ShopFileReading(fileName, rows, field, today, zone);
        reading.All(field, cancel);
        return new(reading.format.Shop, fileName, reading.inOrder, reading.faults, reading.faultCount, Enum.GetValues<ShopField>().Where(reading.format.Names.ContainsKey).ToDictionary(f => f, reading.Head));
    }

    private void All(string field, CancellationToken cancel)
    {
        ShopOrder? last = null;
        for (var count = 1; rows.Next(); count++)
        {
            cancel.ThrowIfCancellationRequested();
            if (count > MostRows)
                throw new DomainRuleException($"{fileName} has more than {MostRows:N0} rows. Export a shorter time, and bring the parts one after the other.", field);
            var broken = rows.Broken ?? (rows.Count != rows.Header.Count ? $"has {rows.Count} cells, the header has {rows.Header.Count}; export it again, and do not change it in between" : null);
            if (broken is not null)
            {
                // It may be a line of the order above it, which then does not come in without it.
                Fault(null, broken, last);
                continue;
            }
            last = Of(last) ?? last;
        }
        foreach (var order in inOrder.Where(o => o is { IsFaulty: false, LeftOut: null, Lines.Count: 0 })) order.LeftOut = "nothing of it is wanted any more";
    }

    /// <summary>Reads the row that is at hand, and gives the order that it belongs to.</summary>
    private ShopOrder? Of(ShopOrder? last)
    {
        var written = Cell(ShopField.Number);
        var order = last;
        if (written.Length > 0)
        {
            if (Cells.Read(new(Head(ShopField.Number), CellKind.Number), written, out _) is { } wrong)
            {
                Fault(ShopField.Number, wrong, null);
                return null;
            }
            if (!orders.TryGetValue(ShopOrder.KeyOf(written), out order))
            {
                order = orders[ShopOrder.KeyOf(written)] = new(written, rows.Row);
                inOrder.Add(order);
            }
        }
        if (order is null)
        {
            Fault(ShopField.Number, "is empty, and there is no order above it that the row could belong to", null);
            return null;
        }
        if (places.Keys.FirstOrDefault(f => Cell(f).Contains(Cells.NotText, StringComparison.Ordinal), ShopField.Number) is not ShopField.Number and var odd)
            Fault(odd, "is not UTF-8 text; export it again, and do not open it in between", order);
        if (order.Row == rows.Row) Begin(order);
        Line(order);
        return order;
    }

    /// <summary>What is said of the order itself.</summary>
    private void Begin(ShopOrder order)
    {
        order.Status = Trimmed(ShopField.Status) ?? Trimmed(ShopField.Payment);
        order.LeftOut = Cell(ShopField.Cancelled).Length > 0 ? "cancelled" : WhyNot(order.Status);
        if (Day(Cell(ShopField.Day)) is { } day) order.OrderedOn = day;
        else Fault(ShopField.Day, Cell(ShopField.Day).Length == 0 ? "is empty, and it is needed" : $"\"{Cells.Short(Cell(ShopField.Day))}\" is not a day that has been; {(format.Shop == OnlineShop.Etsy ? "Etsy writes it as 05/31/24" : "it is written as 2024-05-31")}", order);

        var name = Trimmed(ShopField.Name) ?? $"{Trimmed(ShopField.FirstName)} {Trimmed(ShopField.LastName)}".Trim();
        var company = Trimmed(ShopField.Company);
        var email = Trimmed(ShopField.Email);
        var known = email ?? Trimmed(ShopField.Buyer) ?? (name.Length > 0 ? name : company);
        if (known is null) Fault(format.Names.ContainsKey(ShopField.Email) ? ShopField.Email : ShopField.Buyer, "is empty, and there is no name either; enter this order by hand", order);
        else if (Cells.Read(new("buyer", CellKind.Number), known, out _) is { } wrong) Fault(email is null ? ShopField.Buyer : ShopField.Email, wrong, order);
        else order.Buyer = new(known, Fit(company ?? (name.Length > 0 ? name : known), Text.LineLength), email, Fit(Trimmed(ShopField.Phone), Text.LineLength), Address(name, company));
    }

    private void Line(ShopOrder order)
    {
        var (sku, item, variation) = (Trimmed(ShopField.Sku), Trimmed(ShopField.Item), Trimmed(ShopField.Variation));
        var name = string.Join(", ", new[] { item, variation }.OfType<string>());
        var article = sku ?? name;
        // Some exports have rows of discounts and shipping, or of an order without any item.
        if (article.Length == 0 && Cell(ShopField.Quantity).Length == 0 && Cell(ShopField.QuantityLeft).Length == 0) return;
        if (Cells.Read(new("article", CellKind.Number) { Required = true }, article, out _) is { } unnamed)
        {
            Fault(sku is null ? ShopField.Item : ShopField.Sku, unnamed, order);
            return;
        }
        if (Pieces(order) is not { } pieces || pieces == 0) return;
        order.Add(new(rows.Row, article, Fit(name.Length > 0 ? name : article, Text.LineLength), pieces));
    }

    /// <summary>How many are wanted, without what was given back; null where it cannot be said.</summary>
    private long? Pieces(ShopOrder order)
    {
        var asked = Cell(ShopField.QuantityLeft).Length > 0 ? ShopField.QuantityLeft : ShopField.Quantity;
        if (Whole(asked, order) is not { } pieces) return null;
        if (Cell(ShopField.QuantityBack).Length == 0) return pieces;
        // Some versions write what was given back as -1.
        return Whole(ShopField.QuantityBack, order) is { } back ? Math.Max(0, pieces - Math.Abs(back)) : null;
    }

    private long? Whole(ShopField field, ShopOrder order)
    {
        if (Cells.Read(new(Head(field), CellKind.Amount) { Required = true, Sign = field == ShopField.QuantityBack ? Sign.Any : Sign.NotBelowNothing }, Cell(field), out var amount) is { } wrong) Fault(field, wrong, order);
        else if (amount.Whole % Quantity.One != 0) Fault(field, $"\"{Cells.Short(Cell(field))}\" is not a whole number of pieces", order);
        else return amount.Whole / Quantity.One;
        return null;
    }

    private DateOnly? Day(string written)
    {
        var forms = format.Shop == OnlineShop.Etsy ? EtsyDays : Days;
        if (!DateTimeOffset.TryParseExact(written, forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return null;
        // With its offset it is a moment, and that was the shop's day; without one it is the day that stands there.
        var day = DateOnly.FromDateTime(written.Length > 19 ? TimeZoneInfo.ConvertTime(at, zone).DateTime : at.UtcDateTime);
        // The online shop's clock may be a day ahead of this one.
        return day <= today ? day : day == today.AddDays(1) ? today : null;
    }

    private string? WhyNot(string? status)
    {
        var word = (status ?? "").Trim().ToLowerInvariant().Replace('-', ' ').Replace('_', ' ');
        if (word.StartsWith("wc ", StringComparison.Ordinal)) word = word[3..];
        return word switch
        {
            "cancelled" or "canceled" => "cancelled",
            "refunded" => "refunded",
            "voided" or "expired" => "its payment was called off",
            "failed" => "its payment failed",
            "pending payment" => "not paid yet",
            // On an invoice, in the one; never finished, in the other.
            "pending" when format.Shop == OnlineShop.Woocommerce => "not paid yet",
            "trash" => "thrown away there",
            "draft" or "checkout draft" => "a draft there",
            _ => null,
        };
    }

    private string? Address(string name, string? company)
    {
        var town = string.Join(' ', new[] { Trimmed(ShopField.Zip), Trimmed(ShopField.City), Trimmed(ShopField.State) }.OfType<string>());
        var lines = new[] { company is null ? null : name, Trimmed(ShopField.Street), Trimmed(ShopField.Street2), town, Trimmed(ShopField.Country) }.Where(l => !string.IsNullOrWhiteSpace(l));
        return string.Join('\n', lines) is { Length: > 0 } address ? Fit(address, 1000) : null;
    }

    private string Cell(ShopField field) => places.TryGetValue(field, out var at) ? rows[at].Trim() : "";

    /// <summary>A cell of words; the apostrophe that an export puts before what a spreadsheet would reckon with is no part of it.</summary>
    private string? Trimmed(ShopField field)
    {
        var cell = Cell(field);
        if (cell is ['\'', '=' or '+' or '-' or '@' or (>= '0' and <= '9'), ..]) cell = cell[1..];
        cell = string.Concat(cell.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return cell.Length == 0 ? null : cell;
    }

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(words))]
    private static string? Fit(string? words, int most) => words?.Length > most ? words[..most] : words;

    private string Head(ShopField field) => places.TryGetValue(field, out var at) ? rows.Header[at] : format.Names[field][0];

    private void Fault(ShopField? field, string says, ShopOrder? order)
    {
        if (order is not null) order.IsFaulty = true;
        if (++faultCount <= MostFaults) faults.Add(new(fileName, rows.Row, field is { } f ? Head(f) : null, says));
    }
}
