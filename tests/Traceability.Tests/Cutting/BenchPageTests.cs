using System.Net;
using Microsoft.EntityFrameworkCore;
using Traceability.Cutting;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Materials;
using Traceability.People;
using Traceability.Shops;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Cutting;

/// <summary>The pages of the bench before the saw, as people use them; and the file, whoever writes.</summary>
public sealed class BenchPageTests
{
    private static async Task<(Workshop Workshop, long Lot, PageClient Anna)> Bar(Role role = Role.Staff, decimal length = 1000)
    {
        var workshop = await Workshop.Open();
        var lot = await workshop.Accepted(await workshop.Material("ALU", Category.Metal, Unit.Mm), length);
        return (workshop, lot, await workshop.SignedIn(role: role));
    }

    private static async Task<Page> Plan(PageClient anna, long lot, int pieces = 2, string method = "") =>
        await (await anna.Visit($"/lots/{lot}/cut")).Submit("Plan the cut", new() { ["Input.Pieces"] = $"{pieces}", ["Input.Each"] = "120", ["Input.Loss"] = "6", ["Input.Method"] = method });

    [Fact]
    public async Task What_was_cut_without_a_word_here_is_keyed_in_and_held()
    {
        var (workshop, lot, anna) = await Bar();
        await using var _ = workshop;
        var page = await anna.Visit($"/lots/{lot}/cut");
        page = await page.Submit("Write it down", new() { ["Input.Pieces"] = "2", ["Input.Each"] = "120", ["Late.Reason"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Say why", page.All(".field.invalid .wrong").Single(), StringComparison.Ordinal);
        page = await page.Submit("Write it down", new() { ["Late.Reason"] = "The saw was running." });
        Assert.Contains("cut before every number was on its piece: The saw was running.", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, await workshop.Read(db => db.Holds.CountAsync(h => h.UntilMarked && h.LiftedAt == null)));

        Assert.Equal(2, (await anna.Visit("/stock/marks")).Document.QuerySelectorAll("tbody tr").Length);
        page = await (await anna.Visit(page.Path)).Submit("All are marked", new() { ["Input.Method"] = nameof(MarkMethod.Tag) });
        page = await page.Submit("Read back", new() { ["Reading.Read"] = "25987741", ["Reading.Evidence"] = "" });
        Assert.Contains("how you know", page.All(".field.invalid .wrong").Single(), StringComparison.OrdinalIgnoreCase);
        page = await page.Submit("Read back", new() { ["Reading.Read"] = "25987741", ["Reading.Evidence"] = "Its edge fits." });
        page = await page.Submit("Read back", new() { ["Reading.Read"] = "25987741", ["Reading.Evidence"] = "The other one." });
        Assert.Contains("All pieces have been marked and read back since", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await workshop.Read(db => db.Holds.CountAsync(h => h.LiftedAt == null)));
    }

    [Fact]
    public async Task The_file_itself_refuses_a_piece_whose_mark_was_not_read_back()
    {
        var (workshop, lot, anna) = await Bar();
        await using var _ = workshop;
        await (await anna.Visit($"/lots/{lot}/cut")).Submit("Write it down", new() { ["Input.Pieces"] = "1", ["Input.Each"] = "120", ["Late.Reason"] = "The saw was running." });
        var piece = await workshop.Read(db => db.Lots.SingleAsync(l => l.RootId == lot));
        // Even where somebody took the holds away by hand.
        await workshop.Act(async (db, _) => await db.Execute("UPDATE hold SET lifted_at = since, lifted_by = 'X', lifted_reason = 'X'"));
        var product = await workshop.Act(async (db, _) => { var box = Product.Named("BOX", "Box", IdentifiedBy.Batch); db.Add(box); await db.SaveChangesAsync(); return box.Id; });
        var refusal = await Shelf.Refused(() => workshop.With(async (db, acts, numbers) =>
        {
            var record = ManufactureRecord.Start(await numbers.Record(), await db.Products.FindAsync(product), null, workshop.Clock.Today, workshop.Clock.Today, "QL");
            db.Add(record);
            record.Consume(await db.Lots.ForUse().SingleAsync(l => l.Id == piece.Id), Quantity.Of(1, Unit.Mm), null, workshop.Clock.Today, false, []);
            await db.SaveChangesAsync();
            return true;
        }));
        Assert.Contains("mark of this piece was not read back", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_covered_mark_is_moved_and_a_lost_one_is_proven_by_a_quality_lead()
    {
        var (workshop, lot, anna) = await Bar();
        await using var _ = workshop;
        var page = await (await anna.Visit($"/lots/{lot}/mark")).Submit("Hold it until it is marked", new() { ["Asking.Cause"] = nameof(RenewalCause.Covered), ["Asking.Reason"] = "Painted on Friday." });
        Assert.Contains("is held until its mark is moved", page.Text, StringComparison.Ordinal);
        Assert.Null((await anna.Visit($"/lots/{lot}")).Document.QuerySelector("[name=hold]"));
        page = await (await anna.Visit($"/lots/{lot}/mark")).Submit("It is marked", new() { ["Input.Spot"] = "end face" });
        page = await page.Submit("Read back", new() { ["Reading.Read"] = "4711" });
        Assert.Contains("should read", page.All(".field.invalid .wrong").Single(), StringComparison.Ordinal);
        page = await page.Submit("Read back", new() { ["Reading.Read"] = "25987741" });
        Assert.Contains("bears its number again and is free", page.Text, StringComparison.Ordinal);

        page = await (await anna.Visit($"/lots/{lot}/mark")).Submit("Hold it until it is marked", new() { ["Asking.Cause"] = nameof(RenewalCause.Lost), ["Asking.Reason"] = "The tag is gone." });
        Assert.Equal("unidentified", page.All(".head .badge").Single());
        Assert.DoesNotContain("It is known again", page.Text, StringComparison.Ordinal);
        using var lead = await workshop.SignedIn("LEAD", Role.QualityLead);
        page = await (await lead.Visit($"/lots/{lot}/mark")).Submit("It is known again", new() { ["Proof.Evidence"] = "" });
        Assert.Contains("Without unbroken physical evidence", page.All(".field.invalid .wrong").Single(), StringComparison.Ordinal);
        page = await page.Submit("Known by its grade only", new() { ["Proof.Test"] = "6061 by PMI, report 12" });
        page = await page.Submit("It is marked");
        page = await page.Submit("Read back", new() { ["Reading.Read"] = "ALU-0524-001" });
        Assert.Contains("its grade only", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("25987741", string.Join(' ', page.All(".facts")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_label_gives_a_heat_back_that_was_lost()
    {
        var (workshop, lot, anna) = await Bar();
        await using var _ = workshop;
        Assert.Contains("25987741", (await anna.Visit($"/labels?lot={lot}")).Document.Body!.TextContent, StringComparison.Ordinal);
        await (await anna.Visit($"/lots/{lot}/mark")).Submit("Hold it until it is marked", new() { ["Asking.Cause"] = nameof(RenewalCause.Lost), ["Asking.Reason"] = "No tag." });
        Assert.DoesNotContain("25987741", (await anna.Visit($"/labels?lot={lot}")).Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_who_say_at_once_that_a_mark_is_lost_make_one_task()
    {
        var (workshop, lot, anna) = await Bar();
        await using var _ = workshop;
        var pages = new[] { await anna.Visit($"/lots/{lot}/mark"), await anna.Visit($"/lots/{lot}/mark") };
        var answers = await Task.WhenAll(pages.Select(p => p.Submit("Hold it until it is marked", new() { ["Asking.Cause"] = nameof(RenewalCause.Lost), ["Asking.Reason"] = "No tag." })));
        Assert.Single(answers, a => a.Status == HttpStatusCode.UnprocessableEntity);
        Assert.Equal(1, await workshop.Read(db => db.Renewals.CountAsync()));
    }

    [Fact]
    public async Task Another_person_reads_back_where_the_shop_wants_that_and_there_is_another()
    {
        var (workshop, lot, anna) = await Bar();
        await using var _ = workshop;
        await workshop.Act(async (db, acts) => db.Add(Shop.Opened("Kiln Lane", null, UnitSystem.Metric, acts.Now)));
        using var boss = await workshop.SignedIn("BOSS", Role.Administrator);
        await (await boss.Visit("/settings/shop")).Submit("Keep the changes", new() { ["Input.MarksReadByAnother"] = "true" });
        Assert.True(await workshop.Read(db => db.Set<Shop>().AnyAsync(s => s.MarksReadByAnother)));
        var page = await (await Plan(anna, lot, 1)).Submit("It is marked", new() { ["Input.Method"] = nameof(MarkMethod.Etch) });
        page = await page.Submit("Read back", new() { ["Reading.Read"] = "25987741" });
        Assert.Contains("another person reads it back", page.All(".field.invalid .wrong").Single(), StringComparison.Ordinal);
        page = await (await boss.Visit(page.Path)).Submit("Read back", new() { ["Reading.Read"] = "25987741" });
        Assert.Equal("read back", page.All(".head .badge").Single());
    }

    [Fact]
    public async Task A_day_on_paper_is_keyed_in_with_its_own_time_and_shows_as_keyed_in()
    {
        var (workshop, lot, anna) = await Bar();
        await using var _ = workshop;
        var planned = await Plan(anna, lot, 1);
        var page = await (await anna.Visit(planned.Path + "?Paper.IsOn=true")).Submit("It is marked", new() { ["Input.Method"] = nameof(MarkMethod.Etch), ["Paper.By"] = "", ["Paper.At"] = "" });
        Assert.Contains("Who did it?", string.Join(' ', page.All(".wrong")), StringComparison.Ordinal);
        var at = workshop.Clock.GetLocalNow().AddMinutes(-1).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);
        page = await page.Submit("It is marked", new() { ["Paper.By"] = "Old Tom", ["Paper.At"] = at });
        page = await page.Submit("Read back", new() { ["Reading.Read"] = "25987741", ["Paper.By"] = "Old Tom", ["Paper.At"] = at });
        Assert.Contains("keyed in from paper", page.Text, StringComparison.Ordinal);
        var piece = await workshop.Read(db => db.CutPieces.SingleAsync());
        Assert.Equal(("Old Tom", "Old Tom", true), (piece.MarkedBy, piece.VerifiedBy, piece.KeyedInAt > piece.VerifiedAt));
    }

    [Fact]
    public async Task The_code_on_the_sheet_starts_the_saw_once_all_are_green()
    {
        var (workshop, lot, anna) = await Bar();
        await using var _ = workshop;
        var page = await Plan(anna, lot, 2, nameof(MarkMethod.Sticker));
        page = await page.Submit("Read back", new() { ["Reading.Read"] = "CUT-0001/SAW" });
        Assert.Contains("cannot be cut yet", string.Join(' ', page.Refusals), StringComparison.Ordinal);
        foreach (var read in new[] { "ALU-0524-001-02", "ALU-0524-001-01" })
            page = await page.Submit("Read back", new() { ["Reading.Read"] = read });
        page = await page.Submit("Scanned", new() { ["Reading.Read"] = "cut-0001/saw" });
        Assert.Contains("CUT-0001 is cut: 2 lots", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remnants_are_found_by_what_they_are_and_how_large()
    {
        await using var workshop = await Workshop.Open();
        var material = await workshop.Material("PLATE", Category.Metal, Unit.Cm2);
        await workshop.Act(async (db, _) => { var plate = await db.Materials.FindAsync(material); plate!.Grade = "6061-T6"; plate.IsCut(Quantity.Of(10, Unit.Mm), Quantity.Of(50, Unit.Cm2), null); });
        var lot = await workshop.Accepted(material, 5000);
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit($"/lots/{lot}/cut")).Submit("Plan the cut", new() { ["Input.Whole"] = "1000 x 500", ["Input.Pieces"] = "2", ["Input.Each"] = "300 x 240", ["Input.Method"] = nameof(MarkMethod.Sticker) });
        Assert.Equal(2, page.Document.QuerySelectorAll("svg .piece .id").Length);
        foreach (var read in new[] { "PLAT-0524-001-01", "PLAT-0524-001-02" }) page = await page.Submit("Read back", new() { ["Reading.Read"] = read });
        page = await page.Submit("Start the saw", new() { ["Sawn.Left"] = "700 x 500", ["Sawn.Scrap"] = "60" });
        Assert.True(page.Status == HttpStatusCode.OK, string.Join(' ', page.Refusals.Concat(page.All(".wrong"))));

        async Task<string[]> Found(string query) => [.. (await anna.Visit("/stock/remnants?" + query)).All("tbody tr td:first-child .num")];
        Assert.Equal(["PLAT-0524-001-02", "PLAT-0524-001-01", "PLAT-0524-001"], await Found(""));
        // Asked for by what they are, the smallest comes first.
        Assert.Equal(["PLAT-0524-001-01", "PLAT-0524-001-02", "PLAT-0524-001"], await Found("grade=6061"));
        Assert.Equal(["PLAT-0524-001"], await Found("atLeast=300+x+600"));
        Assert.Equal(3, (await Found("atLeast=240+x+300&grade=6061&thickness=1+cm")).Length);
        Assert.Empty(await Found("thickness=8"));
        Assert.Equal(["PLAT-0524-001"], await Found("atLeast=2000+cm2"));
        Assert.Contains("is not a", string.Join(' ', (await anna.Visit("/stock/remnants?atLeast=big+x+2")).All(".refusal")), StringComparison.Ordinal);
    }

    /// <summary>Planned, marked and sawn by two stations at once, in whatever order it happens: the plate is enough for one of them.</summary>
    [Fact]
    public async Task Two_stations_on_one_plate_never_go_below_nothing_whatever_the_order()
    {
        await using var workshop = await Workshop.Open();
        var material = await workshop.Material("ALU", Category.Metal, Unit.Mm);
        var random = new Random(11);
        for (var round = 0; round < 200; round++)
        {
            var lot = await workshop.Accepted(material, 600, $"P{round:000}");
            var stations = new[] { new Station(workshop, lot), new Station(workshop, lot) };
            var order = Enumerable.Range(0, 6).Select(n => stations[n % 2]).OrderBy(_ => random.Next()).ToList();
            // Now and then both press at the same moment.
            if (round % 5 == 0) await Task.WhenAll(stations.Select(async s => { for (var n = 0; n < 3; n++) await s.Next(); }));
            else foreach (var station in order) await station.Next();
            var refused = stations.SelectMany(s => s.Refusals).ToList();
            var left = (await workshop.Lot(lot)).OnHand;
            Assert.True(left.ToString() == "294 mm" && refused.Count == 1, $"round {round}: {left} left, {string.Join(" | ", refused)}");
            Assert.Contains("has 294 mm left", refused[0], StringComparison.Ordinal);
        }
    }

    private sealed class Station(Workshop workshop, long lot)
    {
        private int step;
        private long cut;

        public List<string> Refusals { get; } = [];

        public async Task Next()
        {
            try
            {
                switch (step++)
                {
                    case 0:
                        cut = await workshop.With(async (db, acts, numbers) =>
                        {
                            var parent = await db.Lots.ForUse().SingleAsync(l => l.Id == lot);
                            var planned = Cut.Plan(await numbers.Cut(), parent, [new(await numbers.Piece(parent), Quantity.Of(300, Unit.Mm))], Quantity.Of(6, Unit.Mm), null, workshop.Clock.Today, workshop.Clock.Today, "QL");
                            db.Add(planned);
                            await db.SaveChangesAsync();
                            return planned.Id;
                        });
                        break;
                    case 1 when cut != 0:
                        await OnCut((one, now) => { one.Pieces[0].Mark(MarkMethod.Etch, "QL", now); one.Pieces[0].ReadBack(new("25987741", "QL", now)); });
                        break;
                    case 2 when cut != 0:
                        await OnCut((one, _) => one.Saw(workshop.Clock.Today));
                        break;
                }
            }
            catch (DomainRuleException refused)
            {
                Refusals.Add(refused.Message);
            }
        }

        private Task<bool> OnCut(Action<Cut, DateTimeOffset> verb) => workshop.With(async (db, acts, _) =>
        {
            verb(await db.Cuts.ForSaw().SingleAsync(c => c.Id == cut), acts.Now);
            return true;
        });
    }
}
