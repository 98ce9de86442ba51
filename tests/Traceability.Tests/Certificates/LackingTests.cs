using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Certificates;

/// <summary>What a lot has to have, and what proves it.</summary>
public sealed class LackingTests
{
    private static async Task<(Workshop Workshop, long Material, long Lot)> Shop(params DocumentType[] required)
    {
        var workshop = await Workshop.Open();
        var material = await workshop.Material("ALU", Category.Metal, level: ControlLevel.Label);
        await workshop.Requires(material, required);
        return (workshop, material, await workshop.Received(material, number: "ALU-1", heat: ("Northmill", "25990085")));
    }

    [Fact]
    public async Task A_certificate_has_to_name_the_lot_or_its_heat()
    {
        var (workshop, _, lot) = await Shop(DocumentType.Mtr);
        await using var __ = workshop;
        Assert.Equal(["mtr"], await workshop.Lacks(lot));
        Assert.Contains("never of ALU as a whole", await Shelf.Refused(() => workshop.Naming(DocumentType.Mtr, "M-1", Named.Material, "ALU")), StringComparison.Ordinal);
        await workshop.Naming(DocumentType.Cofc, "C-1", Named.Lot, "ALU-1");
        Assert.Equal(["mtr"], await workshop.Lacks(lot));
        await workshop.Naming(DocumentType.Mtr, "M-2", Named.Heat, "25990085");
        Assert.Empty(await workshop.Lacks(lot));
        await workshop.Agree();
    }

    [Fact]
    public async Task History_that_lets_a_certificate_speak_of_a_material_proves_nothing()
    {
        var (workshop, material, lot) = await Shop(DocumentType.Mtr);
        await using var __ = workshop;
        var paper = await workshop.Paper(DocumentType.Mtr, "M-1");
        await workshop.Act(async (db, _) => await db.Execute($"INSERT INTO document_material (document_id, material_id) VALUES ({paper}, {material})"));
        Assert.Equal(["mtr"], await workshop.Lacks(lot));
        await workshop.Agree();
    }

    [Fact]
    public async Task A_declaration_covers_the_material_and_where_it_names_suppliers_only_theirs()
    {
        var (workshop, _, lot) = await Shop(DocumentType.Rohs);
        await using var __ = workshop;
        await workshop.Supplier("OTHER");
        var paper = await workshop.Naming(DocumentType.Rohs, "R-1", Named.Material, "ALU");
        Assert.Empty(await workshop.Lacks(lot));
        await Name(workshop, paper, Named.Supplier, "OTHER");
        Assert.Equal(["rohs"], await workshop.Lacks(lot));
        await workshop.Agree();
        await Name(workshop, paper, Named.Supplier, "HARLOW");
        Assert.Empty(await workshop.Lacks(lot));
        await workshop.Agree();
    }

    [Fact]
    public async Task A_paper_that_names_only_a_supplier_proves_nothing_of_a_lot()
    {
        var (workshop, _, lot) = await Shop(DocumentType.Rohs);
        await using var __ = workshop;
        await workshop.Naming(DocumentType.Rohs, "R-1", Named.Supplier, "HARLOW");
        Assert.Equal(["rohs"], await workshop.Lacks(lot));
        await workshop.Agree();
    }

    [Fact]
    public async Task A_packing_slip_goes_for_its_delivery()
    {
        var (workshop, _, lot) = await Shop(DocumentType.PackingSlip);
        await using var __ = workshop;
        await workshop.Naming(DocumentType.PackingSlip, "PS-1", Named.Receipt, await workshop.Read(db => db.Receipts.Select(r => r.Number).SingleAsync()));
        Assert.Empty(await workshop.Lacks(lot));
        await workshop.Agree();
    }

    [Fact]
    public async Task What_expired_was_replaced_or_withdrawn_does_not_count()
    {
        var (workshop, _, lot) = await Shop(DocumentType.Rohs);
        await using var __ = workshop;
        var today = workshop.Clock.Today;
        var old = await workshop.Naming(DocumentType.Rohs, "R-1", Named.Material, "ALU", expires: today);
        Assert.Empty(await workshop.Lacks(lot));
        workshop.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["rohs"], await workshop.Lacks(lot));
        await workshop.Agree();

