using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Traceability.Data;
using Traceability.Web;

namespace Traceability.Tests.Web;

public sealed class LogTests
{
    [Fact]
    public async Task No_password_cookie_token_or_query_string_reaches_the_log()
    {
        await using var ground = new WebGround();
        var visitor = await ground.Administrator();
        var secrets = new List<string> { WebGround.Password, "not-the-password-7", "asked-for-9" };
        void Remember()
        {
            if (visitor.Response.Headers.TryGetValues("Set-Cookie", out var cookies))
                secrets.AddRange(cookies.Select(c => c.Split(';')[0].Split('=', 2)[1]).Where(v => v.Length > 8));
            secrets.AddRange(visitor.Page.QuerySelectorAll("[name=__RequestVerificationToken]").Select(t => t.GetAttribute("value")!));
        }
        Remember();
        foreach (var address in (string[])["/", "/find?q=asked-for-9", "/stock?search=asked-for-9", "/people/add", "/nothing-here?key=asked-for-9"])
        {
            await visitor.Get(address);
            Remember();
        }
        await visitor.Submit("/people/add", new() { ["Input.Name"] = "Eve", ["Input.Code"] = "EV", ["Input.Password"] = "not-the-password-7" });
        Remember();
        var other = ground.Visitor();
        await other.Get("/sign-in?returnUrl=%2Ffind%3Fq%3Dasked-for-9");
        await other.SignIn("ML", "not-the-password-7");
        await other.SignIn("ML", WebGround.Password);
        // A form that came without its token, and one whose token was somebody else's.
        await visitor.Post("/people/add", [new("Input.Password", "not-the-password-7")], site: "cross-site");
        await visitor.Post("/people/add", [new("Input.Password", "not-the-password-7"), new("__RequestVerificationToken", secrets[^1] + "x")]);

        var log = Read(ground);
        Assert.Contains("POST /sign-in", log, StringComparison.Ordinal);
        Assert.Contains("GET /find", log, StringComparison.Ordinal);
        Assert.Contains("/nothing-here", log, StringComparison.Ordinal);
        Assert.True(secrets.Count > 8, $"{secrets.Count} secrets were seen");
        foreach (var secret in secrets.Distinct())
            Assert.DoesNotContain(secret, log, StringComparison.Ordinal);
        Assert.DoesNotContain("?", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_in_the_path_is_not_written_down()
    {
        var lines = new Lines();
        var context = new DefaultHttpContext();
        context.Request.Method = "GET";
        context.Request.Path = "/shared/abc123secret";
        await new RequestLog(c =>
        {
            c.Request.RouteValues["token"] = "abc123secret";
            return Task.CompletedTask;
        }, lines).Invoke(context);
        Assert.Contains("/shared/(token)", Assert.Single(lines.Written), StringComparison.Ordinal);
    }

    private static string Read(WebGround ground)
    {
        var folder = Path.Combine(ground.Services.GetRequiredService<ShopFile>().Folder, "logs");
        var text = new System.Text.StringBuilder();
        foreach (var path in Directory.GetFiles(folder))
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
            text.Append(reader.ReadToEnd());
        }
        return text.ToString();
    }

    private sealed class Lines : ILogger<RequestLog>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}
