using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Certificates.Reading;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Orders;
using Traceability.People;
using Traceability.Receiving;
using Traceability.Shops;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Receiving;

/// <summary>What keeps a lot out, what a quality lead can take upon himself, and what nobody can.</summary>
public sealed class DoorTests : IAsyncLifetime
{
    private static readonly Who Lead = new("QL", "Quinn", Role.QualityLead), Staff = new("SF", "Sam", Role.Staff);

    private Workshop workshop = null!;

    public async Task InitializeAsync() => workshop = await Workshop.Open();

    public async Task DisposeAsync() => await workshop.DisposeAsync();

    private DateOnly Today => workshop.Clock.Today;

    /// <summary>Plate of a grade, read and matched, with what its certificate states.</summary>
    private async Task<long> Compared(string values, string? grade = "304", string? standards = "ASTM A240-04", ControlLevel? level = null)
    {
        var material = await workshop.Material("SST", Category.Metal, Unit.Pcs, level);
        await workshop.Act(async (db, _) => (await db.Materials.FindAsync(material))!.Grade = grade);
        var lot = await workshop.Received(material, number: "SST-1");
        await workshop.OnLot(lot, async (of, db, acts) =>
        {
            of.ReadOff("8812", "SF", acts.Now);
            var certificate = await db.DocumentOf(DocumentType.Mtr, "C-1", "Northmill", of);
            of.Compare(certificate, "8812", await db.HeatOf("Northmill", "8812"), "SF", acts.Now);
            if (values.Length > 0) certificate.States(TypedValues.Of(certificate, values, "8812", grade, standards), "SF", acts.Now);
        });
        return lot;
    }

    private Task Accept(long lot, string by = "QL", DoorRules? rules = null) =>
        workshop.OnLot(lot, async (of, db, acts) => of.Accept(await db.DocumentsAbout(of).ToListAsync(), Today, by, acts.Now, rules));

    private Task<string> Refused(long lot, string by = "QL", DoorRules? rules = null) => Shelf.Refused(() => Accept(lot, by, rules));

    private Task Concede(long lot, Who who, string? reason = "The part carries no load.") => workshop.OnLot(lot, async (of, db, acts) =>
        of.Concede(Obstacles.Of(of, await db.DocumentsAbout(of).ToListAsync(), Today, who.Code, DoorRules.Usual)[0], reason, who, acts.Now));

    [Fact]
    public async Task A_value_out_of_a_verified_limit_waits_for_a_quality_lead()
    {
        var lot = await Compared("C 0.05 %\nCr 17.2 %\nNi 9.1 %");
        Assert.Contains("Cr = 17.2 %: out, 18.0 to 20.0 %, says C-1 against 304: ASTM A240, edition 2004", await Refused(lot), StringComparison.Ordinal);
        Assert.Contains("Only a quality lead", await Shelf.Refused(() => Concede(lot, Staff)), StringComparison.Ordinal);
        Assert.Contains("Say why", await Shelf.Refused(() => Concede(lot, Lead, " ")), StringComparison.Ordinal);
        await Concede(lot, Lead);
        await Accept(lot);
        var kept = await workshop.Lot(lot);
        Assert.Equal(LotStatus.Accepted, kept.Status);
        Assert.Equal((ObstacleKind.OutOfLimits, "QL", "The part carries no load."), kept.Concessions.Select(c => (c.Kind, c.By, c.Reason)).Single());
    }

