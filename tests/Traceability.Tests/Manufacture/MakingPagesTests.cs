using System.Net;
using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.People;

namespace Traceability.Tests.Manufacture;

/// <summary>Products and records through their pages.</summary>
public sealed class MakingPagesTests : IAsyncLifetime
{
    private MakingShop shop = null!;
    private PageClient anna = null!;

    public async Task InitializeAsync()
    {
        shop = await MakingShop.Open();
        anna = await shop.Workshop.SignedIn("ANNA", Role.QualityLead);
        await shop.Lot("ACR-1", "ACR-3", 10);
        await shop.Lot("PLA-1", "PLA-BK", 500);
        await shop.Lot("PLA-2", "PLA-BK", 500);
        await shop.Lot("GLU-1", "GLUE", 100);
    }

    public async Task DisposeAsync()
    {
        anna.Dispose();
        await shop.DisposeAsync();
    }

    [Fact]
    public async Task From_nothing_to_ten_enclosures()
    {
        var page = await Start();
        Assert.Equal("MFG-0001", page.Heading);
        Assert.Contains("Scan the lot", page.Text, StringComparison.Ordinal);
        Assert.Contains("Close: no lot scanned yet", page.Text, StringComparison.Ordinal);

        page = await Use(page, "ACR-1", "5 sheets");
        page = await Use(page, "PLA-1", "100 g", "1", "5");
        page = await Use(page, " pla-2 ", "0,1 kg", "6");
        page = await page.Submit("Take it", new() { ["Use.Lot"] = "GLU-1", ["Use.NotMeasured"] = true });
        Assert.Contains("GLU-1: not measured, used.", page.Text, StringComparison.Ordinal);
        Assert.Contains("All slots filled", page.Text, StringComparison.Ordinal);

        page = await page.Submit("Units came out", new() { ["Units.Count"] = "10" });
        Assert.Contains("10 units, MFG-0001-01 to MFG-0001-10 came out.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Units 1–5 PLA-1", page.Text, StringComparison.Ordinal);
        Assert.Contains("Units 6–10 PLA-2", page.Text, StringComparison.Ordinal);

        page = await page.Submit("Close the record");
        Assert.Contains("MFG-0001 is closed.", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("[name='Use.Lot']"));
        Assert.Equal("MFG-0001-01 MFG-0001-02 MFG-0001-03 MFG-0001-04 MFG-0001-05", await shop.Reached("PLA-1"));
        Assert.Equal(Quantity.Of(400, Unit.G), await shop.OnHand("PLA-2"));

        var list = await anna.Visit("/making");
        Assert.Contains("MFG-0001", list.Text, StringComparison.Ordinal);
        Assert.Contains("1 record", list.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NOPE", "1", "is not a number in this shop")]
    [InlineData("ACR-1", "11", "has 10 sheets left; 11 sheets cannot be used")]
    [InlineData("ACR-1", "0", "has to be more than nothing")]
    [InlineData("ACR-1", "5 g", "cannot be counted in")]
    [InlineData("ACR-1", "five", "is not an amount")]
    [InlineData("ACR-1", "", "How much?")]
    [InlineData("", "1", "Scan or type the lot that goes in.")]
    [InlineData("<b>ACR</b>&\u202e\U0001F600", "1", "is not a number in this shop")]
    public async Task What_cannot_go_in_is_said_and_what_was_typed_stays(string lot, string amount, string because)
    {
        var page = await Use(await Start(), lot, amount);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(because, page.Text, StringComparison.Ordinal);
        Assert.Equal((lot, amount), (page.Value("Use.Lot"), page.Value("Use.Quantity")));
        Assert.Equal(0, await shop.Workshop.Read(db => db.Inputs.CountAsync()));
        Assert.Equal(Quantity.Of(10, Unit.Sheet), await shop.OnHand("ACR-1"));
    }

    [Theory]
    [InlineData("6", "5", "The range runs backwards")]
    [InlineData("0", "5", "Units are counted from 1")]
    [InlineData("", "5", "From which unit on?")]
    [InlineData("one", "", "does not fit as first unit")]
    public async Task A_range_that_makes_no_sense_is_refused(string from, string to, string because)
    {
        var page = await Use(await Start(), "PLA-1", "1", from, to);
        Assert.Contains(because, page.Text, StringComparison.Ordinal);
        Assert.Equal(from, page.Value("Use.FirstUnit"));
    }

    [Fact]
    public async Task A_held_lot_is_refused_in_large_letters()
    {
        await shop.Act(async s => (await s.Lot("ACR-1")).PutOnHold(HoldCause.Doubt, "Scratched", "QL", s.Now));
        var page = await Use(await Start(), "ACR-1", "1");
        Assert.Equal("ACR-1 is on hold (Scratched), so it cannot be used.", page.Document.QuerySelector(".refusal b")?.TextContent);
    }

    [Fact]
    public async Task A_heat_number_is_taken_where_only_one_lot_that_is_here_has_it()
    {
        await shop.Lot("HT-1", "ACR-3", 1, heat: "25987741");
        var page = await Use(await Start(), "25987741", "1");
        Assert.Contains("HT-1: 1 sheet, used.", page.Text, StringComparison.Ordinal);
        await shop.Lot("HT-2", "ACR-3", 1, heat: "777");
        await shop.Lot("HT-3", "ACR-3", 1, heat: "777");
        page = await Use(page, "777", "1");
        Assert.Contains("777 stands on 2 lots that are here: HT-2, HT-3.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_twice_takes_once()
    {
        var page = await Start();
        await Use(page, "ACR-1", "4");
        var again = await Use(page, "ACR-1", "4");
        Assert.Equal(page.Path, again.Path);
        Assert.Equal(Quantity.Of(6, Unit.Sheet), await shop.OnHand("ACR-1"));
        var form = await anna.Visit("/making/new");
        await form.Submit("Start the record", new() { ["Input.Product"] = "ENC" });
        await form.Submit("Start the record", new() { ["Input.Product"] = "ENC" });
        Assert.Equal(2, await shop.Workshop.Read(db => db.Records.CountAsync()));
    }

    [Fact]
    public async Task Two_people_scan_the_last_sheets_at_the_same_moment()
    {
        using var bo = await shop.Workshop.SignedIn("BO", Role.Staff);
        var one = await Start();
        var other = await bo.Visit(one.Path);
        var answers = await Task.WhenAll(Use(one, "ACR-1", "6"), Use(other, "ACR-1", "6"));
        Assert.Contains("has 4 sheets left; 6 sheets cannot be used", Assert.Single(answers, a => a.Status == HttpStatusCode.UnprocessableEntity).Text, StringComparison.Ordinal);
        Assert.Equal(Quantity.Of(4, Unit.Sheet), await shop.OnHand("ACR-1"));
    }

    [Fact]
    public async Task What_the_bill_asks_for_is_offered_begun_lots_first_and_with_its_amount()
    {
        var other = await shop.Record();
        await shop.Use(other, "PLA-2", 10);
        var page = await Start();
        var offers = page.All(".slot.open .offers a");
        Assert.Contains("ACR-1 10 sheets", offers);
        Assert.True(offers.ToList().IndexOf("PLA-2 490 g, begun") < offers.ToList().IndexOf("PLA-1 500 g"));
        page = await page.Submit("Units came out", new() { ["Units.Count"] = "4" });
        page = await page.Link("ACR-1 10 sheets");
        Assert.Equal(("ACR-1", "2 sheets"), (page.Value("Use.Lot"), page.Value("Use.Quantity")));
    }

    [Fact]
    public async Task Units_batches_and_material_come_out()
    {
        var page = await Use(await Start(), "ACR-1", "1");
        page = await page.Submit("Units came out", new() { ["Units.Serials"] = "SN-001..SN-003" });
        page = await page.Submit("A batch came out", new() { ["Batch.Quantity"] = "40", ["Batch.Code"] = "LOT-7" });
        page = await page.Submit("Material came out", new() { ["ByProduct.Material"] = "ACR-3", ["ByProduct.Quantity"] = "0.5" });
        Assert.Contains("ACR-0524-001, 0.5 sheet", page.Text, StringComparison.Ordinal);
        Assert.Contains("4–43", page.Text, StringComparison.Ordinal);
        foreach (var (serials, count, because) in new[] { ("SN-002", "", "There is a lot SN-002 already"), ("A, B", "3", "2 serial numbers stand here, but 3 units"), ("", "", "How many units were made?"), ("", "5000", "1 to 1000"), ("A..", "", "cannot be counted through") })
        {
            var refused = await page.Submit("Units came out", new() { ["Units.Serials"] = serials, ["Units.Count"] = count });
            Assert.Contains(because, refused.Text, StringComparison.Ordinal);
            Assert.Equal(serials, refused.Value("Units.Serials"));
        }
        Assert.Contains("not a whole number of pieces", (await page.Submit("A batch came out", new() { ["Batch.Quantity"] = "1.5" })).Text, StringComparison.Ordinal);
        Assert.Equal("ACR-0524-001 LOT-7 SN-001 SN-002 SN-003", await shop.Reached("ACR-1"));
    }

    [Fact]
    public async Task Undo_is_offered_at_once_and_takes_back_what_one_act_entered()
    {
        var page = await Use(await Start(), "ACR-1", "5");
        page = await page.Submit("Undo", within: ".note");
        Assert.Contains("ACR-1 is taken back: 5 sheets.", page.Text, StringComparison.Ordinal);
        Assert.Equal(Quantity.Of(10, Unit.Sheet), await shop.OnHand("ACR-1"));

        page = await page.Submit("Units came out", new() { ["Units.Count"] = "3" });
        page = await page.Submit("Undo", within: ".note");
        Assert.Contains("3 units are taken back.", page.Text, StringComparison.Ordinal);
        // A number that was given is not given again.
        page = await page.Submit("Units came out", new() { ["Units.Count"] = "1" });
        Assert.Contains("MFG-0001-04 came out.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Later_a_quality_lead_voids_it_with_a_reason_and_it_stays_readable()
    {
        var page = await Use(await Start(), "ACR-1", "5");
        page = await page.Submit("Units came out", new() { ["Units.Count"] = "2" });
        shop.Workshop.Clock.Advance(TimeSpan.FromMinutes(20));
        page = await anna.Visit(page.Path);
        Assert.DoesNotContain("Undo", page.Text, StringComparison.Ordinal);
        var asked = await page.Link("Void ACR-1");
        Assert.Contains("2 units will no longer trace to this lot", asked.Text, StringComparison.Ordinal);
        Assert.Contains("Say why", (await asked.Submit("Void the entry")).Text, StringComparison.Ordinal);

        using var bo = await shop.Workshop.SignedIn("BO", Role.Staff);
        Assert.DoesNotContain("Void ACR-1", (await bo.Visit(page.Path)).Document.Body!.InnerHtml, StringComparison.Ordinal);
        var forged = await (await bo.Visit(asked.Address.PathAndQuery)).Submit("Void the entry", new() { ["Input.Reason"] = "mine" });
        Assert.Contains("Only a quality lead voids an entry.", forged.Text, StringComparison.Ordinal);

        page = await asked.Submit("Void the entry", new() { ["Input.Reason"] = "wrong <sheet>" });
        Assert.Contains("Voided by ANNA", page.Text, StringComparison.Ordinal);
        Assert.Contains("wrong <sheet>", page.Text, StringComparison.Ordinal);
        Assert.Equal("", await shop.Behind("MFG-0001-01"));
        Assert.Equal(Quantity.Of(10, Unit.Sheet), await shop.OnHand("ACR-1"));
    }

    [Fact]
    public async Task A_unit_is_reworked_from_its_number_to_its_next_state()
    {
        var page = await Use(await Start(), "ACR-1", "1");
        await page.Submit("Units came out", new() { ["Units.Serials"] = "SN-1" });
        var unit = await shop.Workshop.Read(db => db.Lots.Where(l => l.Number == "SN-1").Select(l => l.Id).SingleAsync());
        page = await anna.Visit($"/records/new-rework?lot={unit}");
        Assert.Equal("SN-1", page.Value("Input.Lot"));
        page = await page.Submit("Start the rework", new() { ["Input.Sop"] = "SOP-12" });
        Assert.Contains("Rework record", page.Text, StringComparison.Ordinal);
        page = await page.Submit("It came out");
        Assert.Contains("SN-1-R1 (serial SN-1) came out.", page.Text, StringComparison.Ordinal);
        page = await page.Submit("Close the record");
        // And once more: by its serial, which now means the state that is here.
        page = await (await anna.Visit("/records/new-rework")).Submit("Start the rework", new() { ["Input.Lot"] = "sn-1" });
        page = await page.Submit("It came out");
        Assert.Contains("SN-1-R2 (serial SN-1) came out.", page.Text, StringComparison.Ordinal);
        Assert.Equal("SN-1 SN-1-R1 SN-1-R2", await shop.Reached("ACR-1"));
    }

    [Theory]
    [InlineData("Input.Product", "NOPE", "There is no product NOPE")]
    [InlineData("Input.Product", "", "choose the product")]
    [InlineData("Input.Order", "ORD-9", "There is no order ORD-9")]
    [InlineData("Input.StartedOn", "2030-01-01", "is in the future")]
    [InlineData("Input.StartedOn", "yesterday", "does not fit")]
    public async Task A_record_that_cannot_start_says_why(string field, string value, string because)
    {
        var fields = new Dictionary<string, Field> { ["Input.Product"] = "ENC", [field] = value };
        var page = await (await anna.Visit("/making/new")).Submit("Start the record", fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(because, page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await shop.Workshop.Read(db => db.Records.CountAsync()));
    }

    [Fact]
    public async Task Words_of_ten_thousand_characters_are_refused_and_kept()
    {
        var page = await (await anna.Visit("/making/new")).Submit("Start the record", new() { ["Input.Product"] = "ENC", ["Input.Machine"] = new string('x', 10_000) });
        Assert.Contains("more than 200 characters", page.Text, StringComparison.Ordinal);
        Assert.Equal(10_000, page.Value("Input.Machine")!.Length);
    }

    [Fact]
    public async Task A_job_of_yesterday_is_shown_as_written_down_late()
    {
        var page = await (await anna.Visit("/making/new")).Submit("Start the record", new() { ["Input.Product"] = "ENC", ["Input.StartedOn"] = "2024-05-25" });
        Assert.Contains("written down late", page.Text, StringComparison.Ordinal);
        page = await Use(page, "ACR-1", "1");
        Assert.Contains("is before MFG-0001 was started", (await page.Submit("Close on that day", new() { ["Closing.CompletedOn"] = "2024-05-24" })).Text, StringComparison.Ordinal);
        Assert.Contains("MFG-0001 is closed.", (await page.Submit("Close on that day", new() { ["Closing.CompletedOn"] = "2024-05-25" })).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_gets_its_bill_and_no_loop()
    {
        var page = await (await anna.Visit("/products/new")).Submit("Add", new() { ["Input.Sku"] = "KIT", ["Input.Name"] = "Kit" });
        page = await page.Submit("Add the line", new() { ["Input.Component"] = "enc", ["Input.Quantity"] = "2" });
        page = await page.Submit("Add the line", new() { ["Input.Component"] = "PLA-BK", ["Input.Quantity"] = "0,5 kg" });
        Assert.Contains("0.5 kg", page.Text, StringComparison.Ordinal);
        page = await page.Submit("Release revision A");
        page = await page.Submit("Begin the next revision");
        Assert.Contains("Revision B of KIT begins as A stands.", page.Text, StringComparison.Ordinal);
        Assert.Equal(4, await shop.Workshop.Read(db => db.BomLines.CountAsync(l => l.Product.Sku == "KIT")));

        var enclosure = await anna.Visit($"/products/{await shop.Workshop.Read(db => db.Products.Where(p => p.Sku == "ENC").Select(p => p.Id).SingleAsync())}");
        enclosure = await enclosure.Submit("Begin the next revision");
        foreach (var (component, amount, because) in new[] { ("KIT", "1", "KIT contains ENC itself"), ("ENC", "1", "cannot be part of itself"), ("NOPE", "1", "There is no material or product NOPE"), ("LID", "-1", "has to be more than nothing"), ("LID", "", "How much?") })
        {
            var refused = await enclosure.Submit("Add the line", new() { ["Input.Component"] = component, ["Input.Quantity"] = amount });
            Assert.Contains(because, refused.Text, StringComparison.Ordinal);
            Assert.Equal(component, refused.Value("Input.Component"));
        }
        var taken = await (await anna.Visit("/products/new")).Submit("Add", new() { ["Input.Sku"] = " kit", ["Input.Name"] = "Another" });
        Assert.Contains("There is a product kit already", taken.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/making")]
    [InlineData("/making?q=%25_%5C&state=open&sort=-product&p=99999")]
    [InlineData("/making?sort=nonsense&state=nonsense&p=-1")]
    [InlineData("/products?q=enc&sort=-name")]
    [InlineData("/products?q=nothing")]
    public async Task A_list_answers_whatever_its_address_says(string address) =>
        Assert.Equal(HttpStatusCode.OK, (await anna.Visit(address)).Status);

    [Theory]
    [InlineData("/records/99")]
    [InlineData("/records/99/void?input=1")]
    [InlineData("/products/99")]
    public async Task What_is_not_there_is_not_found(string address) =>
        Assert.Equal(HttpStatusCode.NotFound, (await anna.Visit(address)).Status);

    private async Task<Page> Start() => await (await anna.Visit("/making/new")).Submit("Start the record", new() { ["Input.Product"] = "enc" });

    private static Task<Page> Use(Page page, string lot, string amount, string from = "", string to = "") =>
        page.Submit("Take it", new() { ["Use.Lot"] = lot, ["Use.Quantity"] = amount, ["Use.FirstUnit"] = from, ["Use.LastUnit"] = to });
}
