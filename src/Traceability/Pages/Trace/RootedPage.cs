using Microsoft.AspNetCore.Mvc;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Web;

namespace Traceability.Pages.Trace;

/// <summary>
/// A page that begins with a number, whatever it is the number of: <c>?root=lot:PLA-0424-01</c>. What is unknown or
/// several things is an answer too, see the partial _Asked.
/// </summary>
public abstract class RootedPage(TraceabilityDb db, Acts acts, RootFinder finder) : ShopPage(db, acts)
{
    [BindProperty(SupportsGet = true)]
    public string? Root { get; set; }

    /// <summary>What the number is, when it is one thing.</summary>
    public Root? Origin { get; private set; }

    /// <summary>What it can be, when it is several.</summary>
    public IReadOnlyList<Root> Candidates { get; private set; } = [];

    /// <summary>As it is shown again; a label that was scanned twenty times over is cut short.</summary>
    public string Asked => Root is null ? "" : Root.Length <= 60 ? Root : Root[..60] + "…";

    /// <summary>The address of this page for another beginning.</summary>
    public string For(Root root) => $"{Request.PathBase}{Request.Path}{QueryString.Create("root", root.Qualified)}";

    /// <summary>The address of one of this page's papers.</summary>
    public string Paper(string handler) => $"{Request.PathBase}{Request.Path}{QueryString.Create("root", Origin!.Qualified).Add("handler", handler)}";

    protected async Task FindOrigin()
    {
        // As long as a number can be, with its kind and its mill before it.
        if (string.IsNullOrWhiteSpace(Root) || Root.Length > 3 * NumberKey.MaxLength) return;
        try
        {
            Origin = await finder.FindOne(Root);
        }
        catch (UnknownNumberException)
        {
        }
        catch (AmbiguousNumberException)
        {
            Candidates = await finder.Find(Root);
        }
    }
}
