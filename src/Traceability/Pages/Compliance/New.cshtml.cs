using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Compliance;
using Traceability.Data;
using Traceability.Pages.Making;
using Traceability.People;
using Traceability.Printing;
using Traceability.Shops;

namespace Traceability.Pages.Compliance;

/// <summary>What a certificate will say, word for word, with what is missing named; and the one button that issues it.</summary>
public sealed class NewModel(TraceabilityDb db, Acts acts, TimeProvider clock, Certifying certifying, IssuingCertificates issuing) : BenchPage(db, acts, clock)
{
    private readonly TimeProvider clock = clock;

    /// <summary>"order", "shipment" or "lot".</summary>
    [BindProperty(SupportsGet = true)]
    public string? Of { get; set; }

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>The number of the certificate that the new one takes the place of.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Supersedes { get; set; }

    [BindProperty]
    public IssueInput Input { get; set; } = new();

    public IssuedCertificate? Old { get; private set; }

    public Draft? Draft { get; private set; }

    public Report? Report { get; private set; }

    public string Number { get; private set; } = "";

    /// <summary>Why nothing can be certified.</summary>
    public string? Refused { get; private set; }

    /// <summary>Who could issue it, for staff to ask.</summary>
    public IReadOnlyList<string> Leads { get; private set; } = [];

    public bool NeedsReason => Old is not null || Draft?.Against.Count > 0;

    public override async Task Load()
    {
        var kind = await Asked();
        Number = await issuing.NextNumber();
        try
        {
            Draft = Found(await certifying.Prepare(kind, Id, Today));
        }
        catch (DomainRuleException nothing)
        {
            Refused = nothing.Message;
            return;
        }
        Report = ConformityReport.Of(Draft, new(Number, await Db.PageHead(), Acts.Who.Name, IssuingCertificates.Function(Acts.Who), clock.GetLocalNow(), await Db.AuditHash(),
            string.IsNullOrWhiteSpace(Input.Reason) ? null : Input.Reason.Trim(), Old is null ? null : (Old.Number, Old.IssuedAt)));
        if (!IsLead) Leads = await Db.Accounts.Where(a => a.DeactivatedAt == null && a.Person.Role != Role.Staff).OrderBy(a => a.Person.Name).Take(3).Select(a => a.Person.Name).ToListAsync();
    }

    public Task<IActionResult> OnPostAsync() => Once("issue a certificate", async () =>
    {
        var kind = await Asked();
        var certificate = Found(await issuing.Issue(kind, Id, Input.Reason, Old, await Db.PageHead(), Acts.Who, clock.GetLocalNow()));
        Done(Old is null ? $"{certificate.Number} is issued." : $"{certificate.Number} is issued and supersedes {Old.Number}.");
        return "/certificates/" + Uri.EscapeDataString(certificate.Number);
    });

    /// <summary>A certificate is superseded by one of the same thing.</summary>
    private async Task<CertifiedKind> Asked()
    {
        if (!string.IsNullOrWhiteSpace(Supersedes))
        {
            Old = Found(await Db.CertificateNumbered(Supersedes));
            Id = Old.OrderId is { } order && Old.Kind == CertifiedKind.Order ? order : Old.ShipmentId ?? await Db.CertificateLots.Where(l => l.CertificateId == Old.Id && !l.IsSource).Select(l => l.LotId).FirstOrDefaultAsync();
            return Old.Kind;
        }
        return Of switch
        {
            "order" => CertifiedKind.Order,
            "shipment" => CertifiedKind.Shipment,
            "lot" => CertifiedKind.Lot,
            _ => throw new Web.NotHereException(),
        };
    }
}

public sealed class IssueInput
{
    [StringLength(Text.NoteLength)]
    public string? Reason { get; set; }
}
