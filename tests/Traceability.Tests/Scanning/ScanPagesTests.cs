using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.People;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Scanning;

/// <summary>What a scan leads to, without any script.</summary>
public sealed class ScanPagesTests : IAsyncLifetime
{
    private Workshop workshop = null!;
    private PageClient anna = null!;
    private long acr;

    public async Task InitializeAsync()
    {
        workshop = await Workshop.Open();
        var material = await workshop.Material("ACR", level: Traceability.Materials.ControlLevel.Label);
        acr = await workshop.Accepted(material, number: "ACR-0524-02");
        await workshop.Received(material, number: "ALU-1", supplierLot: "F24-11873");
        anna = await workshop.SignedIn();
    }

    public async Task DisposeAsync()
    {
        anna.Dispose();
        await workshop.DisposeAsync();
    }

    [Fact]
    public async Task An_unknown_label_is_bound_to_a_lot_and_leads_there_from_then_on()
    {
        var unknown = await anna.Visit("/find?q=" + Uri.EscapeDataString("]C1010952012345678810NEW-7"));
        Assert.Contains("Nothing here has the maker's lot NEW-7", unknown.Text, StringComparison.Ordinal);
        Assert.Contains("Maker’s lot (10)", unknown.Text, StringComparison.Ordinal);
        var bind = await unknown.Link("Bind this label to a lot");
        Assert.Equal("(01)09520123456788(10)NEW-7", bind.Value("Input.Code"));
        var lot = await bind.Submit("Bind it", new() { ["Input.Lot"] = "acr-0524-02" });
        Assert.Equal($"/lots/{acr}", lot.Path);
        Assert.Contains("(01)09520123456788(10)NEW-7 is bound to ACR-0524-02", lot.Text, StringComparison.Ordinal);
        Assert.Equal($"/lots/{acr}", (await anna.Visit("/find?q=" + Uri.EscapeDataString("https://maker.example/01/09520123456788/10/NEW-7"))).Path);

        var other = await (await anna.Visit("/bind")).Submit("Bind it", new() { ["Input.Code"] = "010952012345678810NEW-7", ["Input.Lot"] = "ALU-1" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains(other.Refusals, r => r.Contains("is bound to ACR-0524-02 already", StringComparison.Ordinal));

        Assert.Contains("does not stand for ACR-0524-02 any more", (await lot.Submit("Undo")).Text, StringComparison.Ordinal);
        Assert.Equal("/find", (await anna.Visit("/find?q=NEW-7")).Path);
    }

    [Fact]
    public async Task A_quality_lead_releases_a_label_on_the_page_of_its_lot()
    {
        await (await anna.Visit("/bind?code=TAG-000001")).Submit("Bind it", new() { ["Input.Lot"] = "ACR-0524-02" });
        await workshop.Hire("SAM", Role.Staff);
        using var sam = workshop.Client();
        await sam.SignIn("SAM", Hiring.Password);
        Assert.Empty((await sam.Visit($"/lots/{acr}")).All("form[action*=Release]"));
        var page = await anna.Visit($"/lots/{acr}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await page.Submit("Release", new() { ["reason"] = "" })).Status);
        page = await page.Submit("Release", new() { ["reason"] = "It came off." });
        Assert.Contains("It came off.", page.Text, StringComparison.Ordinal);
        Assert.Equal("/find", (await anna.Visit("/find?q=TAG-000001")).Path);
    }

    [Fact]
    public async Task A_makers_code_fills_the_line_of_the_delivery()
    {
        var code = "]d2010952012345678810NEW-7\u001d3103001950\u001d17271231";
        var unknown = await anna.Visit("/find?q=" + Uri.EscapeDataString(code));
        var delivery = await unknown.Link("Receive it as a new lot");
        var line = await delivery.Submit("Next: what is in it", new() { ["Input.Supplier"] = "1" });
        Assert.Equal(("NEW-7", "1.95 kg", "2027-12-31", ""), (line.Value("Input.SupplierLot"), line.Value("Input.Quantity"), line.Value("Input.ExpiresOn"), line.Value("Input.Number") ?? ""));
    }

    [Theory]
    [InlineData("TAG-000007", "it was not printed here")]
    [InlineData("PLY-0524-001", "another shop may work with the same program")]
    [InlineData("]C10109520123456789", "wrong check digit")]
    [InlineData("]E04006381333931", "says which article it is")]
    [InlineData("whatever", "Nothing in this shop has this number")]
    public async Task What_is_not_ours_is_told_apart_kindly(string code, string says) =>
        Assert.Contains(says, (await anna.Visit("/find?q=" + Uri.EscapeDataString(code))).Text, StringComparison.Ordinal);

    [Fact]
    public async Task A_pre_printed_number_that_was_given_out_waits_to_be_bound()
    {
        await workshop.Act((db, _) => { db.NumberSeries.Add(new() { Prefix = "TAG", Last = 7 }); return Task.CompletedTask; });
        Assert.Contains("not bound to a lot yet", (await anna.Visit("/find?q=TAG-000007")).Text, StringComparison.Ordinal);
        Assert.Contains("was not printed here", (await anna.Visit("/find?q=TAG-000008")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://localhost/find?q=acr-0524-02", true)]
    [InlineData("https://localhost/lots/1", true)]
    [InlineData("https://localhost/lots/1/cut?x=1#y", true)]
    [InlineData("https://elsewhere.example/lots/1", false)]
    [InlineData("https://localhost/lots/99", false)]
    [InlineData("https://localhost/find?q=https%3A%2F%2Flocalhost%2Ffind%3Fq%3Dx", false)]
    public async Task An_address_of_ours_is_understood_and_one_of_another_shop_is_not(string address, bool ours) =>
        Assert.Equal(ours ? $"/lots/{acr}" : "/find", (await anna.Visit("/find?q=" + Uri.EscapeDataString(address))).Path);

    [Fact]
    public async Task What_a_code_is_comes_as_JSON_to_those_who_are_signed_in()
    {
        var said = await What("acr-0524-02");
        Assert.Equal(("usable", "ACR-0524-02", "accepted", $"/lots/{acr}"), (said.GetProperty("verdict").GetString(), said.GetProperty("number").GetString(), said.GetProperty("state").GetString(), said.GetProperty("address").GetString()));
        said = await What("F24-11873");
        Assert.Equal(("not-usable", "ALU-1", "waiting"), (said.GetProperty("verdict").GetString(), said.GetProperty("number").GetString(), said.GetProperty("state").GetString()));
        await workshop.OnLot(acr, (lot, acts) => lot.PutOnHold(HoldCause.Doubt, "a crack", "QL", acts.Now));
        Assert.Contains("It is on hold: a crack", (await What("ACR-0524-02")).GetProperty("says").GetString(), StringComparison.Ordinal);
        Assert.Equal("unknown", (await What("]C10109520123456789")).GetProperty("verdict").GetString());
        Assert.Equal("usable", (await What("RCP-0001")).GetProperty("verdict").GetString());
        using var stranger = workshop.Client();
        Assert.Equal(Assumed.SignInPage, (await stranger.Visit("/scan?handler=what&code=ACR-0524-02")).Path);
    }

    [Fact]
    public async Task Many_are_scanned_moved_and_taken_along_without_script()
    {
        var page = await anna.Visit("/scan");
        foreach (var code in (string[])["acr-0524-02", "F24-11873", "NO-SUCH", "ACR-0524-02"])
            page = await page.Submit("What is it?", new() { ["Code"] = code });
        Assert.Equal(["NO-SUCH", "ALU-1", "ACR-0524-02"], page.All("#scanned a"));
        Assert.Contains("Scanned already; it counts once", page.Text, StringComparison.Ordinal);
        Assert.Contains("3 scanned, 1 can be used", page.Text, StringComparison.Ordinal);

        var csv = System.Text.Encoding.UTF8.GetString((await page.Submit("As CSV")).Body);
        Assert.Contains("ALU-1,lot,waiting,not-usable,", csv, StringComparison.Ordinal);

        Assert.Contains((await page.Submit("Recall")).Refusals, r => r.Contains("begins with one lot", StringComparison.Ordinal));
        var one = await (await anna.Visit("/scan")).Submit("What is it?", new() { ["Code"] = "ALU-1" });
        Assert.Equal("/recall?root=lot:ALU-1", Uri.UnescapeDataString((await one.Submit("Recall")).Address.PathAndQuery));

        var refused = await page.Submit("Move them");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 3), (refused.Status, refused.All("#scanned a").Count));
        var moved = await refused.Submit("Move them", new() { ["Place"] = "Rack 9" });
        Assert.Contains("2 lots are at Rack 9 now", moved.Text, StringComparison.Ordinal);
        Assert.Equal(["Rack 9", "Rack 9"], await workshop.Read(db => db.Lots.Select(l => l.Location!).ToListAsync()));
    }

    [Fact]
    public async Task A_bound_label_is_used_in_a_record_like_the_lot()
    {
        await (await anna.Visit("/bind?code=TAG-000001")).Submit("Bind it", new() { ["Input.Lot"] = "ACR-0524-02" });
        var record = await workshop.Tell(async story => (await story.Start("MFG-0001")).Id);
        var page = await anna.Visit($"/records/{record}");
        page = await page.Submit(Page.FormWith("Use.Lot"), new() { ["Use.Lot"] = "tag-000001", ["Use.Quantity"] = "1" });
        Assert.Contains("ACR-0524-02", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await workshop.Read(db => db.Inputs.CountAsync()));
    }

    private async Task<JsonElement> What(string code) =>
        JsonDocument.Parse((await anna.Visit("/scan?handler=what&code=" + Uri.EscapeDataString(code))).Body).RootElement;
}
