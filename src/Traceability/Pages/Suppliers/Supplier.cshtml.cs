using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Pages.Heats;
using Traceability.Pages.Stock;
using Traceability.Suppliers;

namespace Traceability.Pages.Suppliers;

/// <summary>One supplier: how to reach them, and whether they may deliver.</summary>
public sealed class SupplierModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public SupplierInput Input { get; set; } = new();

    [BindProperty]
    public ConfirmInput Confirming { get; set; } = new();

    [BindProperty]
    public WithdrawInput Withdrawing { get; set; } = new();

    public Supplier Supplier { get; private set; } = null!;

    /// <summary>Papers that nobody has confirmed yet.</summary>
    public IReadOnlyList<SelectListItem> Unconfirmed { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public int Orders { get; private set; }

    /// <summary>Quality issues about what came from them, open and closed.</summary>
    public int Issues { get; private set; }

    [BindProperty]
    public ContactInput Contacting { get; set; } = new();

    /// <summary>How it delivered, the newest year first.</summary>
    public IReadOnlyList<YearScore> Score { get; private set; } = [];

    /// <summary>The newest lots that were rejected, with why.</summary>
    public IReadOnlyList<RejectedLot> Rejected { get; private set; } = [];

    /// <summary>Lots of opening stock: scored apart, they tell nothing of how it delivers.</summary>
    public int Opening { get; private set; }

    public string Name(string? code) => code is null ? "" : Names.GetValueOrDefault(code, code);

    public int Deliveries { get; private set; }

    /// <summary>The papers that name it.</summary>
    public IReadOnlyList<PaperRow> Papers { get; private set; } = [];

    public override async Task Load()
    {
        Supplier = Found(await Db.Suppliers.AsNoTracking().Include(s => s.Confirmations).Include(s => s.Contacts).Include(s => s.Certificates).ThenInclude(c => c.Document).AsSplitQuery().SingleOrDefaultAsync(s => s.Id == Id));
        Score = await Db.ScoreOf(Id, Db.Owed(Today).Select(x => x.LotId));
        Rejected = await Db.RejectedOf(Id, HeatModel.Longest);
        Opening = await Db.Lots.CountAsync(l => l.SupplierId == Id && l.IsOpening);
        Issues = await Db.NonConformances.CountAsync(i => i.SupplierId == Id);
        Orders = await Db.PurchaseOrders.CountAsync(o => o.SupplierId == Id);
        Unconfirmed = [.. Enum.GetValues<DocumentType>().Where(t => !Supplier.DeliversPaper(t)).Select(t => new SelectListItem(t.Title(), t.ToString()))];
        Names = await Db.NamesOf(Supplier.Confirmations.SelectMany(c => new[] { c.By, c.WithdrawnBy }));
        Deliveries = await Db.Receipts.CountAsync(r => r.SupplierId == Id && !r.IsOpening);
        Papers = await PaperRow.Of(Db, Db.Documents.Where(d => d.Suppliers.Any(s => s.Id == Id) && !Db.SupplierCertificates.Any(c => c.DocumentId == d.Id))).Take(HeatModel.Longest).ToListAsync();
    }

    public async Task OnGetAsync()
    {
        await Load();
        Input = new()
        {
            Name = Supplier.Name,
            Contact = Supplier.Contact,
            Email = Supplier.Email,
            Phone = Supplier.Phone,
            Address = Supplier.Address,
            Status = Supplier.Status,
        };
    }

    public Task<IActionResult> OnPostAsync() => Once("change a supplier", async () =>
    {
        var supplier = Found(await Db.Suppliers.SingleOrDefaultAsync(s => s.Id == Id));
        if (Input.Status != supplier.Status) ForLead("change whether a supplier may deliver");
        supplier.Change(Input.Name, Input.Contact, Input.Email, Input.Phone, Input.Address, Input.Status);
        return ($"/suppliers/{Id}", $"{supplier.Name} is changed.", (string?)null);
    });

    public Task<IActionResult> OnPostContactAsync() => Once("add a supplier's contact", async () =>
    {
        var supplier = Found(await Db.Suppliers.SingleOrDefaultAsync(s => s.Id == Id));
        var contact = supplier.Knows(Contacting.Name, Contacting.Role, Contacting.Email, Contacting.Phone);
        return ($"/suppliers/{Id}#contacts", $"{contact.Name} can be asked at {supplier.Name}.", (string?)null);
    });

    public Task<IActionResult> OnPostGoneAsync(long contact) => Once("take off a supplier's contact", async () =>
    {
        var gone = Found(await Db.SupplierContacts.SingleOrDefaultAsync(c => c.Id == contact && c.SupplierId == Id));
        Db.Remove(gone);
        return ($"/suppliers/{Id}#contacts", $"{gone.Name} is taken off.", (string?)null);
    });

    public Task<IActionResult> OnPostConfirmAsync() => Once("write down what a supplier confirmed", async () =>
    {
        var supplier = Found(await Db.Suppliers.Include(s => s.Confirmations).SingleOrDefaultAsync(s => s.Id == Id));
        var confirmation = supplier.Confirm(Confirming.Type ?? throw new DomainRuleException("Choose which paper they confirm.", "Type"), Confirming.Note, By, Acts.Now);
        return ($"/suppliers/{Id}#confirms", $"{supplier.Name} delivers {confirmation.Type.Word()}.", (string?)null);
    });

    public Task<IActionResult> OnPostWithdrawAsync() => Once("withdraw what a supplier confirmed", async () =>
    {
        var supplier = Found(await Db.Suppliers.Include(s => s.Confirmations).SingleOrDefaultAsync(s => s.Id == Id));
        var confirmation = Found(supplier.Confirmations.SingleOrDefault(c => c.Id == Withdrawing.Confirmation));
        confirmation.Withdraw(Withdrawing.Reason, By, Acts.Now);
        return ($"/suppliers/{Id}#confirms", $"{supplier.Name} is not taken to deliver {confirmation.Type.Word()} any more.", (string?)null);
    });
}

public sealed class ContactInput
{
    [Required(ErrorMessage = "Who is it? Enter the name."), StringLength(Text.LineLength)]
    public string? Name { get; set; }

    [StringLength(Text.LineLength)]
    public string? Role { get; set; }

    [EmailAddress]
    public string? Email { get; set; }

    public string? Phone { get; set; }
}

public sealed class ConfirmInput
{
    [Required(ErrorMessage = "Choose which paper they confirm.")]
    public DocumentType? Type { get; set; }

    [StringLength(Text.NoteLength)]
    public string? Note { get; set; }
}

public sealed class WithdrawInput
{
    public long Confirmation { get; set; }

    [Required(ErrorMessage = "Say why, in a few words: the reason is kept with it."), StringLength(Text.NoteLength)]
    public string? Reason { get; set; }
}
