using System.Net;
using Microsoft.EntityFrameworkCore;
using Traceability.Cutting;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.People;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Cutting;

/// <summary>No cut before the number is on every piece and has been read back.</summary>
public sealed class CuttingTests
{
    private static async Task<(Workshop Workshop, long Lot, PageClient Anna)> Bar(Role role = Role.Staff, decimal length = 1000)
    {
        var workshop = await Workshop.Open();
        var lot = await workshop.Accepted(await workshop.Material("ALU", Category.Metal, Unit.Mm), length);
        return (workshop, lot, await workshop.SignedIn(role: role));
    }

    private static async Task<Page> Plan(PageClient anna, long lot, string pieces = "3", string each = "120") =>
        await (await anna.Visit($"/lots/{lot}/cut")).Submit("Plan the cut", new() { ["Input.Pieces"] = pieces, ["Input.Each"] = each, ["Input.Loss"] = "6" });

    private static async Task<Page> Ready(PageClient anna, long lot, int pieces = 3)
    {
        var page = await (await Plan(anna, lot, $"{pieces}")).Submit(pieces == 1 ? "It is marked" : "All are marked", new() { ["Input.Method"] = nameof(MarkMethod.Etch) });
        for (var n = 0; n < pieces; n++)
            page = await page.Submit("Read back", new() { ["Reading.Read"] = "25987741" });
        return page;
    }

