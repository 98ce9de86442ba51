using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.People;
using Traceability.Tests.Manufacture;

namespace Traceability.Tests.Machines;

/// <summary>A spool is scanned onto a machine once, and the records that run there have it until it is changed.</summary>
public sealed class MachineTests : IAsyncLifetime
{
    private MakingShop shop = null!;
    private PageClient anna = null!;

    public async Task InitializeAsync()
    {
        shop = await MakingShop.Open();
        anna = await shop.Workshop.SignedIn("ANNA", Role.QualityLead);
        foreach (var (lot, of, amount) in ((string, string, decimal)[])[("ACR-1", "ACR-3", 10), ("PLA-1", "PLA-BK", 500), ("PLA-2", "PLA-BK", 500), ("GLU-1", "GLUE", 100)])
            await shop.Lot(lot, of, amount);
    }

    public async Task DisposeAsync()
    {
        anna.Dispose();
        await shop.DisposeAsync();
    }

    [Fact]
    public async Task What_is_on_the_machine_goes_into_every_record_that_begins_there()
    {
        var machine = await Register();
        machine = await Put(machine, "PLA-1");
        Assert.Contains("PLA-1 is on PRUSA-1.", machine.Text, StringComparison.Ordinal);
        machine = await Put(machine, "GLU-1");
        var record = await Start();
        Assert.Contains("MFG-0001 is open with what is on PRUSA-1: PLA-1, GLU-1.", record.Text, StringComparison.Ordinal);
        // By its name too, and as often as one begins.
        Assert.Contains("with what is on PRUSA-1", (await Start("the old prusa")).Text, StringComparison.Ordinal);
        Assert.Equal([(2, false), (2, false)], (await shop.Workshop.Read(db => db.Inputs.GroupBy(i => i.TransformationId).Select(g => new ValueTuple<int, bool>(g.Count(), g.Any(i => i.QuantityMicro != null))).ToListAsync())));
        // Nothing is taken off the book before somebody measures.
        Assert.Equal(Quantity.Of(500, Unit.G), await shop.OnHand("PLA-1"));
        Assert.Equal("PRUSA-1", await shop.Workshop.Read(db => db.Records.Select(r => r.Machine).Distinct().SingleAsync()));
        Assert.Contains("MFG-0002", (await anna.Visit(machine.Path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_in_the_bill_of_materials_or_must_not_be_used_stays_out_and_that_is_said()
    {
        var machine = await Put(await Put(await Register(), "PLA-1"), "ACR-1");
        await shop.Workshop.Act(async (db, _) => db.Add(Traceability.Materials.Material.Named("PVA", "Support filament", Traceability.Materials.Category.Filament, Unit.G, "PVA", Traceability.Materials.ControlLevel.Untracked)));
        await shop.Lot("PVA-1", "PVA", 300);
        await Put(machine, "PVA-1");
        await shop.Act(async bench => (await bench.Lot("PLA-1")).PutOnHold(HoldCause.Doubt, "brittle", "QL", bench.Now));
        var record = await Start();
        Assert.Contains("MFG-0001 is open with what is on PRUSA-1: ACR-1.", record.Text, StringComparison.Ordinal);
        Assert.Contains("PLA-1 is on PRUSA-1 and does not go in: PLA-1 is on hold (brittle)", record.Text, StringComparison.Ordinal);
        Assert.Contains("PVA-1 is on PRUSA-1 and not in the bill of materials.", record.Text, StringComparison.Ordinal);
        Assert.Contains("held", (await anna.Visit(machine.Path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_changes_the_spool_is_asked_from_which_unit_on()
    {
        var machine = await Put(await Register(), "PLA-1");
        var record = await Start();
        var refused = await Put(machine, "PLA-2");
        Assert.Contains("From which unit of MFG-0001 on is it PLA-2? Type 1 if nothing was made of PLA-1.", string.Join(' ', refused.Refusals), StringComparison.Ordinal);
        Assert.Equal("PLA-2", refused.Value("Next.Lot"));
        machine = await Put(machine, "PLA-2", from: "6");
        Assert.Contains("PLA-2 is on PRUSA-1 in the place of PLA-1. MFG-0001 has it from unit 6 on.", machine.Text, StringComparison.Ordinal);
        await (await anna.Visit(record.Path)).Submit("Units came out", new() { ["Units.Count"] = "10" });
        Assert.Equal("MFG-0001-01 MFG-0001-02 MFG-0001-03 MFG-0001-04 MFG-0001-05", await shop.Reached("PLA-1"));
        Assert.Equal("MFG-0001-06 MFG-0001-07 MFG-0001-08 MFG-0001-09 MFG-0001-10", await shop.Reached("PLA-2"));
        Assert.Contains("PLA-1", (await anna.Visit(machine.Path)).Text, StringComparison.Ordinal);
        // Ten are made, so the next change is offered from the eleventh on.
        Assert.Equal("11", (await anna.Visit(machine.Path)).Value("Next.From[0].Unit"));
        Assert.Empty(await shop.Workshop.Faults());
    }

    [Fact]
    public async Task The_recall_and_the_lot_say_on_which_machine_the_spool_is()
    {
        var machine = await Put(await Register(), "PLA-1");
        Assert.Contains("now on PRUSA-1", (await anna.Visit("/recall?root=lot:PLA-1")).Text, StringComparison.Ordinal);
        Assert.Contains("now on PRUSA-1", (await anna.Visit("/find?q=PLA-1")).Text, StringComparison.Ordinal);
        await (await anna.Visit(machine.Path)).Submit("Take off PLA-1");
        Assert.DoesNotContain("now on", (await anna.Visit("/recall?root=lot:PLA-1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spool_of_which_nothing_was_made_leaves_the_record_again()
    {
        var machine = await Put(await Register(), "PLA-1");
        await Start();
        await Put(machine, "PLA-2", from: "1");
        var inputs = await shop.Workshop.Read(db => db.Inputs.OrderBy(i => i.Id).Select(i => new { i.Lot.Number, i.VoidedReason }).ToListAsync());
        Assert.Equal([("PLA-1", "nothing was made of it: PLA-2 from unit 1 on"), ("PLA-2", null)], inputs.Select(i => (i.Number, i.VoidedReason)));
    }

    [Theory]
    [InlineData("NOPE", "is not a number in this shop")]
    [InlineData("PLA-1", "PLA-1 is on PRUSA-1 already")]
    [InlineData("PLA-2", "PLA-2 is on PRUSA-2 by the book. Take it off there first")]
    [InlineData("", "Scan what is put on.")]
    [InlineData("OLD-1", "OLD-1 expired")]
    public async Task What_cannot_be_put_on_is_said(string lot, string because)
    {
        await shop.Lot("OLD-1", "PLA-BK", 5, expires: MakingShop.Today);
        await Put(await Register("PRUSA-2", "The new Prusa"), "PLA-2");
        var machine = await Put(await Register(), "PLA-1");
        shop.Workshop.Clock.Advance(TimeSpan.FromDays(1));
        await anna.SignIn("ANNA", Hiring.Password);
        var refused = await Put(machine, lot);
        Assert.Contains(because, refused.Text, StringComparison.Ordinal);
        Assert.Equal(2, await shop.Workshop.Read(db => db.Loadings.CountAsync(l => l.TakenOffAt == null)));
    }

    [Fact]
    public async Task A_spool_that_is_used_up_is_not_put_on_and_one_that_came_off_may_go_on_again()
    {
        await shop.Use(await shop.Record(), "PLA-2", 500);
        var machine = await Put(await Register(), "PLA-1");
        Assert.Contains("PLA-2 is used up", (await Put(machine, "PLA-2")).Text, StringComparison.Ordinal);
        machine = await machine.Submit("Take off PLA-1");
        Assert.Contains("PLA-1 is off PRUSA-1.", machine.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is on it.", machine.Text, StringComparison.Ordinal);
        Assert.Contains("PLA-1 is on PRUSA-1.", (await Put(machine, "PLA-1")).Text, StringComparison.Ordinal);
        Assert.Contains("PLA-1", (await anna.Visit("/machines")).Text, StringComparison.Ordinal);
        // By its label it is found from the scan box.
        Assert.Equal(machine.Path, (await anna.Visit("/find?q=prusa-1")).Path);
    }

    [Fact]
    public async Task The_file_keeps_one_spool_on_one_machine_and_what_came_off_off()
    {
        await Put(await Register("PRUSA-2", "The new Prusa"), "PLA-2");
        var machine = await Put(await Register(), "PLA-1");
        // Past the verbs: two machines have it at once.
        Assert.NotNull(await Record.ExceptionAsync(() => shop.Workshop.Act((db, _) => db.Database.ExecuteSqlAsync($"INSERT INTO loading (machine_id, lot_id, since, \"by\", recorded_at, recorded_by) SELECT 1, lot_id, since, \"by\", recorded_at, recorded_by FROM loading WHERE machine_id = 2"))));
        await machine.Submit("Take off PLA-1");
        foreach (var sql in (string[])["UPDATE loading SET taken_off_at = NULL, taken_off_by = NULL", "UPDATE loading SET lot_id = 1", "DELETE FROM loading", "DELETE FROM machine", "UPDATE machine SET code = 'X'"])
            Assert.IsType<DomainRuleException>(await Record.ExceptionAsync(() => shop.Workshop.Act((db, _) => db.Database.ExecuteSqlRawAsync(sql))));
    }

    [Theory]
    [InlineData("", "x", "By what code is it known?")]
    [InlineData("prusa-1", "x", "There is a machine prusa-1 already.")]
    [InlineData("P-9", "THE OLD PRUSA", "There is a machine called THE OLD PRUSA already.")]
    public async Task A_machine_has_a_code_and_a_name_of_its_own(string code, string name, string because)
    {
        await Register();
        Assert.Contains(because, (await Register(code, name)).Text, StringComparison.Ordinal);
    }

    private async Task<Page> Register(string code = "PRUSA-1", string name = "The old Prusa") =>
        await (await anna.Visit("/machines")).Submit("Register it", new() { ["Input.Code"] = code, ["Input.Name"] = name });

    private async Task<Page> Put(Page machine, string lot, string? from = null)
    {
        var typed = new Dictionary<string, Field> { ["Next.Lot"] = lot };
        if (from is not null) typed["Next.From[0].Unit"] = from;
        return await (await anna.Visit(machine.Path)).Submit("It is on", typed);
    }

    private async Task<Page> Start(string machine = "PRUSA-1") =>
        await (await anna.Visit("/making/new?product=ENC")).Submit("Start the record", new() { ["Input.Machine"] = machine });
}
