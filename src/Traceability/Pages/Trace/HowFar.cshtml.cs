using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Traceability.Printing;

namespace Traceability.Pages.Trace;

/// <summary>Asked again and again by the page from which a long paper was asked for: how far it is, in words.</summary>
public sealed class HowFarModel(PapersInTheMaking papers) : PageModel
{
    public IActionResult OnGet(string? paper)
    {
        Response.Headers.CacheControl = "no-store";
        return papers.Of(paper) is { } now ? Content(InWords(now)) : new NoContentResult();
    }

    private static string InWords(HowFar now) =>
        now.OfRows == 0 ? "It is being put together."
        : now.Pages == 0 ? $"{Count(now.Rows)} of {Count(now.OfRows)} rows are written."
        : $"Page {Count(now.Pages)} of about {Count(now.OfPages)} is written.";

    private static string Count(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
