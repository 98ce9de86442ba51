using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;

namespace Traceability.Tests.Testbed;

public sealed class PageClientTests : IAsyncLifetime
{
    private WebApplication site = null!;
    private PageClient client = null!;

    public async Task InitializeAsync()
    {
        site = await LittleSite.Start();
        client = new(new HttpClient(new FollowsRedirects(site.GetTestServer().CreateHandler())) { BaseAddress = new("http://localhost") });
    }

    public async Task DisposeAsync()
    {
        client.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_form_is_sent_as_it_stands_with_what_was_filled_in()
    {
        var page = await client.Visit("/");
        Assert.Equal("Cut a lot", page.Heading);
        Assert.Equal("mm", page.Value("Input.Unit"));

        var answer = await page.Submit("Cut it", new()
        {
            ["Input.Quantity"] = "5 µm & <more>",
            ["Input.Unit"] = "gram",
            ["Input.Sure"] = true,
            ["Input.Piece"] = (string[])["1", "3"],
            ["Input.Way"] = "shear",
            ["Number"] = (string[])["A", "B"],
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(
            ["__RequestVerificationToken=secret", "Input.Quantity=5 µm & <more>", "Input.Note=old", "Input.Unit=g", "Input.Sure=true,false", "Input.Piece=1,3", "Input.Way=shear", "Number=A,B", "act=cut"],
            answer.All("li"));
    }

    [Fact]
    public async Task A_button_can_send_its_form_elsewhere()
    {
        var answer = await (await client.Visit("/")).Submit("Undo");
        Assert.Contains("handler=undo", answer.All("li"));
        Assert.DoesNotContain("act=cut", answer.All("li"));
    }

    [Fact]
    public async Task A_file_is_attached_under_its_name_even_to_a_form_that_is_not_filled_in()
    {
        var answer = await (await client.Visit("/")).Submit("attach", new() { ["File"] = Upload.Text("mtr ä.txt", "C 0.2\n") });
        Assert.Contains("File:mtr ä.txt:text/plain=C 0.2", answer.All("li"));
    }

    [Fact]
    public async Task A_search_goes_into_the_address()
    {
        var answer = await (await client.Visit("/")).Submit("Find", new() { ["q"] = "PLY 0524+001" });
        Assert.Equal(["q=PLY 0524+001"], answer.All("li"));
    }

    [Fact]
    public async Task A_field_a_choice_or_a_button_that_is_not_there_is_an_error_of_the_test()
    {
        var page = await client.Visit("/");
        await Fails(() => page.Submit("Cut it", new() { ["Input.Amount"] = "5" }), "lacks the field Input.Amount");
        await Fails(() => page.Submit("Cut it", new() { ["Input.Unit"] = "oz" }), "does not offer \"oz\"");
        await Fails(() => page.Submit("Cut it", new() { ["Input.Way"] = "laser" }), "does not offer \"laser\"");
        await Fails(() => page.Submit("Cut it", new() { ["Input.Piece"] = "4" }), "does not offer \"4\"");
        await Fails(() => page.Submit("Cut it", new() { ["Off"] = "5" }), "is disabled");
        await Fails(() => page.Submit("Ship it"), "0 buttons \"Ship it\"");
        await Fails(() => page.Link("Home"), "0 links \"Home\"");
    }

    [Fact]
    public async Task A_link_is_followed_to_where_it_ends()
    {
        var there = await (await client.Visit("/")).Link("Away");
        Assert.Equal("There", there.Heading);
        Assert.Equal("/there", there.Path);
    }

    [Fact]
    public async Task A_refusal_is_read_as_a_person_reads_it() =>
        Assert.Equal(["No PLY-001. Type another."], (await client.Visit("/there")).Refusals);

    private static async Task Fails(Func<Task<Page>> act, string because) =>
        Assert.Contains(because, (await Assert.ThrowsAsync<InvalidOperationException>(act)).Message, StringComparison.Ordinal);

    private sealed class FollowsRedirects(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            return response.Headers.Location is { } next
                ? await base.SendAsync(new(HttpMethod.Get, new Uri(request.RequestUri!, next)), cancellationToken)
                : response;
        }
    }
}
