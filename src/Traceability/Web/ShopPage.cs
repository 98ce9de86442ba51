using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Traceability.Data;

namespace Traceability.Web;

/// <summary>
/// The base of pages that show and change the shop. <see cref="Load"/> fetches what the page shows: it is called before
/// the page is shown, and again when a refused form is shown with what was typed. So a page without an OnGet of its own
/// needs none.
/// </summary>
public abstract class ShopPage(TraceabilityDb db, Acts acts) : PageModel
{
    protected TraceabilityDb Db { get; } = db;

    protected Acts Acts { get; } = acts;

    /// <summary>The id of the form that was sent; every form on a page carries one, see <see cref="Once"/>.</summary>
    [BindProperty]
    public Guid FormId { get; set; } = Guid.NewGuid();

    /// <summary>Fetches what the page shows.</summary>
    public virtual Task Load() => Task.CompletedTask;

    /// <summary>Carries out an act and goes to the address it gives. The same form sent twice acts once.</summary>
    protected async Task<IActionResult> Once(string act, Func<Task<string>> body) =>
        LocalRedirect(await Acts.Once(act, FormId, body));

    /// <summary>Said at the top of the next page.</summary>
    /// <param name="message">What was done, with its number.</param>
    /// <param name="undo">Where a form is posted that takes it back, when the rules allow.</param>
    protected void Done(string message, string? undo = null)
    {
        TempData[Said.Done] = message;
        if (undo is not null) TempData[Said.Undo] = undo;
    }

    /// <summary>With what is said at the top of the next page, the labels of what was saved: one press prints them.</summary>
    /// <param name="labels">As the address of the labels takes it: "lot=12&amp;lot=13".</param>
    protected void OffersLabels(string labels, int count = 1)
    {
        TempData[Said.Labels] = labels;
        TempData[Said.LabelCount] = count;
    }

    /// <summary>The address with the lot that is brought along: "/records/7?take=ACR-0524-02".</summary>
    protected internal static string Carrying(string address, string? take) =>
        string.IsNullOrEmpty(take) ? address : address + QueryString.Create("take", take);

    /// <summary>The thing the page is about, or the page "not found".</summary>
    protected static T Found<T>(T? thing) where T : class => thing ?? throw new NotHereException();
}

/// <summary>Nothing has this number: answered with 404.</summary>
public sealed class NotHereException : Exception;

/// <summary>What one page tells the next.</summary>
internal static class Said
{
    public const string Done = "done";
    public const string Undo = "undo";
    public const string Refused = "refused";
    public const string Labels = "labels";
    public const string LabelCount = "label-count";
}
