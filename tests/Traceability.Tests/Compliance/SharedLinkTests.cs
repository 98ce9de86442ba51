using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Traceability.Compliance;
using Traceability.Shops;
using Traceability.Tests.Recalls;
using Traceability.Web;

namespace Traceability.Tests.Compliance;

/// <summary>A certificate opened to whoever has the address, and to nobody else.</summary>
public sealed class SharedLinkTests
{
    [Fact]
    public async Task Whoever_has_the_link_sees_the_certificate_without_an_account()
    {
        await using var shop = await CertifiedShop.Open();
        var token = await shop.Share();
        using var customer = shop.Workshop.Client();
        var page = await customer.Visit("/c/" + token);
        Assert.Equal((HttpStatusCode.OK, "COC-0001"), (page.Status, page.Heading));
        foreach (var words in (string[])["Kiln Lane Workshop", "14 Kiln Lane, Sheffield · 0114 555 0120", "8 pcs, Product BOX, for Customer HARBOUR", "TTR-0041 to TTR-0048", "RoHS: supported in part by 1 declaration",
            "REACH, Article 33: no declaration held", "Every number leads to its maker 2 lots, 1 certificate, no gap", "PX-240417", "Signed by Quinn Lead, quality lead, 26 May 2024", "None of these lots has been recalled as of 26 May 2024, 08:00", "This link works until 24 August 2024"])
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("compliant", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("upported by 2", page.Text, StringComparison.Ordinal);

        var pdf = await customer.Visit($"/c/{token}/COC-0001.pdf");
        Assert.Equal("%PDF", Encoding.ASCII.GetString(pdf.Body[..4]));
        var declaration = await shop.Workshop.Read(db => db.Documents.Where(d => d.Number == "PX-R-1").Select(d => d.Id).SingleAsync());
        var file = await customer.Visit($"/c/{token}/{declaration}");
        Assert.Equal(CertifiedShop.Declaration, Encoding.UTF8.GetString(file.Body));
        Assert.Equal("attachment; filename*=UTF-8''PX-R-1.pdf", file.Headers["Content-Disposition"].Single());
    }

    [Fact]
    public async Task It_is_small_and_asks_for_nothing_from_elsewhere()
    {
        await using var shop = await CertifiedShop.Open();
        // A logo as large as a shared page takes.
        await shop.Workshop.Act((db, _) => { db.Add(ShopLogo.Of([.. Logo(64, 64), .. new byte[ShopLogo.MostOnSharedPage - Logo(64, 64).Length]])); return Task.CompletedTask; });
        var token = await shop.Share();
        using var customer = shop.Workshop.Client();
        var page = await customer.Visit("/c/" + token);
        var asked = page.Document.QuerySelectorAll("link[href], img[src], script, iframe, object").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")).Where(a => a is null || !a.StartsWith("data:", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, asked.Count);
        var all = page.Body.Length;
        foreach (var address in asked)
        {
            Assert.StartsWith("/", address, StringComparison.Ordinal);
            var part = await customer.Visit(address!);
            Assert.Equal(HttpStatusCode.OK, part.Status);
            all += part.Body.Length;
        }
        Assert.InRange(all, 1000, 50_000);
        string Header(string name) => string.Join(",", page.Headers[name]);
        Assert.Equal(("noindex, nofollow", "no-referrer", OpenedPolicy), (Header("X-Robots-Tag"), Header("Referrer-Policy"), Header("Content-Security-Policy")));
        Assert.Contains("no-store", Header("Cache-Control"), StringComparison.Ordinal);
        Assert.Empty(page.Headers["Set-Cookie"]);
        Assert.Contains("Disallow: /", Encoding.UTF8.GetString((await customer.Visit("/robots.txt")).Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_is_kept_nowhere()
    {
        await using var shop = await CertifiedShop.Open();
        var issued = await shop.Issue();
        using var lead = await shop.Workshop.SignedIn();
        var made = await (await lead.Visit("/certificates/" + issued.Number)).Submit("Make a link");
        var token = CertifiedShop.TokenIn(made.Document.Body!.InnerHtml);
        Assert.Equal(24, token.Length);
        using var customer = shop.Workshop.Client();
        Assert.Equal(HttpStatusCode.OK, (await customer.Visit("/c/" + token)).Status);
        foreach (var address in (string[])[$"/c/{token}/x/y", $"/C/{token}", $"/c/{token}/nothing", $"/c/{token}.html", $"/find?q={token}"])
            await customer.Visit(address);
        Assert.DoesNotContain(token, (await lead.Visit("/certificates/COC-0001")).Document.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.NotEmpty(shop.Workshop.Logged);
        Assert.DoesNotContain(shop.Workshop.Logged, line => line.Contains(token, StringComparison.Ordinal));
        Assert.Contains(shop.Workshop.Logged, line => line.Contains("/c/(token)", StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(shop.Workshop.Folder, "*", SearchOption.AllDirectories).Where(f => f.EndsWith(".db", StringComparison.Ordinal) || f.EndsWith("-wal", StringComparison.Ordinal) || f.EndsWith(".log", StringComparison.Ordinal)))
        {
            await using var content = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var all = new MemoryStream();
            await content.CopyToAsync(all);
            Assert.Equal(-1, all.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(token)));
        }
        var audit = await shop.Workshop.Read(db => db.Audit.Where(a => a.Subject == "shared_link").Select(a => a.Changes).SingleAsync());
        Assert.Contains("\"token_hash\":[null,\"(not shown)\"]", audit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessed_and_half_copied_links_get_one_answer()
    {
        await using var shop = await CertifiedShop.Open();
        var token = await shop.Share();
        using var stranger = shop.Workshop.Client();
        var answers = new HashSet<string>();
        foreach (var wrong in (string[])[LinkToken.New(), token[..12], token[1..], token + "a", token[..23] + (token[23] == 'A' ? 'B' : 'A'), "x", "..%2F..%2Fshop", new('a', 4000)])
        {
            var page = await stranger.Visit("/c/" + wrong);
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.Empty(page.Headers["Set-Cookie"]);
            if (page.Heading == "This link does not open") answers.Add(page.Text);
        }
        Assert.Contains("copy it from beginning to end", Assert.Single(answers), StringComparison.Ordinal);
        Assert.DoesNotContain("Kiln", Assert.Single(answers), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_was_chosen_is_fetched_through_it()
    {
        await using var shop = await CertifiedShop.Open();
        var token = await shop.Share(papers: false);
        await shop.Workshop.Hire();
        using var customer = shop.Workshop.Client();
        foreach (var document in await shop.Workshop.Read(db => db.Documents.Select(d => d.Id).ToListAsync()))
            Assert.Equal(HttpStatusCode.NotFound, (await customer.Visit($"/c/{token}/{document}")).Status);
        foreach (var other in (string[])["COC-0002.pdf", "logo", "-1", "99", "x/y", "..%2F..%2Fapp.css"])
            Assert.Equal(HttpStatusCode.NotFound, (await customer.Visit($"/c/{token}/{other}")).Status);
        Assert.Equal("/sign-in", (await customer.Visit("/certificates/COC-0001")).Path);
    }

    [Fact]
    public async Task An_expired_or_revoked_link_says_so_to_who_has_it()
    {
        await using var shop = await CertifiedShop.Open();
        var token = await shop.Share(days: 10);
        using var lead = await shop.Workshop.SignedIn();
        using var customer = shop.Workshop.Client();
        shop.Workshop.Clock.Advance(TimeSpan.FromDays(10));
        var page = await customer.Visit("/c/" + token);
        Assert.Equal((HttpStatusCode.Gone, "This link has expired"), (page.Status, page.Heading));
        Assert.Contains("Call 0114 555 0120 for a new one", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("COC-0001", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await customer.Visit($"/c/{token}/COC-0001.pdf")).Status);

        shop.Workshop.Clock.Advance(-TimeSpan.FromDays(5));
        using var staff = await shop.Workshop.SignedIn("JO", People.Role.Staff);
        await (await staff.Visit("/certificates/COC-0001")).Submit("Revoke");
        page = await customer.Visit("/c/" + token);
        Assert.Equal((HttpStatusCode.Gone, "This link was withdrawn"), (page.Status, page.Heading));
        await Assert.ThrowsAsync<SqliteException>(() => shop.Workshop.Write("UPDATE shared_link SET revoked_at = NULL"));
        Assert.Equal(HttpStatusCode.NotFound, (await customer.Visit("/c/" + token[..20])).Status);
    }

    [Fact]
    public async Task A_recall_after_issuing_stands_first_on_the_link()
    {
        await using var shop = await CertifiedShop.Open();
        var token = await shop.Share();
        using var customer = shop.Workshop.Client();
        var recall = await shop.Workshop.Open("PLA-1");
        var page = await customer.Visit("/c/" + token);
        Assert.StartsWith("Kiln Lane Workshop 14 Kiln Lane, Sheffield · 0114 555 0120 Recalled Stop using these goods. Call 0114 555 0120 and say the number RCL-0001.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("None of these lots", page.Text, StringComparison.Ordinal);
        await shop.Workshop.Lift(recall);
        page = await customer.Visit("/c/" + token);
        Assert.DoesNotContain("Stop using", page.Text, StringComparison.Ordinal);
        Assert.Contains("There was a recall", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recall_of_something_else_does_not_frighten_anybody()
    {
        await using var shop = await CertifiedShop.Open();
        await shop.Workshop.Tell(story => story.Receive("OTHER-1", 5));
        var token = await shop.Share();
        await shop.Workshop.Open("OTHER-1");
        using var customer = shop.Workshop.Client();
        Assert.Contains("None of these lots has been recalled", (await customer.Visit("/c/" + token)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_superseded_certificate_names_the_newer_one()
    {
        await using var shop = await CertifiedShop.Open();
        var token = await shop.Share();
        await shop.Issue("a slip", supersedes: "COC-0001");
        using var customer = shop.Workshop.Client();
        var page = await customer.Visit("/c/" + token);
        Assert.Contains("Not valid any more Since 26 May 2024, 08:00 COC-0002 stands in place of this certificate.", page.Text, StringComparison.Ordinal);
        using var lead = await shop.Workshop.SignedIn();
        Assert.DoesNotContain("Make a link", (await lead.Visit("/certificates/COC-0001")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_guesses_are_turned_away_and_cost_the_shop_nothing()
    {
        await using var shop = await CertifiedShop.Open();
        var token = await shop.Share();
        using var lead = await shop.Workshop.SignedIn();
        shop.Workshop.From = IPAddress.Parse("203.0.113.7");
        using var guesser = shop.Workshop.Client();
        var answers = new Dictionary<HttpStatusCode, int>();
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < 10_000; i++)
        {
            // It says to come from somewhere else each time, and is not believed.
            using var guess = new HttpRequestMessage(HttpMethod.Get, "/c/" + LinkToken.New()) { Headers = { { "X-Forwarded-For", $"198.51.100.{i % 250}" } } };
            using var answer = await guesser.Http.SendAsync(guess);
            answers[answer.StatusCode] = answers.GetValueOrDefault(answer.StatusCode) + 1;
        }
        var took = Stopwatch.GetElapsedTime(began);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests], answers.Keys.Order());
        // A window or two may have passed meanwhile.
        Assert.InRange(answers[HttpStatusCode.NotFound], GuessLimit.WrongFromOne, GuessLimit.WrongFromOne * (2 + (int)took.TotalMinutes));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.Visit("/c/" + token)).Status);
        Assert.Equal("60", (await guesser.Visit("/c/" + token)).Headers["Retry-After"].Single());
        // Somebody else's true link opens, and the shop works on.
        shop.Workshop.From = IPAddress.Parse("192.0.2.1");
        Assert.Equal(HttpStatusCode.OK, (await guesser.Visit("/c/" + token)).Status);
        Assert.Equal(HttpStatusCode.OK, (await lead.Visit("/certificates")).Status);
        Assert.True(took < TimeSpan.FromSeconds(60), $"10,000 guesses took {took}.");
    }

    [Fact]
    public async Task Guesses_from_everywhere_are_counted_together_and_a_true_link_still_opens()
    {
        await using var shop = await CertifiedShop.Open();
        var token = await shop.Share();
        using var stranger = shop.Workshop.Client();
        var turnedAway = 0;
        for (var i = 0; i < GuessLimit.WrongInAll + 50; i++)
        {
            shop.Workshop.From = new IPAddress([10, 1, (byte)(i / 250), (byte)(i % 250)]);
            if ((await stranger.Visit("/c/" + LinkToken.New())).Status == HttpStatusCode.TooManyRequests) turnedAway++;
        }
        Assert.InRange(turnedAway, 1, 50);
        Assert.Equal(HttpStatusCode.OK, (await stranger.Visit("/c/" + token)).Status);
    }

    [Fact]
    public async Task Only_a_known_proxy_is_believed_where_a_visitor_comes_from()
    {
        await using var shop = await CertifiedShop.Open();
        shop.Workshop.Settings["Share:KnownProxies"] = "192.0.2.10, 10.0.0.0/8";
        var token = await shop.Share();
        using var customer = shop.Workshop.Client();
        foreach (var (from, network) in ((string, string)[])[("192.0.2.10", "198.51.100.x"), ("10.9.8.7", "198.51.100.x"), ("192.0.2.11", "192.0.2.x")])
        {
            shop.Workshop.From = IPAddress.Parse(from);
            using var visit = new HttpRequestMessage(HttpMethod.Get, "/c/" + token) { Headers = { { "X-Forwarded-For", "198.51.100.77" } } };
            (await customer.Http.SendAsync(visit)).EnsureSuccessStatusCode();
            Assert.Equal(network, await shop.Workshop.Read(db => db.LinkOpenings.OrderByDescending(o => o.LastAt).ThenByDescending(o => o.Id).Select(o => o.Network).FirstAsync()));
            shop.Workshop.Clock.Advance(TimeSpan.FromHours(2));
        }
    }

    [Fact]
    public async Task The_address_for_shared_pages_answers_nothing_else()
    {
        await using var shop = await CertifiedShop.Open();
        shop.Workshop.Settings["Share:Urls"] = "http://localhost:5081";
        var token = await shop.Share();
        using var lead = await shop.Workshop.SignedIn();
        shop.Workshop.At = 5081;
        foreach (var address in (string[])["/", "/sign-in", "/certificates/COC-0001", "/app.css", "/app.js", "/favicon.svg", "/find?q=COC-0001", "/door", "/error/404", "/c", "/c/", "/health"])
        {
            var page = await lead.Visit(address);
            Assert.Equal((HttpStatusCode.NotFound, "There is nothing at this address.\n"), (page.Status, Encoding.UTF8.GetString(page.Body)));
        }
        using var sent = await lead.Http.PostAsync("/c/" + token, new StringContent(""));
        Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
        foreach (var address in (string[])["/c/" + token, $"/c/{token}/COC-0001.pdf", "/share.css", "/robots.txt"])
            Assert.Equal(HttpStatusCode.OK, (await lead.Visit(address)).Status);
        shop.Workshop.At = 5080;
        Assert.Equal(HttpStatusCode.OK, (await lead.Visit("/certificates/COC-0001")).Status);
    }

    [Fact]
    public async Task Openings_are_noted_without_telling_who_and_only_the_newest_are_kept()
    {
        await using var shop = await CertifiedShop.Open();
        var token = await shop.Share();
        var link = await shop.Workshop.Read(db => db.SharedLinks.Select(l => l.Id).SingleAsync());
        shop.Workshop.From = IPAddress.Parse("203.0.113.77");
        using var customer = shop.Workshop.Client();
        customer.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1");
        await customer.Visit("/c/" + token);
        await customer.Visit("/c/" + token);
        var opening = await shop.Workshop.Read(db => db.LinkOpenings.SingleAsync());
        Assert.Equal(("203.0.113.x", "Safari on iPhone", 2), (opening.Network, opening.Browser, opening.Times));
        for (var i = 0; i < LinkOpening.Kept + 20; i++)
            await shop.Workshop.Act((db, acts) => LinkOpening.Write(db, link, acts.Now.AddHours(2 * i), IPAddress.Parse("2001:db8:1:2::5"), null));
        Assert.Equal(LinkOpening.Kept, await shop.Workshop.Read(db => db.LinkOpenings.CountAsync()));
        Assert.Equal("2001:db8:1::/48", await shop.Workshop.Read(db => db.LinkOpenings.Select(o => o.Network).Distinct().SingleAsync()));
    }

    private const string OpenedPolicy = Pages.Links.OpenedModel.Policy;

    /// <summary>A PNG of one colour.</summary>
    internal static byte[] Logo(int width, int height) => PngOf.OneColour(width, height);
}
