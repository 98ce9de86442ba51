using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Materials;
using Traceability.Receiving;
using Traceability.Tests.Certificates;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Receiving;

/// <summary>What was there when the book began.</summary>
public sealed class OpeningTests
{
    private static Task<long> Counted(Workshop workshop, long material, string number, decimal amount = 10) => workshop.With(async (db, _, numbers) =>
    {
        var receipt = db.Receipts.Add(Receipt.Opening(await numbers.Receipt(), null, null, workshop.Clock.Today, workshop.Clock.Today)).Entity;
        var of = (await db.Materials.FindAsync(material))!;
        var lot = receipt.Take(new(number, of, Quantity.Of(amount, of.Unit)));
        await db.SaveChangesAsync();
        return lot.Id;
    });

    [Fact]
    public async Task It_is_counted_in_with_what_is_known_and_can_be_used_at_once()
    {
        await using var workshop = await Workshop.Open();
        var (alu, _) = (await workshop.Material("ALU", Category.Metal, Unit.Pcs), await workshop.Supplier());
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit("/receiving")).Link("Opening stock", "main .tabs");
        page = await page.Submit("Next: what is there");
        Assert.Contains("Opening stock of which nobody knows who delivered it", page.Text, StringComparison.Ordinal);
        page = await page.Submit("Add this lot", new() { ["Input.Material"] = $"{alu}", ["Input.Quantity"] = "4", ["Input.Location"] = "Plate rack" });
        Assert.Contains("ALU-0524-001 is in", page.Text, StringComparison.Ordinal);
        page = await page.Link("ALU-0524-001");
        Assert.Contains("for products that need no papers", page.Text, StringComparison.Ordinal);
        var lot = await workshop.Read(db => db.Lots.SingleAsync());
        Assert.Equal((LotStatus.Accepted, true, null), (lot.Status, lot.IsOpening, lot.SupplierId));
        Assert.Contains("opening stock", (await anna.Visit("/receiving")).Text, StringComparison.Ordinal);
        Assert.Contains("1 lot", (await anna.Visit("/receiving/opening")).Text, StringComparison.Ordinal);
        Assert.Empty(await workshop.Faults());
    }

    [Fact]
    public async Task It_goes_into_plain_products_only_whole_cut_or_mixed()
    {
        await using var workshop = await Workshop.Open();
        var ply = await workshop.Material("PLY", level: ControlLevel.Document);
        await Counted(workshop, ply, "PLY-1");
        await Counted(workshop, ply, "PLY-2");
        await workshop.Tell(async story =>
        {
            await story.Product("PLAIN");
            (await story.Product("MED")).RequiredDocuments = [DocumentType.Cofc];
            await story.Cut(await story.Lot("PLY-1"), 1, 1);
            await story.Kept(Split.Of("SPL-1", await story.Lot("PLY-1"), Story.Of(1, Unit.Sheet), "PLY-1-S", workshop.Clock.Today, "QL", workshop.Clock.Now));
            await story.Kept(Mix.Of("MIX-1", "PLY-M", [(await story.Lot("PLY-1"), Story.Of(1, Unit.Sheet)), (await story.Lot("PLY-2"), Story.Of(1, Unit.Sheet))], workshop.Clock.Today, "QL"));
        });
        foreach (var number in (string[])["PLY-1", "PLY-1-01", "PLY-1-S", "PLY-M"])
        {
            Assert.Contains($"{number} is opening stock: it was here before the book began", await Shelf.Refused(() => Use(workshop, "MED", number)), StringComparison.Ordinal);
            await Use(workshop, "PLAIN", number);
        }
        Assert.Empty(await workshop.Faults());
    }

    [Fact]
    public async Task It_owes_no_papers()
    {
        await using var workshop = await Workshop.Open();
        var ply = await workshop.Material("PLY", level: ControlLevel.Document);
        await workshop.Requires(ply, DocumentType.Rohs);
        await Counted(workshop, ply, "PLY-1");
        Assert.Empty(await workshop.Lacking());
        await workshop.Agree();
        await workshop.Received(ply, number: "PLY-2");
        Assert.Single(await workshop.Lacking());
        await workshop.Agree();
    }

    [Fact]
    public async Task A_customers_own_that_was_there_stays_his_and_nothing_is_counted_in_the_future()
    {
        await using var workshop = await Workshop.Open();
        var ply = await workshop.Material("PLY");
        await workshop.Tell(story => story.Customer("HDL"));
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit("/receiving/opening")).Submit("Next: what is there", new() { ["Input.Customer"] = "1", ["Input.CountedOn"] = $"{workshop.Clock.Today.AddDays(1):yyyy-MM-dd}" });
        Assert.Contains("is in the future. Enter the day on which it was counted", page.All(".wrong").Single(), StringComparison.Ordinal);
        page = await page.Submit("Next: what is there", new() { ["Input.CountedOn"] = $"{workshop.Clock.Today:yyyy-MM-dd}" });
        Assert.Contains("Opening stock of Customer HDL, for his own orders", page.Text, StringComparison.Ordinal);
        page = await (await page.Submit("Add this lot", new() { ["Input.Material"] = $"{ply}", ["Input.Quantity"] = "3" })).Link("PLY-0524-001");
        page = await (await anna.Visit(page.Path + "/take-out")).Submit("Take it out", new() { ["Input.Reason"] = nameof(MovementReason.OwnUse), ["Input.Quantity"] = "1", ["Input.Note"] = "A shelf." });
        Assert.Contains("belongs to a customer", page.Refusals[0], StringComparison.Ordinal);
        Assert.Contains("Say one of them", await Shelf.Refused(() => workshop.Tell(async story => Receipt.Opening("RCP-9", await story.Supplier(), await story.Customer("HDL"), story.Today, story.Today))), StringComparison.Ordinal);
    }

    private static Task<Input> Use(Workshop workshop, string product, string lot) => workshop.With(async (db, acts, numbers) =>
    {
        var story = new Story(db, acts);
        var record = await story.Kept(ManufactureRecord.Start(await numbers.Record(), await story.Product(product), null, story.Today, story.Today, "QL"));
        return await story.Consume(record, await story.Lot(lot), 0.5m);
    });
}
