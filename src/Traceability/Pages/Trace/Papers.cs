using Microsoft.AspNetCore.Mvc;
using Traceability.Printing;

namespace Traceability.Pages.Trace;

/// <summary>Reports as files: what is on the screen, to be kept, printed or worked down.</summary>
internal static class Papers
{
    /// <param name="name">Without its ending: "PLA-0424-01 contacts".</param>
    public static FileContentResult As(this Report report, IReportRenderer renderer, string name)
    {
        using var written = new MemoryStream();
        renderer.Render(report, written);
        return new(written.ToArray(), renderer.ContentType) { FileDownloadName = FileName(name) + renderer.FileExtension };
    }

    /// <summary>A supplier's number may hold slashes, quotes and worse.</summary>
    public static string FileName(string name)
    {
        var safe = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || " .-_()".Contains(c, StringComparison.Ordinal) ? c : '-')).Trim(' ', '.');
        return safe.Length <= 80 ? safe : safe[..80].Trim();
    }
}
