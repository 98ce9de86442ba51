using System.Net;
using Microsoft.EntityFrameworkCore;
using Traceability.People;
using Traceability.Trainings;

namespace Traceability.Tests.Trainings;

/// <summary>Pictures of how a step is done: of a draft, then for ever.</summary>
public sealed class SopPictureTests : IAsyncLifetime
{
    private static readonly byte[] Picture = Printing.Samples.Png(2, 2, 0, new byte[4]);
    private static readonly byte[] Other = Printing.Samples.Png(3, 3, 0, new byte[9]);

    private Workshop workshop = null!;
    private PageClient anna = null!;

    public async Task InitializeAsync()
    {
        workshop = await Workshop.Open();
        anna = await workshop.SignedIn("ANNA", Role.QualityLead);
        await (await anna.Visit("/sops/new")).Submit("Save the draft", new() { ["Input.Code"] = "SOP-7", ["Input.Title"] = "Enclosure", ["Input.Steps"] = "Clamp it [ ]\nMeasure it [= mm]\nLay it out [photo]" });
    }

    public async Task DisposeAsync()
    {
        anna.Dispose();
        await workshop.DisposeAsync();
    }

    [Fact]
    public async Task A_step_is_shown_in_a_picture_which_goes_with_it_and_into_the_next_revision()
    {
        var page = await Show(2, new Upload("gauge.png", Picture, "image/png"));
        Assert.Contains("Step 2 has a picture.", page.Text, StringComparison.Ordinal);
        Assert.Contains("a picture is taken", page.Text, StringComparison.Ordinal);
        // A step before it: the picture stays with its own.
        page = await page.Submit("Save the draft", new() { ["Input.Steps"] = "Wipe it\nClamp it [ ]\nMeasure it [= mm]" });
        Assert.Equal(3, await workshop.Read(db => db.SopPictures.Select(p => p.Step).SingleAsync()));
        await page.Submit("Release revision A");
        page = await (await anna.Visit("/sops/1")).Submit("Begin it", new() { ["Beginning.Revision"] = "B" });
        Assert.Equal([("A", 3), ("B", 3)], await workshop.Read(db => db.SopPictures.OrderBy(p => p.Id).Select(p => new ValueTuple<string, int>(p.Revision.Revision, p.Step)).ToListAsync()));
        // What came in together with its revision is the only way into a released one.
        page = await page.Submit("Take away gauge.png of step 3");
        Assert.Contains("The picture of step 3 is taken away.", page.Text, StringComparison.Ordinal);
        var shown = await anna.Visit("/sops/1?handler=picture&picture=1");
        Assert.Equal((HttpStatusCode.OK, Picture.Length), (shown.Status, shown.Body.Length));
        Assert.Equal(HttpStatusCode.NotFound, (await anna.Visit("/sops/1?handler=picture&picture=9")).Status);
        Assert.Empty(await workshop.Faults());
    }

    [Fact]
    public async Task What_is_no_picture_or_shows_no_step_is_refused()
    {
        Assert.Contains("is no picture", (await Show(1, Upload.Text("x.png", "%PDF-1.4 no picture", "image/png"))).Text, StringComparison.Ordinal);
        await Show(1, new Upload("a.png", Picture, "image/png"));
        Assert.Contains("is at step 1 already", (await Show(1, new Upload("a.png", Picture, "image/png"))).Text, StringComparison.Ordinal);
        await Show(3, new Upload("b.png", Other, "image/png"));
        var page = await (await anna.Visit("/sops/1")).Submit("Save the draft", new() { ["Input.Steps"] = "Clamp it [ ]" });
        Assert.Contains("Step 3 has a picture and is not there any more.", page.Text, StringComparison.Ordinal);
        Assert.Contains("has no step 9", await Refused(sop => sop.Draft!.Illustrate(9, null!, "x.png")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_released_revision_no_picture_comes_goes_or_changes()
    {
        await Show(1, new Upload("a.png", Picture, "image/png"));
        await (await anna.Visit("/sops/1")).Submit("Release revision A");
        Assert.Contains("stays as it is", await Refused(sop => sop.Current!.TakeAway(sop.Current.Pictures[0])), StringComparison.Ordinal);
        foreach (var sql in (string[])["UPDATE sop_picture SET step = 2", "DELETE FROM sop_picture", "INSERT INTO sop_picture (revision_id, step, name, sha256, recorded_at, recorded_by) SELECT revision_id, 2, name, sha256, recorded_at + 1, recorded_by FROM sop_picture", "DELETE FROM stored_file"])
            Assert.IsType<DomainRuleException>(await Record.ExceptionAsync(() => workshop.Act((db, _) => db.Database.ExecuteSqlRawAsync(sql))));
    }

    private async Task<Page> Show(int step, Upload picture) => await (await anna.Visit("/sops/1")).Submit("Keep the picture", new() { ["Showing.Step"] = $"{step}", ["Showing.Photo"] = picture });

    private async Task<string> Refused(Action<Sop> act) =>
        (await Assert.ThrowsAsync<DomainRuleException>(() => workshop.Act(async (db, _) => act(await db.Sops.ForWriting().SingleAsync())))).Message;
}
