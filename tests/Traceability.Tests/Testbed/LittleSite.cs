using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Logging;

namespace Traceability.Tests.Testbed;

/// <summary>A site of a few pages, to try the testbed itself on. It answers a form with what it was sent.</summary>
internal static class LittleSite
{
    private const string Form = """
        <!doctype html><html lang="en"><title>Form</title><main><h1>Cut  a
        lot</h1><a href="/gone">Away</a>
        <form id="cut" method="post" action="/answer">
          <input type="hidden" name="__RequestVerificationToken" value="secret">
          <input name="Input.Quantity" value="1"><textarea name="Input.Note">old</textarea>
          <select name="Input.Unit"><option value="g">gram</option><option value="mm" selected>millimetre</option></select>
          <input type="checkbox" name="Input.Sure" value="true"><input type="hidden" name="Input.Sure" value="false">
          <input type="checkbox" name="Input.Piece" value="1"><input type="checkbox" name="Input.Piece" value="2"><input type="checkbox" name="Input.Piece" value="3">
          <input type="radio" name="Input.Way" value="saw" checked><input type="radio" name="Input.Way" value="shear">
          <input name="Number"><input name="Number"><input name="Off" disabled>
          <button name="act" value="cut">Cut it</button><button formaction="/answer?handler=undo">Undo</button>
        </form>
        <form id="attach" method="post" action="/answer" enctype="multipart/form-data"><input type="file" name="File"><input name="Kind" required><button>Attach</button></form>
        <form method="get" action="/answer"><input name="q"><button>Find</button></form></main></html>
        """;

    public static async Task<WebApplication> Start(bool served = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (served) builder.WebHost.UseUrls("http://127.0.0.1:0");
        else builder.WebHost.UseTestServer();
        var app = builder.Build();
        app.MapGet("/", () => Results.Content(Form, "text/html"));
        app.MapGet("/quiet", () => Results.Content("<!doctype html><html lang=en><title>Quiet</title><link rel=icon href=data:,><main><h1>Quiet</h1></main></html>", "text/html"));
        app.MapGet("/loud", () => Results.Content("<!doctype html><html lang=en><title>Loud</title><link rel=icon href=data:,><img src=/missing><input><script>nothing()</script></html>", "text/html"));
        app.MapGet("/gone", () => Results.Redirect("/there"));
        app.MapGet("/there", (HttpContext http) => { http.Response.Cookies.Append("seen", "yes"); return Results.Content("<h1>There</h1><main><div class=refusal><b>No <i>PLY</i>-001.</b><p>Type another.</p></div></main>", "text/html"); });
        app.MapGet("/file", () => Results.File("a,b\n"u8.ToArray(), "text/csv", "lots.csv"));
        app.MapMethods("/answer", ["GET", "POST"], Answer);
        await app.StartAsync();
        return app;
    }

    private static async Task<IResult> Answer(HttpRequest request)
    {
        var sent = request.Query.Select(q => $"{q.Key}={q.Value}").ToList();
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            sent.AddRange(form.Where(f => f.Key.Length > 0).Select(f => $"{f.Key}={f.Value}"));
            foreach (var file in form.Files)
            {
                using var reader = new StreamReader(file.OpenReadStream());
                sent.Add($"{file.Name}:{file.FileName}:{file.ContentType}={await reader.ReadToEndAsync()}");
            }
        }
        sent.AddRange(request.Cookies.Select(c => $"cookie {c.Key}={c.Value}"));
        return Results.Content($"<ul>{string.Concat(sent.Select(s => $"<li>{System.Net.WebUtility.HtmlEncode(s)}</li>"))}</ul>", "text/html", null, 422);
    }
}
