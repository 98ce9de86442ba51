using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Pages.Making;
using Traceability.Suppliers;

namespace Traceability.Pages.Outside;

/// <summary>Lots leave to be worked on by somebody else: who has them, how much, until when.</summary>
public sealed class NewModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers, RootFinder finder) : BenchPage(db, acts, clock)
{
    public static SelectListItem[] Effects { get; } =
    [
        new("Nothing: a surface test, engraving, sorting", nameof(OutsideEffect.None)),
        new("A new surface: anodising, plating, painting", nameof(OutsideEffect.Surface)),
        new("Heat treatment: its mechanical values hold no longer", nameof(OutsideEffect.HeatTreatment)),
    ];

    [BindProperty]
    public SendInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> Suppliers { get; private set; } = [];

    public override async Task Load()
    {
        Input.SentOn ??= Today;
        Suppliers = [new("Choose", ""), .. (await Db.Suppliers.AsNoTracking().Where(s => s.Status != SupplierStatus.Blocked).OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync()).Select(s => new SelectListItem(s.Name, $"{s.Id}"))];
    }

    /// <param name="lot">The one in the hand.</param>
    public async Task OnGetAsync(long? lot)
    {
        await Load();
        if (lot is { } id) Input.Lots = await Db.Lots.Where(l => l.Id == id).Select(l => l.Number).FirstOrDefaultAsync();
    }

    public Task<IActionResult> OnPostAsync() => Once("send out for work", async () =>
    {
        var processor = await Db.Suppliers.FindAsync(Input.Supplier) ?? throw new DomainRuleException("Who does the work? Choose from the list, or add the supplier first.", "Supplier");
        var sent = new List<(Lot, Quantity)>();
        foreach (var line in (Input.Lots ?? "").Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // "ALU-0524-001-03", or "ALU-0524-001-03, 4" where not all of it goes.
            var (number, amount) = line.Split(',', 2, StringSplitOptions.TrimEntries) is [var n, var a] ? (n, a) : (line, null);
            var lot = await Db.LotInHand(finder, number, "Lots");
            if (amount is null) lot.RefuseIfUsedUp("sent out");
            sent.Add((lot, amount is null ? lot.OnHand : Amounts.Typed(amount, lot.Unit, "Lots")));
        }
        var outside = Sent(await numbers.Outside(), processor, sent);
        Db.Add(outside);
        await Db.SaveChangesAsync();
        Done($"{outside.Number}: {sent.Count} {(sent.Count == 1 ? "lot is" : "lots are")} out at {processor.Name}.");
        return $"/outside/{outside.Id}";
    });

    private OutsideProcess Sent(string number, Supplier processor, List<(Lot, Quantity)> sent)
    {
        try
        {
            return OutsideProcess.Send(number, processor, Input.Process ?? "", sent, Input.SentOn ?? Today, Today, By, Input.Effect, Input.DueOn, Input.PurchaseOrder);
        }
        catch (DomainRuleException refused) when (refused.Field is "Lot" or "Quantity")
        {
            throw new DomainRuleException(refused.Message, "Lots");
        }
    }
}

public sealed class SendInput
{
    [Required(ErrorMessage = "Who does the work? Choose from the list.")]
    public long? Supplier { get; set; }

    [Required(ErrorMessage = "What is done? For example: clear anodising, 15 µm."), StringLength(Text.LineLength), Display(Name = "work")]
    public string? Process { get; set; }

    [EnumDataType(typeof(OutsideEffect))]
    public OutsideEffect Effect { get; set; }

    [Required(ErrorMessage = "Scan what is sent out, a line each."), StringLength(20_000)]
    public string? Lots { get; set; }

    public DateOnly? SentOn { get; set; }

    public DateOnly? DueOn { get; set; }

    [StringLength(Text.LineLength)]
    public string? PurchaseOrder { get; set; }
}
