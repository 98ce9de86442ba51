using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Purchasing;
using Traceability.Tests.Certificates;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Purchasing;

/// <summary>Papers that were asked for with an order, and did not come.</summary>
public sealed class OwedTests
{
    private static async Task<(Workshop Workshop, long Order)> Shop(AskedPapers asked, params DocumentType[] required)
    {
        var workshop = await Workshop.Open();
        var supplier = await workshop.Supplier("TRM");
        var material = await workshop.Material("ALU", Category.Metal, Unit.Pcs, ControlLevel.Label);
        await workshop.Requires(material, required);
        var order = await workshop.Ordered(supplier, sent: false, (material, 5));
        await workshop.OnOrder(order, (o, acts) =>
        {
            if (o.Lines[0].Asked != asked) o.Change(o.Lines[0], new(o.Lines[0].Amount, null, null, asked), null, "QL", acts.Now);
            o.Send(true, "QL", acts.Now);
        });
        return (workshop, order);
    }

    private static Task<string[]> Owed(Workshop workshop) => workshop.Read(async db => (await db.Owed(workshop.Clock.Today).Select(x => x.Need).ToListAsync()).Order(StringComparer.Ordinal).ToArray());

    /// <summary>What the order asked for and one lot lacks, as its page tells it; held against the list.</summary>
    private static async Task Agree(Workshop workshop)
    {
        var list = (await workshop.Read(db => db.LackingByOrder(workshop.Clock.Today).ToListAsync())).ToLookup(x => x.LotId, x => x.Need);
        foreach (var id in await workshop.Read(db => db.Lots.Where(l => l.OnHandMicro > 0 && l.Status != LotStatus.Rejected).Select(l => l.Id).ToListAsync()))
        {
            var lacks = await workshop.Read(async db =>
            {
                var lot = await db.Lots.ForUse().Include(l => l.PurchaseLine!.Order).Include(l => l.Root!.PurchaseLine!.Order).AsNoTracking().SingleAsync(l => l.Id == id);
                return lot.StandingByOrder(await db.DocumentsAbout(lot).AsNoTracking().ToListAsync(), workshop.Clock.Today).Where(p => !p.IsHeld).Select(p => p.Need.Key).Order(StringComparer.Ordinal).ToList();
            });
            Assert.Equal(lacks, list[id].Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task What_the_order_asked_for_beyond_the_material_is_owed_from_the_day_it_came()
    {
        var (workshop, order) = await Shop(AskedPapers.Of([DocumentType.TestReport, DocumentType.Sds]));
        await using var _ = workshop;
        Assert.Empty(await Owed(workshop));
        await workshop.Came(order, 2, number: "ALU-1");
        Assert.Equal(["sds", "test_report"], await Owed(workshop));
        await Agree(workshop);
        await workshop.Naming(DocumentType.TestReport, "T-1", Named.Lot, "ALU-1");
        await workshop.Naming(DocumentType.Sds, "S-1", Named.Material, "ALU");
        Assert.Empty(await Owed(workshop));
        await Agree(workshop);
    }

    [Fact]
    public async Task Where_a_type_is_demanded_2_1_and_2_2_do_not_count_and_what_the_material_requires_is_owed_once()
    {
        var (workshop, order) = await Shop(AskedPapers.Of([DocumentType.Mtr], "3.1"), DocumentType.Mtr);
        await using var _ = workshop;
        var lot = await workshop.Came(order, 2, number: "ALU-1");
        Assert.Equal(["mtr"], await Owed(workshop));
        foreach (var (type, owed) in ((string, string[])[])[("2.2", ["mtr"]), ("3.2", [])])
        {
            await workshop.Act(async (db, _) =>
            {
                var paper = db.Documents.Add(Document.Of(DocumentType.Mtr, "M-" + type, en10204: type)).Entity;
                paper.Names((await db.Lots.FindAsync(lot))!);
                await db.SaveChangesAsync();
            });
            Assert.Equal(owed, await Owed(workshop));
            Assert.Empty(await workshop.Lacks(lot));
            await Agree(workshop);
        }
    }

    [Fact]
    public async Task Where_the_order_demands_a_3_1_the_lot_is_not_accepted_on_a_2_2()
    {
        var (workshop, order) = await Shop(AskedPapers.Of([DocumentType.Mtr], "3.1"), DocumentType.Mtr);
        await using var _ = workshop;
        var lot = await workshop.Came(order, 2, number: "ALU-1");
        Task Accept() => workshop.OnLot(lot, async (of, db, acts) => of.Accept(await db.DocumentsAbout(of).ToListAsync(), workshop.Clock.Today, "QL", acts.Now));
        await workshop.OnLot(lot, async (of, db, acts) =>
        {
            var paper = db.Documents.Add(Document.Of(DocumentType.Mtr, "M-2.2", "Northmill", en10204: "2.2")).Entity;
            of.ReadOff("8812", "QL", acts.Now);
            of.Compare(paper, "8812", await db.HeatOf("Northmill", "8812"), "QL", acts.Now);
        });
        Assert.Contains("The order asks for an inspection certificate 3.1", await Shelf.Refused(Accept), StringComparison.Ordinal);
        await workshop.OnLot(lot, async (of, db, acts) =>
        {
            var paper = db.Documents.Add(Document.Of(DocumentType.Mtr, "M-3.1", "Northmill", en10204: "3.1")).Entity;
            paper.Names(await db.Heats.SingleAsync());
            await db.SaveChangesAsync();
        });
        await Accept();
    }

    [Fact]
    public async Task The_list_is_oldest_first_with_ages_and_the_letter_says_what_the_order_asked_for()
    {
        var (workshop, order) = await Shop(AskedPapers.Of([DocumentType.Mtr], "3.1", "the ultrasonic test"), DocumentType.Mtr);
        await using var _ = workshop;
        await workshop.Came(order, 1, number: "ALU-1");
        workshop.Clock.Advance(TimeSpan.FromDays(12));
        await workshop.Came(order, 1, number: "ALU-2");
        workshop.Clock.Advance(TimeSpan.FromDays(1));
        using var anna = await workshop.SignedIn();
        var today = await anna.Visit("/");
        Assert.Contains("4 papers owed oldest: since", today.Text, StringComparison.Ordinal);
        var page = await anna.Visit("/documents/missing");
        Assert.Contains("4 papers of 2 lots, the oldest first", page.Text, StringComparison.Ordinal);
        var rows = page.All("section:first-of-type tbody tr");
        Assert.Contains("ALU-1", rows[0], StringComparison.Ordinal);
        Assert.Contains("13 days", rows[0], StringComparison.Ordinal);
        Assert.Contains("1 day", rows[1], StringComparison.Ordinal);
        Assert.Contains("Mill test report (MTR) 3.1", rows[0], StringComparison.Ordinal);
        var letter = (await page.Link("TRM Supplies")).Document.QuerySelector("#letter")!.TextContent;
        Assert.Contains("(13 days ago), our order PO-0001, our number ALU-1", letter, StringComparison.Ordinal);
        Assert.Contains("a mill test report (MTR), type 3.1 by EN 10204, the ultrasonic test", letter, StringComparison.Ordinal);
        var lot = await anna.Visit((await anna.Visit("/find?q=ALU-1")).Path + "?tab=documents");
        Assert.Contains("Asked for with PO-0001", lot.Text, StringComparison.Ordinal);
        Assert.Contains("Mill test report (MTR), 3.1 by EN 10204", lot.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task The_list_and_the_page_of_a_lot_never_disagree_about_what_was_ordered(int seed)
    {
        await using var workshop = await Workshop.Open();
        var (random, types) = (new Random(seed), Enum.GetValues<DocumentType>());
        var suppliers = new[] { await workshop.Supplier("S1"), await workshop.Supplier("S2") };
        for (var n = 0; n < 6; n++)
        {
            var material = await workshop.Material($"M{n}", Category.Metal, Unit.Pcs, ControlLevel.Untracked);
            await workshop.Requires(material, [.. types.Where(_ => random.Next(3) == 0)]);
            var order = await workshop.Ordered(suppliers[random.Next(2)], sent: false, (material, 9));
            var asked = AskedPapers.Of([DocumentType.Mtr, .. types.Where(_ => random.Next(2) == 0)], random.Next(3) switch { 0 => "3.1", 1 => "3.2", _ => null }, "words");
            await workshop.OnOrder(order, (o, acts) =>
            {
                o.Change(o.Lines[0], new(o.Lines[0].Amount, null, null, asked), null, "QL", acts.Now);
                o.Send(true, "QL", acts.Now);
            });
            for (var k = 0; k < 2; k++)
            {
                var (lot, number) = (await workshop.Came(order, 3, number: $"L{n}{k}"), $"L{n}{k}");
                if (k == 1) await workshop.OnLot(lot, (of, db, acts) => { db.Add(Split.Of($"SPL-{number}", of, Story.Of(1, Unit.Pcs), $"{number}-P", workshop.Clock.Today, "QL", acts.Now)); return Task.CompletedTask; });
            }
        }
        await workshop.Act(async (db, acts) =>
        {
            var (lots, materials, senders, receipts) = (await db.Lots.ToListAsync(), await db.Materials.ToListAsync(), await db.Suppliers.ToListAsync(), await db.Receipts.ToListAsync());
            for (var n = 0; n < 60; n++)
            {
                var paper = db.Documents.Add(Document.Of(types[random.Next(types.Length)], $"D{n}", expiresOn: random.Next(5) == 0 ? workshop.Clock.Today.AddDays(-1) : null, en10204: ((string?[])[null, "2.2", "3.1", "3.2"])[random.Next(4)])).Entity;
                if (random.Next(2) == 0) paper.Names(lots[random.Next(lots.Count)]);
                if (random.Next(3) == 0 && !paper.IsCertificate) paper.Covers(materials[random.Next(materials.Count)]);
                if (random.Next(4) == 0) paper.Names(senders[random.Next(senders.Count)]);
                if (random.Next(4) == 0) paper.Names(receipts[random.Next(receipts.Count)]);
                if (random.Next(9) == 0) paper.Withdraw("wrong", acts.Who, acts.Now);
            }
            await db.SaveChangesAsync();
        });
        await Agree(workshop);
        await workshop.Agree();
        Assert.NotEmpty(await Owed(workshop));
    }
}
