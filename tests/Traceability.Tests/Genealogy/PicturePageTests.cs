using System.Net;
using Traceability.Genealogy;
using Traceability.Pages.Trace;
using Traceability.Tests.Recalls;

namespace Traceability.Tests.Genealogy;

public sealed class PicturePageTests
{
    [Fact]
    public async Task The_picture_and_its_list_say_the_same()
    {
        await using var workshop = await RecallPageTests.Shop();
        using var person = await workshop.SignedIn();
        var page = await person.Visit("/trace/picture?root=lot:ACR-1");
        Assert.Equal("ACR-1", page.Heading);
        var names = page.Document.QuerySelectorAll("a.node").Select(n => n.GetAttribute("aria-label")!).ToList();
        Assert.Contains(names, n => n.StartsWith("Record MFG-0001, 3 units, from ACR-1", StringComparison.Ordinal));
        Assert.Equal(names.Count, page.All("#list tbody tr").Count);
        Assert.Contains("nothing left out", page.Text, StringComparison.Ordinal);
        foreach (var node in page.Document.QuerySelectorAll("a.node"))
            Assert.Equal(HttpStatusCode.OK, (await person.Visit(node.GetAttribute("href")!)).Status);
    }

    [Fact]
    public async Task Any_number_can_be_drawn_and_one_that_is_none_is_answered()
    {
        await using var workshop = await RecallPageTests.Shop();
        using var person = await workshop.SignedIn();
        foreach (var root in (string[])["MFG-0001", "lot:B-1", "RCP-0001", "supplier-lot:", "nothing", "", new string('9', 5000), "lot:ACR-1&open=lot-1,,x,all&hold=true&whole=true", "lot:ACR-1&hold=maybe"])
            Assert.Equal(HttpStatusCode.OK, (await person.Visit("/trace/picture?root=" + root)).Status);
        Assert.Contains("Nothing begins with this number", (await person.Visit("/trace/picture?root=nothing")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pages_of_lots_records_and_recalls_lead_to_it()
    {
        await using var workshop = await RecallPageTests.Shop();
        using var person = await workshop.SignedIn();
        foreach (var path in (string[])["/lots/1", "/records/1", "/recall?root=lot:ACR-1", "/trace/forward?root=lot:ACR-1"])
            Assert.NotNull((await person.Visit(path)).Document.QuerySelector("a[href^='/trace/picture?root=']"));
        Assert.Contains("here, to hold", (await person.Visit("/trace/picture?root=lot:ACR-1&hold=true")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_picture_is_always_laid_out_the_same_and_no_card_lies_on_another()
    {
        await using var workshop = await Workshop.Open();
        for (var seed = 1; seed <= 6; seed++)
        {
            var web = await RandomWeb.Write(workshop, seed);
            foreach (var open in (string[])["", "all"])
            {
                var (one, two) = (await Drawn(workshop, web.Lots[0], open), await Drawn(workshop, web.Lots[0], open));
                Assert.Equal(one.Cards.Select(c => (c.X, c.Y, c.Label)), two.Cards.Select(c => (c.X, c.Y, c.Label)));
                Assert.Equal(one.Lines.Select(l => l.Path), two.Lines.Select(l => l.Path));
                var boxes = one.Cards.Where(c => !c.IsChip).Select(c => (X: Number(c.X), Y: Number(c.Y), W: Number(c.W), H: Number(c.H))).ToList();
                for (var a = 0; a < boxes.Count; a++)
                    for (var b = a + 1; b < boxes.Count; b++)
                        Assert.False(boxes[a].X < boxes[b].X + boxes[b].W && boxes[b].X < boxes[a].X + boxes[a].W && boxes[a].Y < boxes[b].Y + boxes[b].H && boxes[b].Y < boxes[a].Y + boxes[a].H);
                Assert.All(boxes, b => Assert.True(b.X >= 0 && b.Y >= 0 && b.X + b.W <= one.Width && b.Y + b.H <= one.Height));
            }
        }
    }

    private static Task<PictureDrawing> Drawn(Workshop workshop, long lot, string open) => workshop.Read(async db =>
        PictureDrawing.Of(await new Picturing(db, new(db)).Of(await new RootFinder(db).FindOne("lot:L" + lot), new PictureWish(new HashSet<string> { open }))));

    private static double Number(string number) => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
}
