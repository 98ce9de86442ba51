using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Cutting;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Pages.Cuts;
using Traceability.Pages.Trace;
using Traceability.Printing;
using Traceability.Shops;
using Traceability.Trainings;

namespace Traceability.Pages.Lots;

/// <summary>The number on a piece has to be moved, or is lost: it is held until the number is on it again and was read.</summary>
public sealed class MarkModel(TraceabilityDb db, Acts acts, TimeProvider clock) : LotPage(db, acts, clock)
{
    public static SelectListItem[] Causes { get; } =
    [
        new("It will be covered: painted, anodised, built in", nameof(RenewalCause.Covered)),
        new("It is machined away", nameof(RenewalCause.MachinedAway)),
        new("It is lost: no tag, no stamp, nothing to read", nameof(RenewalCause.Lost)),
    ];

    [BindProperty]
    public AskInput Asking { get; set; } = new();

    [BindProperty]
    public MarkInput Input { get; set; } = new();

    [BindProperty]
    public ReadBackInput Reading { get; set; } = new();

    [BindProperty]
    public ProofInput Proof { get; set; } = new();

    /// <summary>What waits now; null when the number is where it belongs.</summary>
    public Renewal? Renewal { get; private set; }

    /// <summary>A piece that was cut before it was marked is marked on the page of its cut.</summary>
    public long? LateCut { get; private set; }

    public IReadOnlyList<NumberTransfer> Transfers { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public string Name(string? code) => code is null ? "" : Names.GetValueOrDefault(code, code);

    public override async Task Load()
    {
        await base.Load();
        Transfers = await Db.TransfersOf(Id);
        Renewal = await Db.Renewals.AsNoTrackingWithIdentityResolution().Waiting().ForMarking().SingleOrDefaultAsync(r => r.LotId == Id);
        LateCut = Transfers.OfType<CutPiece>().Where(p => p.Cut.IsLate && !p.IsReadBack).Select(p => (long?)p.CutId).FirstOrDefault();
        Names = await Db.NamesOf([.. Transfers.SelectMany(t => new[] { t.MarkedBy, t.VerifiedBy }), Renewal?.AskedBy, Renewal?.ProvenBy]);
        Input.Method ??= Transfers.LastOrDefault(t => t.IsMarked)?.MarkMethod ?? MarkMethod.Tag;
    }

    public Task<IActionResult> OnPostAskAsync() => Once("ask for a mark to be moved", async () =>
    {
        var lot = await Fresh();
        var renewal = Renewal.Asked(lot, Asking.Cause ?? (RenewalCause)(-1), Asking.Reason ?? "", By, Acts.Now);
        Db.Renewals.Add(renewal);
        return (Here, renewal.Cause == RenewalCause.Lost ? $"{lot.Number} is unidentified now, and held." : $"{lot.Number} is held until its number is moved and read back.", (string?)null);
    });

    public Task<IActionResult> OnPostLoseAsync() => Once("say that a mark is lost", renewal =>
    {
        renewal.Lose(Asking.Reason ?? "", By, Acts.Now);
        return $"{renewal.Lot.Number} is unidentified now.";
    });

    public Task<IActionResult> OnPostProveAsync() => Once("say by what a piece is known", renewal =>
    {
        renewal.Prove(Proof.Evidence ?? "", Acts.Who, Acts.Now);
        return $"{renewal.Lot.Number} is known again. Now put its number on it and read it back.";
    });

    public Task<IActionResult> OnPostTestAsync() => Once("enter the test of a grade", renewal =>
    {
        renewal.GradeTested(Proof.Test ?? "", Acts.Who, Acts.Now);
        return $"{renewal.Lot.Number} is known by its grade only. Put its own number on it, never the heat, and read it back.";
    });

    public Task<IActionResult> OnPostScrapAsync() => Once("scrap a piece without a number", renewal =>
    {
        renewal.Scrap(Proof.Reason ?? "", By, Acts.Now);
        return $"{renewal.Lot.Number} is scrapped.";
    });

    public Task<IActionResult> OnPostMarkAsync() => Once("mark a piece anew", async () =>
    {
        var renewal = await Open();
        await ForTrained(TopicOf.Transfer, "mark a piece anew", renewal.Lot.Number);
        renewal.Mark(Input.Method ?? (MarkMethod)(-1), By, Acts.Now, Input.Spot);
        return (Here, $"{renewal.Lot.Number} is marked anew. Now read it back.", (string?)null);
    });

    public async Task<IActionResult> OnPostReadAsync()
    {
        var another = await Db.MarksAreReadByAnother();
        return await Once("read a mark back", async () =>
        {
            var renewal = await Open();
            await ForTrained(TopicOf.Transfer, "read a mark back", renewal.Lot.Number);
            renewal.ReadBack(new(Reading.Read ?? "", By, Acts.Now, another));
            return ($"/lots/{Id}", renewal.Lot.IsHeld ? $"{renewal.Lot.Number} bears its number again; it is still held for another cause." : $"{renewal.Lot.Number} bears its number again and is free.", (string?)null);
        });
    }

    /// <summary>Every mark this lot and its pieces ever got.</summary>
    public async Task<IActionResult> OnGetReportAsync()
    {
        await Load();
        var family = await Db.TransfersUnder(Id);
        var names = await Db.NamesOf(family.SelectMany(t => new[] { t.MarkedBy, t.VerifiedBy }));
        return TransferReport.Of(Lot.Number, $"Lot {Lot.Number} and what was cut from it", family, names, await Db.PageHead(), Acts.Now, Acts.Who.Name, await Db.AuditHash(), Zone).As(new PdfReport(), $"{Lot.Number} number transfer");
    }

    private string Here => $"/lots/{Id}/mark";

    private async Task<Renewal> Open() => await Db.Renewals.Waiting().ForMarking().SingleOrDefaultAsync(r => r.LotId == Id)
        ?? throw new DomainRuleException("Its number is where it belongs; nothing waits to be moved.");

    private Task<IActionResult> Once(string act, Func<Renewal, string> verb) => Once(act, async () => (Here, verb(await Open()), (string?)null));
}

public sealed class AskInput
{
    [Required(ErrorMessage = "Say what happens to the mark.")]
    public RenewalCause? Cause { get; set; }

    [Required(ErrorMessage = "Say in a few words what happens, or happened: it is kept with the piece.")]
    public string? Reason { get; set; }
}

public sealed class ProofInput
{
    public string? Evidence { get; set; }

    public string? Test { get; set; }

    public string? Reason { get; set; }
}
