using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Compliance;
using Traceability.Data;
using Traceability.Labelling;
using Traceability.Lots;
using Traceability.Machines;
using Traceability.Orders;
using Traceability.Pages.Trace;
using Traceability.People;
using Traceability.Printing;
using Traceability.Purchasing;
using Traceability.Receiving;
using Traceability.Scanning;
using Traceability.Shops;
using Traceability.Trainings;

namespace Traceability.Pages.Lots;

/// <summary>One lot: how it stands, what is next, where it was and where it went.</summary>
public sealed class LotModel(TraceabilityDb db, Acts acts, TimeProvider clock) : LotPage(db, acts, clock)
{
    public const int PageSize = 50;

    private static readonly string[] Tabs = ["history", "documents", "from", "to", "audit"];

    [BindProperty(SupportsGet = true)]
    public string? Tab { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public string Shown => Tabs.Contains(Tab) ? Tab! : "history";

    public string? LookAlike { get; private set; }

    public IReadOnlyList<LotEvent> History { get; private set; } = [];

    public IReadOnlyList<Document> Documents { get; private set; } = [];

    /// <summary>What it has to have, and has or has not.</summary>
    public IReadOnlyList<PaperStanding> Papers { get; private set; } = [];

    /// <summary>What its order asked for beyond that.</summary>
    public IReadOnlyList<OrderedPaper> Ordered { get; private set; } = [];

    /// <summary>What of it went back to who delivered it, the last time.</summary>
    public Movement? SentBack { get; private set; }

    [BindProperty]
    public HopInput Hop { get; set; } = new();

    /// <summary>Who had it before it came here, the farthest first.</summary>
    public IReadOnlyList<CustodyHop> Hops { get; private set; } = [];

    public Who Who => Acts.Who;

    public DateTimeOffset Now => Acts.Now;

    public IReadOnlyList<Neighbour> From { get; private set; } = [];

    public IReadOnlyList<Neighbour> To { get; private set; } = [];

    public IReadOnlyList<AuditLine> Audit { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public int Total { get; private set; }

    public int TimesUsed { get; private set; }

    public int AuditTotal { get; private set; }

    /// <summary>The act that it came out of was voided: it was never there.</summary>
    public bool IsVoided { get; private set; }

    public string Qualified => Uri.EscapeDataString("lot:" + Lot.Number);

    public bool IsExpired => Lot.ExpiresOn < Today;

    /// <summary>The act that decided last how it stands.</summary>
    public Verification? Decision => Lot.Verifications.Where(v => v.Outcome is Outcome.Accepted or Outcome.Quarantined or Outcome.Rejected).MaxBy(v => v.Id);

    public IEnumerable<Heat> Heats => Lot.GradeOnly is not null ? [] : Lot.Heats.Concat(Lot.Root?.Heats ?? []).Select(h => h.Heat).DistinctBy(h => h.Id);

    /// <summary>The newest certificates of it.</summary>
    public IReadOnlyList<CertificateRow> Certificates { get; private set; } = [];

    /// <summary>What was done to it by people who were not trained.</summary>
    public IReadOnlyList<UntrainedAct> UntrainedActs { get; private set; } = [];

    [BindProperty]
    public ApprovalInput Approval { get; set; } = new();

    /// <summary>When a label of it was printed last.</summary>
    public DateTimeOffset? LabelPrinted { get; private set; }

    /// <summary>The machine that it is on now.</summary>
    public Machine? On { get; private set; }

    /// <summary>Labels that are not ours and stand for it, and those that did.</summary>
    public IReadOnlyList<BoundCode> Labels { get; private set; } = [];

    /// <summary>The paper that goes with what is sent back.</summary>
    public async Task<IActionResult> OnGetReturnSlipAsync()
    {
        await Load();
        var names = await Db.NamesOf([Found(SentBack).By, .. Lot.Verifications.Select(v => v.By)]);
        return ReturnSlip.Of(Lot, SentBack!, names, await Db.PageHead(), Acts.Who.Name, Acts.Now, Zone).As(new PdfReport(), $"{Lot.Number} return slip");
    }

    public override async Task Load()
    {
        await base.Load();
        On = await Db.Loadings.AsNoTracking().Where(l => l.LotId == Id && l.TakenOffAt == null).Select(l => l.Machine).FirstOrDefaultAsync();
        if ((await Db.LastPrinted([Lot.Number])).TryGetValue(Lot.NumberKey, out var printed)) LabelPrinted = printed;
        Labels = await Db.BoundCodes.AsNoTracking().Where(b => b.LotId == Id).OrderBy(b => b.ReleasedAt != null).ThenByDescending(b => b.Id).ToListAsync();
        LookAlike = await Db.Lots.AsNoTracking().Where(l => l.LookAlikeKey == Lot.LookAlikeKey && l.Id != Id).Select(l => l.Number).FirstOrDefaultAsync();
        History = await Db.HistoryOf(Lot, Zone);
        IsVoided = History.Any(e => e is { Voided: not null, Delta.Micro: > 0 }) && Lot.OnHand.IsZero && History.All(e => e.Voided is not null || e.Delta is null);
        Documents = await Db.DocumentsAbout(Lot).AsNoTracking().OrderBy(d => d.Type).ThenBy(d => d.NumberKey).ToListAsync();
        Papers = Lot.Standing(Documents, Today);
        Ordered = Lot.StandingByOrder(Documents, Today);
        SentBack = await Db.Movements.AsNoTracking().Where(m => m.LotId == Id && m.Reason == MovementReason.SupplierReturn).OrderByDescending(m => m.Id).FirstOrDefaultAsync();
        UntrainedActs = await Db.UntrainedActsOn(Lot.Number);
        Certificates = await Db.IssuedCertificates.AsNoTracking().Naming(Db, Id).Take(20).Rows(Db).ToListAsync();
        Hops = await Db.CustodyHops.AsNoTracking().Include(h => h.Document).Where(h => h.LotId == Id && h.VoidedAt == null).OrderBy(h => h.Position).ToListAsync();
        From = await Db.CameFrom(Id);
        TimesUsed = await Db.TimesUsed(Id);
        if (Shown == "to") To = await Db.WentInto(Id);
        var audit = Db.AuditOf(Id);
        AuditTotal = await audit.CountAsync();
        Total = Shown switch { "history" => History.Count, "audit" => AuditTotal, _ => 0 };
        P = Math.Clamp(P, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        if (Shown == "audit")
            Audit = [.. (await audit.OrderByDescending(a => a.Sequence).Skip((P - 1) * PageSize).Take(PageSize).ToListAsync()).Select(a => LotAudit.InWords(a, Lot.Unit))];
        Names = await Db.NamesOf([.. History.Select(e => e.By), .. Audit.Select(a => a.By), .. Lot.Holds.Select(h => h.By), Lot.ReleasedBy, .. Lot.Concessions.Select(c => c.By), .. Labels.SelectMany(l => new[] { l.BoundBy, l.ReleasedBy })]);
    }

    public LotBalance Balance => LotBalance.Of(Lot, History);

    public string Name(string code) => Names.GetValueOrDefault(code, code);

    /// <summary>The newest first: what happened last is what one came to see.</summary>
    public IEnumerable<LotEvent> HistoryShown => History.Reverse().Skip((P - 1) * PageSize).Take(PageSize);

    /// <summary>Where the number of an event or a neighbour has its page.</summary>
    public static string? PageOf(string? kind, long? id) => kind switch
    {
        "receipt" => $"/receipts/{id}",
        "cut" => $"/cuts/{id}",
        "make" => $"/records/{id}",
        "outside" => $"/outside/{id}",
        "shipment" => $"/shipments/{id}",
        _ => null,
    };

    /// <summary>A hold that is over is lifted with its reason.</summary>
    public Task<IActionResult> OnPostLiftAsync(long hold, string? reason) => Once("lift a hold", lot =>
    {
        ForLead("lift a hold");
        Found(lot.Holds.SingleOrDefault(h => h.Id == hold)).Lift(reason ?? "", By, Acts.Now);
        return lot.IsHeld ? $"One hold is lifted; {lot.Number} is still held for another cause." : $"{lot.Number} is free again.";
    });

    /// <summary>A customer agrees to a deviation.</summary>
    public Task<IActionResult> OnPostApproveAsync(long concession) => Once("write down that a customer agrees", async () =>
    {
        ForLead("write down that a customer agrees");
        var lot = await Fresh();
        var conceded = Found(lot.Concessions.SingleOrDefault(c => c.Id == concession));
        conceded.ApprovedBy(await Db.CustomerNumbered(Approval.Customer), Approval.Reference, By, Acts.Now);
        return ($"/lots/{Id}", "The customer's agreement is written down.", (string?)null);
    });

    /// <summary>One's own hold of a moment ago is taken back in one tap.</summary>
    public Task<IActionResult> OnPostUndoHoldAsync(long hold) => Once("take back a hold", lot =>
    {
        var placed = Found(lot.Holds.SingleOrDefault(h => h.Id == hold));
        placed.RefuseUnlessOwnAndFresh(By, Acts.Now);
        placed.Lift("Taken back at once.", By, Acts.Now);
        return $"{lot.Number} is not on hold any more.";
    });

    /// <summary>Somebody who had it before it came here, with the number on his paper.</summary>
    public Task<IActionResult> OnPostHopAsync() => Once("write down who had a lot before", async () =>
    {
        var lot = await Fresh();
        var paper = string.IsNullOrWhiteSpace(Hop.DocumentNumber) ? null : await Db.DocumentOf(DocumentType.PackingSlip, Hop.DocumentNumber, Hop.Party, lot);
        paper?.Names(lot);
        var hop = Db.CustodyHops.Add(CustodyHop.Of(lot, await Db.CustodyHops.Where(h => h.LotId == Id).MaxAsync(h => (int?)h.Position) ?? 0, Hop.Role, Hop.Party, Hop.Number, paper, Hop.PassedOn)).Entity;
        // What is not good news is said by the page itself.
        return ($"/lots/{Id}?tab=from", hop.Differs ? "" : $"{hop.Party} is written down.", (string?)null);
    });

    public Task<IActionResult> OnPostVoidHopAsync(long hop, string? reason) => Once("void who had a lot before", async () =>
    {
        var wrong = Found(await Db.CustodyHops.SingleOrDefaultAsync(h => h.Id == hop && h.LotId == Id));
        wrong.Void(reason, Acts.Who, Acts.Now);
        return ($"/lots/{Id}?tab=from", $"{wrong.Party} is not on its way any more.", (string?)null);
    });
}

public sealed class ApprovalInput
{
    [Required(ErrorMessage = "Which customer agrees? Type the code.")]
    public string? Customer { get; set; }

    [Required(ErrorMessage = "Where is it written? A letter, a mail, with its day.")]
    public string? Reference { get; set; }
}

public sealed class HopInput
{
    [Required(ErrorMessage = "Who had it? Write the name.")]
    public string? Party { get; set; }

    public CustodyRole Role { get; set; } = CustodyRole.Distributor;

    public string? Number { get; set; }

    public string? DocumentNumber { get; set; }

    public DateOnly? PassedOn { get; set; }

    public static SelectListItem[] Roles { get; } = [.. Enum.GetValues<CustodyRole>().Select(r => new SelectListItem(Word(r), r.ToString()))];

    public static string Word(CustodyRole role) => role switch { CustodyRole.Maker => "made it", CustodyRole.ServiceCentre => "service centre", CustodyRole.Distributor => "distributor", _ => "had it" };
}
