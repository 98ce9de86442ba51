using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Certificates.Reading;
using Traceability.Certificates.Values;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Materials;
using Traceability.Suppliers;
using Traceability.Tests.Certificates;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Manufacture;

/// <summary>Work that others do on our lots: sent, back, lost, and what it does to the material.</summary>
public sealed class OutsideTests : IAsyncLifetime
{
    private Workshop workshop = null!;

    private long lot;

    public async Task InitializeAsync()
    {
        workshop = await Workshop.Open();
        await workshop.Supplier("ANO");
        lot = await workshop.Accepted(await workshop.Material("ALU", Category.Metal, Unit.Pcs), 10, "ALU-1");
    }

    public async Task DisposeAsync() => await workshop.DisposeAsync();

    private DateOnly Today => workshop.Clock.Today;

    private Task<long> Send(decimal amount = 10, OutsideEffect effect = OutsideEffect.Surface, DateOnly? due = null, int times = 1) => workshop.With(async (db, _, numbers) =>
    {
        var of = await db.Lots.ForUse().SingleAsync(l => l.Id == lot);
        var work = OutsideProcess.Send(await numbers.Outside(), await db.Suppliers.SingleAsync(s => s.Code == "ANO"), "clear anodising", [.. Enumerable.Repeat((of, Quantity.Of(amount, Unit.Pcs)), times)], Today, Today, "SF", effect, due);
        db.Add(work);
        await db.SaveChangesAsync();
        return work.Id;
    });

    private Task<long> Back(long work, decimal amount) => workshop.With(async (db, _, numbers) =>
    {
        var of = await db.OutsideProcesses.Include(o => o.Inputs).ThenInclude(i => i.Lot.Holds).Include(o => o.Inputs).ThenInclude(i => i.Lot.Material).Include(o => o.Outputs).ThenInclude(o => o.Lot).SingleAsync(o => o.Id == work);
        var sent = await db.Lots.ForUse().SingleAsync(l => l.Id == lot);
        var made = of.TakeBack(sent, Quantity.Of(amount, Unit.Pcs), await numbers.Piece(sent)).Lot;
        await db.SaveChangesAsync();
        return made.Id;
    });

    private Task Close(long work, string? lost) => workshop.Act(async (db, _) =>
        (await db.OutsideProcesses.Include(o => o.Inputs).ThenInclude(i => i.Lot).Include(o => o.Outputs).ThenInclude(o => o.Lot).SingleAsync(o => o.Id == work)).Close(Today, lost));

    [Fact]
    public async Task What_is_sent_is_found_at_the_processor_and_comes_back_in_parts_to_the_door()
    {
        var work = await Send();
        Assert.True((await workshop.Lot(lot)).OnHand.IsZero);
        var first = await Back(work, 6);
        Assert.Equal((LotStatus.Quarantined, "ALU-1"), ((await workshop.Lot(first)).Status, (await workshop.Lot(first)).Root!.Number));
        Assert.Contains("4 pcs of ALU-1 are still out; 5 pcs cannot come back", await Shelf.Refused(() => Back(work, 5)), StringComparison.Ordinal);
        await Back(work, 4);
        await Close(work, null);
        Assert.Contains("was closed on", await Shelf.Refused(() => Back(work, 1)), StringComparison.Ordinal);
        Assert.Empty(await workshop.Faults());
    }

