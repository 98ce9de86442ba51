using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Traceability.Materials;
using Traceability.People;
using Traceability.Shops;
using Traceability.Tests.Manufacture;
using Traceability.Tests.Stock;
using Traceability.Trainings;

namespace Traceability.Tests.Trainings;

/// <summary>The pages of procedures and training, and the acts that ask for it, as people use them.</summary>
public sealed class TrainingPageTests
{
    private static Task<PageClient> Hired(Workshop workshop, string code, Role role) => workshop.SignedIn(code, role);

    private static Task<long> IdOf(Workshop workshop, string code) => workshop.Read(db => db.People.Where(p => p.Code == code).Select(p => p.Id).SingleAsync());

    private static async Task<Page> Train(PageClient by, Workshop workshop, string who, string trainer, string subject, Dictionary<string, Field>? more = null)
    {
        var fields = new Dictionary<string, Field> { ["Input.Person"] = $"{await IdOf(workshop, who)}", ["Input.Trainer"] = $"{await IdOf(workshop, trainer)}", ["Input.Subject"] = subject, ["Input.Evidence"] = "Five together." };
        foreach (var (field, value) in more ?? []) fields[field] = value;
        return await (await by.Visit("/training/new")).Submit("Write it down", fields);
    }

    private static Task<Page> Topic(PageClient lead, TopicOf of, string code, string title) => Adding(lead, new() { ["Input.Of"] = $"{of}", ["Input.Title"] = title, ["Input.Code"] = code });

    private static async Task<Page> Adding(PageClient lead, Dictionary<string, Field> fields) => await (await lead.Visit("/training/topics")).Submit("Add it", fields);

    private static Task Refuses(Workshop workshop) => workshop.Act(async (db, _) => (await db.Set<Gate>().SingleAsync(g => g.Of == GateOf.Training)).Refuse(workshop.Clock.Today, workshop.Clock.Today));