        var newer = await workshop.Naming(DocumentType.Rohs, "R-2", Named.Material, "ALU");
        Assert.Empty(await workshop.Lacks(lot));
        await workshop.Act(async (db, _) => (await db.Documents.FindAsync(newer))!.GiveWayTo((await db.Documents.FindAsync(await Third(db)))!));
        Assert.Equal(["rohs"], await workshop.Lacks(lot));
        await workshop.Agree();

        var fourth = await workshop.Naming(DocumentType.Rohs, "R-4", Named.Material, "ALU");
        Assert.Empty(await workshop.Lacks(lot));
        await workshop.Act(async (db, acts) => (await db.Documents.FindAsync(fourth))!.Withdraw("of another alloy", acts.Who, acts.Now));
        Assert.Equal(["rohs"], await workshop.Lacks(lot));
        await workshop.Agree();
        Assert.Contains("is withdrawn already", await Shelf.Refused(() => workshop.Act(async (db, acts) => (await db.Documents.FindAsync(fourth))!.Withdraw("again", acts.Who, acts.Now))), StringComparison.Ordinal);
        Assert.Contains("replaced already", await Shelf.Refused(() => workshop.Act(async (db, acts) => (await db.Documents.FindAsync(newer))!.Withdraw("again", acts.Who, acts.Now))), StringComparison.Ordinal);
        Assert.True(old > 0);

