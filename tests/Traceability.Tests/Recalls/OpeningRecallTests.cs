using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.People;
using Traceability.Printing;
using Traceability.Recalls;

namespace Traceability.Tests.Recalls;

public sealed class OpeningRecallTests
{
    private static readonly Who Staff = new("JF", "Jonas Feld", Role.Staff);

    [Fact]
    public async Task Everything_that_is_here_is_held_and_so_is_what_it_starts_from()
    {
        await using var workshop = await Shop();
        var recall = await workshop.Open("ACR-1");
        Assert.Equal(("RCL-0001", "lot:ACR-1", 2), (recall.Number, recall.RootNumber, recall.HeldLots));
        Assert.Equal(["ACR-1", "B-1"], await Held(workshop));
        Assert.Empty(await workshop.Faults());
        Assert.Contains("RCL-0001: brittle", await workshop.Refused(async story => await story.Ship("C", (await story.Lot("B-1"), 1))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_open_record_makes_of_it_afterwards_is_held_too()
    {
        await using var workshop = await Shop();
        Assert.Equal("MFG-0002", Assert.Single((await workshop.Recall("ACR-1")).InWork).Record);
        var recall = await workshop.Open("ACR-1");
        await workshop.Tell(async story => await story.Produce(await story.Record("MFG-0002"), "B-2", 4));
        Assert.Equal(["ACR-1", "B-1", "B-2"], await Held(workshop));
        // And lifted with the rest.
        Assert.Equal(3, await workshop.Lift(recall));
        Assert.Empty(await Held(workshop));
    }

    [Fact]
    public async Task The_report_says_what_was_so_then_and_cannot_be_changed()
    {
        await using var workshop = await Shop();
        var recall = await workshop.Open("ACR-1");
        var report = Report.FromJson(recall.Report);
        Assert.Equal(("RCL-0001", recall.ReportSha256), (report.Number, report.Sha256));
        Assert.Equal(["SHP-0001"], RecallReport.Listed(report, RecallReport.ShippedHeading));
        Assert.Equal(["MFG-0001", "MFG-0002"], RecallReport.Listed(report, RecallReport.RecordsHeading).Order());
        foreach (var change in (string[])["UPDATE recall SET report = x'00'", "UPDATE recall SET reason = 'none'", "UPDATE recall SET opened_at = 0", "DELETE FROM recall"])
            await Assert.ThrowsAsync<SqliteException>(() => workshop.Write(change));
        Assert.Equal(recall.Report, await workshop.Read(db => db.Recalls.Select(r => r.Report).SingleAsync()));
    }

    [Fact]
    public async Task Only_a_quality_lead_holds_everything_and_lifts_it_and_says_why()
    {
        await using var workshop = await Shop();
        Assert.Contains("Only a quality lead", await Refused(() => workshop.Open("ACR-1", who: Staff)), StringComparison.Ordinal);
        foreach (var reason in (string?[])[null, "", "   ", new('x', 10_000)])
            await Refused(() => workshop.Open("ACR-1", reason));
        Assert.Equal(0, await workshop.Read(db => db.Recalls.CountAsync()));
        Assert.Empty(await Held(workshop));

        var recall = await workshop.Open("ACR-1");
        Assert.Contains("Only a quality lead", await Refused(() => workshop.Lift(recall, who: Staff)), StringComparison.Ordinal);
        await Refused(() => workshop.Lift(recall, " "));
        Assert.Equal(2, await workshop.Lift(recall));
        Assert.Contains("Nothing is on hold by RCL-0001", await Refused(() => workshop.Lift(recall)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lifting_a_recall_leaves_every_other_hold()
    {
        await using var workshop = await Shop();
        await workshop.Tell(async story => (await story.Lot("B-1")).PutOnHold(HoldCause.Doubt, "scratched", "QL", workshop.Clock.Now));
        var first = await workshop.Open("ACR-1");
        var second = await workshop.Open("ACR-1", "again");
        Assert.Equal("RCL-0002", second.Number);
        await workshop.Lift(first);
        Assert.Equal(["ACR-1", "B-1"], await Held(workshop));
        await workshop.Lift(second);
        Assert.Equal(["B-1"], await Held(workshop));
    }

    [Fact]
    public async Task A_lot_that_is_used_up_is_held_all_the_same()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story => await story.Ship("C", (await story.Receive("ACR-1", 5), 5)));
        Assert.Equal(1, (await workshop.Open("ACR-1")).HeldLots);
        Assert.Equal(["ACR-1"], await Held(workshop));
    }

    /// <summary>ACR-1 is in 3 units, of which a customer has one, and in a record that goes on.</summary>
    private static async Task<Workshop> Shop()
    {
        var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var lot = await story.Receive("ACR-1", 5);
            var record = await story.Start("MFG-0001");
            await story.Consume(record, lot, 1);
            await story.Ship("C", (await story.Produce(record, "B-1", 3), 1));
            record.Close(story.Today);
            await story.Consume(await story.Start("MFG-0002"), lot, 1);
        });
        return workshop;
    }

    private static Task<List<string>> Held(Workshop workshop) =>
        workshop.Read(db => db.Lots.Where(l => l.Holds.Any(h => h.LiftedAt == null)).Select(l => l.Number).Order().ToListAsync());

    private static async Task<string> Refused<T>(Func<Task<T>> act) => (await Assert.ThrowsAsync<DomainRuleException>(act)).Message;
}
