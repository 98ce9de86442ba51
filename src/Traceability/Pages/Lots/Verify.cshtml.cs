using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Certificates.Values;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Receiving;
using Traceability.Trainings;
using Traceability.Web;

namespace Traceability.Pages.Lots;

/// <summary>
/// First what stands on the material, blind; then what stands on the paper; then the two one above the other, and the
/// decision.
/// </summary>
[RequestSizeLimit(UploadLimit.Most), RequestFormLimits(MultipartBodyLengthLimit = UploadLimit.Most)]
public sealed class VerifyModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : LotPage(db, acts, clock)
{
    public static SelectListItem[] Places { get; } = [new("On the material", nameof(ReadOn.Material)), new("On a tag tied to it", nameof(ReadOn.Tag)), new("On its packaging", nameof(ReadOn.Packaging))];

    public static SelectListItem[] Types { get; } =
        [.. ((DocumentType[])[DocumentType.Mtr, DocumentType.Cofc, DocumentType.TestReport]).Select(t => new SelectListItem(t.Title(), t.ToString()))];

    [BindProperty]
    public ReadInput Reading { get; set; } = new();

    [BindProperty]
    public PaperInput Paper { get; set; } = new();

    [BindProperty]
    public ReasonInput Refusal { get; set; } = new();

    [BindProperty]
    public PartInput Part { get; set; } = new();

    [BindProperty]
    public DeviationInput Deviation { get; set; } = new();

    [BindProperty]
    public ReleaseInput Urgent { get; set; } = new();

    /// <summary>read or paper, to go back to it.</summary>
    [BindProperty(SupportsGet = true, Name = "step")]
    public string? Asked { get; set; }

