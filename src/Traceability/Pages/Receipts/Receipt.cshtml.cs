using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Pages.Heats;
using Traceability.Pages.Stock;
using Traceability.Places;
using Traceability.Purchasing;
using Traceability.Receiving;
using Traceability.Scanning;

namespace Traceability.Pages.Receipts;

/// <summary>One delivery: a line after the other becomes a lot, and what came so far.</summary>
public sealed class ReceiptModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : StockPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public LineInput Input { get; set; } = new();

    public Receipt Receipt { get; private set; } = null!;

    public IReadOnlyList<LotRow> Lots { get; private set; } = [];

    /// <summary>Lots of other numbers that the eye confuses with one of these.</summary>
    public IReadOnlyList<(LotRow Lot, string Like, long LikeId)> LookAlikes { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Materials { get; private set; } = [];

    /// <summary>Papers that name the delivery: its packing slip.</summary>
    public IReadOnlyList<PaperRow> Papers { get; private set; } = [];

    /// <summary>Shows the lines of this order, also those that came whole; without it all that the supplier still owes.</summary>
    [FromQuery]
    public string? Order { get; set; }

    /// <summary>What was ordered: of the order it comes for, or of all that are open.</summary>
    public IReadOnlyList<OrderedRow> Ordered { get; private set; } = [];

    /// <summary>The line that the form is filled in for.</summary>
    public OrderedRow? For => Ordered.FirstOrDefault(r => r.Id == Input.Ordered);

    /// <summary>The order whose lines are shown, where it is one.</summary>
    public string? OrderShown { get; private set; }

    public LotRow? NextToVerify => Lots.FirstOrDefault(l => l.State == LotState.Waiting);

    public bool IsLate => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Receipt.RecordedAt, Zone).DateTime) > Receipt.ReceivedOn;

    public override async Task Load()
    {
        // Scanned before the delivery was opened, and not known then.
        if (HttpMethods.IsGet(Request.Method) && Request.Query["number"] is [{ Length: > 0 } scanned]) Fill(ScannedCode.Of(scanned));
        Receipt = Found(await Db.Receipts.AsNoTracking().Include(r => r.Supplier).Include(r => r.Customer).Include(r => r.Against).SingleOrDefaultAsync(r => r.Id == Id));
        if (Receipt is { IsOpening: false, SupplierId: { } supplier })
        {
            var order = string.IsNullOrWhiteSpace(Order) ? Receipt.AgainstId : await OrderOf(supplier);
            Ordered = await Db.Ordered(supplier, order);
            OrderShown = order is null ? null : Ordered.Select(r => r.Order).FirstOrDefault() ?? Receipt.Against?.Number;
            if (HttpMethods.IsGet(Request.Method) && long.TryParse(Request.Query["line"], out var line) && Ordered.FirstOrDefault(r => r.Id == line) is { } wanted)
                (Input.Ordered, Input.Material, Input.Quantity) = (wanted.Id, wanted.MaterialId, wanted.IsOpen ? wanted.Open.Number : null);
        }
        Lots = await Db.Lots.AsNoTracking().Where(l => l.ReceiptId == Id).OrderBy(l => l.Id).Select(LotRow.Of).ToListAsync();
        Papers = await PaperRow.Of(Db, Db.Documents.Where(d => d.Receipts.Any(r => r.Id == Id))).Take(HeatModel.Longest).ToListAsync();
        var keys = Lots.Select(l => l.LookAlikeKey).Distinct().ToList();
        var like = await Db.Lots.AsNoTracking().Where(l => keys.Contains(l.LookAlikeKey)).Select(l => new { l.Id, l.Number, l.LookAlikeKey }).ToListAsync();
        LookAlikes = [.. Lots.SelectMany(l => like.Where(o => o.LookAlikeKey == l.LookAlikeKey && (o.Id < l.Id || Lots.All(own => own.Id != o.Id))).Select(o => (l, o.Number, o.Id))).Take(5)];
        Materials = [new("Choose", ""), .. (await Db.Materials.AsNoTracking().OrderBy(m => m.Name).Select(m => new { m.Id, m.Name, m.Code, m.Unit }).ToListAsync())
            .Select(m => new SelectListItem($"{m.Name} · {m.Code} · in {m.Unit.Word(one: false)}", $"{m.Id}"))];
    }

    /// <summary>A maker's GS1 code says what the form asks; any other number becomes ours.</summary>
    private void Fill(ScannedCode code)
    {
        if (code.IsGs1) (Input.SupplierLot, Input.ExpiresOn, Input.Quantity) = (code.Facts.Lot ?? code.Facts.Serial, code.Facts.ExpiresOn(Today), code.Facts.Amount is { } amount ? $"{amount.Number} {amount.Unit.Symbol()}" : null);
        else if (code.Text.Length <= NumberKey.MaxLength) Input.Number ??= code.Text;
    }

    public Task<IActionResult> OnPostAsync() => Once("receive a lot", async () =>
    {
        var receipt = Found(await Db.Receipts.Include(r => r.Supplier).Include(r => r.Customer).SingleOrDefaultAsync(r => r.Id == Id));
        var material = await Db.Materials.FindAsync(Input.Material)
            ?? throw new DomainRuleException("This material is not known. Choose one of the list, or add it first.", "Material");
        var amount = Amounts.Typed(Input.Quantity, material.Unit, "Quantity");
        var heat = string.IsNullOrWhiteSpace(Input.Heat) ? null : await Db.HeatOf(Input.Mill, Input.Heat);
        var number = Input switch
        {
            { Number: { } own } when !string.IsNullOrWhiteSpace(own) => await numbers.Given(own),
            { SameAsSuppliers: true } => await numbers.Given(NumberKey.Kept(Input.SupplierLot, "supplier's lot number", "SupplierLot"), "SupplierLot"),
            _ => await numbers.Lot(material, receipt.ReceivedOn),
        };
        var ordered = Input.Ordered is { } line
            ? await Db.OrderedLine(line) ?? throw new DomainRuleException("This line of an order is not there any more. Choose another, or receive it without the order.")
            : null;
        var lot = receipt.Take(new(number, material, amount, Input.SupplierLot, heat, await Db.PlaceName(Input.Location), Input.ExpiresOn, Input.Mill, ordered));
        await Db.SaveChangesAsync();
        OffersLabels($"lot={lot.Id}");
        return ($"/receipts/{Id}{(string.IsNullOrWhiteSpace(Order) ? "" : QueryString.Create("order", Order))}", $"{lot.Number} is in: {lot.OnHand} of {material.Name}. Write {lot.Number} on it.{Standing(ordered)}", (string?)null);
    });

    /// <summary>How the line of the order stands now; what is too much is said, and kept.</summary>
    private static string Standing(PurchaseLine? line) => line switch
    {
        null => "",
        _ when !line.Over.IsZero => $" That is {line.Over} more than {line.Order.Number}, {line.InWords}, ordered.",
        _ when line.IsOpen => $" {line.Open} of {line.Order.Number}, {line.InWords}, are still to come.",
        _ => $" {line.Order.Number}, {line.InWords}, is here whole.",
    };

    private async Task<long?> OrderOf(long supplier)
    {
        var key = NumberKey.Of(Order!);
        return await Db.PurchaseOrders.Where(o => o.NumberKey == key && o.SupplierId == supplier).Select(o => (long?)o.Id).SingleOrDefaultAsync() ?? Receipt.AgainstId;
    }
}

public sealed class LineInput
{
    /// <summary>The line of an order that it comes for.</summary>
    public long? Ordered { get; set; }

    [Required(ErrorMessage = "Choose the material."), Display(Name = "material")]
    public long? Material { get; set; }

    [Required(ErrorMessage = "How much? Type an amount, for example 5 or 0.75.")]
    public string? Quantity { get; set; }

    public string? SupplierLot { get; set; }

    public bool SameAsSuppliers { get; set; }

    public string? Number { get; set; }

    public string? Heat { get; set; }

    public string? Mill { get; set; }

    public string? Location { get; set; }

    public DateOnly? ExpiresOn { get; set; }
}
