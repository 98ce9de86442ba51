using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.People;
using Traceability.Shops;
using Traceability.Tests.Manufacture;
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

    [Fact]
    public async Task Before_the_gates_day_it_warns_from_then_on_it_refuses_and_a_training_ends_during_the_job()
    {
        await using var shop = await MakingShop.Open(served: true);
        var workshop = shop.Workshop;
        await workshop.Act(async (db, acts) => db.Add(Shop.Opened("Kiln Lane Workshop", null, UnitSystem.Metric, acts.Now)));
        var priya = await workshop.Hire("PRIYA", Role.QualityLead);
        await workshop.Hire("SAM", Role.Staff);
        var today = workshop.Clock.Today;
        var waiting = await workshop.Received(await workshop.Material("PLY", level: ControlLevel.Label));
        await shop.Lot("ACR-1", "ACR-3", 9);
        var record = await workshop.Act(async (db, acts) =>
        {
            db.Add(Gate.Warning(GateOf.Training, today.AddDays(2), today));
            var people = await db.People.ToDictionaryAsync(p => p.Code);
            var sop = Sop.Named("SOP-7", "Enclosure", "A");
            sop.Draft!.Write("Clamp it [ ]", null);
            sop.Draft.Release(priya, acts.Now);
            var topic = Topic.Named("RCV", "Receiving", TopicOf.Receiving);
            db.AddRange(sop, topic, Learnt.Given(people["PRIYA"], people["PRIYA"], Subject.Of(topic), new(today, null, "Twelve years at the door."), [], priya, today));
            var first = Learnt.Given(people["PRIYA"], people["PRIYA"], Subject.Of(sop.Current!), new(today, null, "Wrote it."), [], priya, today);
            db.Add(first);
            await db.SaveChangesAsync();
            db.Add(Learnt.Given(people["SAM"], people["PRIYA"], Subject.Of(sop.Current!), new(today, today.AddDays(2), "Five together."), [first], priya, today));
            var made = Traceability.Manufacture.ManufactureRecord.Start("MFG-0001", await db.Products.SingleAsync(p => p.Sku == "LID"), null, today, today, "SAM", new(SopRevision: sop.Current));
            db.Add(made);
            await db.SaveChangesAsync();
            return $"/records/{made.Id}";
        });

        Task As(string code, Func<BrowserPage, Task> does) => browser.Visit(workshop, async page =>
        {
            await page.SignIn(code, Hiring.Password);
            await does(page);
        });
        static Task<string> Refused(BrowserPage page) => page.Words("[role=alert]");
        static async Task Take(BrowserPage page, string record)
        {
            await page.Visit(record);
            await page.Type("Use.Lot", "ACR-1");
            await page.Type("Use.Quantity", "1 sheet");
            await page.Press("Take it");
        }

        await As("SAM", async page =>
        {
            await page.Visit($"/lots/{waiting}/verify");
            Assert.Contains($"You are not trained in Receiving. Ask PRIYA of the shop. From {today.AddDays(2):yyyy-MM-dd} on this is refused.", await page.Words("[role=note]"), StringComparison.Ordinal);
            await page.Type("Reading.ReadNumber", "25987741");
            await page.Press("Next");
            Assert.Contains("Done without being trained", await page.Words("main"), StringComparison.Ordinal);
            await page.AssertAccessible();
            await page.AssertFits();
            await page.Shoot("training-warned");
        });

        workshop.Clock.Advance(TimeSpan.FromDays(2));
        await As("SAM", async page =>
        {
            await page.Visit($"/lots/{waiting}/verify");
            page.Allow(422, $"/lots/{waiting}/verify");
            await page.Press("Accept");
            Assert.Contains("You are not trained in Receiving. Ask PRIYA of the shop.", await Refused(page), StringComparison.Ordinal);
            // On its last day his training counts.
            await Take(page, record);
            Assert.Contains("ACR-1: 1 sheet, used.", await page.Words("body"), StringComparison.Ordinal);
        });

        workshop.Clock.Advance(TimeSpan.FromDays(1));
        await As("SAM", async page =>
        {
            page.Allow(422, record);
            await Take(page, record);
            Assert.Contains($"Your training in SOP-7 revision A ended on {today.AddDays(2):yyyy-MM-dd}. Ask PRIYA of the shop.", await Refused(page), StringComparison.Ordinal);
            await page.AssertAccessible();
            await page.Shoot("training-ended");
        });
        await As("PRIYA", async page =>
        {
            await Take(page, record);
            Assert.Contains("ACR-1: 1 sheet, used.", await page.Words("body"), StringComparison.Ordinal);
            await page.Visit($"/lots/{waiting}/verify");
            await page.Press("Accept");
        });
        Assert.Equal(["SAM"], await workshop.Read(db => db.UntrainedActs.Select(u => u.By).ToListAsync()));
    }
}
