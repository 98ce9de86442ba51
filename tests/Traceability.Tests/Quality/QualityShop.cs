using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.People;
using Traceability.Quality;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Quality;

/// <summary>A shop where something is wrong.</summary>
internal static class QualityShop
{
    public static readonly Who Staff = new("JO", "Jo Saw", Role.Staff);

    /// <summary>Ten sheets that may be used.</summary>
    public static async Task<(Workshop Workshop, long Lot)> Shop()
    {
        var workshop = await Workshop.Open();
        return (workshop, await workshop.Accepted(await workshop.Material("PLY"), number: "PLY-1"));
    }

    /// <summary>An issue about a lot, which it holds unless told otherwise.</summary>
    public static Task<long> Issue(this Workshop workshop, long? lot = null, bool hold = true, string what = "The edge lifts.", IssueDetails? more = null, Who? who = null) => workshop.Act(async (db, acts) =>
    {
        var of = lot is null ? null : await db.Lots.ForUse().Include(l => l.Supplier).Include(l => l.Receipt!.Supplier).SingleAsync(l => l.Id == lot);
        var issue = NonConformance.Found(await new Numbers(db).Issue(), what, new(Lot: of), workshop.Clock.Today, acts.Who.Code, more);
        db.Add(issue);
        if (hold && of is not null) issue.Hold(of, acts.Who.Code, acts.Now);
        await db.SaveChangesAsync();
        return issue.Id;
    }, who);

    public static Task OnIssue(this Workshop workshop, long id, Func<NonConformance, TraceabilityDb, Acts, Task> body, Who? who = null) =>
        workshop.Act(async (db, acts) => await body(await db.NonConformances.ForDeciding().SingleAsync(i => i.Id == id), db, acts), who);

    public static Task OnIssue(this Workshop workshop, long id, Action<NonConformance, Acts> body, Who? who = null) =>
        workshop.OnIssue(id, (issue, _, acts) => { body(issue, acts); return Task.CompletedTask; }, who);

    /// <summary>Decides as the page does, about the lot that is held, or one of several.</summary>
    public static Task Decides(this Workshop workshop, long id, decimal amount, DispositionKind kind, string? agreement = null, Who? who = null, long? lot = null) =>
        workshop.OnIssue(id, async (issue, db, acts) =>
        {
            var held = lot is null ? issue.HeldLots.First() : issue.HeldLots.Single(l => l.Id == lot);
            issue.Decide(held, Quantity.Of(amount, held.Unit), kind, "Looked at by the window.", acts.Who, acts.Now, await db.Contracted(held), agreement);
        }, who);

    public static Task Causes(this Workshop workshop, long id) => workshop.OnIssue(id, (issue, acts) => issue.CausedBy(IssueReason.Surface, "Glue line dry.", "QL", acts.Now));

    public static Task Closes(this Workshop workshop, long id, Who? who = null) => workshop.OnIssue(id, (issue, acts) => issue.Close(acts.Who, acts.Now), who);

    public static Task<NonConformance> TheIssue(this Workshop workshop, long id) => workshop.Read(db => db.NonConformances.ForDeciding().SingleAsync(i => i.Id == id));

    public static Task<IReadOnlyList<string>> Open(this Workshop workshop, long id) => workshop.Read(async db => (await db.NonConformances.ForDeciding().SingleAsync(i => i.Id == id)).StillOpen());
}
