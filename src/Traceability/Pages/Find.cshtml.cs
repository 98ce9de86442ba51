using Microsoft.AspNetCore.Mvc;
using Traceability.Data;
using Traceability.Find;
using Traceability.Lots;
using Traceability.Scanning;
using Traceability.Web;

namespace Traceability.Pages;

/// <summary>The box on every page leads here: one thing, and on to its page; several, and which; none, and what can be done.</summary>
public sealed class FindModel(TraceabilityDb db, Acts acts, Finding finding, Judging judging, TimeProvider clock) : ShopPage(db, acts)
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public IReadOnlyList<Hit> Hits { get; private set; } = [];

    /// <summary>What may have been meant.</summary>
    public IReadOnlyList<Hit> Near { get; private set; } = [];

    /// <summary>What was scanned, as far as the text alone tells.</summary>
    public ScannedCode Code { get; private set; } = ScannedCode.Of(null);

    public string Number => Code.Text;

    /// <summary>Why nothing bears it, and what it may be.</summary>
    public string Why { get; private set; } = "";

    /// <summary>Whether it can be kept as a number, or bound as a label.</summary>
    public bool IsKept => Code.Fault is null && Number.Length <= NumberKey.MaxLength;

    public bool MayBeBound => IsKept && !Code.Facts.IsOfArticle;

    /// <summary>Tells the century of a date that a code states.</summary>
    public int ThisYear => clock.GetLocalNow().Year;

    public bool IsPrePrinted => NumberForms.IsPrePrinted(Number);

    /// <summary>What was scanned may be longer than any number.</summary>
    public string Shown => Number.Length <= 60 ? Number : Number[..60] + "…";

    public async Task<IActionResult> OnGetAsync()
    {
        Code = ScannedCode.Of(Q);
        Hits = await finding.Find(Q, await Request.OwnNames(Db, Code));
        if (Hits.Select(AddressOf).Distinct().ToList() is [var only]) return LocalRedirect(only);
        if (Hits.Count > 0 || Code.IsEmpty) return Page();
        (Why, Near) = (await judging.WhyUnknown(Code), await finding.Near(Code.Facts.Lot ?? Code.Text));
        return Page();
    }

    /// <summary>The page of what was found.</summary>
    public static string AddressOf(Hit hit) => hit.Thing switch
    {
        Thing.Lot => $"/lots/{hit.Id}",
        Thing.Heat => $"/heats/{hit.Id}",
        Thing.Document => $"/documents/{hit.Id}",
        Thing.Record => $"/records/{hit.Id}",
        Thing.OutsideWork => $"/outside/{hit.Id}",
        Thing.Cut => $"/cuts/{hit.Id}",
        Thing.Delivery => $"/receipts/{hit.Id}",
        Thing.Shipment => $"/shipments/{hit.Id}",
        Thing.Order => $"/orders/{hit.Id}",
        Thing.PurchaseOrder => $"/purchasing/{hit.Id}",
        Thing.Issue => $"/issues/{hit.Id}",
        Thing.Recall => $"/recalls/{hit.Id}",
        Thing.Certificate => "/certificates/" + Uri.EscapeDataString(hit.Number),
        Thing.Customer => $"/customers/{hit.Id}",
        Thing.Supplier => $"/suppliers/{hit.Id}",
        Thing.Material => $"/materials/{hit.Id}",
        Thing.Product => $"/products/{hit.Id}",
        Thing.Place => $"/places/{hit.Id}",
        Thing.Machine => $"/machines/{hit.Id}",
        Thing.Count => $"/counts/{hit.Id}",
        // What has no page of its own is told by its trace.
        _ => Trace.Words.Back("record:" + hit.Number),
    };
}
