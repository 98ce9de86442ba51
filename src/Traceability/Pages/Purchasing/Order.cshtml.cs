using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Pages.Trace;
using Traceability.Printing;
using Traceability.Purchasing;
using Traceability.Shops;

namespace Traceability.Pages.Purchasing;

/// <summary>One order: what is wanted, with which papers; sent, and what of it came.</summary>
public sealed class OrderModel(TraceabilityDb db, Acts acts, TimeProvider clock) : OrderPage(db, acts, clock)
{
    [BindProperty]
    public NewLineInput Input { get; set; } = new();

    [BindProperty]
    public SendInput Sending { get; set; } = new();

    [BindProperty]
    public EndInput Ending { get; set; } = new();

    public IReadOnlyList<SelectListItem> Materials { get; private set; } = [];

    /// <summary>What somebody should know before it goes out.</summary>
    public IReadOnlyList<string> Doubts { get; private set; } = [];

    /// <summary>The order in words, for a mail.</summary>
    public string Letter { get; private set; } = "";

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public string Name(string? code) => code is null ? "" : Names.GetValueOrDefault(code, code);

    public bool IsAwaited => Order.State is PurchaseState.Sent or PurchaseState.PartDelivered;

    public bool IsLate(PurchaseLine line) => line.IsOpen && Order.IsSent && !Order.IsEnded && line.WantedOn < Today;

    public override async Task Load()
    {
        await base.Load();
        Doubts = Order.IsSent || Order.IsEnded ? [] : Order.Doubts();
        Letter = PurchaseLetter.Of(Order, (await Db.TheShop())?.Name);
        Names = await Db.NamesOf([Order.RecordedBy, Order.SentBy, Order.EndedBy, .. Order.Amendments.Select(a => a.By)]);
        if (!Order.IsEnded)
            Materials = [new("Choose", ""), .. (await Db.Materials.AsNoTracking().OrderBy(m => m.Name).Select(m => new { m.Id, m.Name, m.Code, m.Unit }).ToListAsync())
                .Select(m => new SelectListItem($"{m.Name} · {m.Code} · in {m.Unit.Word(one: false)}", $"{m.Id}"))];
    }

    public Task<IActionResult> OnPostLineAsync() => Once("order a material", async order =>
    {
        var material = await Db.Materials.FindAsync(Input.Material)
            ?? throw new DomainRuleException("This material is not known. Choose one of the list, or add it first.", "Material");
        var line = order.Wants(material, new(Amounts.Typed(Input.Quantity, material.Unit, "Quantity"), Input.WantedOn, Input.Note, AskedPapers.UsualFor(material)), Input.Reason, By, Acts.Now);
        return $"Line {line.Position}: {line.Amount} of {material.Name}, with {line.Asked.InShort()}.";
    });

    public Task<IActionResult> OnPostSendAsync() => Once("send a purchase order", order =>
    {
        order.Send(Sending.AllTheSame, By, Acts.Now);
        return Task.FromResult($"{order.Number} is sent to {order.Supplier.Name}. Its lines are fixed now.");
    });

    public Task<IActionResult> OnPostCloseAsync() => Once("close a purchase order", order =>
    {
        order.Close(Ending.Reason, By, Acts.Now);
        return Task.FromResult($"{order.Number} is closed. Nothing more is awaited of it.");
    });

    public Task<IActionResult> OnPostCancelAsync() => Once("cancel a purchase order", order =>
    {
        order.Cancel(Ending.Reason, By, Acts.Now);
        return Task.FromResult($"{order.Number} is cancelled.{(order.IsSent ? $" Tell {order.Supplier.Name}." : "")}");
    });

    /// <summary>The order as it goes to the supplier.</summary>
    public async Task<IActionResult> OnGetPaperAsync()
    {
        await Load();
        return PurchaseReport.Of(Order, await Db.PageHead(), Acts.Who.Name, Acts.Now, Zone).As(new PdfReport(), $"{Order.Number} {Order.Supplier.Name}");
    }
}
