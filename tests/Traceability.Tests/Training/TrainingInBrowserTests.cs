using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.People;
using Traceability.Shops;
using Traceability.Tests.Stock;
using Traceability.Trainings;
using Learnt = Traceability.Trainings.Training;

namespace Traceability.Tests.Trainings;

/// <summary>Who was not trained stands before the saw, in a browser.</summary>
[Collection(InBrowser.Name)]
public sealed class TrainingInBrowserTests(Browser browser)
{
    [Fact]
    public async Task The_untrained_person_is_refused_and_the_trained_one_named()
    {
        await using var workshop = await Workshop.Serve();
        await workshop.Act(async (db, acts) => db.Add(Shop.Opened("Kiln Lane Workshop", null, UnitSystem.Metric, acts.Now)));
        var priya = await workshop.Hire("PRIYA", Role.QualityLead);
        await workshop.Hire("SAM", Role.Staff);
        var lot = await workshop.Accepted(await workshop.Material("ALU", Category.Metal, Unit.Mm), 1000);
        await workshop.Act(async (db, _) =>
        {
            foreach (var (code, title, of) in ((string, string, TopicOf)[])[("NUM", "Number transfer", TopicOf.Transfer), ("CUT", "Sawing", TopicOf.Cutting)])
            {
                var topic = Topic.Named(code, title, of);
                var person = await db.People.SingleAsync(p => p.Code == "PRIYA");
                db.AddRange(topic, Learnt.Given(person, person, Subject.Of(topic), new(workshop.Clock.Today, null, "Twelve years at the saw."), [], priya, workshop.Clock.Today));
            }
        });
        var cut = "";
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("SAM", Hiring.Password);
            await page.Visit($"/lots/{lot}/cut");
            await page.Type("Input.Pieces", "1");
            await page.Type("Input.Each", "120");
            await page.Press("Plan the cut");
            cut = new Uri(page.Playwright.Url).AbsolutePath;
            // He hears it before he begins, and again when he does it all the same.
            Assert.Contains("You are not trained in Number transfer.", await page.Playwright.InnerTextAsync("[role=note]"), StringComparison.Ordinal);
            page.Allow(422, cut);
            await page.Press("It is marked");
            var refused = await page.Playwright.InnerTextAsync("[role=alert]");
            Assert.Contains("You are not trained in Number transfer.", refused, StringComparison.Ordinal);
            Assert.Contains("Ask PRIYA of the shop.", refused, StringComparison.Ordinal);
            await page.AssertAccessible();
            await page.AssertFits();
            await page.Shoot("training-refused");
        });
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("PRIYA", Hiring.Password);
            await page.Visit(cut);
            await page.Press("It is marked");
            await page.Type("Reading.Read", "25987741");
            await page.Press("Read back");
            await page.Press("Start the saw");
            foreach (var address in (string[])["/training", "/training/overdue", "/training/topics", "/training/new", "/sops", "/sops/new"])
            {
                await page.Visit(address);
                await page.AssertAccessible();
                await page.AssertFits();
                await page.Playwright.SetViewportSizeAsync(Screen.Phone.Width, Screen.Phone.Height);
                await page.AssertFits();
                await page.Playwright.SetViewportSizeAsync(Screen.Workshop.Width, Screen.Workshop.Height);
                await page.Shoot("training" + address.Replace('/', '-'));
            }
        });
        Assert.Equal((true, 0), await workshop.Read(async db => (await db.Cuts.AnyAsync(c => c.CompletedOn != null), await db.UntrainedActs.CountAsync())));
    }
}
