using Traceability.People;

namespace Traceability.Tests.Web;

public sealed class YouPageTests
{
    private const string New = "oak and sawdust 9";

    private static async Task<Page> Change(PageClient client, string present, string next) =>
        await (await client.Visit("/settings/you")).Submit("Change the password", new() { ["Own.CurrentPassword"] = present, ["Own.NewPassword"] = next });

    [Fact]
    public async Task Ones_own_password_is_changed_and_only_this_browser_stays_signed_in()
    {
        await using var workshop = await Workshop.Open();
        using var here = await workshop.SignedIn("ANNA", Role.Staff);
        using var elsewhere = workshop.Client();
        await elsewhere.SignIn("ANNA", Hiring.Password);

        var done = await Change(here, Hiring.Password, New);
        Assert.Contains("Your password is changed", done.Text, StringComparison.Ordinal);
        Assert.Equal("/stock", (await here.Visit("/stock")).Path);
        Assert.Equal(Assumed.SignInPage, (await elsewhere.Visit("/stock")).Path);
        using var again = workshop.Client();
        Assert.Equal(Assumed.SignInPage, (await again.SignIn("ANNA", Hiring.Password)).Path);
        Assert.NotEqual(Assumed.SignInPage, (await again.SignIn("ANNA", New)).Path);
    }

    [Fact]
    public async Task Without_the_present_password_nothing_changes_and_guessing_ends_in_a_rest()
    {
        await using var workshop = await Workshop.Open();
        using var anna = await workshop.SignedIn("ANNA", Role.Staff);
        Assert.Contains("at least 10 characters", string.Join(' ', (await Change(anna, Hiring.Password, "short")).Refusals), StringComparison.Ordinal);
        for (var guess = 0; guess < Accounts.WrongTries; guess++)
            Assert.Contains("not the password you sign in with", string.Join(' ', (await Change(anna, "guess " + guess, New)).Refusals), StringComparison.Ordinal);
        // Now even the right one has to wait.
        Assert.NotEmpty((await Change(anna, Hiring.Password, New)).Refusals);
    }

    [Fact]
    public async Task The_theme_is_this_browsers_and_nonsense_is_none()
    {
        await using var workshop = await Workshop.Open();
        using var anna = await workshop.SignedIn();
        async Task<string?> Choose(string theme) =>
            (await (await anna.Visit("/settings/you")).Submit("Show it so", new() { ["Look.Theme"] = theme })).Document.DocumentElement.GetAttribute("data-theme");
        Assert.Equal("device", (await anna.Visit("/")).Document.DocumentElement.GetAttribute("data-theme"));
        Assert.Equal("dark", await Choose("dark"));
        Assert.Equal("dark", (await anna.Visit("/stock")).Document.DocumentElement.GetAttribute("data-theme"));
        Assert.Equal("device", await Choose(""));
    }
}
