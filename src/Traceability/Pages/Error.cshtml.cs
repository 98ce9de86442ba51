using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Traceability.Web;

namespace Traceability.Pages;

/// <summary>What is said when a page cannot be shown. Calm, with a way on, and without details of the program.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
public sealed class ErrorModel : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Status { get; set; }

    /// <summary>A form that came too late, to be sent again.</summary>
    public KeptForm? Kept => User.Person() is null ? null : HttpContext.Features.Get<StaleForm>()?.Form;

    /// <summary>By PIN or badge one is less than by password.</summary>
    public bool AsksForPassword => Status == 403 && User.BenchId() is not null;

    /// <summary>The page that was asked for.</summary>
    public string? Asked => HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } asked ? asked.OriginalPathBase + asked.OriginalPath + asked.OriginalQueryString : null;

    public string Reference => HttpContext.TraceIdentifier;

    public string Kind => Status switch
    {
        404 => "404",
        403 => "This needs another role.",
        _ => "Nothing was changed.",
    };

    public string Words => Status switch
    {
        400 => "This form came too late",
        403 => "Not yours to open",
        404 => "There is nothing at this address",
        405 => "This page cannot be used like that",
        413 => "That was too large",
        429 => "Too many at once",
        _ => "Something went wrong here",
    };

    public string WayOut => Status switch
    {
        400 => "The page was open for too long, or came from elsewhere. Go back, load it again, and send it once more.",
        403 when AsksForPassword => "You are signed in by PIN or badge, which opens nothing that is an administrator's. If it is yours to open, sign in with your password.",
        403 => "Ask an administrator to do it, or to give you the role for it.",
        404 => "The number may be written differently, or the page has moved. Scan or type the number here.",
        405 => "Go back to the page before and use its buttons.",
        413 => "Go back and send less at once: a smaller file, or a shorter text.",
        429 => "Wait a minute, then try again.",
        _ => "The fault is ours. What you did was either kept whole or not at all; look at the page before and try once more.",
    };

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // Typed into the address bar it is only a page that does not exist.
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
            (Status, Response.StatusCode) = (404, 404);
    }
}