    [Fact]
    public async Task A_bar_becomes_pieces_that_are_lots_and_a_remnant_that_keeps_the_number()
    {
        var (workshop, lot, anna) = await Bar();
        await using var _ = workshop;
        var page = await Plan(anna, lot);
        Assert.StartsWith("CUT-0001", page.Heading, StringComparison.Ordinal);
        Assert.Equal(["-01", "-02", "-03"], page.All("svg .piece .id"));
        Assert.Equal(new Quantity(1000 * Quantity.One, Unit.Mm), (await workshop.Lot(lot)).OnHand);

        page = await page.Submit("All are marked", new() { ["Input.Method"] = nameof(MarkMethod.Etch) });
        Assert.Equal(3, page.Document.QuerySelectorAll("svg .piece.marked").Length);
        // The heat, the lot's own number, the piece's own number: each says whose piece it is.
        foreach (var (read, green) in new[] { ("25987741", 1), ("alu-0524-001", 2), ("ALU-0524-001-03", 3) })
        {
            page = await page.Submit("Read back", new() { ["Reading.Read"] = read });
            Assert.Equal(green, page.Document.QuerySelectorAll("svg .piece.read").Length);
        }
        page = await page.Submit("Start the saw");
        Assert.Contains("CUT-0001 is cut", page.Text, StringComparison.Ordinal);
        Assert.Equal("634 mm", (await workshop.Lot(lot)).OnHand.ToString());

        page = await page.Link("ALU-0524-001-02");
        Assert.Equal("accepted", page.All(".head .badge").Single());
        Assert.Contains("25987741", page.Text, StringComparison.Ordinal);
        Assert.Contains("120 mm", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_cut_before_every_piece_is_marked_and_read_back()
    {
        var (workshop, lot, anna) = await Bar();
        await using var _ = workshop;
        var page = await Plan(anna, lot);
        Assert.Contains("3 of 3 pieces still have to be marked and read back", page.Text, StringComparison.Ordinal);
        async Task StaysShut()
        {
            Assert.NotNull(page.Document.QuerySelector("button[disabled]"));
            var refused = await page.Submit("form:has(button[disabled])");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("cannot be cut yet", refused.Refusals[0], StringComparison.Ordinal);
            Assert.Equal(1, await workshop.Read(db => db.Lots.CountAsync()));
        }
        await StaysShut();
        page = await page.Submit("All are marked", new() { ["Input.Method"] = nameof(MarkMethod.Laser) });
        await StaysShut();
        page = await page.Submit("Read back", new() { ["Reading.Read"] = "25987741" });
        page = await page.Submit("Read back", new() { ["Reading.Read"] = "25987741" });
        await StaysShut();
    }

    [Fact]
    public async Task The_file_itself_refuses_pieces_that_were_not_read_back()
    {
        var (workshop, lot, anna) = await Bar();
        await using var _ = workshop;
        await Plan(anna, lot);
        var refusal = await Shelf.Refused(() => workshop.Act(async (db, _) => await db.Execute(
            $"INSERT INTO output (transformation_id, lot_id, quantity_micro, first_position, last_position, recorded_at, recorded_by) SELECT id, {lot}, 1, 1, 1, 0, 'X' FROM transformation WHERE kind = 'cut'")));
        Assert.Contains("not been marked and read back", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("25987714", "should read")]
    [InlineData("", "empty")]
    [InlineData("ALU-0524-001-04", "should read")]
    public async Task A_mark_that_reads_differently_is_refused(string read, string says)
    {
        var (workshop, lot, anna) = await Bar();
        await using var _ = workshop;
        var page = await (await Plan(anna, lot)).Submit("All are marked", new() { ["Input.Method"] = nameof(MarkMethod.Etch) });
        page = await page.Submit("Read back", new() { ["Reading.Read"] = read });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(says, page.All(".field.invalid .wrong").Single(), StringComparison.Ordinal);
        Assert.Equal(read, page.Value("Reading.Read"));
        Assert.Empty(page.Document.QuerySelectorAll("svg .piece.read"));
    }

    [Fact]
    public async Task A_piece_marked_anew_is_read_back_anew()
    {
        var (workshop, lot, anna) = await Bar();
        await using var _ = workshop;
        var page = await Ready(anna, lot, 1);
        var piece = await workshop.Read(db => db.CutPieces.SingleAsync());
        page = await (await anna.Visit($"{page.Path}?piece={piece.Id}")).Submit("Mark it anew");
        Assert.NotNull(page.Document.QuerySelector("button[disabled]"));
    }

    [Fact]
    public async Task A_lot_held_since_the_cut_was_planned_is_not_cut()
    {
        var (workshop, lot, anna) = await Bar();
        await using var _ = workshop;
        var page = await Ready(anna, lot);
        await workshop.OnLot(lot, (one, acts) => one.PutOnHold(HoldCause.Recall, "The mill called.", "QL", acts.Now));
        page = await page.Submit("Start the saw");
        Assert.Contains("on hold (The mill called.)", page.Refusals[0], StringComparison.Ordinal);
        Assert.Equal(1, await workshop.Read(db => db.Lots.CountAsync()));
    }

    [Fact]
    public async Task More_than_there_is_cannot_be_planned()
    {
        var (workshop, lot, anna) = await Bar(length: 300);
        await using var _ = workshop;
        var page = await Plan(anna, lot);
        Assert.Contains("has 300 mm left; the pieces and the saw line take 366 mm", page.All(".field.invalid .wrong").Single(), StringComparison.Ordinal);
        Assert.Equal("3", page.Value("Input.Pieces"));
        Assert.Equal(0, await workshop.Read(db => db.CutPieces.CountAsync()));
    }

    [Theory]
    [InlineData("0", "1", "Plan 1 to 200")]
    [InlineData("1000000", "1", "Plan 1 to 200")]
    [InlineData("three", "1", "does not fit")]
    [InlineData("3", "", "How large is each?")]
    [InlineData("3", "-1", "more than nothing")]
    [InlineData("3", "2 kg", "how much of")]
    public async Task A_plan_that_makes_no_sense_is_refused_at_its_field(string pieces, string each, string says)
    {
        var (workshop, lot, anna) = await Bar();
        await using var _ = workshop;
        var page = await Plan(anna, lot, pieces, each);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(says, string.Join(' ', page.Refusals.Concat(page.All(".wrong"))), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(each, page.Value("Input.Each"));
    }

    [Fact]
    public async Task A_lot_that_is_not_accepted_is_not_cut()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Received(await workshop.Material("ALU", Category.Metal, Unit.Mm), 1000);
        using var anna = await workshop.SignedIn();
        Assert.Contains("not accepted yet", (await Plan(anna, lot)).Refusals[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_becomes_pieces_that_are_counted()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Accepted(await workshop.Material("PLY"), 3);
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit($"/lots/{lot}/cut")).Submit("Plan the cut", new() { ["Input.Pieces"] = "24", ["Input.Taken"] = "" });
        Assert.Contains("how much of PLY-0524-001 the cut takes", page.All(".wrong").Single(), StringComparison.OrdinalIgnoreCase);
        page = await page.Submit("Plan the cut", new() { ["Input.Taken"] = "1" });
        Assert.Equal(24, page.Document.QuerySelectorAll("svg .piece .id").Length);
        Assert.Contains("1 pc", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pieces_of_a_cut_off_stay_flat_under_the_root()
    {
        var (workshop, lot, anna) = await Bar();
        await using var _ = workshop;
        await (await Ready(anna, lot, 1)).Submit("Start the saw");
        var piece = await workshop.Read(db => db.Lots.SingleAsync(l => l.RootId == lot));
        var page = await Plan(anna, piece.Id, "2", "20");
        Assert.Equal(["ALU-0524-001-02", "ALU-0524-001-03"], await workshop.Read(db => db.CutPieces.OrderBy(p => p.Id).Skip(1).Select(p => p.Number).ToListAsync()));
        // The heat of the plate is on the piece of the piece as well.
        page = await (await page.Submit("All are marked")).Submit("Read back", new() { ["Reading.Read"] = "25987741" });
        Assert.Single(page.Document.QuerySelectorAll("svg .piece.read"));
    }

    [Fact]
    public async Task Two_saws_on_one_bar_never_take_more_than_there_is()
    {
        var (workshop, lot, anna) = await Bar(length: 600);
        await using var _ = workshop;
        var pages = new[] { await Ready(anna, lot), await Ready(anna, lot) };
        var answers = await Task.WhenAll(pages.Select(p => p.Submit("Start the saw")));
        var refused = Assert.Single(answers, a => a.Status == HttpStatusCode.UnprocessableEntity);
        Assert.Contains("has 234 mm left; 366 mm cannot be cut", refused.Refusals[0], StringComparison.Ordinal);
        Assert.Equal("234 mm", (await workshop.Lot(lot)).OnHand.ToString());
        Assert.Equal(4, await workshop.Read(db => db.Lots.CountAsync()));
    }

    [Fact]
    public async Task Many_people_at_one_lot_never_go_below_nothing()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Accepted(await workshop.Material("GLUE", Category.Adhesive, Unit.G), 100);
        var taken = 0;
        await Task.WhenAll(Enumerable.Range(1, 20).Select(async n =>
        {
            try
            {
                await workshop.OnLot(lot, (one, acts) => one.Remove(Quantity.Of(n, Unit.G), MovementReason.Test, "Test.", "QL", acts.Now));
                Interlocked.Add(ref taken, n);
            }
            catch (DomainRuleException)
            {
            }
        }));
        Assert.Equal(Quantity.Of(100 - taken, Unit.G), (await workshop.Lot(lot)).OnHand);
        Assert.InRange(taken, 80, 100);
    }

    [Fact]
    public async Task The_saw_starts_once_however_often_the_button_is_struck()
    {
        var (workshop, lot, anna) = await Bar();
        await using var _ = workshop;
        var page = await Ready(anna, lot);
        await Task.WhenAll(page.Submit("Start the saw"), page.Submit("Start the saw"));
        Assert.Equal(4, await workshop.Read(db => db.Lots.CountAsync()));
    }

    [Fact]
    public async Task Ones_own_cut_of_a_moment_ago_is_taken_back_and_an_older_one_is_not()
    {
        var (workshop, lot, anna) = await Bar();
        await using var _ = workshop;
        var page = await (await Ready(anna, lot)).Submit("Start the saw");
        workshop.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Contains("more than 15 minutes ago", (await page.Submit("Undo")).Refusals[0], StringComparison.Ordinal);
        workshop.Clock.Advance(TimeSpan.FromMinutes(-2));
        page = await page.Submit("Undo");
        Assert.Contains("is taken back", page.Text, StringComparison.Ordinal);
        Assert.Equal("1000 mm", (await workshop.Lot(lot)).OnHand.ToString());
        Assert.Equal("voided", page.All(".head .badge").Single());
    }

    [Fact]
    public async Task Only_a_quality_lead_voids_a_cut_and_only_while_its_pieces_are_unused()
    {
        var (workshop, lot, anna) = await Bar(Role.QualityLead);
        await using var _ = workshop;
        using var staff = await workshop.SignedIn("BO", Role.Staff);
        var page = await (await Ready(anna, lot)).Submit("Start the saw");
        Assert.DoesNotContain("Void the cut", (await staff.Visit(page.Path)).All("button"));
        var piece = await workshop.Read(db => db.Lots.FirstAsync(l => l.RootId == lot));
        await workshop.OnLot(piece.Id, (one, acts) => one.Remove(Quantity.Of(20, Unit.Mm), MovementReason.Test, "Test.", "QL", acts.Now));
        page = await page.Submit("Void the cut", new() { ["Voiding.Reason"] = "Wrong bar." });
        Assert.Contains("used or shipped since", page.Refusals[0], StringComparison.Ordinal);
        Assert.Equal("634 mm", (await workshop.Lot(lot)).OnHand.ToString());
    }

    [Fact]
    public async Task Numbers_of_pieces_are_never_given_twice()
    {
        var (workshop, lot, anna) = await Bar();
        await using var _ = workshop;
        await workshop.Received(await workshop.Read(db => db.Materials.Select(m => m.Id).SingleAsync()), number: "alu-0524-001-02");
        await Plan(anna, lot);
        Assert.Equal(["ALU-0524-001-03", "ALU-0524-001-04", "ALU-0524-001-05"], await workshop.Read(db => db.CutPieces.OrderBy(p => p.Id).Select(p => p.Number).ToListAsync()));
        var delivery = await workshop.Delivery();
        var page = await (await anna.Visit($"/receipts/{delivery}")).Submit("Add this lot", new() { ["Input.Material"] = "1", ["Input.Quantity"] = "3", ["Input.Number"] = "ALU-0524-001-04" });
        Assert.Contains("There is a lot", page.All(".wrong").Single(), StringComparison.Ordinal);
    }
}
