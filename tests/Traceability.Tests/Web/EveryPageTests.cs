using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Traceability.People;
using Traceability.Sample;

namespace Traceability.Tests.Web;

/// <summary>
/// Follows the links of the sample shop from Today on, one page of each kind: what no link leads to, nobody finds; what
/// is found is looked at on both screens and in both themes.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class EveryPageTests(Browser browser)
{
    private const int OfEachKind = 12;

    // A page that a link cannot lead to, and why.
    private static readonly Dictionary<string, string> Unlinked = new()
    {
        ["error/{status:int}"] = "answers for others",
        ["change"] = "asked at a bench PC; BenchInBrowserTests looks",
        ["bench/here"] = "asked by the page while somebody types",
        ["set-up"] = "before there is a shop",
        ["door"] = "before one is let in",
        ["sign-in"] = "before one is somebody",
        ["sign-out"] = "a button",
        ["c/{token}/{**what}"] = "for customers who have the link; CertificateInBrowserTests looks",
        ["trace/how-far"] = "asked by the page while a long paper is made",
        ["trust"] = "opened by a phone from the code on Settings, Phones",
        ["trust/traceability.crt"] = "from that page",
        ["recalls/{id:long}"] = "the sample shop has had none; TourTests opens one and looks",
    };

    [Fact]
    public async Task Every_page_is_found_from_the_menu_fits_both_screens_and_is_accessible_in_both_themes()
    {
        await using var workshop = await Workshop.Serve();
        workshop.Clock.Now = SampleShop.Now;
        await workshop.Read(async db =>
        {
            await SampleShop.Fill(db);
            return true;
        });
        await workshop.Hire("BOSS", Role.Administrator);
        var routes = Routes(workshop.AppServices.GetRequiredService<EndpointDataSource>());

        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("BOSS", Hiring.Password);
            // A lot that waits leads elsewhere than one that can be cut: several of each kind are followed, the first is looked at.
            var found = new Dictionary<string, HashSet<string>> { [""] = ["/"] };
            var looked = new HashSet<string>();
            var toVisit = new Queue<string>(["/"]);
            while (toVisit.TryDequeue(out var address))
            {
                if ((await page.Visit(address)).Status >= 400) throw new InvalidOperationException($"A link leads to {address}, which is not there.");
                if (looked.Add(RouteOf(routes, address)!)) await Look(page, RouteOf(routes, address)!);
                var links = await page.Playwright.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin && !a.hasAttribute('download')).map(a => a.pathname + a.search)");
                foreach (var link in links)
                {
                    if (link.Contains("handler=", StringComparison.Ordinal) || RouteOf(routes, link) is not { } route) continue;
                    var known = found.TryGetValue(route, out var some) ? some : found[route] = [];
                    if (known.Count < OfEachKind && known.Add(link)) toVisit.Enqueue(link);
                }
            }
            Assert.Empty(routes.Select(r => r.Text).Except(found.Keys).Except(Unlinked.Keys));
        });
    }

    private static async Task Look(BrowserPage page, string route)
    {
        var name = route.Length == 0 ? "today" : string.Concat(route.Select(c => char.IsLetterOrDigit(c) ? c : '-')).Trim('-');
        foreach (var theme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            await page.Playwright.EmulateMediaAsync(new() { ColorScheme = theme });
            // Only colours differ between the themes.
            await page.AssertAccessible(theme == ColorScheme.Light ? null : "color-contrast");
            await page.Shoot($"{name}-{theme.ToString().ToLowerInvariant()}");
        }
        await page.Playwright.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.AssertFits();
        await page.Playwright.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
        await page.AssertFits();
        // 1366 pixels at 200 %.
        await page.Playwright.SetViewportSizeAsync(Screen.Workshop.Width / 2, Screen.Workshop.Height / 2);
        await page.AssertFits();
        await page.Playwright.SetViewportSizeAsync(Screen.Workshop.Width, Screen.Workshop.Height);
    }

    private static List<(string Text, TemplateMatcher Matcher)> Routes(EndpointDataSource source) =>
        [.. source.Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(e => e.RoutePattern.RawText!).Distinct().Select(t => (t, new TemplateMatcher(TemplateParser.Parse(t), [])))];

    // The one with the fewest parameters: "lots/{id}/cut" before "lots/{id}/{tab}".
    private static string? RouteOf(List<(string Text, TemplateMatcher Matcher)> routes, string address) =>
        routes.Where(r => r.Matcher.TryMatch(address.Split('?')[0], [])).Select(r => r.Text).OrderBy(t => t.Count(c => c == '{')).FirstOrDefault();
}
