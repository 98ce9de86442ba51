using System.Net;
using Microsoft.EntityFrameworkCore;
using Traceability.People;
using Traceability.Web;

namespace Traceability.Tests.Web;

/// <summary>Change of person at a shared computer: PIN and badge open there, for a while, and nowhere else.</summary>
public sealed class BenchPcTests
{
    private const string Pin = "274916";

    private static Task<Page> MakeBench(PageClient client, int minutes = 5) => Post(client, "/settings/bench", "Make this a bench PC", new() { ["Input.Name"] = "PC at the saw", ["Input.LockMinutes"] = $"{minutes}" });

    private static async Task<Page> Post(PageClient client, string address, string button, Dictionary<string, Field> fields) => await (await client.Visit(address)).Submit(button, fields);

    private static Task<Page> SetPin(PageClient client, string pin, string password = Hiring.Password) =>
        Post(client, "/settings/you", "Keep it", new() { ["Pass.CurrentPassword"] = password, ["Pass.Pin"] = pin });

    private static async Task<Page> ByPin(PageClient client, string name, string pin) =>
        await (await Tile(client, name)).Submit(Page.FormWith("Input.Pin"), new() { ["Input.Pin"] = pin });

    private static async Task<Page> Tile(PageClient client, string name)
    {
        var tile = (await client.Visit("/change")).Document.QuerySelectorAll(".tiles a").Single(a => a.TextContent.Contains(name, StringComparison.Ordinal));
        return await client.Visit(tile.GetAttribute("href")!);
    }

    /// <summary>A bench PC, made by ANNA (quality lead), where JO (staff) and BOSS (administrator) have the PIN.</summary>
    private static async Task<PageClient> Bench(Workshop workshop, int minutes = 5)
    {
        foreach (var (code, role) in ((string, Role)[])[("JO", Role.Staff), ("BOSS", Role.Administrator)])
        {
            using var own = await workshop.SignedIn(code, role);
            Assert.Contains("Kept.", (await SetPin(own, Pin)).Text, StringComparison.Ordinal);
        }
        var bench = await workshop.SignedIn("ANNA", Role.QualityLead);
        await MakeBench(bench, minutes);
        return bench;
    }

    private static async Task<string?> WhoIs(PageClient client) => (await client.Visit("/stock")).Document.Body?.GetAttribute("data-who");

    [Fact]
    public async Task A_tap_and_a_PIN_change_the_person()
    {
        await using var workshop = await Workshop.Open();
        using var bench = await Bench(workshop);
        Assert.Equal("/change", (await (await bench.Visit("/stock")).Submit("form:has([name=returnUrl])")).Path);
        var entered = await ByPin(bench, "JO of the shop", Pin);
        Assert.Equal((HttpStatusCode.OK, "JO"), (entered.Status, await WhoIs(bench)));
    }

