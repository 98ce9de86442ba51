using System.Net;
using Microsoft.EntityFrameworkCore;
using Traceability.People;
using Traceability.Trainings;

namespace Traceability.Tests.Manufacture;

/// <summary>The steps of the procedure, answered as they are done.</summary>
public sealed class StepTests : IAsyncLifetime
{
    private const string Steps = "Clamp it [ ]\nCut it\nMeasure the wall [= mm 4.9..5.1]\nName the colour [=]\nLay it out [photo]";

    private static readonly byte[] Picture = Printing.Samples.Png(2, 2, 0, new byte[4]);

    private MakingShop shop = null!;
    private PageClient anna = null!;
    private string record = "";

    public async Task InitializeAsync()
    {
        shop = await MakingShop.Open();
        anna = await shop.Workshop.SignedIn("ANNA", Role.QualityLead);
        await shop.Lot("ACR-1", "ACR-3", 10);
        await shop.Workshop.Act(async (db, acts) =>
        {
            var sop = Sop.Named("SOP-7", "Enclosure", "A");
            sop.Draft!.Write(Steps, null);
            sop.Draft!.Release(new("QL", "Quinn", Role.QualityLead), acts.Now);
            db.Add(sop);
            (await db.Products.SingleAsync(p => p.Sku == "ENC")).UsualSop = sop;
            db.Add(Traceability.Shops.Gate.Warning(Traceability.Shops.GateOf.Training, shop.Workshop.Clock.Today.AddDays(90), shop.Workshop.Clock.Today));
            await db.SaveChangesAsync();
        });
        record = (await (await anna.Visit("/making/new?product=ENC")).Submit("Start the record")).Path;
        await (await anna.Visit(record)).Submit("Take it", new() { ["Use.Lot"] = "ACR-1", ["Use.Quantity"] = "1" });
    }

    public async Task DisposeAsync()
    {
        anna.Dispose();
        await shop.DisposeAsync();
    }

    [Fact]
    public async Task Each_step_is_answered_as_it_asks_and_then_the_record_closes()
    {
        var page = await anna.Visit(record);
        Assert.Contains("0 of 4 answered", page.Text, StringComparison.Ordinal);
        // The step that asks for nothing has no button.
        Assert.Empty(page.Document.QuerySelectorAll("#step-2 form"));
        Assert.Contains("Step 1: done.", (await Answer(1)).Text, StringComparison.Ordinal);
        var refused = await Close();
        Assert.Contains("Steps 3, 4, 5 of SOP-7 revision A are not answered.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Step 3: 5.05.", (await Answer(3, "5,05 mm")).Text, StringComparison.Ordinal);
        await Answer(4, "clear");
        page = await Answer(5, photo: new Upload("out.png", Picture, "image/png"));
        Assert.Contains("all answered", page.Text, StringComparison.Ordinal);
        var shown = await page.Link("Picture", "#steps");
        Assert.Equal((HttpStatusCode.OK, Picture.Length), (shown.Status, shown.Body.Length));
        Assert.Contains("MFG-0001 is closed.", (await Close()).Text, StringComparison.Ordinal);
        Assert.Empty((await anna.Visit(record)).Document.QuerySelectorAll("#steps form"));
        Assert.Empty(await shop.Workshop.Faults());
    }

    [Theory]
    [InlineData(3, "thick", "Step 3 asks for a number (4.9 to 5.1 mm), and \"thick\" is none.")]
    [InlineData(3, "", "Step 3 asks for a number")]
    [InlineData(3, "5.3", "5.3 mm is outside 4.9 to 5.1 mm. Measure again; if it is so, write beside it what was done about it")]
    [InlineData(4, "", "value is empty")]
    [InlineData(5, null, "Step 5 asks for a picture.")]
    public async Task An_answer_that_is_none_is_said_and_stays_typed(int step, string? value, string because)
    {
        var page = await Answer(step, value);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(because, string.Join(' ', page.Refusals), StringComparison.Ordinal);
        if (value is not null) Assert.Equal(value, page.Document.QuerySelector($"#step-{step} [name='Step.Value']")?.GetAttribute("value") ?? "");
        Assert.Equal(0, await shop.Workshop.Read(db => db.StepAnswers.CountAsync()));
    }

    [Fact]
    public async Task What_is_no_picture_is_not_kept_as_one() =>
        Assert.Contains("is no picture", (await Answer(5, photo: Upload.Text("out.png", "%PDF-1.4 no picture", "image/png"))).Text, StringComparison.Ordinal);

    [Fact]
    public async Task A_value_outside_its_limits_stands_with_what_was_done_about_it()
    {
        var page = await Answer(3, "5.3", note: "Sanded down to 5.0 and measured again.");
        Assert.Contains("5.3 mm (outside 4.9 to 5.1 mm)", page.Text, StringComparison.Ordinal);
        Assert.Contains("Sanded down to 5.0", page.Text, StringComparison.Ordinal);
        Assert.True(await shop.Workshop.Read(db => db.StepAnswers.Select(a => a.OutsideLimits).SingleAsync()));
    }