    public IReadOnlyList<Document> Papers { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    /// <summary>All that stands in the way, with whether it only warns.</summary>
    public IReadOnlyList<(Obstacle Obstacle, bool OnlyWarns)> InTheWay { get; private set; } = [];

    /// <summary>What its certificates state, held against its grade.</summary>
    public IReadOnlyList<LotLimits> Limits { get; private set; } = [];

    public DoorRules Rules { get; private set; } = DoorRules.Usual;

    public bool MayBeReleased => IsLead && !Lot.IsReleased && InTheWay.Count > 0 && InTheWay.All(o => o.Obstacle.MayComeLater);

    /// <summary>Why this person may not verify, or from when on.</summary>
    public string? Lacking { get; private set; }

    /// <summary>What was done here by people who were not trained.</summary>
    public IReadOnlyList<UntrainedAct> UntrainedActs { get; private set; } = [];

    /// <summary>The next lot that waits, for when this one is done.</summary>
    public long? Next { get; private set; }

    public bool IsDecided => Lot.Status != LotStatus.Quarantined && !Lot.IsReleased;

    public Verification? LastReading => Lot.LastReading;

    public bool IsMismatch => Lot.Comparison?.Outcome == Outcome.Mismatch;

    /// <summary>The two numbers differ only in signs that the eye confuses.</summary>
    public bool IsLookAlike => IsMismatch && Lot.Comparison is { ReadNumber: { } read, CertificateSays: { } says } && NumberKey.LookAlike(read) == NumberKey.LookAlike(says);

    public IReadOnlyList<Place> Signs => Lot.Comparison is { CertificateSays: { } says } both ? NumbersSideBySide.Of(both.ReadNumber ?? "", says) : [];

    public bool HasCertificate => Lot.HasCertificate(Papers, Today);

    public string Step => IsDecided ? "done"
        : Asked == "read" || !Lot.HasBeenRead ? "read"
        : Asked == "paper" || Lot.Level >= ControlLevel.BlindMatch && Lot.Comparison is null && Lot.MarkedNumber is not null
            || Lot.Level == ControlLevel.Document && Lot.Comparison is null && !HasCertificate ? "paper"
        : "decide";

    public bool IsMetal => Lot.Material?.Category == Category.Metal;

    public override async Task Load()
    {
        await base.Load();
        Papers = await Db.DocumentsAbout(Lot).AsNoTracking().ToListAsync();
        Rules = await Db.DoorRules();
        InTheWay = IsDecided ? [] : [.. Obstacles.Of(Lot, Papers, Today, By, Rules).Select(o => (o, o.OnlyWarns(Rules, Today)))];
        Limits = LotLimits.Of(Lot, Papers, Today);
        Lacking = IsDecided ? null : await Untrained(TopicOf.Receiving);
        UntrainedActs = await Db.UntrainedActsOn(Lot.Number);
        Next = await Db.Lots.AsNoTracking().Waiting().Where(l => l.Id != Id).OrderBy(l => l.Id).Select(l => (long?)l.Id).FirstOrDefaultAsync();
        Names = await Db.NamesOf(Lot.Verifications.Select(v => v.By).Concat(Lot.Concessions.Select(c => c.By)));
        Paper.Type ??= IsMetal ? DocumentType.Mtr : DocumentType.Cofc;
        Paper.Issuer ??= Lot.Mill;
    }

    public Task<IActionResult> OnPostReadAsync() => Read("read a number off the material", () => string.IsNullOrWhiteSpace(Reading.ReadNumber)
        ? throw new DomainRuleException("Type or scan what stands on the material. If there is nothing, say so with the other button.", "ReadNumber")
        : Reading.ReadNumber, lot => $"What stands on {lot.Number} is kept. It is shown again beside the certificate's.");

    public Task<IActionResult> OnPostNoNumberAsync() => Read("find no number on the material", () => null, lot => $"There is no number on {lot.Number}.");

    private async Task<IActionResult> Read(string act, Func<string?> number, Func<Lot, string> said)
    {
        // Before anybody else has to wait: a picture takes a moment to look at.
        var photo = Reading.Photo is { } file ? await IncomingFile.Look(file.FileName, file.Length, file.OpenReadStream, "Photo", HttpContext.RequestAborted) : null;
        return await Once(act, async () =>
        {
            var lot = await Fresh();
            await ForTrained(TopicOf.Receiving, act, lot.Number);
            lot.ReadOff(number(), By, Acts.Now, Reading.On, photo is null ? null : await Db.Keep(photo), Reading.AnswersTo(lot.Material));
            return ($"/lots/{Id}/verify", said(lot), (string?)null);
        });
    }

    /// <summary>The photo of a number, as it was taken when it was read.</summary>
    public async Task<IActionResult> OnGetPhotoAsync(string sha256)
    {
        if (!await Db.Verifications.AnyAsync(v => v.LotId == Id && v.PhotoSha256 == sha256)) return NotFound();
        return new FileAnswer(await Db.Files.AsNoTracking().SingleAsync(f => f.Sha256 == sha256), "photo");
    }

    public Task<IActionResult> OnPostPaperAsync() => Once("compare a certificate", async () =>
    {
        var lot = await Fresh();
        await ForTrained(TopicOf.Receiving, "compare a certificate", lot.Number);
        var certificate = await Db.DocumentOf(Paper.Type ?? DocumentType.Cofc, Paper.DocumentNumber ?? "", Paper.Issuer, lot);
        if (!certificate.IsCertificate)
            throw new DomainRuleException("Only a certificate speaks of one lot: a mill test report, a certificate of conformity, or a test report.", "Type");
        // On metal's certificate the number is the heat's, of the mill that issued it.
        var heat = lot.Material?.Category == Category.Metal ? await Db.HeatOf(Paper.Issuer, NumberKey.Kept(Paper.CertificateSays, "number on the certificate", "CertificateSays")) : null;
        var outcome = lot.Compare(certificate, Paper.CertificateSays ?? "", heat, By, Acts.Now).Outcome;
        return ($"/lots/{Id}/verify", outcome switch
        {
            Outcome.Match => $"The two numbers of {lot.Number} match.",
            Outcome.Mismatch => "",
            _ => $"{certificate.Number} is kept with {lot.Number}.",
        }, (string?)null);
    });

    public Task<IActionResult> OnPostAcceptAsync() => Once("accept a lot", async () =>
    {
        var whole = await Fresh();
        await ForTrained(TopicOf.Receiving, "accept a lot", whole.Number);
        var lot = await WholeOrPart(whole);
        lot.Accept(await Db.DocumentsAbout(lot).ToListAsync(), Today, By, Acts.Now, await Db.DoorRules());
        if (lot != whole) OffersLabels($"lot={lot.Id}");
        return ($"/lots/{Id}/verify", lot == whole ? $"{lot.Number} is accepted." : $"{lot.OnHand} are accepted as {lot.Number}; write that number on them. {whole.OnHand} of {whole.Number} wait.", (string?)null);
    });

    public Task<IActionResult> OnPostConcedeAsync() => Once("concede a deviation", async () =>
    {
        var lot = await Fresh();
        var obstacle = Obstacles.Of(lot, await Db.DocumentsAbout(lot).ToListAsync(), Today, By, await Db.DoorRules()).FirstOrDefault(o => o.Kind == Deviation.Kind && o.What == (Deviation.What ?? ""))
            ?? throw new DomainRuleException("This does not stand in the way any more. Look at the page again.");
        lot.Concede(obstacle, Deviation.Reason, Acts.Who, Acts.Now);
        return ($"/lots/{Id}/verify", $"The deviation is conceded by {Acts.Who.Name}, with the reason.", (string?)null);
    });

    public Task<IActionResult> OnPostReleaseAsync() => Once("release a lot before it is accepted", async () =>
    {
        var lot = await Fresh();
        lot.Release(Urgent.Reason, await Db.DocumentsAbout(lot).ToListAsync(), Today, Acts.Who, Acts.Now, await Db.DoorRules());
        return ($"/lots/{Id}", $"Work may begin with {lot.Number}. Nothing it goes into is shipped before it is accepted.", (string?)null);
    });

    /// <summary>The lot, or the part of it that is decided about; the rest waits.</summary>
    private async Task<Lot> WholeOrPart(Lot lot)
    {
        if (string.IsNullOrWhiteSpace(Part.Quantity)) return lot;
        var amount = Amounts.Typed(Part.Quantity, lot.Unit, "Quantity");
        if (amount == lot.OnHand) return lot;
        var split = Split.Of(await numbers.Split(), lot, amount, await numbers.Piece(lot), Today, By, Acts.Now);
        Db.Transformations.Add(split);
        await Db.SaveChangesAsync();
        return split.Outputs[0].Lot;
    }

    public Task<IActionResult> OnPostQuarantineAsync() => Once("put a lot in quarantine", async () =>
    {
        var lot = await WholeOrPart(await Fresh());
        lot.Quarantine(Refusal.Reason ?? "", By, Acts.Now);
        return ($"/lots/{lot.Id}", $"{lot.Number}, {lot.OnHand}, is in quarantine.", (string?)null);
    });

    public Task<IActionResult> OnPostRejectAsync() => Once("reject a lot", async () =>
    {
        ForLead("reject a lot");
        var whole = await Fresh();
        var lot = await WholeOrPart(whole);
        lot.Reject(Refusal.Reason ?? "", By, Acts.Now);
        return ($"/lots/{lot.Id}", lot == whole ? $"{lot.Number} is rejected. It goes back, or to scrap." : $"{lot.OnHand} are rejected as {lot.Number}; they go back, or to scrap. {whole.OnHand} of {whole.Number} wait.", (string?)null);
    });
}

public sealed class ReadInput
{
    public string? ReadNumber { get; set; }

