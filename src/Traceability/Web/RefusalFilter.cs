using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Traceability.Web;

/// <summary>
/// Input that cannot be read, and rules that refuse, bring the form back with what was typed and a sentence at the field
/// (422). Pages need no code for it.
/// </summary>
internal sealed class RefusalFilter(ILogger<RefusalFilter> log) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is not PageModel page)
        {
            await next();
            return;
        }
        var posts = HttpMethods.IsPost(context.HttpContext.Request.Method);
        if (posts) ForgetOtherForms(page, context.HandlerMethod?.Name);
        if (posts && !page.ModelState.IsValid)
        {
            context.Result = await Again(page);
            return;
        }
        // An address that makes no sense (?p=abc) is read as if that were not there: nobody typed it into a field.
        if (!posts) page.ModelState.Clear();
        if (!posts && context.HandlerMethod is null && page is ShopPage shown && await Loads(shown) is { } missing)
        {
            context.Result = missing;
            return;
        }

        var executed = await next();
        if (executed.ExceptionHandled) return;
        switch (executed.Exception)
        {
            case DomainRuleException broken:
                page.ModelState.AddModelError(posts ? KeyOf(page, broken.Field) : "", broken.Message);
                executed.Result = await Again(page);
                break;
            case NotHereException:
                executed.Result = new NotFoundResult();
                break;
            case DbUpdateConcurrencyException lost:
                // The page must be read afresh: what it would show from memory is what the other one changed.
                log.LogWarning(lost, "Two people changed the same thing");
                page.TempData[Said.Refused] = "Somebody else changed this a moment ago. This is how it stands now; look at it, and do your change again.";
                executed.Result = new LocalRedirectResult(page.Request.PathBase + page.Request.Path);
                break;
            default:
                return;
        }
        executed.ExceptionHandled = true;
    }

    private static async Task<IActionResult> Again(PageModel page) =>
        page is ShopPage shop && await Loads(shop) is { } missing ? missing : new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };

    private static async Task<IActionResult?> Loads(ShopPage page)
    {
        try
        {
            await page.Load();
            return null;
        }
        catch (NotHereException)
        {
            return new NotFoundResult();
        }
    }

    /// <summary>Where the form wrote the field: a page may hold several forms.</summary>
    private static string KeyOf(PageModel page, string? field)
    {
        if (field is null) return "";
        var keys = page.Request.HasFormContentType ? page.Request.Form.Keys : [];
        return keys.FirstOrDefault(k => k.Equals("Input." + field, StringComparison.OrdinalIgnoreCase))
            ?? keys.FirstOrDefault(k => k.Equals(field, StringComparison.OrdinalIgnoreCase) || k.EndsWith("." + field, StringComparison.OrdinalIgnoreCase))
            ?? "Input." + field;
    }

    /// <summary>
    /// On a page with several forms only the one that was sent has to be complete. A form without fields is a button with
    /// a handler of its own.
    /// </summary>
    private static void ForgetOtherForms(PageModel page, string? handler)
    {
        var sent = page.Request.HasFormContentType
            ? page.Request.Form.Keys.Select(Prefix).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase)
            : [];
        if (sent.Count == 0 && handler is null) return;
        foreach (var (key, entry) in page.ModelState)
            if (entry.ValidationState == ModelValidationState.Invalid && Prefix(key) is { } prefix && !sent.Contains(prefix))
            {
                entry.Errors.Clear();
                entry.ValidationState = ModelValidationState.Skipped;
            }
    }

    private static string? Prefix(string key) => key.IndexOfAny(['.', '[']) is > 0 and var end ? key[..end] : null;
}
