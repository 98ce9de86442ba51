using System.Net;

namespace Traceability.Tests.Testbed;

/// <summary>A visitor: sees pages, follows links, fills in the forms that are there. Keeps cookies, follows redirects.</summary>
/// <param name="errors">What the app logged; a page that broke is shown with it.</param>
public sealed class PageClient(HttpClient http, Func<IEnumerable<string>>? errors = null) : IDisposable
{
    /// <summary>For what no form offers: requests made by hand.</summary>
    public HttpClient Http { get; } = http;

    public Task<Page> Visit(string address) => Send(new(HttpMethod.Get, address));

    /// <summary>Signs in on the sign-in page, whatever page was asked for before.</summary>
    public async Task<Page> SignIn(string code, string password)
    {
        var page = await Visit(Assumed.SignInPage);
        return await page.Submit(Page.FormWith(Assumed.PasswordField), new() { [Assumed.CodeField] = code, [Assumed.PasswordField] = password });
    }

    internal async Task<Page> Send(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await Http.SendAsync(request);
            var page = await Page.Read(this, response);
            // Whatever a person types, the answer is never that the program broke.
            return page.Status < HttpStatusCode.InternalServerError ? page
                : throw new InvalidOperationException($"{request.Method} {page.Address.PathAndQuery} answered {(int)page.Status}. {string.Join('\n', errors?.Invoke() ?? [])}\n{page.Text}");
        }
    }

    public void Dispose() => Http.Dispose();
}
