using System.Net;
using Microsoft.EntityFrameworkCore;
using Traceability.People;

namespace Traceability.Tests.Web;

/// <summary>A page left open overnight: sign in again, and nothing that was typed is lost.</summary>
public sealed class SessionLostTests
{
    private static readonly Dictionary<string, string> Typed = new() { ["Input.Name"] = "Jonas \"<Feld>\" & Söhne", ["Input.Code"] = "JF", ["Input.Password"] = "typed before the night" };

    [Fact]
    public async Task What_was_typed_is_sent_after_signing_in_again()
    {
        await using var ground = new WebGround();
        var (typed, target) = await LeftOpen(ground);
        var morning = ground.Visitor();

        await morning.Post(target, typed);
        Assert.Equal(HttpStatusCode.Unauthorized, morning.Status);
        Assert.Contains("What you typed is kept", morning.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Söhne", morning.Text, StringComparison.Ordinal);

        await morning.Send(new() { ["Input.Name"] = "ML", ["Input.Password"] = "wrong the first time" });
        await morning.Send(new() { ["Input.Name"] = "ML", ["Input.Password"] = WebGround.Password });
        Assert.Equal(HttpStatusCode.OK, morning.Status);
        Assert.Contains("You are signed in again. Nothing was lost.", morning.Text, StringComparison.Ordinal);
        Assert.Contains("Söhne", morning.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("typed before the night", morning.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("/people/add", morning.Page.QuerySelector("main a.button")!.GetAttribute("href"));

        // A password is never kept: the form comes back with the rest and asks for it.
        await morning.Send(new());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, morning.Status);
        Assert.Equal(Typed["Input.Name"], morning.Page.QuerySelector("#Input_Name")!.GetAttribute("value"));
        await morning.Send(new() { ["Input.Password"] = WebGround.Password });
        Assert.Equal("/people", morning.Location);
        Assert.Contains(await ground.Ask(db => db.People.ToListAsync()), p => p.Name == Typed["Input.Name"]);
    }

    [Fact]
    public async Task Another_sites_form_does_not_wait_behind_the_sign_in()
    {
        await using var ground = new WebGround();
        var (typed, target) = await LeftOpen(ground);
        foreach (var site in (string?[])["cross-site", "same-site", null])
        {
            var visitor = ground.Visitor();
            await visitor.Post(target, typed, site);
            Assert.Equal(HttpStatusCode.Unauthorized, visitor.Status);
            await visitor.Send(new() { ["Input.Name"] = "ML", ["Input.Password"] = WebGround.Password });
            Assert.Equal("/", visitor.Location);
        }
    }

    [Fact]
    public async Task A_token_that_ran_out_keeps_what_was_typed_as_well()
    {
        await using var ground = new WebGround();
        var (typed, target) = await LeftOpen(ground);
        var other = await ground.SignedIn("QL", Role.Administrator);

        await other.Post(target, typed);
        Assert.Equal(HttpStatusCode.BadRequest, other.Status);
        Assert.Contains("Nothing was lost", other.Text, StringComparison.Ordinal);
        await other.Send(new());
        await other.Send(new() { ["Input.Password"] = WebGround.Password });
        Assert.Equal("/people", other.Location);
    }

    [Fact]
    public async Task A_kept_form_cannot_be_made_up()
    {
        await using var ground = new WebGround();
        await ground.Administrator();
        var visitor = ground.Visitor();
        await visitor.Submit("/sign-in", new() { ["Input.Name"] = "ML", ["Input.Password"] = WebGround.Password, ["kept"] = "{\"Target\":\"/people/add\"}" });
        Assert.Equal("/", visitor.Location);
    }

    [Fact]
    public async Task What_is_too_large_to_keep_is_said()
    {
        await using var ground = new WebGround();
        var (typed, target) = await LeftOpen(ground);
        var visitor = ground.Visitor();
        await visitor.Post(target, typed.Append(new("Input.Note", new('x', 300_000))));
        Assert.Contains("could not be kept", visitor.Text, StringComparison.Ordinal);
    }

    private static async Task<(List<KeyValuePair<string, string>> Typed, string Target)> LeftOpen(WebGround ground)
    {
        var evening = await ground.Administrator();
        await evening.Get("/people/add");
        var typed = evening.Fields(Typed, "main form", out var target);
        return (typed, target);
    }
}
