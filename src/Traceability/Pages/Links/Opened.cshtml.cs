using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Compliance;
using Traceability.Data;
using Traceability.Printing;
using Traceability.Shops;
using Traceability.Web;

namespace Traceability.Pages.Links;

/// <summary>
/// A shared certificate, as whoever has the link sees it: without an account, on a phone, and nothing else with it. A
/// link that is wrong is answered always the same; only who has the true one learns that it has expired or was revoked.
/// </summary>
[AllowAnonymous]
public sealed class OpenedModel(TraceabilityDb db, Acts acts, RecallsOfLots recalls, GuessLimit limit, TimeProvider clock, ILogger<OpenedModel> log) : PageModel
{
    /// <summary>Lots and numbers that are listed; the certificate itself has them all.</summary>
    public const int Longest = 20;

    public const string Policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public sealed record SharedFile(long Id, DocumentType Type, string Number, string? Issuer, DateOnly? ExpiresOn, string? Name, StoredFile File)
    {
        public string Words => File.Size < 1_000_000 ? $"{Math.Max(1, File.Size / 1000)} kB" : (File.Size / 1_000_000m).ToString("0.0", CultureInfo.CurrentCulture) + " MB";
    }

    [FromRoute]
    public string Token { get; set; } = "";

    /// <summary>A file behind the page: the certificate's, a paper's id, the shop's mark.</summary>
    [FromRoute]
    public string? What { get; set; }

    public Shop? Shop { get; private set; }

    public bool HasLogo { get; private set; }

    public SharedLink? Link { get; private set; }

    public Report Report { get; private set; } = null!;

    public IReadOnlyList<RecallOfLots> Recalls { get; private set; } = [];

    public (string Number, DateTimeOffset At)? SupersededBy { get; private set; }

    public IReadOnlyList<SharedFile> Files { get; private set; } = [];

    /// <summary>Too many wrong addresses came from here.</summary>
    public bool TooMany { get; private set; }

    public DateTimeOffset Now => clock.GetLocalNow();

    public TimeZoneInfo Zone => clock.LocalTimeZone;

    public IEnumerable<RecallOfLots> Open => Recalls.Where(r => r.IsOpen);

    public IEnumerable<RecallOfLots> Over => Recalls.Where(r => !r.IsOpen);

    public string Certificate => Link!.Certificate.Number;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Response.Headers.ContentSecurityPolicy = Policy;
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        var from = HttpContext.Connection.RemoteIpAddress;
        if (!limit.MayTry(from)) return Wait();
        using var place = await limit.Place(cancel);
        if (!place.IsAcquired) return Wait();
        if (!LinkToken.IsToken(Token) || await Find(cancel) is not { } link) return limit.Wrong(from) ? Unknown() : Wait();
        Link = link;
        Shop = await db.TheShop(cancel);
        if (!link.IsOpen(acts.Now)) return new PageResult { StatusCode = StatusCodes.Status410Gone };
        await Load(link, cancel);
        return What switch
        {
            null => await Shown(link, from),
            "logo" when HasLogo && await db.TheLogo(cancel) is { } logo => File(logo.Picture, logo.MediaType),
            _ when What == Certificate + ".pdf" => Pdf(),
            _ when Files.FirstOrDefault(f => f.Id.ToString(CultureInfo.InvariantCulture) == What) is { } file => new FileAnswer(file.File, file.Name),
            // What was not shared is not there.
            _ => Unknown(),
        };
    }

    private Task<SharedLink?> Find(CancellationToken cancel)
    {
        var hash = LinkToken.HashOf(Token);
        return db.SharedLinks.AsNoTracking().Include(l => l.Certificate).FirstOrDefaultAsync(l => l.TokenHash == hash, cancel);
    }

    private async Task Load(SharedLink link, CancellationToken cancel)
    {
        Report = Report.FromJson(link.Certificate.Report);
        HasLogo = await db.Set<ShopLogo>().AnyAsync(l => l.Picture.Length <= ShopLogo.MostOnSharedPage, cancel);
        Recalls = await recalls.Reaching(await db.CertificateLots.Where(l => l.CertificateId == link.CertificateId && !l.IsSource).Select(l => l.LotId).ToListAsync(cancel), cancel);
        if (await db.IssuedCertificates.AsNoTracking().Where(c => c.SupersedesId == link.CertificateId).Select(c => new { c.Number, c.IssuedAt }).FirstOrDefaultAsync(cancel) is { } newer)
            SupersededBy = (newer.Number, newer.IssuedAt);
        Files = await db.SharedLinks.Where(l => l.Id == link.Id).SelectMany(l => l.Documents).Join(db.Files, d => d.Sha256, f => f.Sha256, (d, f) => new SharedFile(d.Id, d.Type, d.Number, d.Issuer, d.ExpiresOn, d.FileName, f)).AsNoTracking().ToListAsync(cancel);
        Files = [.. Files.OrderBy(f => f.Type).ThenBy(f => f.Number, StringComparer.Ordinal)];
    }

    // The customer does not wait for the shop's own work: an opening that cannot be written down at once is let go.
    private async Task<IActionResult> Shown(SharedLink link, System.Net.IPAddress? from)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await acts.Do("open a shared link", () => LinkOpening.Write(db, link.Id, acts.Now, from, Request.Headers.UserAgent, patience.Token), patience.Token);
        }
        catch (Exception busy) when (busy is OperationCanceledException or DomainRuleException)
        {
            log.LogWarning("A shared link of {Certificate} was opened; the file was busy, so the opening is not written down.", Certificate);
        }
        return Page();
    }

    private FileContentResult Pdf()
    {
        using var written = new MemoryStream();
        new PdfReport().Render(Report, written);
        return new(written.ToArray(), "application/pdf") { FileDownloadName = Certificate + ".pdf" };
    }

    private PageResult Unknown()
    {
        (Link, Shop) = (null, null);
        return new() { StatusCode = StatusCodes.Status404NotFound };
    }

    private PageResult Wait()
    {
        (Link, Shop, TooMany) = (null, null, true);
        Response.Headers.RetryAfter = "60";
        return new() { StatusCode = StatusCodes.Status429TooManyRequests };
    }
}
