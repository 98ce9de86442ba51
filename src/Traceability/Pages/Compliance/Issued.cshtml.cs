using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Compliance;
using Traceability.Data;
using Traceability.Pages.Making;
using Traceability.Pages.Trace;
using Traceability.Printing;
using Traceability.Shops;

namespace Traceability.Pages.Compliance;

/// <summary>A certificate as it was issued, how it stands today, and the links by which customers see it.</summary>
public sealed class IssuedModel(TraceabilityDb db, Acts acts, TimeProvider clock, RecallsOfLots recalls) : BenchPage(db, acts, clock)
{
    public sealed record LinkRow(long Id, string? MadeFor, DateTimeOffset MadeAt, string MadeBy, DateTimeOffset ExpiresAt, string State, int Papers, DateTimeOffset? RevokedAt, string? RevokedBy, IReadOnlyList<LinkOpening> Openings);

    private readonly TimeProvider clock = clock;

    [FromRoute]
    public string Number { get; set; } = "";

    [BindProperty]
    public LinkInput Input { get; set; } = new();

    public IssuedCertificate Certificate { get; private set; } = null!;

    public Report Report { get; private set; } = null!;

    public string IssuedBy { get; private set; } = "";

    public string? SupersededBy { get; private set; }

    public IReadOnlyList<RecallOfLots> Recalls { get; private set; } = [];

    public IReadOnlyList<LinkRow> Links { get; private set; } = [];

    /// <summary>Papers that could be fetched through a link, and whether the certificate names them.</summary>
    public IReadOnlyList<(Paper Paper, bool Named)> Papers { get; private set; } = [];

    /// <summary>The whole address of the link that was just made; it is shown this once.</summary>
    public string? Made { get; private set; }

    public DateTimeOffset MadeUntil { get; private set; }

    public string State => Recalls.Any(r => r.IsOpen) ? "recalled" : SupersededBy is not null ? "superseded" : "issued";

    public string Address => "/certificates/" + Uri.EscapeDataString(Certificate.Number);

    public override async Task Load()
    {
        Certificate = Found(await Db.CertificateNumbered(Number));
        Report = Report.FromJson(Certificate.Report);
        IssuedBy = ConformityReport.SignedBy(Report).Name;
        SupersededBy = await Db.SupersededBy(Certificate.Id);
        Recalls = await recalls.Reaching(await Db.CertificateLots.Where(l => l.CertificateId == Certificate.Id && !l.IsSource).Select(l => l.LotId).ToListAsync());
        var links = await Db.SharedLinks.AsNoTracking().Where(l => l.CertificateId == Certificate.Id).OrderByDescending(l => l.Id)
            .Select(l => new { Link = l, Papers = l.Documents.Count, Openings = Db.LinkOpenings.Where(o => o.LinkId == l.Id).OrderByDescending(o => o.LastAt).Take(10).ToList() }).ToListAsync();
        Links = [.. links.Select(l => new LinkRow(l.Link.Id, l.Link.MadeFor, l.Link.RecordedAt, l.Link.RecordedBy, l.Link.ExpiresAt, l.Link.State(Acts.Now), l.Papers, l.Link.RevokedAt, l.Link.RevokedBy, l.Openings))];
        Papers = [.. (await Db.PapersBehind(Certificate.Id)).Select(p => (p, ConformityReport.Names(Report, p)))];
        if (HttpMethods.IsGet(Request.Method))
            Input = new() { MadeFor = Certificate.Customer?.Name, Papers = [.. Papers.Where(p => p.Named).Select(p => p.Paper.Id)] };
    }

    public async Task<IActionResult> OnGetPdfAsync()
    {
        await Load();
        return Report.As(new PdfReport(), Certificate.Number);
    }

    public async Task<IActionResult> OnGetJsonAsync()
    {
        await Load();
        return File(Certificate.Report, "application/json", Certificate.Number + ".json");
    }

    /// <summary>The address is a key: it is shown on the answer itself, and goes into no redirect, cookie or row.</summary>
    public async Task<IActionResult> OnPostLinkAsync()
    {
        string? token = null;
        var back = await Acts.Once("make a shared link", FormId, async () =>
        {
            Certificate = Found(await Db.CertificateNumbered(Number));
            var could = (await Db.PapersBehind(Certificate.Id)).Select(p => p.Id).ToHashSet();
            var chosen = Input.Papers.Where(could.Contains).ToList();
            (var link, token) = SharedLink.Make(Certificate, await Db.SupersededBy(Certificate.Id), Input.Days, Input.MadeFor, await Db.Documents.Where(d => chosen.Contains(d.Id)).ToListAsync(), Acts.Who, Acts.Now);
            Db.SharedLinks.Add(link);
            await Db.SaveChangesAsync();
            MadeUntil = link.ExpiresAt;
            return Address;
        });
        if (token is null)
        {
            Done("The link was made already, and its address was shown once. Make another one if it was not kept.");
            return LocalRedirect(back);
        }
        var origin = (await Db.TheShop())?.PublicAddress ?? $"{Request.Scheme}://{Request.Host}{Request.PathBase}";
        Made = $"{origin}/c/{token}";
        await Load();
        return Page();
    }

    public Task<IActionResult> OnPostRevokeAsync(long link) => Once("revoke a shared link", async () =>
    {
        await Load();
        Found(await Db.SharedLinks.FirstOrDefaultAsync(l => l.Id == link && l.CertificateId == Certificate.Id)).Revoke(Acts.Who, Acts.Now);
        Done("The link is revoked. Whoever opens it is told so.");
        return Address;
    });

    /// <summary>What a message with the link says.</summary>
    public string Letter(string shop) => string.Create(CultureInfo.CurrentCulture,
        $"Here is our certificate of conformity {Certificate.Number} for {Certificate.SubjectNumber}:\n{Made}\n\nIt opens without an account until {Web.When.Words(MadeUntil, clock.LocalTimeZone)}. Should anything in it ever be recalled, the same link says so first.\n\n{shop}");
}

public sealed class LinkInput
{
    [StringLength(Text.LineLength), Display(Name = "name")]
    public string? MadeFor { get; set; }

    [Required(ErrorMessage = "For how many days? Type a number, for example 90.")]
    public int? Days { get; set; } = SharedLink.UsualDays;

    public List<long> Papers { get; set; } = [];
}
