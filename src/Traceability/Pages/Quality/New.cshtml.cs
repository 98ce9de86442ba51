using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Pages.Stock;
using Traceability.Quality;
using Traceability.Web;

namespace Traceability.Pages.Quality;

/// <summary>Something is wrong, and is written down where it was found: what is enough.</summary>
[RequestSizeLimit(UploadLimit.Most), RequestFormLimits(MultipartBodyLengthLimit = UploadLimit.Most)]
public sealed class NewModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers, IssueSubjects subjects) : StockPage(db, acts, clock)
{
    [BindProperty]
    public IssueInput Input { get; set; } = new();

    /// <summary>Machines that people have named lately.</summary>
    public IReadOnlyList<string> Machines { get; private set; } = [];

    public async Task OnGetAsync(string? about)
    {
        await Load();
        Input.About = about;
        try
        {
            // Of a whole record or delivery nobody holds everything unasked.
            Input.Hold = await subjects.Of(about) is { Work: null, Delivery: null };
        }
        catch (DomainRuleException refused)
        {
            ModelState.AddModelError("Input.About", refused.Message);
        }
    }

    public override async Task Load() =>
        Machines = await Db.Records.OrderByDescending(r => r.Id).Take(500).Where(r => r.Machine != null).Select(r => r.Machine!).Distinct().Order().ToListAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        // Before anybody else has to wait: a picture takes a moment to look at.
        var photos = new List<IncomingFile>();
        foreach (var file in Input.Photos) photos.Add(await IncomingFile.Look(file.FileName, file.Length, file.OpenReadStream, "Photos", HttpContext.RequestAborted));
        return await Once("write down a quality issue", async () =>
        {
            var about = await subjects.Of(Input.About);
            var issue = NonConformance.Found(await numbers.Issue(), Input.What, about, Today, By, Input.Details);
            Db.NonConformances.Add(issue);
            IReadOnlyList<Lot> held = Input.Hold ? await subjects.Here(about) : [];
            foreach (var lot in held) issue.Hold(lot, By, Acts.Now);
            foreach (var photo in photos) issue.Photographed(await Db.Keep(photo), photo.Name, By, Acts.Now);
            await Db.SaveChangesAsync();
            return ($"/issues/{issue.Id}", $"{issue.Number} is written down.{Said(held, about)}", (string?)null);
        });
    }

    private static string Said(IReadOnlyList<Lot> held, IssueSubject about) => held switch
    {
        [] when about.Lot is { OnHand.IsZero: true } gone => $" Nothing of {gone.Number} is here any more, so nothing is held.",
        [] => "",
        [var one] => $" {one.Number} is on hold.",
        _ => $" {held.Count} lots are on hold.",
    };
}
