using System.Net;
using Microsoft.EntityFrameworkCore;
using Traceability.People;

namespace Traceability.Tests.Web;

public sealed class SignInTests
{
    [Fact]
    public async Task Everything_needs_sign_in_and_leads_back_to_where_one_was_going()
    {
        await using var ground = new WebGround();
        await ground.Administrator();
        var visitor = ground.Visitor();
        await visitor.Get("/people?p=2");
        Assert.Equal("/sign-in?returnUrl=%2Fpeople%3Fp%3D2", new Uri(visitor.Response.Headers.Location!.OriginalString).PathAndQuery);
        await visitor.Submit(visitor.Location!, new() { ["Input.Name"] = "ML", ["Input.Password"] = WebGround.Password });
        Assert.Equal("/people?p=2", visitor.Location);
    }

    [Theory]
    [InlineData("ML")]
    [InlineData(" ml ")]
    public async Task By_code_in_any_case(string code)
    {
        await using var ground = new WebGround();
        await ground.Administrator();
        var visitor = ground.Visitor();
        await visitor.SignIn(code, WebGround.Password);
        Assert.Equal("/", visitor.Location);
    }

    [Fact]
    public async Task By_e_mail_address_in_any_case()
    {
        await using var ground = new WebGround();
        await ground.Administrator();
        await ground.SignedIn("JF", Role.Staff);
        var visitor = ground.Visitor();
        await visitor.SignIn("jf@KILN.example", WebGround.Password);
        Assert.Equal("/", visitor.Location);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        await using var ground = new WebGround();
        await ground.Administrator();
        var (wrong, unknown) = (ground.Visitor(), ground.Visitor());
        await wrong.SignIn("ML", "not the password");
        await unknown.SignIn("ZZ", "not the password");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Equal(wrong.Page.QuerySelector(".refusal")!.TextContent, unknown.Page.QuerySelector(".refusal")!.TextContent);
        Assert.Equal("ZZ", unknown.Page.QuerySelector("#Input_Name")!.GetAttribute("value"));
        Assert.Null(unknown.Page.QuerySelector("#Input_Password")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Five_wrong_tries_let_the_account_rest_with_the_same_answer()
    {
        await using var ground = new WebGround();
        await ground.Administrator();
        var visitor = ground.Visitor();
        await visitor.SignIn("ML", "not the password");
        var said = visitor.Page.QuerySelector(".refusal")!.TextContent;
        for (var n = 1; n < Accounts.WrongTries; n++)
            await visitor.SignIn("ML", "not the password");

        await visitor.SignIn("ML", WebGround.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Equal(said, visitor.Page.QuerySelector(".refusal")!.TextContent);
        Assert.NotNull((await ground.Ask(db => db.Accounts.SingleAsync())).LockoutEnd);
    }

    [Fact]
    public async Task A_stranger_address_is_not_followed_after_sign_in()
    {
        await using var ground = new WebGround();
        await ground.Administrator();
        var visitor = ground.Visitor();
        await visitor.Submit("/sign-in?returnUrl=https://evil.example/", new() { ["Input.Name"] = "ML", ["Input.Password"] = WebGround.Password });
        Assert.Equal("/", visitor.Location);
    }

    [Fact]
    public async Task The_next_person_goes_on_at_the_same_page()
    {
        await using var ground = new WebGround();
        var visitor = await ground.Administrator();
        await visitor.Get("/people");
        await visitor.Send(new(), "form.change");
        Assert.Equal("/sign-in?returnUrl=%2Fpeople", visitor.Location);
        await visitor.Get("/");
        Assert.Contains("/sign-in", visitor.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deactivated_person_is_out_with_the_next_click()
    {
        await using var ground = new WebGround();
        var administrator = await ground.Administrator();
        var staff = await ground.SignedIn("JF", Role.Staff);
        var id = await ground.Ask(db => db.Accounts.Where(a => a.UserName == "JF").Select(a => a.Id).SingleAsync());

        await administrator.Submit($"/people/{id}", new(), "form[action*='handler=Deactivate']");
        Assert.Equal($"/people/{id}", administrator.Location);
        await staff.Get("/");
        Assert.Contains("/sign-in", staff.Location, StringComparison.Ordinal);
        await staff.SignIn("JF", WebGround.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, staff.Status);

        await administrator.Submit($"/people/{id}", new(), "form[action*='handler=Reactivate']");
        await staff.SignIn("JF", WebGround.Password);
        Assert.Equal("/", staff.Location);
    }

    [Fact]
    public async Task A_new_password_signs_the_person_out_and_ends_a_rest()
    {
        await using var ground = new WebGround();
        var administrator = await ground.Administrator();
        var staff = await ground.SignedIn("JF", Role.Staff);
        var id = await ground.Ask(db => db.Accounts.Where(a => a.UserName == "JF").Select(a => a.Id).SingleAsync());

        await administrator.Submit($"/people/{id}", new() { ["NewPassword.Password"] = "another long password" }, "form[action*='handler=Password']");
        await administrator.Get(administrator.Location!);
        Assert.Contains("has a new password", administrator.Text, StringComparison.Ordinal);
        await staff.Get("/");
        Assert.Contains("/sign-in", staff.Location, StringComparison.Ordinal);
        await staff.SignIn("JF", "another long password");
        Assert.Equal("/", staff.Location);
    }

    [Fact]
    public async Task A_role_counts_from_the_next_click()
    {
        await using var ground = new WebGround();
        var administrator = await ground.Administrator();
        var staff = await ground.SignedIn("JF", Role.Staff);
        await staff.Get("/people");
        Assert.Equal(HttpStatusCode.Forbidden, staff.Status);
        Assert.Contains("Not yours to open", staff.Text, StringComparison.Ordinal);

        var id = await ground.Ask(db => db.Accounts.Where(a => a.UserName == "JF").Select(a => a.Id).SingleAsync());
        await administrator.Submit($"/people/{id}", new() { ["Change.Role"] = "Administrator" }, "form[action*='handler=Role']");
        await staff.Get("/people");
        Assert.Equal(HttpStatusCode.OK, staff.Status);
    }

    [Fact]
    public async Task The_only_administrator_stays_one()
    {
        await using var ground = new WebGround();
        var administrator = await ground.Administrator();
        await administrator.Get("/people");
        var own = administrator.Page.QuerySelector("tbody a")!.GetAttribute("href")!;
        await administrator.Submit(own, new(), "form[action*='handler=Deactivate']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        await administrator.Submit(own, new() { ["Change.Role"] = "Staff" }, "form[action*='handler=Role']");
        Assert.Contains("only administrator", administrator.Page.QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_form_sent_twice_adds_one_person()
    {
        await using var ground = new WebGround();
        var administrator = await ground.Administrator();
        await administrator.Get("/people/add");
        var typed = administrator.Fields(new() { ["Input.Name"] = "Jonas Feld", ["Input.Code"] = "JF", ["Input.Password"] = WebGround.Password }, "main form", out var target);
        foreach (var _ in (int[])[1, 2])
        {
            await administrator.Post(target, typed);
            Assert.Equal("/people", administrator.Location);
        }
        Assert.Equal(2, await ground.Ask(db => db.People.CountAsync()));

        await administrator.Submit("/people/add", new() { ["Input.Name"] = "Jonas F", ["Input.Code"] = "jf", ["Input.Password"] = WebGround.Password });
        Assert.Contains("belongs to Jonas Feld", administrator.Page.QuerySelector("#Input_Code-wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("jf", administrator.Page.QuerySelector("#Input_Code")!.GetAttribute("value"));
    }
}
