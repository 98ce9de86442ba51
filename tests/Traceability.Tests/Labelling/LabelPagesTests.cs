using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Labelling;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Pages.Labels;
using Traceability.Places;
using Traceability.Receiving;
using Traceability.Tests.Manufacture;
using Traceability.Tests.Printing;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Labelling;

/// <summary>From whatever there is to its label: chosen, looked at, printed, written down.</summary>
public sealed class LabelPagesTests
{
    private static async Task<(Workshop Workshop, PageClient Anna)> Shop()
    {
        var workshop = await Workshop.Open();
        return (workshop, await workshop.SignedIn());
    }

    private static Task<List<LabelPrint>> Prints(Workshop workshop) => workshop.Read(db => db.LabelPrints.AsNoTracking().OrderBy(p => p.Id).ToListAsync());

    private static async Task<PdfFile> Pdf(Task<Page> printed)
    {
        var page = await printed;
        Assert.Equal("application/pdf", page.Headers["Content-Type"].Single());
        Assert.StartsWith("inline", page.Headers["Content-Disposition"].Single(), StringComparison.Ordinal);
        return new(page.Body);
    }

    [Fact]
    public async Task A_lots_label_says_what_it_is_and_printing_is_written_down()
    {
        var (workshop, anna) = await Shop();
        await using var _ = workshop;
        var lot = await workshop.Received(await workshop.Material("ALU", Category.Metal, Unit.Mm), supplierLot: "SL-7", heat: ("Northmill", "25987741"));
        var page = await (await anna.Visit($"/lots/{lot}")).Link("Label");
        Assert.Contains("never", page.Text, StringComparison.Ordinal);
        Assert.Contains("Label ALU-0524-001", page.Document.QuerySelector("svg.drawn")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        var file = await Pdf(page.Submit("Print 1 label"));
        Assert.All((string[])["ALU-0524-001", "ALU of the shelf", "heat 25987741", "SL-7", "in 2024-05-"], says => Assert.Contains(says, file.Text, StringComparison.Ordinal));

        var print = Assert.Single(await Prints(workshop));
        Assert.Equal(("ALU-0524-001", LabelOf.Lot, 1, "a4-65", "ANNA"), (print.Number, print.Kind, print.Copies, print.Format, print.RecordedBy));
        Assert.DoesNotContain("never printed", (await anna.Visit($"/lots/{lot}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_are_added_copied_and_left_out_and_the_address_keeps_it_all()
    {
        var (workshop, anna) = await Shop();
        await using var _ = workshop;
        var material = await workshop.Material("PLY");
        var (one, two) = (await workshop.Received(material), await workshop.Received(material, supplierLot: "BP-77"));
        var page = await (await anna.Visit("/labels")).Submit("Add", new() { ["Adding.Number"] = "ply-0524-001, BP-77" });
        Assert.Equal(["PLY-0524-001", "PLY-0524-002"], page.All("tbody td:first-child a.num"));
        page = await page.Submit("labels", new() { [$"lot.{one}"] = "3", ["Input.Format"] = "tape-62" });
        Assert.Contains($"lot={one}x3&lot={two}&format=tape-62", page.Address.Query, StringComparison.Ordinal);
        Assert.Contains("4 labels", page.Text, StringComparison.Ordinal);
        Assert.Equal(4, (await Pdf(page.Submit("Print 4 labels"))).Pages.Count);
        Assert.Equal([("PLY-0524-001", 3), ("PLY-0524-002", 1)], (await Prints(workshop)).Select(p => (p.Number, p.Copies)));

        page = await page.Submit("Leave out PLY-0524-001");
        Assert.Equal(["PLY-0524-002"], page.All("tbody td:first-child a.num"));
        // Remembered on this device.
        Assert.Equal("tape-62", (await anna.Visit("/labels")).Value("Input.Format"));
        Assert.Contains("is not a number in this shop", string.Join(' ', (await page.Submit("Add", new() { ["Adding.Number"] = "NOBODYS" })).All(".wrong")), StringComparison.Ordinal);
        Assert.Contains("Scan or type a number", string.Join(' ', (await page.Submit("Add", new() { ["Adding.Number"] = "" })).All(".wrong")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_lots_of_a_delivery_all_pieces_of_a_cut_and_all_units_of_a_record_are_one_address_each()
    {
        await using var shop = await MakingShop.Open();
        var workshop = shop.Workshop;
        using var anna = await workshop.SignedIn();
        var acrylic = await shop.Lot("ACR-1", "ACR-3", 10);
        var record = await shop.Record();
        await shop.Use(record, "ACR-1", 1);
        var units = await shop.Units(record, "ENC-01..ENC-03");
        var page = await anna.Visit($"/labels?record={record}");
        Assert.Equal(["ENC-01", "ENC-02", "ENC-03"], page.All("tbody td:first-child a.num"));
        Assert.Contains("no. 2", (await Pdf(page.Submit("Print 3 labels"))).Text, StringComparison.Ordinal);
        // One of them is not wanted: the address still names the record.
        page = await page.Submit("Leave out ENC-02");
        Assert.Contains($"record={record}&lot={units[1]}x0", page.Address.Query, StringComparison.Ordinal);
        Assert.Equal(["ENC-01", "ENC-03"], page.All("tbody td:first-child a.num"));

        var receipt = await workshop.Read(db => db.Lots.Where(l => l.Id == acrylic).Select(l => l.ReceiptId).SingleAsync());
        Assert.Equal(["ACR-1"], (await anna.Visit($"/labels?receipt={receipt}")).All("tbody td:first-child a.num"));

        // Pieces have their numbers before they are cut, and want their labels then.
        var plan = await (await anna.Visit($"/lots/{acrylic}/cut")).Submit("Plan the cut", new() { ["Input.Pieces"] = "2", ["Input.Taken"] = "1" });
        var cut = await workshop.Read(db => db.Cuts.Select(c => c.Id).SingleAsync());
        var file = await Pdf(plan.Submit("Print 2 labels"));
        Assert.All((string[])["ACR-1-01", "ACR-1-02", "CUT-0001", "Cast acrylic"], says => Assert.Contains(says, file.Text, StringComparison.Ordinal));
        Assert.Equal(["ACR-1-01", "ACR-1-02"], (await anna.Visit($"/labels?cut={cut}")).All("tbody td:first-child .num"));
        Assert.DoesNotContain("never", (await anna.Visit($"/labels?cut={cut}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Right_after_saving_one_press_prints_the_label()
    {
        var (workshop, anna) = await Shop();
        await using var _ = workshop;
        await workshop.Material("PLY");
        var delivery = await workshop.Delivery();
        var page = await (await anna.Visit($"/receipts/{delivery}")).Submit("Add this lot", new() { ["Input.Material"] = "1", ["Input.Quantity"] = "3" });
        Assert.Null(page.Document.QuerySelector("form.at-once"));
        Assert.Contains("PLY-0524-001", (await Pdf(page.Submit("Print the label"))).Text, StringComparison.Ordinal);
        // The same form again is the same printing.
        Assert.Contains("PLY-0524-001", (await Pdf(page.Submit("Print the label"))).Text, StringComparison.Ordinal);
        Assert.Single(await Prints(workshop));

        await (await anna.Visit("/labels")).Submit("labels", new() { ["Input.AtOnce"] = "true" });
        page = await (await anna.Visit($"/receipts/{delivery}")).Submit("Add this lot", new() { ["Input.Material"] = "1", ["Input.Quantity"] = "3" });
        Assert.NotNull(page.Document.QuerySelector("form.at-once"));
    }

    [Fact]
    public async Task Held_and_rejected_stock_gets_a_red_tag_by_itself_and_its_pieces_too()
    {
        var (workshop, anna) = await Shop();
        await using var _ = workshop;
        var alu = await workshop.Material("ALU", Category.Metal, Unit.Mm);
        var (held, rejected, free) = (await workshop.Accepted(alu, 1000), await workshop.Received(alu), await workshop.Accepted(alu, 1000));
        await (await anna.Visit($"/lots/{held}/cut")).Submit("Plan the cut", new() { ["Input.Pieces"] = "1", ["Input.Each"] = "120" });
        await workshop.OnLot(held, (lot, acts) => lot.PutOnHold(HoldCause.Doubt, "Mill called: wrong temper.", "ANNA", acts.Now));
        await workshop.OnLot(rejected, (lot, acts) => lot.Reject("Numbers differ.", "ANNA", acts.Now));

        var page = await anna.Visit($"/labels?lot={held}&lot={rejected}&lot={free}&cut=1&format=a4-8");
        Assert.Contains("HOLD – do not use", page.Text, StringComparison.Ordinal);
        var text = (await Pdf(page.Submit("Print 4 labels"))).Text;
        Assert.Equal(2, text.Split("HOLD – do not use").Length - 1);
        Assert.Equal(1, text.Split("REJECTED – do not use").Length - 1);
        Assert.Contains($"ANNA of the shop, {workshop.Clock.Today:yyyy-MM-dd}: Mill called: wrong temper.", text.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("Numbers differ.", text, StringComparison.Ordinal);

        await workshop.OnLot(held, (lot, acts) => lot.Holds[0].Lift("Tested.", "ANNA", acts.Now));
        Assert.DoesNotContain("HOLD", (await anna.Visit($"/labels?lot={held}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_hundred_labels_take_a_fixed_number_of_questions()
    {
        var (workshop, anna) = await Shop();
        await using var _ = workshop;
        await workshop.Act(async (db, _) =>
        {
            var ply = Traceability.Materials.Material.Named("PLY", "Birch plywood", Category.Wood, Unit.Sheet, controlLevel: ControlLevel.Untracked);
            var receipt = Receipt.Of("RCP-1", Traceability.Suppliers.Supplier.Named("S", "Supplier"), null, workshop.Clock.Today, workshop.Clock.Today);
            for (var n = 1; n <= 300; n++) receipt.Take(new($"PLY-{n:000}", ply, Quantity.Of(1, Unit.Sheet)));
            db.Add(receipt);
            await db.SaveChangesAsync();
        });
        var page = await anna.Visit("/labels?receipt=1");
        Assert.Contains("300 labels, 5 sheets", page.Text, StringComparison.Ordinal);
        Assert.Contains("and 200 more", page.Text, StringComparison.Ordinal);
        var file = await Pdf(page.Submit("Print 300 labels"));
        Assert.Equal(300, file.Pages.Sum(p => p.Lines.Count(l => l.Text.StartsWith("PLY-", StringComparison.Ordinal))));
        Assert.Equal(300, (await Prints(workshop)).Count);

        async Task<int> Questions(string query)
        {
            using var questions = new QuestionCount();
            await workshop.Read(async db => (await LabelItems.Read(db, AskedLabels.Read(new QueryCollection(QueryHelpers.ParseQuery(query))), TimeZoneInfo.Utc)).Items.Count);
            return questions.Count;
        }
        Assert.InRange(await Questions("?lot=1"), 1, 20);
        Assert.Equal(await Questions("?lot=1") + 1, await Questions("?receipt=1&lot=1x2"));
    }

    [Fact]
    public async Task A_label_printer_gets_a_text_file_in_its_own_language()
    {
        var (workshop, anna) = await Shop();
        await using var _ = workshop;
        var lot = await workshop.Received(await workshop.Material("PLY"), number: "A^B~C_D");
        var sent = await (await anna.Visit($"/labels?lot={lot}&format=zpl-57x32-203")).Submit("Print 1 label");
        Assert.Equal("text/plain; charset=utf-8", sent.Headers["Content-Type"].Single());
        Assert.Contains("attachment", sent.Headers["Content-Disposition"].Single(), StringComparison.Ordinal);
        var text = Encoding.UTF8.GetString(sent.Body);
        Assert.StartsWith("^XA^CI28", text, StringComparison.Ordinal);
        Assert.Contains("A_5EB_7EC_5FD", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lot=1&start=70", HttpStatusCode.OK)]
    [InlineData("lot=99&lot=x&lot=1x&lot=1x100000&cut=7&record=abc&format=none&code=9&start=-1&numbers=TAG-000001..TAG-000009", HttpStatusCode.OK)]
    [InlineData("handler=File", HttpStatusCode.UnprocessableEntity)]
    public async Task An_address_that_makes_no_sense_is_read_as_far_as_it_does(string query, HttpStatusCode answer)
    {
        var (workshop, anna) = await Shop();
        await using var _ = workshop;
        await workshop.Received(await workshop.Material("PLY"));
        Assert.Equal(answer, (await anna.Visit("/labels?" + query)).Status);
    }

    [Theory]
    [InlineData("lot.1", "1000", "is not a number of labels")]
    [InlineData("lot.1", "-1", "is not a number of labels")]
    [InlineData("Input.Start", "66", "labels 1 to 65")]
    public async Task What_cannot_be_printed_is_refused_and_nothing_is_written_down(string field, string typed, string says)
    {
        var (workshop, anna) = await Shop();
        await using var _ = workshop;
        await workshop.Received(await workshop.Material("PLY"));
        var refused = await (await anna.Visit("/labels?lot=1")).Submit("Print 1 label", new() { [field] = typed });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(says, string.Join(' ', refused.Refusals.Concat(refused.All(".wrong"))), StringComparison.Ordinal);
        Assert.Empty(await Prints(workshop));
    }

    [Fact]
    public async Task A_number_too_long_for_the_label_is_said_before_anybody_prints()
    {
        var (workshop, anna) = await Shop();
        await using var _ = workshop;
        var lot = await workshop.Received(await workshop.Material("PLY"), number: new string('W', 120));
        var page = await anna.Visit($"/labels?lot={lot}");
        Assert.Contains("Choose a larger label", page.Refusals[0], StringComparison.Ordinal);
        Assert.True(page.Document.QuerySelector("button.primary")!.HasAttribute("disabled"));
        page = await page.Submit("labels", new() { ["Input.Format"] = "a4-8" });
        Assert.Empty(page.Refusals);
    }

    [Fact]
    public async Task A_places_label_has_its_name_large_and_its_number_as_the_code()
    {
        var (workshop, anna) = await Shop();
        await using var _ = workshop;
        await workshop.With(async (db, _, numbers) => { await db.Register(numbers, "Rack A2"); await db.SaveChangesAsync(); return true; });
        var page = await (await anna.Visit("/places/1")).Link("Label");
        var file = await Pdf(page.Submit("Print 1 label"));
        Assert.Contains("Rack A2", file.Text, StringComparison.Ordinal);
        Assert.Contains("PLC-0001", file.Text, StringComparison.Ordinal);
        var print = Assert.Single(await Prints(workshop));
        Assert.Equal((LabelOf.Place, "PLC-0001"), (print.Kind, print.Number));
        Assert.Contains("place=1", (await (await anna.Visit("/labels")).Submit("Add", new() { ["Adding.Number"] = "plc-0001" })).Address.Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_printed_is_never_changed_or_deleted()
    {
        var (workshop, anna) = await Shop();
        await using var _ = workshop;
        await workshop.Received(await workshop.Material("PLY"));
        await (await anna.Visit("/labels?lot=1")).Submit("Print 1 label");
        foreach (var sql in (string[])["DELETE FROM label_print", "UPDATE label_print SET copies = 7"])
            Assert.Contains("What was printed is never", await Shelf.Refused(() => workshop.Act(async (db, _) => await db.Execute(sql))), StringComparison.Ordinal);
    }
}
