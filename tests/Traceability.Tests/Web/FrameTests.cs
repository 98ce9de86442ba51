using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Traceability.People;

namespace Traceability.Tests.Web;

public sealed class FrameTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/app.css")]
    [InlineData("/nothing-here")]
    public async Task Every_answer_carries_the_rules_for_the_browser(string address)
    {
        await using var ground = new WebGround();
        var visitor = await ground.Administrator();
        await visitor.Get(address);
        string Header(string name) => string.Join(",", visitor.Response.Headers.GetValues(name));
        var policy = Header("Content-Security-Policy");
        // WebAssembly is the reader of barcodes; script made from text stays forbidden.
        Assert.DoesNotContain("unsafe", policy.Replace("'wasm-unsafe-eval'", "", StringComparison.Ordinal), StringComparison.Ordinal);
        foreach (var rule in (string[])["default-src 'self'", "object-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"])
            Assert.Contains(rule, policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));
        Assert.Equal("same-origin", Header("Cross-Origin-Opener-Policy"));
        Assert.Contains("camera=(self)", Header("Permissions-Policy"), StringComparison.Ordinal);
        if (!address.Contains('.', StringComparison.Ordinal)) Assert.Contains("no-store", Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cookies_are_kept_from_scripts_and_other_sites()
    {
        await using var ground = new WebGround();
        var visitor = await ground.Administrator();
        var cookies = visitor.Response.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(cookies, c => c.StartsWith("traceability.person.", StringComparison.Ordinal));
        Assert.All(cookies, c =>
        {
            Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=", c, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task No_page_has_script_or_style_of_its_own()
    {
        await using var ground = new WebGround();
        var stranger = ground.Visitor();
        await Look(stranger, "/set-up");
        var visitor = await ground.Administrator();
        await Look(stranger, "/sign-in");
        foreach (var page in Pages(ground))
            await Look(visitor, page);
        foreach (var address in (string[])["/people/1", "/nothing-here"])
            await Look(visitor, address);

        static async Task Look(Visitor visitor, string address)
        {
            var page = await visitor.Get(address);
            Assert.True((int)visitor.Status < 500, $"{address}: {visitor.Status}");
            Assert.DoesNotContain(page.QuerySelectorAll("script"), s => s.GetAttribute("src") is null);
            Assert.Empty(page.QuerySelectorAll("style, [style]"));
            Assert.DoesNotContain(page.All.SelectMany(e => e.Attributes), a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || (a.Name is "href" or "action" && a.Value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)));
            Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
        }
    }

    [Fact]
    public async Task Every_page_but_the_few_needs_sign_in()
    {
        await using var ground = new WebGround();
        await ground.Administrator();
        var open = ground.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(e => e.RoutePattern.RawText).Distinct().Order();
        Assert.Equal(["/health", "c/{token}/{**what}", "change", "door", "error/{status:int}", "set-up", "sign-in", "sign-out", "trust", "trust/traceability.crt"], open);
        var stranger = ground.Visitor();
        foreach (var page in Pages(ground))
        {
            await stranger.Get(page);
            Assert.Contains("/sign-in", stranger.Location, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var ground = new WebGround();
        var visitor = await ground.Administrator();
        await visitor.Get("/people/add");
        var typed = visitor.Fields(new() { ["Input.Name"] = "Eve", ["Input.Code"] = "EV", ["Input.Password"] = WebGround.Password }, "main form", out var target);
        await visitor.Post(target, typed.Where(t => t.Key != "__RequestVerificationToken"), site: "cross-site");
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Contains("came too late", visitor.Text, StringComparison.Ordinal);
        Assert.Empty(visitor.Page.QuerySelectorAll("input[value=EV]"));
        Assert.Equal(1, await ground.Ask(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task Every_form_that_posts_has_one_token()
    {
        await using var ground = new WebGround();
        var visitor = await ground.Administrator();
        foreach (var address in (string[])["/", "/people/add", "/people/1", "/sign-out"])
            foreach (var form in (await visitor.Get(address)).QuerySelectorAll("form[method=post]"))
                Assert.Single(form.QuerySelectorAll("[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task An_unknown_address_offers_the_scan_box()
    {
        await using var ground = new WebGround();
        var visitor = await ground.Administrator();
        await visitor.Get("/lots/NOTHING-1");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.NotNull(visitor.Page.QuerySelector("main form[action='/find'] [name=q]"));
        await visitor.Get("/people/999");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
    }

    [Fact]
    public async Task The_menu_shows_what_exists_and_what_one_may_open()
    {
        await using var ground = new WebGround();
        var administrator = await ground.Administrator();
        var staff = await ground.SignedIn("JF", Role.Staff);
        Assert.Contains("/people", Entries(await administrator.Get("/people")));
        Assert.DoesNotContain("/people", Entries(await staff.Get("/")));
        Assert.Equal("/people", (await administrator.Get("/people/add")).QuerySelector("nav [aria-current=page]")!.GetAttribute("href"));

        static IEnumerable<string?> Entries(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelectorAll("nav.side li a").Select(a => a.GetAttribute("href"));
    }

    [Fact]
    public async Task Malformed_numbers_in_an_address_are_no_fault()
    {
        await using var ground = new WebGround();
        var visitor = await ground.Administrator();
        foreach (var p in (string[])["-1", "99999999999999999999", "abc", "2147483647"])
        {
            await visitor.Get("/people?p=" + p);
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
        }
    }

    private static List<string> Pages(WebGround ground) => [.. ground.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null && e.RoutePattern.Parameters.Count == 0)
        .Select(e => "/" + e.RoutePattern.RawText)];
}
