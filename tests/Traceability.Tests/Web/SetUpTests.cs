using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Traceability.People;
using Traceability.Shops;
using Traceability.Web;

namespace Traceability.Tests.Web;

public sealed class SetUpTests
{
    [Fact]
    public async Task Every_page_of_an_empty_file_leads_to_set_up()
    {
        await using var ground = new WebGround();
        var visitor = ground.Visitor();
        foreach (var address in (string[])["/", "/people", "/sign-in", "/nothing-here"])
        {
            await visitor.Get(address);
            Assert.Equal("/set-up", visitor.Location);
        }
        Assert.Contains("--sample", (await visitor.Get("/set-up")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_up_opens_the_shop_and_signs_its_administrator_in()
    {
        await using var ground = new WebGround();
        var visitor = await ground.Administrator();

        await visitor.Get("/");
        Assert.Contains("Kiln Lane Workshop is open", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("Mara", visitor.Page.QuerySelector(".kind")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Kiln Lane Workshop", (await ground.Ask(db => db.TheShop()))!.Name);
        Assert.Contains(await ground.Ask(db => db.Audit.ToListAsync()), a => a is { Act: "set up the shop", By: "traceability", Subject: "account" });
        Assert.DoesNotContain(await ground.Ask(db => db.Audit.ToListAsync()), a => a.Changes.Contains("AQAAAA", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Set_up_happens_once()
    {
        await using var ground = new WebGround();
        var late = ground.Visitor();
        await late.Get("/set-up");
        var typed = late.Fields(new() { ["Input.ShopName"] = "Second", ["Input.Name"] = "Eve", ["Input.Code"] = "EV", ["Input.Password"] = WebGround.Password }, "main form", out var target);
        await ground.Administrator();

        await late.Post(target, typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("set up already", late.Text, StringComparison.Ordinal);
        await late.Get("/set-up");
        Assert.Equal("/", late.Location);
        Assert.Equal(1, await ground.Ask(db => db.Accounts.CountAsync()));
    }

    [Fact]
    public async Task A_set_up_that_is_refused_keeps_what_was_typed_and_saves_nothing()
    {
        await using var ground = new WebGround();
        var visitor = ground.Visitor();
        var name = new string('x', 10_000);
        await visitor.Submit("/set-up", new() { ["Input.ShopName"] = name, ["Input.Name"] = "<b>Öğe 🔥</b>", ["Input.Code"] = "ML", ["Input.Password"] = "short" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Equal(name, visitor.Page.QuerySelector("#Input_ShopName")!.GetAttribute("value"));
        Assert.Equal("<b>Öğe 🔥</b>", visitor.Page.QuerySelector("#Input_Name")!.GetAttribute("value"));
        Assert.Equal("The name of the shop has more than 200 characters. Shorten it.", visitor.Page.QuerySelector("#Input_ShopName-wrong")!.TextContent);
        Assert.Equal("true", visitor.Page.QuerySelector("#Input_ShopName")!.GetAttribute("aria-invalid"));

        await visitor.Send(new() { ["Input.ShopName"] = "Kiln Lane", ["Input.Password"] = "short" });
        Assert.Contains("at least 10 characters", visitor.Page.QuerySelector("#Input_Password-wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await ground.Ask(db => db.TheShop()));
        Assert.Equal(0, await ground.Ask(db => db.People.CountAsync()));
    }

    [Fact]
    public async Task From_another_computer_set_up_asks_for_the_code_on_the_console()
    {
        await using var ground = new WebGround { From = IPAddress.Parse("192.168.1.20") };
        var visitor = ground.Visitor();
        await visitor.Get("/set-up");
        Assert.Equal("/door", visitor.Location);

        await visitor.Submit("/door", new() { ["Input.Code"] = "not it" });
        Assert.Contains("not the code", visitor.Text, StringComparison.Ordinal);
        await visitor.Send(new() { ["Input.Code"] = ground.Services.GetRequiredService<Door>().Code });
        await visitor.Get("/set-up");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [Fact]
    public async Task Five_wrong_codes_shut_the_door_until_the_next_start()
    {
        await using var ground = new WebGround { From = IPAddress.Parse("192.168.1.20") };
        var visitor = ground.Visitor();
        await visitor.Get("/door");
        for (var n = 0; n < Door.WrongTries; n++)
        {
            var typed = visitor.Fields(new() { ["Input.Code"] = "00000000x" }, "main form", out var target);
            await visitor.Post(target, typed);
        }
        Assert.Contains("stays shut", visitor.Text, StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector("main form"));

        var other = ground.Visitor();
        await other.Get("/door");
        Assert.Null(other.Page.QuerySelector("main form"));
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("Host", "evil.example")]
    public async Task Nothing_a_request_says_of_itself_makes_it_local(string header, string value)
    {
        await using var ground = new WebGround();
        var visitor = ground.Visitor();
        visitor.Client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        await visitor.Get("/set-up");
        Assert.Equal("/door", visitor.Location);
    }

    [Fact]
    public async Task The_sample_shop_answers_this_computer_and_shows_its_sign_ins()
    {
        var sample = new SampleMode(true, [new("JF", "Jonas Feld", Role.Staff, "sample shop password")]);
        await using var ground = new WebGround { Sample = sample };
        await ground.Act("fill the sample shop", a => a.Add("JF", "Jonas Feld", Role.Staff, null, "sample shop password"));
        var visitor = ground.Visitor();
        await visitor.Get("/sign-in");
        Assert.Contains("sample shop password", visitor.Text, StringComparison.Ordinal);
        await visitor.Send(new(), "form[action*='handler=Sample']");
        Assert.Equal("/", visitor.Location);
        await visitor.Get("/");
        Assert.Contains("Jonas Feld", visitor.Text, StringComparison.Ordinal);

        ground.From = IPAddress.Parse("10.0.0.9");
        await visitor.Get("/");
        Assert.Equal("/door", visitor.Location);
    }

    [Fact]
    public async Task A_real_shop_shows_no_sign_ins()
    {
        await using var ground = new WebGround();
        await ground.Administrator();
        var visitor = ground.Visitor();
        await visitor.Get("/sign-in");
        Assert.Null(visitor.Page.QuerySelector("form[action*='handler=Sample']"));
        var typed = visitor.Fields(new(), "main form", out _).Append(new("code", "ML"));
        await visitor.Post("/sign-in?handler=Sample", typed.Where(t => !t.Key.StartsWith("Input.", StringComparison.Ordinal)));
        Assert.NotEqual(HttpStatusCode.Found, visitor.Status);
    }
}
