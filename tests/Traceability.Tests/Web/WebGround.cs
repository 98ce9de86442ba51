using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Traceability.Data;
using Traceability.People;

namespace Traceability.Tests.Web;

/// <summary>The app on a file of its own, as asked from this computer or, with <see cref="From"/>, from another.</summary>
public sealed class WebGround : WebApplicationFactory<Program>
{
    public const string Password = "a long workshop password";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("traceability-web-");

    public IPAddress From { get; set; } = IPAddress.Loopback;

    public SampleMode? Sample { get; init; }

    public Action<IServiceCollection>? More { get; init; }

    public Visitor Visitor() => new(CreateClient(new() { AllowAutoRedirect = false, BaseAddress = new("http://localhost") }));

    /// <summary>A browser that set up the shop and is signed in as its administrator, ML.</summary>
    public async Task<Visitor> Administrator()
    {
        var visitor = Visitor();
        await visitor.Submit("/set-up", new()
        {
            ["Input.ShopName"] = "Kiln Lane Workshop",
            ["Input.Name"] = "Mara Lindqvist",
            ["Input.Code"] = "ML",
            ["Input.Password"] = Password,
        });
        Assert.Equal("/", visitor.Location);
        return visitor;
    }

    /// <summary>A browser signed in as somebody with that role.</summary>
    public async Task<Visitor> SignedIn(string code, Role role)
    {
        await Act("add a person", accounts => accounts.Add(code, $"Person {code}", role, $"{code}@kiln.example", Password));
        var visitor = Visitor();
        await visitor.SignIn(code, Password);
        Assert.Equal("/", visitor.Location);
        return visitor;
    }

    public async Task Act(string act, Func<Accounts, Task> body)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Acts>().Do(act, () => body(scope.ServiceProvider.GetRequiredService<Accounts>()));
    }

    public async Task<T> Ask<T>(Func<TraceabilityDb, Task<T>> question)
    {
        await using var scope = Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TraceabilityDb>());
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("data", Path.Combine(folder.FullName, "shop.db"));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IStartupFilter>(new Address(this));
            if (Sample is not null) services.AddSingleton(Sample);
            More?.Invoke(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private sealed class Address(WebGround ground) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                context.Connection.RemoteIpAddress = ground.From;
                return go(context);
            });
            next(app);
        };
    }
}

/// <summary>A browser without script: gets a page, fills in the form that is on it, sends it with all that the form holds.</summary>
public sealed class Visitor(HttpClient client)
{
    public HttpClient Client => client;

    public HttpResponseMessage Response { get; private set; } = null!;

    public IHtmlDocument Page { get; private set; } = null!;

    public HttpStatusCode Status => Response.StatusCode;

    public string? Location => Response.Headers.Location?.OriginalString;

    public string Text => Page.Body!.TextContent;

    public Task<IHtmlDocument> Get(string address) => Read(client.GetAsync(address));

    public async Task<IHtmlDocument> Submit(string address, Dictionary<string, string> typed, string form = "main form[method=post]")
    {
        await Get(address);
        return await Send(typed, form);
    }

    /// <summary>Sends the form on the present page.</summary>
    public Task<IHtmlDocument> Send(Dictionary<string, string> typed, string form = "main form[method=post]")
    {
        var filled = Fields(typed, form, out var target);
        return Post(target, filled);
    }

    public List<KeyValuePair<string, string>> Fields(Dictionary<string, string> typed, string form, out string target)
    {
        var element = Page.QuerySelector(form) as IHtmlFormElement
            ?? throw new InvalidOperationException($"No form {form} on the page: {Text}");
        var names = element.QuerySelectorAll("[name]").Select(e => e.GetAttribute("name")!).ToHashSet();
        Assert.DoesNotContain(typed.Keys, k => !names.Contains(k));
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var e in element.QuerySelectorAll("[name]"))
        {
            var name = e.GetAttribute("name")!;
            var value = e switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement choice => choice.Value,
                _ => null,
            };
            if (typed.TryGetValue(name, out var own)) value = fields.Any(f => f.Key == name) ? null : own;
            if (value is not null) fields.Add(new(name, value));
        }
        target = element.GetAttribute("action") is { Length: > 0 } action ? action : Response.RequestMessage!.RequestUri!.PathAndQuery;
        return fields;
    }

    public Task<IHtmlDocument> Post(string address, IEnumerable<KeyValuePair<string, string>> fields, string? site = "same-origin")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        return Read(client.SendAsync(request));
    }

    public Task<IHtmlDocument> SignIn(string name, string password) =>
        Submit("/sign-in", new() { ["Input.Name"] = name, ["Input.Password"] = password });

    private async Task<IHtmlDocument> Read(Task<HttpResponseMessage> asked)
    {
        Response = await asked;
        return Page = await new HtmlParser().ParseDocumentAsync(await Response.Content.ReadAsStringAsync());
    }
}
