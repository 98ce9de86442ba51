using Microsoft.AspNetCore.Mvc;
using Traceability.Data;
using Traceability.Purchasing;

namespace Traceability.Pages.Purchasing;

/// <summary>One line of an order: set right, its papers chosen, or taken off.</summary>
public sealed class LineModel(TraceabilityDb db, Acts acts, TimeProvider clock) : OrderPage(db, acts, clock)
{
    [FromRoute]
    public int Position { get; set; }

    [BindProperty]
    public ChangedLineInput Input { get; set; } = new();

    public PurchaseLine Line { get; private set; } = null!;

    public override async Task Load()
    {
        await base.Load();
        Line = TheLine(Order);
    }

    public async Task OnGetAsync()
    {
        await Load();
        Input = ChangedLineInput.Of(Line);
    }

    public Task<IActionResult> OnPostAsync() => Once(Act("change"), order =>
    {
        var line = TheLine(order);
        order.Change(line, Input.Terms(line), Input.Reason, By, Acts.Now);
        return Task.FromResult(order.IsSent ? $"Line {line.Position} is amended. Tell {order.Supplier.Name}: the PDF says what changed." : $"Line {line.Position} is changed.");
    });

    public Task<IActionResult> OnPostTakeOffAsync() => Once(Act("take off"), order =>
    {
        var line = TheLine(order);
        if (order.TakeOff(line, Input.Reason, By, Acts.Now)) Db.Remove(line);
        return Task.FromResult($"Line {line.Position} is off.{(order.IsSent ? $" Tell {order.Supplier.Name}." : "")}");
    });

    private static string Act(string verb) => $"{verb} a line of an order";

    private PurchaseLine TheLine(PurchaseOrder order) => Found(order.Lines.SingleOrDefault(l => l.Position == Position));
}