    [EnumDataType(typeof(ReadOn))]
    public ReadOn On { get; set; }

    public IFormFile? Photo { get; set; }

    /// <summary>"yes" or "no" to each line of the checklist, by its place.</summary>
    public Dictionary<int, string?> Answers { get; set; } = [];

    public IReadOnlyDictionary<string, bool> AnswersTo(Material? material) => (material?.ChecklistLines ?? []).Select((line, n) => (line, Said: Answers.GetValueOrDefault(n)))
        .Where(a => a.Said is "yes" or "no").ToDictionary(a => a.line, a => a.Said == "yes");
}

public sealed class PartInput
{
    /// <summary>Empty: all of it.</summary>
    public string? Quantity { get; set; }
}

public sealed class DeviationInput
{
    [EnumDataType(typeof(ObstacleKind))]
    public ObstacleKind Kind { get; set; }

    public string? What { get; set; }

    [Required(ErrorMessage = "Say why it can be taken all the same: the reason is kept with your name.")]
    public string? Reason { get; set; }
}

public sealed class ReleaseInput
{
    [Required(ErrorMessage = "Say why it cannot wait: the reason is kept with your name.")]
    public string? Reason { get; set; }
}

public sealed class PaperInput
{
    public DocumentType? Type { get; set; }

    [Required(ErrorMessage = "Which certificate is it? Type the number that stands on it."), Display(Name = "certificate number")]
    public string? DocumentNumber { get; set; }

    public string? Issuer { get; set; }

    [Required(ErrorMessage = "Which heat or lot does it speak of? Type the number exactly as it is printed."), Display(Name = "number on the certificate")]
    public string? CertificateSays { get; set; }
}