    [Fact]
    public async Task Another_value_of_the_same_element_is_another_deviation()
    {
        var lot = await Compared("Cr 17.2 %");
        await Concede(lot, Lead);
        workshop.Clock.Advance(TimeSpan.FromMinutes(1));
        await workshop.OnLot(lot, async (of, db, acts) =>
        {
            var certificate = (await db.DocumentsAbout(of).ToListAsync()).Single();
            certificate.States(TypedValues.Of(certificate, "Cr 12.0 %", "8812", "304", "ASTM A240-04"), "SF", acts.Now);
        });
        Assert.Contains("Cr = 12.0 %: out", await Refused(lot), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_out_of_an_unverified_limit_only_warns()
    {
        // Of annealed 304 the tensile strength is known from hearsay only.
        var lot = await Compared("C 0.05 %\nRm 400 MPa");
        await Accept(lot);
        Assert.Equal(LotStatus.Accepted, (await workshop.Lot(lot)).Status);
    }

    [Fact]
    public async Task What_no_material_has_waits_for_a_quality_lead_whatever_its_grade()
    {
        var lot = await Compared("C 150.5 %", grade: "unheard of", standards: null);
        Assert.Contains("no element is more than 100 % of anything", await Refused(lot), StringComparison.Ordinal);
        var other = await workshop.Received((await workshop.Lot(lot)).MaterialId!.Value, number: "SST-2");
        await workshop.OnLot(other, async (of, db, acts) =>
        {
            of.ReadOff("99", "SF", acts.Now);
            var certificate = await db.DocumentOf(DocumentType.Mtr, "C-2", "Northmill", of);
            of.Compare(certificate, "99", await db.HeatOf("Northmill", "99"), "SF", acts.Now);
            certificate.States(TypedValues.Of(certificate, "ReH 649 MPa\nRm 367 MPa", "99", null, null), "SF", acts.Now);
        });
        Assert.Contains("is above the tensile strength", await Refused(other), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_of_another_heat_on_the_same_certificate_do_not_count()
    {
        var lot = await Compared("");
        await workshop.OnLot(lot, async (of, db, acts) =>
        {
            var certificate = (await db.DocumentsAbout(of).ToListAsync()).Single();
            certificate.States(TypedValues.Of(certificate, "Cr 17.2 %", "7700", "304", "ASTM A240-04"), "SF", acts.Now);
        });
        await Accept(lot);
    }

    /// <summary>A bar whose two numbers differ.</summary>
    private async Task<long> Differing()
    {
        var lot = await workshop.Received(await workshop.Material("SST", Category.Metal, Unit.Pcs), number: "SST-1");
        await workshop.OnLot(lot, async (of, db, acts) =>
        {
            of.ReadOff("8812", "SF", acts.Now);
            of.Compare(await db.DocumentOf(DocumentType.Mtr, "C-1", "Northmill", of), "8813", await db.HeatOf("Northmill", "8813"), "SF", acts.Now);
        });
        return lot;
    }

    [Fact]
    public async Task A_mismatch_is_never_conceded_released_or_passed_by_a_gate_that_only_warns()
    {
        var lot = await Differing();
        var open = new DoorRules(new(new Dictionary<GateOf, DateOnly> { [GateOf.Label] = Today.AddDays(9), [GateOf.Document] = Today.AddDays(9), [GateOf.BlindMatch] = Today.AddDays(9) }));
        // The lot's own sentence: what the file says when it is asked last begins otherwise.
        Assert.StartsWith("The material says 8812, the certificate says 8813, so SST-1 cannot be accepted.", await Refused(lot, rules: open), StringComparison.Ordinal);
        Assert.Contains("not conceded by anybody", await Shelf.Refused(() => Concede(lot, Lead)), StringComparison.Ordinal);
        Assert.Contains("cannot come later", await Shelf.Refused(() => workshop.OnLot(lot, async (of, db, acts) => of.Release("urgent", await db.DocumentsAbout(of).ToListAsync(), Today, Lead, acts.Now))), StringComparison.Ordinal);
        var kept = await workshop.Lot(lot);
        Assert.Equal((LotStatus.Quarantined, false, 0), (kept.Status, kept.IsReleased, kept.Concessions.Count));
    }

    [Fact]
    public async Task The_file_itself_accepts_no_lot_whose_numbers_differ()
    {
        var lot = await Differing();
        Assert.Equal("The number on the material is not the one on its certificate, so this lot cannot be accepted",
            (await Shelf.Refused(() => workshop.Act((db, _) => db.Database.ExecuteSqlAsync($"UPDATE lot SET status = 'accepted' WHERE id = {lot}")))).TrimEnd('.'));
    }

    [Fact]
    public async Task A_gate_warns_until_its_day_and_refuses_from_then_on()
    {
        var material = await workshop.Material("PLA", Category.Filament, Unit.G);
        var (one, other) = (await workshop.Received(material), await workshop.Received(material));
        await workshop.Act((db, _) => { db.Add(Gate.Warning(GateOf.Document, Today.AddDays(2), Today)); return Task.CompletedTask; });
        foreach (var lot in new[] { one, other }) await workshop.OnLot(lot, (of, acts) => of.ReadOff("7", "SF", acts.Now));
        await Accept(one, rules: await workshop.Read(db => db.DoorRules()));
        Assert.Contains("Accepted with a warning. No certificate names", (await workshop.Lot(one)).Verifications.Single(v => v.Outcome == Outcome.Accepted).Reason, StringComparison.Ordinal);
        // It was let in by its label, whatever the material asks; that is what counts for who asks more.
        Assert.Equal(ControlLevel.Label, (await workshop.Lot(one)).MetLevel);
        workshop.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Contains("No certificate names", await Refused(other, rules: await workshop.Read(db => db.DoorRules())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gate_cannot_warn_for_ever() =>
        Assert.Contains("more than a year away", await Shelf.Refused(() => workshop.Act((db, _) => { db.Add(Gate.Warning(GateOf.Document, Today.AddYears(2), Today)); return Task.CompletedTask; })), StringComparison.Ordinal);

    [Fact]
    public async Task Where_a_second_person_decides_the_reader_does_not()
    {
        var lot = await Compared("");
        var two = new DoorRules(Gates.Closed, SecondPerson: true);
        Assert.Contains("SF read the number", await Refused(lot, "SF", two), StringComparison.Ordinal);
        // There is nobody else: one verifies himself.
        await Accept(lot, "SF", two with { Alone = true });
    }

    [Fact]
    public async Task The_checklist_is_answered_and_a_no_is_a_deviation()
    {
        var material = await workshop.Material("ACR", Category.Plastic, level: ControlLevel.Label);
        await workshop.Act(async (db, _) => (await db.Materials.FindAsync(material))!.IsCheckedFor("Cast\n PMMA \n\nCast"));
        var lot = await workshop.Received(material);
        await workshop.OnLot(lot, (of, acts) => of.ReadOff("7", "SF", acts.Now, answers: new Dictionary<string, bool> { ["Cast"] = true, ["not asked"] = true }));
        Assert.Contains("Nobody has looked for \"PMMA\"", await Refused(lot), StringComparison.Ordinal);
        workshop.Clock.Advance(TimeSpan.FromMinutes(1));
        await workshop.OnLot(lot, (of, acts) => of.ReadOff("7", "SF", acts.Now, answers: new Dictionary<string, bool> { ["Cast"] = true, ["PMMA"] = false }));
        Assert.Contains("\"PMMA\" was not found", await Refused(lot), StringComparison.Ordinal);
        await Concede(lot, Lead);
        await Accept(lot);
        Assert.Equal([("Cast", true), ("Cast", true), ("PMMA", false)], (await workshop.Lot(lot)).ChecklistAnswers.OrderBy(a => a.Id).Select(a => (a.Line, a.IsYes)));
    }

    [Fact]
    public async Task A_released_lot_is_used_and_nothing_of_it_is_shipped_until_it_is_accepted()
    {
        var material = await workshop.Material("ACR", Category.Plastic);
        var lot = await workshop.Received(material, 10, "ACR-1");
        await workshop.OnLot(lot, (of, acts) => of.ReadOff("P-7", "SF", acts.Now));
        Task Release(Who who) => workshop.OnLot(lot, async (of, db, acts) => of.Release("The fair is on Friday.", await db.DocumentsAbout(of).ToListAsync(), Today, who, acts.Now));
        Assert.Contains("Only a quality lead", await Shelf.Refused(() => Release(Staff)), StringComparison.Ordinal);
        await Release(Lead);
        Assert.Equal(LotState.Released, LotStanding.Of(await workshop.Lot(lot)).State);
        Assert.Equal([lot], await workshop.Read(db => db.Lots.Released().Select(l => l.Id).ToListAsync()));

        // Through two records, so that it is far behind what leaves.
        await workshop.Tell(async story =>
        {
            var part = await story.Start("MFG-0001");
            await story.Consume(part, await story.Lot("ACR-1"), 1);
            var made = await story.Produce(part, "PART-1", 4);
            var whole = await story.Start("MFG-0002");
            await story.Consume(whole, await story.Lot(made.Number), 2);
            await story.Produce(whole, "BOX-1", 2);
        });
        Assert.Contains("ACR-1 is released only conditionally, and BOX-1 was made from it", await workshop.Refused(async story => await story.Ship("C", (await story.Lot("BOX-1"), 1))), StringComparison.Ordinal);
        Assert.Contains("ACR-1 is released only conditionally:", await workshop.Refused(async story => await story.Ship("C", (await story.Lot("ACR-1"), 1))), StringComparison.Ordinal);

        await workshop.OnLot(lot, async (of, db, acts) => of.Compare(await db.DocumentOf(DocumentType.Cofc, "C-9", "Plexa", of), "P-7", null, "SF", acts.Now));
        await Accept(lot);
        await workshop.Tell(async story => await story.Ship("C", (await story.Lot("BOX-1"), 1)));
        Assert.False((await workshop.Lot(lot)).IsReleased);
    }

    [Fact]
    public async Task The_file_itself_ships_no_released_lot()
    {
        var lot = await workshop.Received(await workshop.Material("ACR", Category.Plastic), 10, "ACR-1");
        await workshop.OnLot(lot, async (of, db, acts) => { of.ReadOff("P-7", "SF", acts.Now); of.Release("Urgent.", [], Today, Lead, acts.Now); await db.SaveChangesAsync(); });
        Assert.Contains("released only conditionally", await workshop.Refused(async story =>
        {
            var shipment = await story.Ship("C");
            shipment.Pack(await story.Lot("ACR-1"), Quantity.Of(1, Unit.Sheet), Today, Upstream.Clear);
        }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_contract_a_customer_agrees_to_a_deviation_before_it_is_shipped_to_him()
    {
        var lot = await Compared("Cr 17.2 %");
        await Concede(lot, Lead);
        await Accept(lot);
        await workshop.Tell(async story => (await story.Customer("AERO")).Asks(null, approvesDeviations: true));
        await workshop.Tell(async story => await story.Ship("PLAIN", (await story.Lot("SST-1"), 1)));
        Assert.Contains("has to agree to such by contract", await workshop.Refused(async story => await story.Ship("AERO", (await story.Lot("SST-1"), 1))), StringComparison.Ordinal);
        await workshop.OnLot(lot, async (of, db, acts) => of.Concessions[0].ApprovedBy(await db.Customers.SingleAsync(c => c.Code == "AERO"), "mail of 3 May", "QL", acts.Now));
        await workshop.Tell(async story => await story.Ship("AERO", (await story.Lot("SST-1"), 1)));
    }

    [Fact]
    public async Task A_product_asks_for_more_than_the_material_and_the_lot_is_checked_anew()
    {
        var material = await workshop.Material("PLY", Category.Wood, level: ControlLevel.Label);
        var lot = await workshop.Received(material, 10, "PLY-1");
        await workshop.OnLot(lot, (of, acts) => of.ReadOff("B-1", "SF", acts.Now));
        await Accept(lot);
        await workshop.Tell(async story => (await story.Product()).Asks(ControlLevel.BlindMatch, null));
        Task Use() => workshop.Tell(async story => await story.Consume(await story.Start(), await story.Lot("PLY-1"), 1));
        Assert.Contains("BOX needs material checked at level 3, blind match, and PLY-1 was checked at level 1, label", await Shelf.Refused(Use), StringComparison.Ordinal);

        await workshop.OnLot(lot, (of, acts) => of.CheckAt(ControlLevel.BlindMatch, "for BOX", "QL", acts.Now));
        Assert.Contains("not accepted yet", await Shelf.Refused(Use), StringComparison.Ordinal);
        workshop.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("has not been compared yet", await Refused(lot), StringComparison.Ordinal);
        await workshop.OnLot(lot, async (of, db, acts) => of.Compare(await db.DocumentOf(DocumentType.Cofc, "C-9", "Baltic", of), "B-1", null, "SF", acts.Now));
        await Accept(lot);
        await Use();
        Assert.Contains("checked at level 3, blind match already", await Shelf.Refused(() => workshop.OnLot(lot, (of, acts) => of.CheckAt(ControlLevel.Document, "again", "QL", acts.Now))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customers_own_material_is_checked_as_strictly_as_he_asks()
    {
        var lot = await workshop.Tell(async story =>
        {
            var customer = await story.Customer("AERO");
            customer.Asks(ControlLevel.BlindMatch, false);
            return (await story.Receive("FI-1", 5, await story.Material("PLY", level: ControlLevel.Label), owner: customer)).Id;
        });
        await workshop.OnLot(lot, (of, acts) => of.ReadOff("B-1", "SF", acts.Now));
        Assert.Contains("has not been compared yet", await Refused(lot), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.2", false)]
    [InlineData(null, false)]
    [InlineData("3.1", true)]
    [InlineData("3.2", true)]
    public async Task Where_a_product_asks_for_an_inspection_certificate_a_2_2_is_none(string? type, bool taken)
    {
        await workshop.Tell(async story => (await story.Product()).Asks(null, "3.1"));
        var material = await workshop.Material("SST", Category.Metal, Unit.Pcs);
        var lot = await workshop.Received(material, 5, "SST-1");
        await workshop.OnLot(lot, async (of, db, acts) =>
        {
            var paper = db.Documents.Add(Document.Of(DocumentType.Mtr, "C-1", "Northmill", en10204: type)).Entity;
            of.ReadOff("8812", "SF", acts.Now);
            of.Compare(paper, "8812", await db.HeatOf("Northmill", "8812"), "SF", acts.Now);
        });
        await Accept(lot);
        Task Use() => workshop.Tell(async story => await story.Consume(await story.Start(), await story.Lot("SST-1"), 1));
        if (taken) await Use();
        else Assert.Contains("A 2.1 or 2.2 is not of this lot", await Shelf.Refused(Use), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_who_decide_at_the_same_moment_make_one_decision()
    {
        var lot = await Compared("");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(async n =>
        {
            try
            {
                await Task.Run(() => n % 2 == 0 ? Accept(lot, "P" + n) : workshop.OnLot(lot, (of, acts) => of.Reject("scratched", "P" + n, acts.Now)));
                return true;
            }
            catch (DomainRuleException)
            {
                return false;
            }
        }));
        var kept = await workshop.Lot(lot);
        // Accepted and then rejected by another is two decisions one after the other; the same one twice is refused.
        Assert.Equal(outcomes.Count(done => done), kept.Verifications.Count(v => v.Outcome is Outcome.Accepted or Outcome.Rejected));
        Assert.True(kept.Verifications.Count(v => v.Outcome == Outcome.Accepted) <= 1);
        Assert.Equal(1, kept.Verifications.Count(v => v.Outcome == Outcome.Rejected));
        Assert.Equal(LotStatus.Rejected, kept.Status);
    }

    [Fact]
    public async Task What_was_decided_at_the_door_is_never_changed_or_deleted()
    {
        var lot = await Compared("Cr 17.2 %");
        await Concede(lot, Lead);
        foreach (var (sql, says) in new[] { ("DELETE FROM concession", "deleted"), ("UPDATE concession SET reason = 'x'", "stays as it was"), ("UPDATE stated_value SET low = '18.5'", "stays as it was"), ("DELETE FROM confirmed_reading", "deleted"), ("UPDATE verification SET read_on = 'tag' WHERE outcome = 'read'", "stays as it was") })
            Assert.Contains(says, await Shelf.Refused(() => workshop.Act((db, _) => db.Database.ExecuteSqlRawAsync(sql))), StringComparison.Ordinal);
    }
}