    [Fact]
    public async Task With_its_first_topic_a_shop_is_warned_for_a_month_and_sets_the_day_at_the_door()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Act(async (db, acts) => db.Add(Shop.Opened("Kiln Lane", null, UnitSystem.Metric, acts.Now)));
        using var anna = await Hired(workshop, "ANNA", Role.QualityLead);
        Assert.Contains("Nothing is asked of anybody yet", (await anna.Visit("/training")).Text, StringComparison.Ordinal);
        var page = await Topic(anna, TopicOf.Receiving, "RCV", "Receiving");
        Assert.Contains("it only warns", page.Text, StringComparison.Ordinal);
        Assert.Contains("asked for that already", string.Join(' ', (await Topic(anna, TopicOf.Receiving, "RC2", "Again")).Refusals), StringComparison.Ordinal);
        Assert.Contains("RCV is Receiving already", string.Join(' ', (await Topic(anna, TopicOf.Cutting, "rcv", "Again")).Refusals), StringComparison.Ordinal);
        var lot = await workshop.Received(await workshop.Material("PLY", level: ControlLevel.Label));
        page = await anna.Visit($"/lots/{lot}/verify");
        Assert.Contains("You are not trained in Receiving", page.Text, StringComparison.Ordinal);
        page = await page.Submit("Next", new() { ["Reading.ReadNumber"] = "25987741" });
        Assert.Contains("Done without being trained", page.Text, StringComparison.Ordinal);
        var door = await (await anna.Visit("/settings/door")).Submit("Save", new() { ["Input.Training"] = "" });
        Assert.Equal(HttpStatusCode.OK, door.Status);
        page = await (await anna.Visit($"/lots/{lot}/verify")).Submit("Accept");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("You are not trained in Receiving", string.Join(' ', page.Refusals), StringComparison.Ordinal);
        Assert.Equal(1, await workshop.Read(db => db.UntrainedActs.CountAsync()));
    }

    [Fact]
    public async Task A_training_is_written_down_with_its_file_shown_exported_and_withdrawn()
    {
        await using var workshop = await Workshop.Open();
        using var anna = await Hired(workshop, "ANNA", Role.QualityLead);
        using var sam = await Hired(workshop, "SAM", Role.Staff);
        await Topic(anna, TopicOf.Cutting, "CUT", "Sawing");
        Assert.Contains("declares himself trained in Sawing, as the first", (await Train(anna, workshop, "ANNA", "ANNA", "topic=1")).Text, StringComparison.Ordinal);
        var page = await Train(anna, workshop, "SAM", "ANNA", "topic=1", new() { ["Input.ValidUntil"] = $"{workshop.Clock.Today.AddDays(5):yyyy-MM-dd}", ["Input.File"] = Upload.Text("signed sheet.pdf", "%PDF-1.4 signed", "application/pdf") });
        Assert.Equal($"/training/{await IdOf(workshop, "SAM")}", page.Path);
        Assert.Contains("by ANNA of the shop", page.Text, StringComparison.Ordinal);
        Assert.Equal("%PDF-1.4 signed", Encoding.UTF8.GetString((await page.Link("signed sheet.pdf")).Body));
        Assert.Contains("The file of a training or a procedure is never deleted", await Shelf.Refused(() => workshop.Act((db, _) => db.Database.ExecuteSqlAsync($"DELETE FROM stored_file"))), StringComparison.Ordinal);
        var matrix = await anna.Visit("/training");
        Assert.Contains("expires soon", matrix.Text, StringComparison.Ordinal);
        var csv = Encoding.UTF8.GetString((await anna.Visit("/training?handler=csv")).Body);
        Assert.Contains("SAM,SAM of the shop,CUT,Sawing,expiring,,trained,ANNA of the shop,2024-05-26,2024-05-31,,Five together.", csv, StringComparison.Ordinal);
        Assert.DoesNotContain("overdue", (await anna.Visit("/")).Text, StringComparison.Ordinal);
        workshop.Clock.Advance(TimeSpan.FromDays(6));
        await anna.SignIn("ANNA", Hiring.Password);
        await sam.SignIn("SAM", Hiring.Password);
        Assert.Contains("1 training overdue", (await anna.Visit("/")).Text, StringComparison.Ordinal);
        Assert.Contains("SAM of the shop", (await anna.Visit("/training/overdue")).Text, StringComparison.Ordinal);
        Assert.Contains("SAM,SAM of the shop,CUT,Sawing,expired", Encoding.UTF8.GetString((await anna.Visit("/training/overdue?handler=csv")).Body), StringComparison.Ordinal);
        // Who is no quality lead does not find the form, and is refused when he sends it all the same.
        Assert.DoesNotContain("Withdraw", (await sam.Visit(page.Path)).Text, StringComparison.Ordinal);
        page = await (await anna.Visit(page.Path)).Submit("Withdraw it", new() { ["Withdrawing.Reason"] = "Left the saw running." });
        Assert.Contains("Left the saw running.", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anna.Visit("/training/99")).Status);
    }

    [Fact]
    public async Task A_procedure_is_written_released_read_and_its_record_signed_by_who_knows_it()
    {
        await using var shop = await MakingShop.Open();
        var workshop = shop.Workshop;
        using var anna = await Hired(workshop, "ANNA", Role.QualityLead);
        using var sam = await Hired(workshop, "SAM", Role.Staff);
        await shop.Lot("ACR-1", "ACR-3", 9);
        var sop = await (await sam.Visit("/sops/new")).Submit("Save the draft", new() { ["Input.Code"] = "SOP-7", ["Input.Title"] = "Enclosure", ["Input.Steps"] = "Clamp it [ ]\nMeasure it [= mm]" });
        Assert.Contains("a value in mm", sop.Text, StringComparison.Ordinal);
        Assert.Contains("released", (await (await anna.Visit(sop.Path)).Submit("Release revision A")).Text, StringComparison.Ordinal);
        await Refuses(workshop);
        await (await anna.Visit("/products/1")).Submit("Save the procedure", new() { ["MadeBy.Sop"] = "1" });
        var record = await (await sam.Visit("/making/new?product=ENC")).Submit("Start the record");
        Assert.Contains("SOP-7 revision A", record.Text, StringComparison.Ordinal);
        Assert.Equal("SOP-7 revision A", await workshop.Read(db => db.Records.Select(r => r.Sop).SingleAsync()));
        var refused = await record.Submit("Take it", new() { ["Use.Lot"] = "ACR-1", ["Use.Quantity"] = "1 sheet" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("You are not trained in SOP-7 revision A. Nobody is now", string.Join(' ', refused.Refusals), StringComparison.Ordinal);
        await Train(anna, workshop, "ANNA", "ANNA", "revision=1");
        await Train(anna, workshop, "SAM", "ANNA", "revision=1", new() { ["Input.ValidUntil"] = $"{workshop.Clock.Today.AddDays(3):yyyy-MM-dd}" });
        record = await (await sam.Visit(record.Path)).Submit("Take it", new() { ["Use.Lot"] = "ACR-1", ["Use.Quantity"] = "1 sheet" });
        Assert.Equal(HttpStatusCode.OK, record.Status);

        // The next revision: a record in work keeps its own; who knows the one before reads what is new.
        await (await anna.Visit(sop.Path)).Submit("Begin it", new() { ["Beginning.Revision"] = "B" });
        await (await anna.Visit(sop.Path)).Submit("Release revision B");
        Assert.Contains("2 trainings overdue", (await anna.Visit("/")).Text, StringComparison.Ordinal);
        Assert.Contains("written down", (await (await sam.Visit(sop.Path)).Submit("I have read revision B")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("I have read", (await sam.Visit(sop.Path)).Text, StringComparison.Ordinal);
        Assert.Contains("SOP-7 revision B", (await (await sam.Visit("/making/new?product=ENC")).Submit("Start the record")).Text, StringComparison.Ordinal);
        // The training ends during the job: it is not closed by him any more, and he hears by whom.
        workshop.Clock.Advance(TimeSpan.FromDays(4));
        await anna.SignIn("ANNA", Hiring.Password);
        await sam.SignIn("SAM", Hiring.Password);
        refused = await (await sam.Visit(record.Path)).Submit("Close with 2 slots open");
        Assert.Contains("Ask ANNA of the shop.", string.Join(' ', refused.Refusals), StringComparison.Ordinal);
        await (await anna.Visit(record.Path)).Submit("Step 1 is done");
        await (await anna.Visit(record.Path)).Submit("Step 2 is done", new() { ["Step.Value"] = "120" });
        Assert.Equal(HttpStatusCode.OK, (await (await anna.Visit(record.Path)).Submit("Close with 2 slots open")).Status);
        Assert.NotNull(await workshop.Read(db => db.Records.OrderBy(r => r.Id).Select(r => r.CompletedOn).FirstAsync()));
    }

    [Fact]
    public async Task A_record_keeps_its_revision_in_the_file_and_no_draft_makes_one()
    {
        await using var shop = await MakingShop.Open();
        var workshop = shop.Workshop;
        await workshop.Act(async (db, acts) =>
        {
            var sop = Sop.Named("SOP-7", "Enclosure", "A");
            sop.Draft!.Write("Clamp it", null);
            db.Add(sop);
            await db.SaveChangesAsync();
        });
        var record = await shop.Record();
        Assert.Contains("Have it released first", await Shelf.Refused(() => workshop.Act((db, _) => db.Database.ExecuteSqlAsync($"INSERT INTO transformation (kind, number, number_key, started_on, from_history, sop_revision_id, recorded_at, recorded_by) VALUES ('make', 'X', 'X', '2024-01-01', 0, 1, 0, 'x')"))), StringComparison.Ordinal);
        await workshop.Act((db, _) => db.Database.ExecuteSqlAsync($"UPDATE transformation SET sop_revision_id = 1 WHERE id = {record}"));
        Assert.Contains("keeps the revision", await Shelf.Refused(() => workshop.Act((db, _) => db.Database.ExecuteSqlAsync($"UPDATE transformation SET sop_revision_id = NULL"))), StringComparison.Ordinal);
    }
}
