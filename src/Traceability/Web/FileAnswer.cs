using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Traceability.Certificates;
using Traceability.Data;

namespace Traceability.Web;

/// <summary>
/// A kept file as the answer, byte for byte, one part in memory at a time. It is somebody else's file and never runs here: a
/// picture that every browser draws is shown, in a sandbox without any rights; everything else is saved.
/// </summary>
public sealed class FileAnswer(StoredFile file, string? name) : ActionResult
{
    private const string Sandbox = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; sandbox";

    /// <summary>By what the content is, never by what the name says.</summary>
    private static readonly Dictionary<FileType, (string ContentType, bool Shown)> Kinds = new()
    {
        [FileType.Pdf] = ("application/pdf", false),
        [FileType.Png] = ("image/png", true),
        [FileType.Jpeg] = ("image/jpeg", true),
        [FileType.Webp] = ("image/webp", true),
        [FileType.Heic] = ("image/heic", false),
        [FileType.Tiff] = ("image/tiff", false),
        [FileType.Json] = ("application/json", false),
        [FileType.Text] = ("text/plain", false),
    };

    /// <summary>Whether a browser shows it instead of saving it.</summary>
    public static bool IsShown(FileType type) => Kinds.GetValueOrDefault(type).Shown;

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var (http, response) = (context.HttpContext, context.HttpContext.Response);
        var (contentType, shown) = Kinds.GetValueOrDefault(file.Type, ("application/octet-stream", false));
        response.ContentType = contentType;
        response.ContentLength = file.Size;
        response.Headers.ContentSecurityPolicy = Sandbox;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue(shown ? "inline" : "attachment") { FileNameStar = FileNames.Of(name, file.Type) }.ToString();
        if (HttpMethods.IsHead(http.Request.Method)) return;
        await foreach (var part in http.RequestServices.GetRequiredService<TraceabilityDb>().ContentOf(file.Sha256).WithCancellation(http.RequestAborted))
            await response.Body.WriteAsync(part, http.RequestAborted);
    }
}