    [Fact]
    public async Task A_step_is_left_out_only_with_a_reason()
    {
        Assert.Contains("Say why", (await LeaveOut(5, "")).Text, StringComparison.Ordinal);
        var page = await LeaveOut(5, "The camera is broken.");
        Assert.Contains("Left out", page.Text, StringComparison.Ordinal);
        Assert.Contains("The camera is broken.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slip_is_undone_by_whoever_made_it_and_a_step_is_answered_once()
    {
        await Answer(1);
        Assert.Contains("Step 1 was answered already, by ANNA", await MakingShop.Refused(() => shop.Act(async bench => (await bench.Load(1)).Answer(1, "QL", bench.Now))), StringComparison.Ordinal);
        using var bo = await shop.Workshop.SignedIn("BO", Role.Staff);
        Assert.Empty((await bo.Visit(record)).Document.QuerySelectorAll("[aria-label='Undo step 1']"));
        var page = await (await anna.Visit(record)).Submit("Undo step 1");
        Assert.Contains("Step 1 is open again.", page.Text, StringComparison.Ordinal);
        await Answer(1);
        // Two at once, past the verbs: the file has one answer for a step.
        Assert.NotNull(await Record.ExceptionAsync(() => shop.Workshop.Act((db, _) => db.Database.ExecuteSqlAsync($"INSERT INTO step_answer (record_id, step, kind, \"by\", \"at\", outside_limits, recorded_at, recorded_by) SELECT record_id, step, kind, \"by\", \"at\", 0, recorded_at, recorded_by FROM step_answer WHERE voided_at IS NULL"))));
        foreach (var sql in (string[])["UPDATE step_answer SET step = 2", "DELETE FROM step_answer", "UPDATE step_answer SET voided_at = NULL, voided_by = NULL, voided_reason = NULL WHERE voided_at IS NOT NULL"])
            Assert.IsType<DomainRuleException>(await Record.ExceptionAsync(() => shop.Workshop.Act((db, _) => db.Database.ExecuteSqlRawAsync(sql))));
    }

    [Fact]
    public async Task Two_people_answer_one_step_and_one_is_told_so()
    {
        var both = Enumerable.Range(0, 2).Select(async n =>
        {
            await Task.Yield();
            return await Record.ExceptionAsync(() => shop.Act(async bench => (await bench.Load(1)).Answer(1, n == 0 ? "ANNA" : "BO", bench.Now)));
        });
        Assert.Contains("was answered already", Assert.IsType<DomainRuleException>(Assert.Single((await Task.WhenAll(both)).OfType<Exception>())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_record_has_no_more_answers()
    {
        foreach (var step in (int[])[1, 3, 4, 5]) await LeaveOut(step, "a trial");
        await Close();
        Assert.Contains("was closed on", await MakingShop.Refused(() => shop.Act(async bench => (await bench.Load(1)).Answer(2, "QL", bench.Now))), StringComparison.Ordinal);
        Assert.Contains("closed", await MakingShop.Refused(() => shop.Workshop.Act((db, _) => db.Database.ExecuteSqlAsync($"INSERT INTO step_answer (record_id, step, kind, \"by\", \"at\", outside_limits, recorded_at, recorded_by) VALUES (1, 2, 'done', 'QL', 1, 0, 1, 'QL')"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Clamp it [ ]", StepAsks.Confirmation, "", "")]
    [InlineData("Clamp it", StepAsks.Nothing, "", "")]
    [InlineData("Weigh [= g]", StepAsks.Value, "g", "g")]
    [InlineData("Wall [= mm 4,9..5,1]", StepAsks.Value, "mm", "4.9 to 5.1 mm")]
    [InlineData("Bend [= °C -20..60.5]", StepAsks.Value, "°C", "-20 to 60.5 °C")]
    [InlineData("Colour [=]", StepAsks.Value, "", "")]
    [InlineData("Look [Photo]", StepAsks.Photo, "", "")]
    public void A_step_says_what_it_asks(string line, StepAsks asks, string unit, string limits)
    {
        var step = SopStep.Of(line).Single();
        Assert.Equal((asks, unit, limits), (step.Asks, step.Unit, step.Limits));
        // What is kept says the same.
        var kept = SopStep.Of(step.Written).Single();
        Assert.Equal((asks, unit, limits), (kept.Asks, kept.Unit, kept.Limits));
    }

    [Theory]
    [InlineData("[ ]", "does not say what is done")]
    [InlineData("Wall [= mm 5.1..4.9]", "run backwards")]
    public void A_step_that_cannot_be_is_refused(string line, string because) =>
        Assert.Contains(because, Assert.Throws<DomainRuleException>(() => SopStep.Of(line)).Message, StringComparison.Ordinal);

    private async Task<Page> Answer(int step, string? value = null, string? note = null, Upload? photo = null)
    {
        var typed = new Dictionary<string, Field>();
        if (value is not null) typed["Step.Value"] = value;
        if (note is not null) typed["Step.Note"] = note;
        if (photo is not null) typed["Step.Photo"] = photo;
        return await (await anna.Visit(record)).Submit($"Step {step} is done", typed);
    }

    private async Task<Page> LeaveOut(int step, string why) => await (await anna.Visit(record)).Submit($"Leave it out: step {step}, for the reason in the note", new() { ["Step.Note"] = why });

    private async Task<Page> Close() => await (await anna.Visit(record)).Submit("Close with 2 slots open");
}