    [Fact]
    public async Task Each_lot_comes_back_by_itself_and_only_pieces_of_one_root_count_together()
    {
        var (one, other) = (lot, await workshop.Accepted((await workshop.Lot(lot)).MaterialId!.Value, 10, "ALU-2"));
        var part = await workshop.With(async (db, acts, numbers) =>
        {
            var split = Split.Of(await numbers.Split(), await db.Lots.ForUse().SingleAsync(l => l.Id == one), Quantity.Of(4, Unit.Pcs), "ALU-1-P", Today, "SF", acts.Now);
            db.Add(split);
            await db.SaveChangesAsync();
            return split.Outputs[0].Lot.Id;
        });
        var work = await workshop.With(async (db, _, numbers) =>
        {
            var all = await db.Lots.ForUse().Where(l => l.Id == one || l.Id == other || l.Id == part).OrderBy(l => l.Number).ToListAsync();
            var sent = OutsideProcess.Send(await numbers.Outside(), await db.Suppliers.SingleAsync(s => s.Code == "ANO"), "clear anodising", [.. all.Select(l => (l, l.OnHand))], Today, Today, "SF");
            db.Add(sent);
            await db.SaveChangesAsync();
            return sent.Id;
        });
        lot = other;
        Assert.Contains("10 pcs of ALU-2 are still out; 11 pcs cannot come back", await Shelf.Refused(() => Back(work, 11)), StringComparison.Ordinal);
        await Back(work, 10);
        lot = part;
        // Six of the bar and four of its part went: once they are back nobody can tell which is which.
        await Back(work, 7);
        lot = one;
        Assert.Contains("3 pcs of ALU-1 are still out; 4 pcs cannot come back", await Shelf.Refused(() => Back(work, 4)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_lost_is_said_before_it_is_closed()
    {
        var work = await Send();
        await Back(work, 9);
        Assert.Contains("Say why", await Shelf.Refused(() => Close(work, " ")), StringComparison.Ordinal);
        await Close(work, "One fell into the bath.");
        Assert.Equal("One fell into the bath.", (await workshop.Read(db => db.OutsideProcesses.SingleAsync())).LostReason);
    }

    [Fact]
    public async Task Bad_input_is_refused_and_nothing_leaves()
    {
        Assert.Contains("has 10 pcs left; 11 pcs cannot be sent out", await Shelf.Refused(() => Send(11)), StringComparison.Ordinal);
        Assert.Contains("is there twice", await Shelf.Refused(() => Send(2, times: 2)), StringComparison.Ordinal);
        Assert.Contains("before it left", await Shelf.Refused(() => Send(2, due: Today.AddDays(-1))), StringComparison.Ordinal);
        await workshop.Act(async (db, _) => (await db.Suppliers.SingleAsync(s => s.Code == "ANO")).Status = SupplierStatus.Blocked);
        Assert.Contains("is blocked", await Shelf.Refused(() => Send()), StringComparison.Ordinal);
        Assert.Equal(Quantity.Of(10, Unit.Pcs), (await workshop.Lot(lot)).OnHand);
    }

    [Fact]
    public async Task After_heat_treatment_the_mechanical_values_of_its_certificate_hold_no_longer()
    {
        await workshop.OnLot(lot, async (of, db, acts) =>
        {
            var paper = (await db.DocumentsAbout(of).ToListAsync()).Single();
            paper.States(TypedValues.Of(paper, "ReH 649 MPa\nRm 367 MPa\nSi 0.6 %", "25987741", null, null), "SF", acts.Now);
        });
        var (plain, treated) = (await Back(await Send(2, OutsideEffect.None), 2), await Back(await Send(2, OutsideEffect.HeatTreatment), 2));
        async Task<int> Impossible(long id) => await workshop.Read(async db =>
        {
            var of = await db.Lots.ForUse().AsNoTracking().SingleAsync(l => l.Id == id);
            return LotLimits.Of(of, await db.DocumentsAbout(of).AsNoTracking().ToListAsync(), Today).Single().Impossible.Count;
        });
        Assert.Equal((1, 0), (await Impossible(plain), await Impossible(treated)));
        Assert.True((await workshop.Lot(treated)).HeatTreated);
    }

    [Fact]
    public async Task A_new_surface_needs_papers_of_its_own()
    {
        var material = (await workshop.Lot(lot)).MaterialId!.Value;
        await workshop.Naming(DocumentType.Rohs, "R-1", Named.Material, "ALU");
        await workshop.Requires(material, DocumentType.Rohs);
        var back = await Back(await Send(), 10);
        Task Accept() => workshop.OnLot(back, async (of, db, acts) => of.Accept(await db.DocumentsAbout(of).ToListAsync(), Today, "QL", acts.Now));
        await workshop.OnLot(back, async (of, db, acts) =>
        {
            of.ReadOff("25987741", "SF", acts.Now);
            of.Compare(await db.DocumentOf(DocumentType.Mtr, $"88213-{lot}", "Northmill", of), "25987741", await db.HeatOf("Northmill", "25987741"), "SF", acts.Now);
        });
        Assert.Contains("has a new surface, a material of its own", await Shelf.Refused(Accept), StringComparison.Ordinal);
        await workshop.Naming(DocumentType.Rohs, "R-ANO", Named.Lot, (await workshop.Lot(back)).Number);
        await Accept();
        // Its pieces have the surface too.
        var part = await workshop.With(async (db, acts, numbers) =>
        {
            var of = await db.Lots.ForUse().SingleAsync(l => l.Id == back);
            var split = Split.Of(await numbers.Split(), of, Quantity.Of(3, Unit.Pcs), await numbers.Piece(of), Today, "SF", acts.Now);
            db.Add(split);
            await db.SaveChangesAsync();
            return split.Outputs[0].Lot.Id;
        });
        Assert.True((await workshop.Lot(part)).NewSurface);
    }

    [Fact]
    public async Task From_the_lot_out_and_back_by_the_pages()
    {
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit($"/lots/{lot}")).Link("Send out for work");
        Assert.Equal("ALU-1", page.Value("Input.Lots")!.Trim());
        page = await page.Submit("Send it out", new() { ["Input.Lots"] = "ALU-1, 4", ["Input.Process"] = "clear anodising", ["Input.Effect"] = "Surface" });
        Assert.Contains("Who does the work?", page.Refusals[0], StringComparison.Ordinal);
        Assert.Equal("ALU-1, 4", page.Value("Input.Lots")!.Trim());
        var supplier = await workshop.Read(db => db.Suppliers.Where(s => s.Code == "ANO").Select(s => s.Id).SingleAsync());
        page = await page.Submit("Send it out", new() { ["Input.Supplier"] = $"{supplier}", ["Input.DueOn"] = $"{Today:yyyy-MM-dd}" });
        Assert.StartsWith("OUT-0001", page.Heading, StringComparison.Ordinal);
        Assert.Contains("4 pcs", page.Text, StringComparison.Ordinal);
        workshop.Clock.Advance(TimeSpan.FromDays(3));
        using var omar = await workshop.SignedIn("OMAR");
        Assert.Contains("OUT-0001", (await omar.Visit("/outside?state=late")).Text, StringComparison.Ordinal);
        page = await omar.Visit("/find?q=OUT-0001");
        page = await page.Submit("Take it back", new() { ["Back.Quantity"] = "3" });
        Assert.Contains("3 pcs are back as ALU-1-01", page.Text, StringComparison.Ordinal);
        page = await page.Submit("Close it", new() { ["End.Lost"] = "One fell into the bath." });
        Assert.Contains("closed", page.Text, StringComparison.Ordinal);
    }
}
