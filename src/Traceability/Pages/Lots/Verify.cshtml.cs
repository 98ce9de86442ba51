using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Receiving;

namespace Traceability.Pages.Lots;

/// <summary>
/// First what stands on the material, blind; then what stands on the paper; then the two one above the other, and the
/// decision.
/// </summary>
public sealed class VerifyModel(TraceabilityDb db, Acts acts, TimeProvider clock) : LotPage(db, acts, clock)
{
    public static SelectListItem[] Types { get; } =
        [.. ((DocumentType[])[DocumentType.Mtr, DocumentType.Cofc, DocumentType.TestReport]).Select(t => new SelectListItem(t.Title(), t.ToString()))];

    [BindProperty]
    public ReadInput Reading { get; set; } = new();

    [BindProperty]
    public PaperInput Paper { get; set; } = new();

    [BindProperty]
    public ReasonInput Refusal { get; set; } = new();

    /// <summary>read or paper, to go back to it.</summary>
    [BindProperty(SupportsGet = true, Name = "step")]
    public string? Asked { get; set; }

    public IReadOnlyList<Document> Papers { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    /// <summary>The next lot that waits, for when this one is done.</summary>
    public long? Next { get; private set; }

    public bool IsDecided => Lot.Status != LotStatus.Quarantined;

    public Verification? LastReading => Lot.Verifications.Where(v => v.Outcome is Outcome.Read or Outcome.NoNumber && v.CertificateSays is null).MaxBy(v => v.Id);

    public bool IsMismatch => Lot.Comparison?.Outcome == Outcome.Mismatch;

    public IReadOnlyList<Place> Places => Lot.Comparison is { CertificateSays: { } says } both ? NumbersSideBySide.Of(both.ReadNumber ?? "", says) : [];

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
        Next = await Db.Lots.AsNoTracking().Waiting().Where(l => l.Id != Id).OrderBy(l => l.Id).Select(l => (long?)l.Id).FirstOrDefaultAsync();
        Names = await Db.NamesOf(Lot.Verifications.Select(v => v.By));
        Paper.Type ??= IsMetal ? DocumentType.Mtr : DocumentType.Cofc;
        Paper.Issuer ??= Lot.Mill;
    }

    public Task<IActionResult> OnPostReadAsync() => Once("read a number off the material", async () =>
    {
        var lot = await Fresh();
        lot.ReadOff(Reading.ReadNumber, By, Acts.Now);
        return ($"/lots/{Id}/verify", $"What stands on {lot.Number} is kept. It is shown again beside the certificate's.", (string?)null);
    });

    public Task<IActionResult> OnPostNoNumberAsync() => Once("find no number on the material", async () =>
    {
        var lot = await Fresh();
        lot.ReadOff(null, By, Acts.Now);
        return ($"/lots/{Id}/verify", $"There is no number on {lot.Number}.", (string?)null);
    });

    public Task<IActionResult> OnPostPaperAsync() => Once("compare a certificate", async () =>
    {
        var lot = await Fresh();
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
        var lot = await Fresh();
        lot.Accept(await Db.DocumentsAbout(lot).ToListAsync(), Today, By, Acts.Now);
        return ($"/lots/{Id}/verify", $"{lot.Number} is accepted.", (string?)null);
    });

    public Task<IActionResult> OnPostQuarantineAsync() => Once("put a lot in quarantine", lot =>
    {
        lot.Quarantine(Refusal.Reason ?? "", By, Acts.Now);
        return $"{lot.Number} is in quarantine.";
    });

    public Task<IActionResult> OnPostRejectAsync() => Once("reject a lot", lot =>
    {
        ForLead("reject a lot");
        lot.Reject(Refusal.Reason ?? "", By, Acts.Now);
        return $"{lot.Number} is rejected. It goes back, or to scrap.";
    });
}

public sealed class ReadInput
{
    [Required(ErrorMessage = "Type or scan what stands on the material. If there is nothing, say so with the other button.")]
    public string? ReadNumber { get; set; }
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
