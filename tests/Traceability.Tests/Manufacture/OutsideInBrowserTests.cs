using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.People;
using Traceability.Tests.Certificates;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Manufacture;

/// <summary>To the anodiser and back, in a browser.</summary>
[Collection(InBrowser.Name)]
public sealed class OutsideInBrowserTests(Browser browser)
{
    [Fact]
    public async Task Three_lots_go_to_the_anodiser_part_comes_back_part_is_lost_and_without_papers_of_its_surface_none_is_used()
    {
        await using var shop = await MakingShop.Open(served: true);
        var workshop = shop.Workshop;
        await workshop.Hire("ANNA", Role.QualityLead);
        await workshop.Supplier("ANO");
        var material = await workshop.Material("ALU", Category.Metal, Unit.Pcs, ControlLevel.Label);
        await workshop.Requires(material, DocumentType.Rohs);
        await workshop.Naming(DocumentType.Rohs, "R-1", Named.Material, "ALU");
        var lots = new List<long>();
        foreach (var number in (string[])["ALU-1", "ALU-2", "ALU-3"]) lots.Add(await workshop.Accepted(material, 10, number, read: "2598774" + number[^1]));
        var record = await shop.Record("LID");
        await browser.Visit(workshop, async page =>
        {
            Task<string> Said() => page.Words("main");
            async Task Seen(string name)
            {
                await page.AssertAccessible();
                await page.AssertFits();
                await page.Shoot(name);
            }

            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit($"/lots/{lots[0]}");
            await page.Press("Send out for work");
            Assert.Equal("ALU-1", (await page.Playwright.InputValueAsync("[name=\"Input.Lots\"]")).Trim());
            await page.Type("Input.Lots", "ALU-1\nALU-2\nALU-3, 5");
            await page.Playwright.SelectOptionAsync("[name=\"Input.Supplier\"]", new Microsoft.Playwright.SelectOptionValue { Label = "ANO Supplies" });
            await page.Type("Input.Process", "clear anodising");
            await page.Playwright.SelectOptionAsync("[name=\"Input.Effect\"]", "Surface");
            await Seen("outside-new");
            await page.Press("Send it out");
            var work = new Uri(page.Playwright.Url).AbsolutePath;
            Assert.Contains("OUT-0001: 3 lots are out at ANO Supplies.", await Said(), StringComparison.Ordinal);

            // Each lot is counted by itself, though all three are one material.
            async Task Back(string lot, string amount)
            {
                await page.Playwright.SelectOptionAsync("[name=\"Back.Lot\"]", $"{await workshop.Read(db => db.Lots.Where(l => l.Number == lot).Select(l => l.Id).SingleAsync())}");
                await page.Type("Back.Quantity", amount);
                await page.Press("Take it back");
            }

            page.Allow(422, work);
            await Back("ALU-3", "6");
            Assert.Contains("5 pcs of ALU-3 are still out; 6 pcs cannot come back", await page.Words(".wrong"), StringComparison.Ordinal);
            await Back("ALU-1", "10");
            await Back("ALU-2", "4");
            await Back("ALU-3", "5");
            Assert.Contains("6 pcs", await page.Words("tr:has-text(\"ALU-2\")"), StringComparison.Ordinal);
            await Seen("outside-part-back");
            await page.Press("Close it");
            Assert.Contains("Say why", await page.Words(".wrong"), StringComparison.Ordinal);
            await page.Type("End.Lost", "Six fell into the bath.");
            await page.Press("Close it");
            await Seen("outside-closed");

            // What is back waits at the door, and nobody lets it in without papers of its own.
            var back = await workshop.Read(db => db.Lots.Where(l => l.Number == "ALU-1-01").Select(l => l.Id).SingleAsync());
            await page.Visit($"/records/{record}");
            page.Allow(422, $"/records/{record}");
            await page.Type("Use.Lot", "ALU-1-01");
            await page.Type("Use.Quantity", "2");
            await page.Press("Take it");
            Assert.Contains("ALU-1-01 is not accepted yet", await page.Words("[role=alert]"), StringComparison.Ordinal);
            await page.Visit($"/lots/{back}/verify");
            await page.Type("Reading.ReadNumber", "ALU-1-01");
            await page.Press("Next");
            Assert.Contains("ALU-1-01 has a new surface, a material of its own that its papers did not know. It needs a RoHS declaration", await Said(), StringComparison.Ordinal);
            Assert.True(await page.Playwright.Locator("button:has-text(\"Accept\")").First.IsDisabledAsync());
            await Seen("outside-new-surface");
            await page.Visit($"/documents/new?lot={back}&type=rohs");
            await page.Type("Input.DocumentNumber", "ANO-77");
            await page.Press("Add it");
            await page.Visit($"/lots/{back}/verify");
            await page.Press("Accept");
            await page.Visit($"/records/{record}");
            await page.Type("Use.Lot", "ALU-1-01");
            await page.Type("Use.Quantity", "2");
            await page.Press("Take it");
            Assert.Contains("ALU-1-01: 2 pcs, used", await page.Words("body"), StringComparison.Ordinal);
        });
        Assert.Equal(("Six fell into the bath.", 0L), await workshop.Read(async db => (await db.OutsideProcesses.Select(o => o.LostReason).SingleAsync(), await db.Lots.Where(l => l.Id == lots[0]).Select(l => l.OnHandMicro).SingleAsync())));
        Assert.Empty(await workshop.Faults());
    }
}
