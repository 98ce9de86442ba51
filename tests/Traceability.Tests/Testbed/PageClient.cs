namespace Traceability.Tests.Testbed;

/// <summary>A visitor: sees pages, follows links, fills in the forms that are there. Keeps cookies, follows redirects.</summary>
public sealed class PageClient(HttpClient http) : IDisposable
{
    /// <summary>For what no form offers: requests made by hand.</summary>
    public HttpClient Http { get; } = http;

    public Task<Page> Visit(string address) => Send(new(HttpMethod.Get, address));

    /// <summary>Signs in on the sign-in page, whatever page was asked for before.</summary>
    public async Task<Page> SignIn(string code, string password)
    {
        var page = await Visit(Assumed.SignInPage);
        return await page.Submit(Page.FormWith("Input.Password"), new() { ["Input.Code"] = code, ["Input.Password"] = password });
    }

    internal async Task<Page> Send(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await Http.SendAsync(request);
            return await Page.Read(this, response);
        }
    }

    public void Dispose() => Http.Dispose();
}
