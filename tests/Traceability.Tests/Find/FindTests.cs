using System.Net;
using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Orders;
using Traceability.People;
using Traceability.Tests.Recalls;
using Traceability.Tests.Web;

namespace Traceability.Tests.Find;

public sealed class FindTests
{
    [Fact]
    public async Task Any_number_lands_on_its_page()
    {
        await using var workshop = await Shop();
        using var person = await workshop.SignedIn();
        (string Number, string Page)[] numbers =
        [
            ("ACR-1", "/lots/1"), (" acr-1 ", "/lots/1"), ("F24-11873", "/lots/1"), ("25987741", "/heats/1"), ("heat:Northmill|25987741", "/heats/1"),
            ("2024/117", "/documents/1"), ("RCP-0001", "/receipts/1"), ("MFG-0001", "/records/1"), ("CUT-0001", "/cuts/2"), ("ACR-1-02", "/lots/4"),
            ("B-1", "/lots/2"), ("SHP-0001", "/shipments/1"), ("ORD-0001", "/orders/1"), ("RCL-0001", "/recalls/1"),
            ("C", "/customers/1"), ("SUP", "/suppliers/1"), ("ACR", "/materials/1"), ("BOX", "/products/1"),
        ];
        foreach (var (number, page) in numbers)
            Assert.Equal((number, page), (number, await Lands(person, number)));
    }

    [Fact]
    public async Task Several_hits_are_listed_with_what_they_are()
    {
        await using var workshop = await Shop();
        await workshop.Tell(async story =>
        {
            await story.Receive("ACR-2", 1, heat: Heat.Of("Southmill", "25987741"));
            await story.Customer("BOX");
        });
        using var person = await workshop.SignedIn();
        Assert.Equal(["25987741 heat Northmill", "25987741 heat Southmill"], (await person.Visit("/find?q=25987741")).All("tbody tr").Order());
        Assert.Equal(["BOX customer Customer BOX", "BOX product Product BOX"], (await person.Visit("/find?q=box")).All("tbody tr").Order());
    }

    [Theory]
    [InlineData("ACR-l", "ACR-1")]
    [InlineData("ACR1", "ACR-1")]
    [InlineData("ACR-12", "ACR-1")]
    [InlineData("MFG-00", "MFG-0001")]
    [InlineData("F24-118", "ACR-1")]
    [InlineData("2598", "25987741")]
    public async Task An_unknown_number_shows_what_is_like_it(string typed, string like)
    {
        await using var workshop = await Shop();
        using var person = await workshop.SignedIn();
        var page = await person.Visit("/find?q=" + typed);
        Assert.Contains("Nothing in this shop has this number", page.Text, StringComparison.Ordinal);
        Assert.Contains(like, page.All("tbody a.num"));
        Assert.Equal("/receiving/new?number=" + typed, page.Document.QuerySelector("main .button.primary")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("' OR 1=1 --")]
    [InlineData("%")]
    [InlineData("‮אבג🙂")]
    [InlineData("\u0000\u0001")]
    [InlineData("10000")]
    public async Task Whatever_is_scanned_is_harmless(string scanned)
    {
        if (scanned == "10000") scanned = new('X', 10_000);
        await using var workshop = await Shop();
        using var person = await workshop.SignedIn();
        var page = await person.Visit("/find?q=" + Uri.EscapeDataString(scanned));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("/find", page.Path);
        Assert.Empty(page.All("tbody tr"));
        Assert.NotNull(page.Document.QuerySelector("main form [name=q]"));
    }

    [Fact]
    public async Task Documents_are_listed_filtered_and_shown_with_what_they_name()
    {
        await using var workshop = await Shop();
        using var person = await workshop.SignedIn();
        var list = await person.Visit("/documents?q=2024&type=mtr&sort=-issued");
        Assert.Equal(["2024/117"], list.All("tbody a.num"));
        Assert.Contains("No document fits.", (await person.Visit("/documents?q=nothing")).Text, StringComparison.Ordinal);
        var page = await list.Link("2024/117", "tbody");
        Assert.Contains("ACR-1", page.All("tbody a.num"));
        Assert.Contains("Northmill", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Visit("/documents/99")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Visit("/documents/1?handler=file")).Status);
    }

    [Fact]
    public async Task Today_shows_what_waits_the_oldest_first()
    {
        await using var workshop = await Workshop.Open();
        using var person = await workshop.SignedIn();
        Assert.Contains("Nothing waits", (await person.Visit("/")).Text, StringComparison.Ordinal);
        await workshop.Tell(async story => await story.Receive("PLY-1", 1, await story.Material("PLY", level: Traceability.Materials.ControlLevel.Label)));
        workshop.Clock.Today = workshop.Clock.Today.AddDays(-3);
        await workshop.Tell(story => story.Start("MFG-0001"));
        var page = await person.Visit("/");
        Assert.Equal(["MFG-0001", "PLY-1"], page.All("tbody a.num"));
        Assert.Contains("1 lot to verify", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 record open", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_shop_shows_a_visitor_around()
    {
        await using var ground = new WebGround { Sample = new(true, []) };
        var visitor = await ground.SignedIn("ML", Role.QualityLead);
        var page = await visitor.Get("/");
        Assert.Equal(6, page.QuerySelectorAll(".tour li").Length);
        Assert.Contains("PLA-0424-01", visitor.Text, StringComparison.Ordinal);
        await using var own = new WebGround();
        Assert.Empty((await (await own.Administrator()).Get("/")).QuerySelectorAll(".tour"));
    }

    [Fact]
    public async Task Far_too_much_in_the_box_gets_an_answer_over_the_wire_too()
    {
        await using var workshop = await Workshop.Serve();
        using var person = await workshop.SignedIn();
        Assert.Contains("Nothing in this shop has this number", (await person.Visit("/find?q=" + new string('X', 10_000))).Text, StringComparison.Ordinal);
    }

    private static async Task<string> Lands(PageClient person, string number)
    {
        var page = await person.Visit("/find?q=" + Uri.EscapeDataString(number));
        return page.Address.PathAndQuery;
    }

    private static async Task<Workshop> Shop()
    {
        var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            var heat = Heat.Of("Northmill", "25987741");
            var lot = await story.Receive("ACR-1", 9, heat: heat, supplierLot: "F24-11873");
            var record = await story.Start("MFG-0001");
            await story.Consume(record, lot, 1);
            await story.Kept(Order.Of("ORD-0001", await story.Customer("C"), story.Today, story.Today));
            await story.Ship("C", (await story.Produce(record, "B-1", 3), 1));
            record.Close(story.Today);
            await story.Cut(lot, 2, 1);
            var paper = Document.Of(DocumentType.Mtr, "2024/117", "Northmill");
            paper.Names(lot);
            paper.Names(heat);
            await story.Kept(paper);
        });
        await workshop.Open("B-1");
        return workshop;
    }

    [Fact]
    public async Task An_unknown_number_can_be_received_and_stays_typed()
    {
        await using var workshop = await Workshop.Open();
        var supplier = await workshop.Tell(async story => (await story.Supplier()).Id);
        using var client = await workshop.SignedIn();
        var unknown = await client.Visit("/find?q=NEW%2F0005%20A");
        var delivery = await unknown.Link("Receive it as a new lot");
        var receipt = await delivery.Submit("Next: what is in it", new() { ["Input.Supplier"] = $"{supplier}" });
        Assert.Equal("NEW/0005 A", receipt.Value("Input.Number"));
    }
}
