using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Pages.Recalls;
using Traceability.Pages.Trace;
using Traceability.People;
using Traceability.Printing;
using Traceability.Recalls;
using Traceability.Shops;

namespace Traceability.Pages;

/// <summary>One click from any number to who has it. Looking changes nothing; "hold everything" opens the recall.</summary>
public sealed class RecallModel(TraceabilityDb db, Acts acts, RootFinder finder, Recalling recalling, OpeningRecalls opening, TimeProvider clock) : RootedPage(db, acts, finder)
{
    /// <summary>Rows of a list on one page; the whole of it is in the papers.</summary>
    public const int PageSize = 100;

    /// <summary>The page of the list of customers that is shown.</summary>
    [BindProperty(SupportsGet = true)]
    public int Customers { get; set; } = 1;

    /// <summary>The page of the list of what is here that is shown.</summary>
    [BindProperty(SupportsGet = true)]
    public int Here { get; set; } = 1;

    public IReadOnlyList<AffectedCustomer> CustomersShown { get; private set; } = [];

    public IReadOnlyList<AffectedLot> HereShown { get; private set; } = [];

    /// <summary>How many are here altogether.</summary>
    public int HereTotal { get; private set; }

    [BindProperty]
    public ReasonInput Input { get; set; } = new();

    public RecallScope Scope { get; private set; } = null!;

    public ILookup<long, AffectedShipment> ShipmentsOf { get; private set; } = null!;

    /// <summary>What each customer has, in words: "6 units".</summary>
    public IReadOnlyDictionary<long, string> AmountOf { get; private set; } = new Dictionary<long, string>();

    /// <summary>Recalls that began with the same number.</summary>
    public IReadOnlyList<RecallRow> Opened { get; private set; } = [];

    /// <summary>Those of what is here that are on hold already, for whatever cause.</summary>
    public IReadOnlySet<long> Held { get; private set; } = new HashSet<long>();

    public string NextNumber { get; private set; } = "";

    /// <summary>Who could hold everything, for somebody who may not.</summary>
    public IReadOnlyList<string> Leads { get; private set; } = [];

    public bool MayHold => Acts.Who.Role >= Role.QualityLead;

    public override async Task Load()
    {
        await FindOrigin();
        if (Origin is null) return;
        Scope = await recalling.Scope(Origin);
        (Customers, CustomersShown) = OnPage(Customers, Scope.Customers);
        var onHand = Scope.OnHand.ToList();
        HereTotal = onHand.Count;
        (Here, HereShown) = OnPage(Here, onHand);
        ShipmentsOf = Scope.Shipments.ToLookup(s => s.CustomerId);
        var customers = Scope.Shipments.ToDictionary(s => s.Id, s => s.CustomerId);
        AmountOf = Scope.ShippedLines.GroupBy(l => customers[l.ShipmentId]).ToDictionary(g => g.Key, g => RecallSentence.Amounts(g.Select(l => (l.Amount, l.IsProduct))));
        Opened = await Db.Recalls.AsNoTracking().Where(r => r.RootNumber == Origin.Qualified).OrderByDescending(r => r.Id).Select(RecallRow.Of(Db)).ToListAsync();
        var here = HereShown.Select(l => l.Id).ToList();
        Held = (await Db.Holds.Where(h => h.LiftedAt == null && here.Contains(h.LotId)).Select(h => h.LotId).ToListAsync()).ToHashSet();
        NextNumber = await opening.NextNumber();
        if (!MayHold)
            Leads = await Db.Accounts.Where(a => a.DeactivatedAt == null && a.Person.Role != Role.Staff).OrderBy(a => a.Person.Name).Select(a => a.Person.Name).Take(10).ToListAsync();
    }

    public async Task<IActionResult> OnGetPdfAsync()
    {
        await Load();
        return Origin is null ? Page() : RecallReport.Of(Scope, await Cover()).As(new PdfReport(), $"{Origin.Number} recall scope");
    }

    public async Task<IActionResult> OnGetContactsAsync()
    {
        await Load();
        return Origin is null ? Page() : RecallReport.Contacts(Scope, await Cover()).As(new CsvReport(), $"{Origin.Number} contacts");
    }

    public Task<IActionResult> OnPostAsync() => Once("hold everything", async () =>
    {
        var recall = await opening.Open(Root ?? "", Input.Reason, await Db.PageHead(), Acts.Who, clock.GetLocalNow());
        Done($"{Trace.Words.Count(recall.HeldLots, "lot is", "lots are")} on hold. {recall.Number} is open, and its report is kept as it is now.");
        return $"/recalls/{recall.Id}";
    });

    private static (int Page, IReadOnlyList<T> Shown) OnPage<T>(int page, IReadOnlyList<T> all)
    {
        var shown = Math.Clamp(page, 1, Math.Max(1, (all.Count + PageSize - 1) / PageSize));
        return (shown, [.. all.Skip((shown - 1) * PageSize).Take(PageSize)]);
    }

    private async Task<RecallCover> Cover() =>
        new(null, null, Acts.Who.Name, await Db.PageHead(), clock.GetLocalNow(), await Db.AuditHash(), null);
}

/// <summary>Why, in a few words.</summary>
public sealed class ReasonInput
{
    [Required(ErrorMessage = "Say why, in a few words: the reason is kept with the act.")]
    public string? Reason { get; set; }
}
