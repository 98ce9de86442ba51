using System.Diagnostics;

namespace Traceability.Web;

/// <summary>What every answer says about itself: nothing inline, nothing from elsewhere, nothing framed, nothing kept.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    /// <summary>WebAssembly only of our own files: the reader of barcodes is one. Script made from text stays forbidden.</summary>
    public const string Policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    public Task Invoke(HttpContext context)
    {
        // Only just before sending: the error page begins with a clean slate.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = headers.ContentSecurityPolicy.Count > 0 ? headers.ContentSecurityPolicy : Policy;
            headers.XContentTypeOptions = "nosniff";
            // A shared page says for itself that its address goes nowhere.
            if (headers["Referrer-Policy"].Count == 0) headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(self), microphone=(), geolocation=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}

/// <summary>
/// One line per request. Never the query string, and never a token that stands in the path: a shared link is a key.
/// </summary>
internal sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task Invoke(HttpContext context)
    {
        // What the request asked for, before an error page takes its place.
        var (method, path) = (context.Request.Method, context.Request.Path.Value ?? "/");
        var began = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            if (context.Request.RouteValues.TryGetValue("token", out var token) && token is string secret)
                path = path.Replace(secret, "(token)", StringComparison.Ordinal);
            // Also where the rest of the address led nowhere: a key with something behind it is still a key.
            if (path.StartsWith(SharedPages.Prefix, StringComparison.OrdinalIgnoreCase)) path = SharedPages.Prefix + "(token)";
            var status = context.Response.StatusCode;
            // Stylesheet and pictures are of no interest while they arrive.
            var quiet = status < 400 && (Path.HasExtension(path) || path == ComputerServices.Health);
            var level = status >= 500 ? LogLevel.Error : quiet ? LogLevel.Debug : LogLevel.Information;
            log.Log(level, "{Method} {Path} {Status} in {Milliseconds:0} ms",
                method, path, status, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
    }
}