        static async Task<long> Third(TraceabilityDb db)
        {
            var third = db.Documents.Add(Document.Of(DocumentType.Rohs, "R-3")).Entity;
            await db.SaveChangesAsync();
            return third.Id;
        }
    }

    [Fact]
    public async Task Only_a_paper_of_the_same_kind_replaces_another()
    {
        var (workshop, _, _) = await Shop();
        await using var __ = workshop;
        Assert.Contains("only another one replaces it", await Shelf.Refused(() => workshop.Act((db, _) =>
        {
            Document.Of(DocumentType.Rohs, "R-1").GiveWayTo(Document.Of(DocumentType.Sds, "S-1"));
            return Task.CompletedTask;
        })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_level_two_a_certificate_is_required_whichever_it_is()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Received(await workshop.Material("PLY", level: ControlLevel.Document), number: "PLY-1");
        Assert.Equal(["certificate"], await workshop.Lacks(lot));
        await workshop.Agree();
        await workshop.Naming(DocumentType.TestReport, "T-1", Named.Lot, "PLY-1");
        Assert.Empty(await workshop.Lacks(lot));
        await workshop.Agree();
    }

    [Fact]
    public async Task A_piece_has_the_papers_of_what_it_was_cut_from()
    {
        var (workshop, _, lot) = await Shop(DocumentType.Mtr, DocumentType.Rohs);
        await using var __ = workshop;
        await workshop.Naming(DocumentType.Mtr, "M-1", Named.Heat, "25990085");
        var rohs = await workshop.Naming(DocumentType.Rohs, "R-1", Named.Material, "ALU");
        await Name(workshop, rohs, Named.Supplier, "HARLOW");
        await workshop.OnLot(lot, async (of, db, acts) => { of.ReadOff("25990085", "QL", acts.Now); of.Accept(await db.DocumentsAbout(of).ToListAsync(), workshop.Clock.Today, "QL", acts.Now); });
        await workshop.Tell(async story => await story.Cut(await story.Lot("ALU-1"), 2, 1));
        Assert.Equal(3, await workshop.Read(db => db.Lots.CountAsync(l => l.OnHandMicro > 0)));
        Assert.Empty(await workshop.Lacking());
        await workshop.Agree();
    }

    [Fact]
    public async Task What_was_mixed_here_has_the_papers_of_what_went_in()
    {
        await using var workshop = await Workshop.Open();
        var material = await workshop.Material("RES", Category.Resin, level: ControlLevel.Label);
        await workshop.Requires(material, DocumentType.Cofc);
        foreach (var number in (string[])["RES-1", "RES-2"])
        {
            var lot = await workshop.Received(material, number: number);
            await workshop.Naming(DocumentType.Cofc, "C-" + number, Named.Lot, number);
            await workshop.OnLot(lot, async (of, db, acts) => { of.ReadOff("7", "QL", acts.Now); of.Accept(await db.DocumentsAbout(of).ToListAsync(), workshop.Clock.Today, "QL", acts.Now); });
        }
        await workshop.Tell(async story => await story.Kept(Mix.Of("MIX-1", "RES-M", [(await story.Lot("RES-1"), Story.Of(5, Unit.Sheet)), (await story.Lot("RES-2"), Story.Of(5, Unit.Sheet))], workshop.Clock.Today, "QL")));
        Assert.Equal(3, await workshop.Read(db => db.Lots.CountAsync(l => l.OnHandMicro > 0)));
        Assert.Empty(await workshop.Lacking());
        await workshop.Agree();
    }

    [Fact]
    public async Task A_lot_is_not_accepted_on_an_expired_certificate()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Received(await workshop.Material("PLY", level: ControlLevel.Document), number: "PLY-1");
        await workshop.Naming(DocumentType.Cofc, "C-1", Named.Lot, "PLY-1", expires: workshop.Clock.Today);
        workshop.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("No certificate names PLY-1 yet", await Shelf.Refused(() => workshop.OnLot(lot, async (of, db, acts) =>
        {
            of.ReadOff("7", "QL", acts.Now);
            of.Accept(await db.DocumentsAbout(of).ToListAsync(), workshop.Clock.Today, "QL", acts.Now);
        })), StringComparison.Ordinal);
    }

    /// <summary>The rule is written twice, for one lot and for many: whatever the papers, both tell the same.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_list_and_the_page_of_a_lot_never_disagree(int seed)
    {
        await using var workshop = await Workshop.Open();
        var random = new Random(seed);
        var types = Enum.GetValues<DocumentType>();
        foreach (var code in (string[])["M1", "M2", "M3"])
        {
            var material = await workshop.Material(code, Category.Metal, level: (ControlLevel)random.Next(1, 4));
            await workshop.Requires(material, [.. types.Where(_ => random.Next(3) == 0)]);
            for (var n = 0; n < 4; n++)
            {
                var (number, sender, heat) = ($"{code}-{n}", $"S{random.Next(1, 3)}", random.Next(2) == 0 ? $"H{random.Next(3)}" : null);
                var lot = await workshop.Tell(async story => (await story.Receive(number, 10, await story.Material(code), heat is null ? null : await story.HeatOf("Mill", heat), from: await story.Supplier(sender))).Id);
                if (random.Next(2) == 0) await workshop.OnLot(lot, (of, db, acts) => { db.Add(Split.Of($"SPL-{code}-{n}", of, Story.Of(1, Unit.Sheet), $"{code}-{n}-P", workshop.Clock.Today, "QL", acts.Now)); return Task.CompletedTask; });
            }
        }
        await workshop.Act(async (db, acts) =>
        {
            var (lots, heats, materials, suppliers, receipts) = (await db.Lots.ToListAsync(), await db.Heats.ToListAsync(), await db.Materials.ToListAsync(), await db.Suppliers.ToListAsync(), await db.Receipts.ToListAsync());
            for (var n = 0; n < 40; n++)
            {
                var paper = db.Documents.Add(Document.Of(types[random.Next(types.Length)], $"D{n}", expiresOn: random.Next(4) == 0 ? workshop.Clock.Today.AddDays(random.Next(-1, 2)) : null)).Entity;
                if (random.Next(3) == 0) paper.Names(lots[random.Next(lots.Count)]);
                if (random.Next(3) == 0 && heats.Count > 0) paper.Names(heats[random.Next(heats.Count)]);
                if (random.Next(3) == 0 && !paper.IsCertificate) paper.Covers(materials[random.Next(materials.Count)]);
                if (random.Next(4) == 0) paper.Names(suppliers[random.Next(suppliers.Count)]);
                if (random.Next(4) == 0) paper.Names(receipts[random.Next(receipts.Count)]);
                if (random.Next(8) == 0) paper.Withdraw("wrong", acts.Who, acts.Now);
            }
            await db.SaveChangesAsync();
        });
        await workshop.Agree();
        var lacking = await workshop.Lacking();
        Assert.NotEmpty(lacking);
    }

    private static Task<IReadOnlyList<string>> Name(Workshop workshop, long paper, Named what, string which) => workshop.Act(async (db, _) =>
        await db.Name(await db.Documents.Include(d => d.Suppliers).SingleAsync(d => d.Id == paper), what, which, "Which"));
}