    [Fact]
    public async Task At_any_other_computer_there_is_only_the_sign_in_page()
    {
        await using var workshop = await Workshop.Open();
        using var bench = await Bench(workshop);
        using var elsewhere = workshop.Client();
        Assert.Equal(Assumed.SignInPage, (await elsewhere.Visit("/change")).Path);
        // The form that a bench PC has, sent from elsewhere.
        var form = await bench.Visit("/change?who=1");
        var sent = await elsewhere.Http.PostAsync("/change?handler=Pin", new FormUrlEncodedContent(new Dictionary<string, string> { ["Who"] = "1", ["Input.Pin"] = Pin, ["__RequestVerificationToken"] = form.Value("__RequestVerificationToken")! }));
        Assert.NotEqual("/bench", sent.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal(Assumed.SignInPage, (await elsewhere.Visit("/stock")).Path);
    }

    [Fact]
    public async Task The_cookie_of_a_session_by_PIN_is_worth_nothing_on_another_computer()
    {
        await using var workshop = await Workshop.Serve();
        using var bench = await Bench(workshop);
        await ByPin(bench, "JO of the shop", Pin);
        // Of all cookies the thief has the one that says who it is.
        var (all, person) = await Cookies(workshop);
        Assert.Equal("/stock", await Asks(workshop, all));
        Assert.Equal(Assumed.SignInPage, await Asks(workshop, person));
    }

    [Fact]
    public async Task Five_wrong_PINs_lock_it_until_the_password_opens_it()
    {
        await using var workshop = await Workshop.Open();
        using var bench = await Bench(workshop);
        for (var n = 0; n < BenchPass.WrongTries - 1; n++)
            Assert.Contains("does not fit", string.Join(' ', (await ByPin(bench, "JO of the shop", "000111")).Refusals), StringComparison.Ordinal);
        var form = await Tile(bench, "JO of the shop");
        Assert.Contains("rests after 5 wrong tries", string.Join(' ', (await form.Submit(Page.FormWith("Input.Pin"), new() { ["Input.Pin"] = "000111" })).Refusals), StringComparison.Ordinal);
        // The right one comes too late.
        Assert.Contains("rests", string.Join(' ', (await form.Submit(Page.FormWith("Input.Pin"), new() { ["Input.Pin"] = Pin })).Refusals), StringComparison.Ordinal);
        Assert.Equal(Assumed.SignInPage, (await Tile(bench, "JO of the shop")).Path);
        using var own = workshop.Client();
        await own.SignIn("JO", Hiring.Password);
        await ByPin(bench, "JO of the shop", Pin);
        Assert.Equal("JO", await WhoIs(bench));
    }

    [Fact]
    public async Task Many_wrong_tries_at_the_same_moment_are_all_counted()
    {
        await using var workshop = await Workshop.Open();
        using var bench = await Bench(workshop);
        var form = await Tile(bench, "JO of the shop");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(n => form.Submit(Page.FormWith("Input.Pin"), new() { ["Input.Pin"] = $"00011{n}" })));
        await form.Submit(Page.FormWith("Input.Pin"), new() { ["Input.Pin"] = Pin });
        Assert.NotEqual("JO", await WhoIs(bench));
        Assert.Equal(BenchPass.WrongTries, await workshop.Read(db => db.BenchPasses.Where(p => p.AccountId == 1).Select(p => p.WrongPins).SingleAsync()));
    }

