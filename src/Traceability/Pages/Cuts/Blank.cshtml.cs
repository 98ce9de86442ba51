using Microsoft.AspNetCore.Mvc;
using Traceability.Cutting;
using Traceability.Data;
using Traceability.Pages.Trace;
using Traceability.Printing;
using Traceability.Shops;
using Traceability.Web;

namespace Traceability.Pages.Cuts;

/// <summary>An empty cut sheet, to be printed and kept at the saw.</summary>
public sealed class BlankModel(TraceabilityDb db, Acts acts) : ShopPage(db, acts)
{
    public async Task<IActionResult> OnGetAsync() =>
        CutSheet.Blank(await Db.PageHead(), Acts.Now, $"{Request.Scheme}://{Request.Host}/stock?state=accepted").As(new PdfReport(), "cut sheet");
}