    [Fact]
    public async Task Who_tries_everybodys_PIN_at_one_computer_has_to_wait()
    {
        await using var workshop = await Workshop.Open();
        using var bench = await Bench(workshop);
        Page? answer = null;
        for (var n = 0; n <= BenchPc.WrongAtOne; n++)
            answer = await Post(bench, "/change", Page.FormWith("Scanned.Badge"), new() { ["Scanned.Badge"] = $"0012345{n:00}" });
        Assert.Contains("Too many were wrong at this computer", string.Join(' ', answer!.Refusals), StringComparison.Ordinal);
        Assert.Contains("Too many", string.Join(' ', (await ByPin(bench, "JO of the shop", Pin)).Refusals), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("123", "4 to 8 digits")]
    [InlineData("123456789", "4 to 8 digits")]
    [InlineData("12a4", "4 to 8 digits")]
    [InlineData("1234", "the first that anybody would try")]
    [InlineData("7777", "the first that anybody would try")]
    [InlineData("9876", "the first that anybody would try")]
    public async Task What_anybody_would_try_is_no_PIN(string pin, string says)
    {
        await using var workshop = await Workshop.Open();
        using var anna = await workshop.SignedIn();
        Assert.Contains(says, string.Join(' ', (await SetPin(anna, pin)).Refusals), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_password_nobody_gives_himself_a_PIN_or_a_badge()
    {
        await using var workshop = await Workshop.Open();
        using var anna = await workshop.SignedIn();
        Assert.Contains("not the password you sign in with", string.Join(' ', (await SetPin(anna, Pin, "guess")).Refusals), StringComparison.Ordinal);
        Assert.NotEmpty((await Post(anna, "/settings/you", "Print a badge for me", new() { ["Pass.CurrentPassword"] = "guess" })).Refusals);
        Assert.Equal(0, await workshop.Read(db => db.BenchPasses.CountAsync()));
    }

    [Fact]
    public async Task A_badge_is_printed_once_and_opens_the_bench()
    {
        await using var workshop = await Workshop.Open();
        using var bench = await Bench(workshop);
        using var jo = workshop.Client();
        await jo.SignIn("JO", Hiring.Password);
        var printed = await Post(jo, "/settings/you", "Print a badge for me", new() { ["Pass.CurrentPassword"] = Hiring.Password });
        var code = printed.All(".badge-card .num").Single();
        Assert.Matches("^BADGE-[0-9A-F]{32}$", code);
        Assert.NotNull(printed.Document.QuerySelector(".badge-card svg.qr"));
        Assert.DoesNotContain(code, (await jo.Visit("/settings/you")).Text, StringComparison.Ordinal);
        await Post(bench, "/change", Page.FormWith("Scanned.Badge"), new() { ["Scanned.Badge"] = code.ToLowerInvariant() });
        Assert.Equal("JO", await WhoIs(bench));
    }

    [Fact]
    public async Task A_badge_that_one_has_is_enrolled_by_scanning_and_belongs_to_one_person()
    {
        await using var workshop = await Workshop.Open();
        using var bench = await Bench(workshop);
        async Task<Page> Enrol(string code, string badge)
        {
            using var own = workshop.Client();
            await own.SignIn(code, Hiring.Password);
            return await Post(own, "/settings/you", "Keep it", new() { ["Pass.CurrentPassword"] = Hiring.Password, ["Pass.Badge"] = badge });
        }
        Assert.Contains("This is no badge", string.Join(' ', (await Enrol("JO", "12")).Refusals), StringComparison.Ordinal);
        Assert.Empty((await Enrol("JO", "0012345678")).Refusals);
        Assert.Contains("belongs to somebody else", string.Join(' ', (await Enrol("BOSS", "0012345678")).Refusals), StringComparison.Ordinal);
        await Post(bench, "/change", Page.FormWith("Scanned.Badge"), new() { ["Scanned.Badge"] = "0012345678" });
        Assert.Equal("JO", await WhoIs(bench));
    }

    [Fact]
    public async Task What_is_an_administrators_asks_for_the_password()
    {
        await using var workshop = await Workshop.Open();
        using var bench = await Bench(workshop);
        await ByPin(bench, "BOSS of the shop", Pin);
        Assert.Equal("BOSS", await WhoIs(bench));
        foreach (var closed in (string[])["/people", "/people/add", "/people/1"])
        {
            var answer = await bench.Visit(closed);
            Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
            Assert.Contains("sign in with your password", answer.Text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Backup", (await bench.Visit("/settings")).Text, StringComparison.Ordinal);
        Assert.Contains("Sign in with your password to change this", (await bench.Visit("/settings/bench")).Text, StringComparison.Ordinal);
        // And leads there.
        var signIn = await (await bench.Visit("/people")).Submit("Sign in with the password");
        Assert.Equal(Assumed.SignInPage, signIn.Path);
        Assert.Equal("/people", (await signIn.Submit(Page.FormWith(Assumed.PasswordField), new() { [Assumed.CodeField] = "BOSS", [Assumed.PasswordField] = Hiring.Password })).Path);
    }

    [Fact]
    public async Task A_session_by_PIN_ends_when_nobody_has_touched_it()
    {
        await using var workshop = await Workshop.Open();
        using var bench = await Bench(workshop, minutes: 5);
        await ByPin(bench, "JO of the shop", Pin);
        for (var n = 0; n < 4; n++)
        {
            workshop.Clock.Advance(TimeSpan.FromMinutes(4));
            Assert.Equal("JO", await WhoIs(bench));
        }
        workshop.Clock.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("/change", (await bench.Visit("/stock")).Path);
    }

    [Fact]
    public async Task A_bench_PC_that_is_taken_back_is_out_at_once()
    {
        await using var workshop = await Workshop.Open();
        using var bench = await Bench(workshop);
        await ByPin(bench, "JO of the shop", Pin);
        using var lead = workshop.Client();
        await lead.SignIn("ANNA", Hiring.Password);
        await Post(lead, "/settings/bench", "Take back PC at the saw", []);
        Assert.Equal(Assumed.SignInPage, (await bench.Visit("/stock")).Path);
        Assert.Equal(Assumed.SignInPage, (await bench.Visit("/change")).Path);
    }

    [Fact]
    public async Task Staff_make_no_bench_PC()
    {
        await using var workshop = await Workshop.Open();
        using var anna = await workshop.SignedIn();
        var form = await anna.Visit("/settings/bench");
        using var jo = await workshop.SignedIn("JO", Role.Staff);
        Assert.Empty((await jo.Visit("/settings/bench")).Document.QuerySelectorAll("main form"));
        await workshop.Act(async (db, _) => (await db.People.SingleAsync(p => p.Code == "ANNA")).Role = Role.Staff);
        Assert.Contains("Only a quality lead", string.Join(' ', (await form.Submit("Make this a bench PC", new() { ["Input.Name"] = "Mine" })).Refusals), StringComparison.Ordinal);
        Assert.Equal(0, await workshop.Read(db => db.BenchDevices.CountAsync()));
    }

    [Fact]
    public async Task A_deactivated_person_and_one_whose_PIN_was_cleared_do_not_come_in()
    {
        await using var workshop = await Workshop.Open();
        using var bench = await Bench(workshop);
        var form = await Tile(bench, "JO of the shop");
        using var boss = workshop.Client();
        await boss.SignIn("BOSS", Hiring.Password);
        await Post(boss, "/people/1", "Clear them", []);
        Assert.NotEmpty((await form.Submit(Page.FormWith("Input.Pin"), new() { ["Input.Pin"] = Pin })).Refusals);
        await Post(boss, "/people/2", "Clear them", []);
        await workshop.Act(async (db, _) => (await db.Accounts.SingleAsync(a => a.Id == 1)).LockoutEnd = DateTimeOffset.MaxValue);
        Assert.NotEqual("JO", await WhoIs(bench));
    }

    [Fact]
    public async Task PIN_and_badge_are_in_no_log_and_in_no_audit()
    {
        await using var workshop = await Workshop.Open();
        using var bench = await Bench(workshop);
        await ByPin(bench, "JO of the shop", "830164");
        await ByPin(bench, "JO of the shop", Pin);
        using var jo = workshop.Client();
        await jo.SignIn("JO", Hiring.Password);
        var code = (await Post(jo, "/settings/you", "Print a badge for me", new() { ["Pass.CurrentPassword"] = Hiring.Password })).All(".badge-card .num").Single();
        await Post(bench, "/change", Page.FormWith("Scanned.Badge"), new() { ["Scanned.Badge"] = code });
        var hash = await workshop.Read(db => db.BenchPasses.Where(p => p.BadgeHash != null).Select(p => p.BadgeHash!).SingleAsync());
        var audit = string.Join('\n', await workshop.Read(db => db.Audit.Select(a => a.Act + a.Subject + a.Changes).ToListAsync()));
        Assert.Contains("bench_pass", audit, StringComparison.Ordinal);
        foreach (var secret in (string[])[Pin, "830164", code, hash])
        {
            Assert.DoesNotContain(secret, audit, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(workshop.Logged, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static async Task<(string All, string Person)> Cookies(Workshop workshop)
    {
        using var handler = new HttpClientHandler { CookieContainer = new() };
        using var http = new HttpClient(handler) { BaseAddress = workshop.Address };
        using var client = new PageClient(http);
        await client.SignIn("ANNA", Hiring.Password);
        await MakeBench(client);
        await ByPin(client, "JO of the shop", Pin);
        var cookies = handler.CookieContainer.GetCookies(workshop.Address).ToList();
        return (string.Join("; ", cookies), string.Join("; ", cookies.Where(c => c.Name.StartsWith("traceability.person", StringComparison.Ordinal))));
    }

    private static async Task<string> Asks(Workshop workshop, string cookies)
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = workshop.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/stock") { Headers = { { "Cookie", cookies } } };
        using var answer = await http.SendAsync(request);
        return answer.Headers.Location is { } led ? new Uri(workshop.Address, led).AbsolutePath : "/stock";
    }
}
