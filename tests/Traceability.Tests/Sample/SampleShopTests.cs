using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.People;
using Traceability.Recalls;
using Traceability.Receiving;
using Traceability.Sample;
using Xunit.Abstractions;

namespace Traceability.Tests.Sample;

public sealed class SampleShopTests(SampleFile sample, ITestOutputHelper output) : IClassFixture<SampleFile>
{
    [Fact]
    public async Task Recalling_the_filament_reaches_34_of_412_customers()
    {
        var scope = await Recall(SampleShop.Contaminated);
        output.WriteLine($"{RecallSentence.Of(scope)} Made in {sample.Took.TotalSeconds:0.0} s.");
        Assert.Equal((34, 412), (scope.Customers.Count, scope.OfCustomers));
        Assert.All(scope.Customers, c => Assert.NotNull(c.Contact));
        Assert.Contains(scope.Customers, c => c.Name == "Harbour Dental Laboratory");
        Assert.DoesNotContain(scope.Lots, l => l.Number == "PLA-0424-02");
    }

    [Fact]
    public async Task The_recall_finds_something_in_every_place()
    {
        var scope = await Recall(SampleShop.Contaminated);
        Assert.Equal(["MFG-0046", "MFG-0047", "MFG-0048", "MFG-0052", "MFG-0053", "MFG-0056", "MFG-0058"], scope.Records.Where(r => r.Kind == "make").Select(r => r.Number));
        Assert.Equal("MFG-0058", Assert.Single(scope.InWork).Record);
        Assert.Equal("MFG-0050", Assert.Single(scope.CannotBeRuledOut).Number);
        Assert.Contains(scope.OnHand, l => l.IsRoot && l.OnHand.Unit == Unit.G);
        Assert.Contains(scope.OnHand, l => l.ProductId is not null);
        Assert.Contains(scope.OnHand, l => l.Status == LotStatus.Quarantined);
    }

    [Theory]
    // The spool was changed after unit 5, and after guide 20.
    [InlineData("ENC-0107", true)]
    [InlineData("ENC-0108", false)]
    [InlineData("MFG-0053-01", true)]
    [InlineData("MFG-0053-02", false)]
    public async Task A_change_of_spools_narrows_the_recall(string lot, bool reached) =>
        Assert.Equal(reached, (await Recall(SampleShop.Contaminated)).Lots.Any(l => l.Number == lot));

    [Fact]
    public async Task MFG_0056_made_ten_enclosures_from_five_sheets_and_200_g()
    {
        var record = await sample.Shop.Read(db => db.Records.Include(r => r.Product).Include(r => r.Inputs).ThenInclude(i => i.Lot)
            .Include(r => r.Outputs).ThenInclude(o => o.Lot).SingleAsync(r => r.Number == "MFG-0056"));
        Assert.Equal("ENC-10", record.Product!.Sku);
        Assert.Equal(["ACR-0524-02 5 sheets", "PLA-0424-01 200 g"], record.LiveInputs.Select(i => $"{i.Lot.Number} {i.Amount}").Order());
        Assert.Equal(Enumerable.Range(113, 10).Select(n => $"ENC-{n:0000}"), record.LiveOutputs.OrderBy(o => o.FirstPosition).Select(o => o.Lot.Number));
    }

    [Fact]
    public async Task Verify_finds_nothing_to_complain_of() => Assert.Empty(await FileVerification.Run(sample.Shop.File));

    [Fact]
    public async Task Every_lot_has_what_its_ledger_adds_up_to()
    {
        var differing = await sample.Shop.Read(db => db.Database.SqlQueryRaw<string>(
            $"SELECT l.number AS Value FROM lot l WHERE l.on_hand_micro <> COALESCE((SELECT SUM(d.delta_micro) FROM ({ChainBackstops.Ledger}) d WHERE d.lot_id = l.id), 0)").ToListAsync());
        Assert.Empty(differing);
    }

    [Fact]
    public async Task Numbers_have_no_gap()
    {
        var numbers = await sample.Shop.Read(async db => (string[])
        [
            .. await db.Transformations.Select(t => t.Number).ToListAsync(), .. await db.Receipts.Select(r => r.Number).ToListAsync(),
            .. await db.Orders.Select(o => o.Number).ToListAsync(), .. await db.Shipments.Select(s => s.Number).ToListAsync(),
        ]);
        var series = numbers.GroupBy(n => n[..3]).ToDictionary(g => g.Key, g => g.Select(n => int.Parse(n[4..], CultureInfo.InvariantCulture)).Order().ToList());
        foreach (var (prefix, given) in series)
        {
            output.WriteLine($"{prefix} {given.Count}");
            Assert.Equal(Enumerable.Range(1, given.Count), given);
        }
        Assert.Equal((60, 45, 7), (series["MFG"].Count, series["RCP"].Count, series["CUT"].Count));
    }

    [Fact]
    public async Task Everything_a_shop_can_meet_is_in_it()
    {
        await sample.Shop.Read(async db =>
        {
            Assert.Equal(Enum.GetValues<LotStatus>(), (await db.Lots.Select(l => l.Status).Distinct().ToListAsync()).Order());
            Assert.Equal(Enum.GetValues<HoldCause>(), (await db.Holds.Select(h => h.Cause).Distinct().ToListAsync()).Order());
            Assert.Equal(Enum.GetValues<MovementReason>(), (await db.Movements.Select(m => m.Reason).Distinct().ToListAsync()).Order());
            Assert.Equal([Outcome.Read, Outcome.Match, Outcome.Mismatch, Outcome.Accepted, Outcome.Quarantined, Outcome.Rejected], (await db.Verifications.Select(v => v.Outcome).Distinct().ToListAsync()).Order());
            Assert.Equal(["Cut", "ManufactureRecord", "Mix", "OutsideProcess", "Return", "Split"], (await db.Transformations.ToListAsync()).Select(t => t.GetType().Name).Distinct().Order());
            Assert.True(await db.Holds.AnyAsync(h => h.LiftedAt == null) && await db.Holds.AnyAsync(h => h.LiftedAt != null));
            Assert.True(await db.Inputs.AnyAsync(i => i.VoidedAt != null) && await db.Outputs.AnyAsync(o => o.VoidedAt != null) && await db.ShipmentLines.AnyAsync(l => l.VoidedAt != null));
            Assert.True(await db.Records.AnyAsync(r => r.IsRework) && await db.Inputs.AnyAsync(i => i.ReachFirst != null) && await db.Inputs.AnyAsync(i => i.QuantityMicro == null));
            Assert.True(await db.OutsideProcesses.AnyAsync(o => o.CompletedOn == null) && await db.Lots.AnyAsync(l => l.OwnerId != null));
            Assert.Equal(2, await db.LotHeats.Where(h => h.Heat.Number == "25987741" && h.Lot.ReceivedMicro != null).Select(h => h.Lot.ReceiptId).Distinct().CountAsync());
            return true;
        });
    }

    [Fact]
    public async Task Papers_of_every_kind_are_there_with_a_file_that_opens()
    {
        await sample.Shop.Read(async db =>
        {
            var papers = await db.Documents.Where(d => d.FileName != null).ToListAsync();
            Assert.Equal(Enum.GetValues<DocumentType>().Except([DocumentType.Other]), papers.Select(d => d.Type).Distinct().Order());
            Assert.Contains("BP-CARB-2", await db.Documents.Where(d => d.FileName == null).Select(d => d.Number).ToListAsync());
            foreach (var paper in papers)
                Assert.StartsWith("%PDF-", System.Text.Encoding.ASCII.GetString((await db.FileChunks.FirstAsync(c => c.Sha256 == paper.Sha256 && c.Part == 0)).Bytes[..5]), StringComparison.Ordinal);
            return true;
        });
    }

    [Fact]
    public async Task Certificates_are_issued_superseded_and_shared()
    {
        await sample.Shop.Read(async db =>
        {
            Assert.Equal(5, await db.IssuedCertificates.CountAsync());
            Assert.Equal("COC-0003", (await db.IssuedCertificates.Include(c => c.Supersedes).SingleAsync(c => c.Number == "COC-0004")).Supersedes!.Number);
            Assert.Equal(["active", "active", "expired"], (await db.SharedLinks.ToListAsync()).Select(l => l.State(SampleShop.Now)).Order());
            return true;
        });
    }

    [Fact]
    public async Task Some_things_wait_this_morning()
    {
        await sample.Shop.Read(async db =>
        {
            var waiting = (await db.Lots.Include(l => l.Verifications).Where(l => l.Status == LotStatus.Quarantined && l.ReceivedMicro != null).ToListAsync());
            Assert.Equal(["ALU-0624-003", "PLA-0624-002", "PLY-0624-001"], waiting.Where(l => l.IsWaiting).Select(l => l.Number).Order());
            Assert.Equal("PLY-0524-001", Assert.Single(waiting, l => !l.IsWaiting).Number);
            Assert.Equal(["MFG-0058", "MFG-0059", "MFG-0060"], await db.Records.Where(r => r.CompletedOn == null).Select(r => r.Number).Order().ToListAsync());
            var cut = await db.Cuts.Include(c => c.Pieces).SingleAsync(c => c.CompletedOn == null);
            Assert.Equal(("CUT-0007", 6, 5, 4), (cut.Number, cut.Pieces.Count, cut.Pieces.Count(p => p.IsMarked), cut.Pieces.Count(p => p.IsReadBack)));
            return true;
        });
    }

    [Fact]
    public async Task What_happened_was_written_down_when_it_happened()
    {
        await sample.Shop.Read(async db =>
        {
            var times = await db.Audit.OrderBy(a => a.Sequence).Select(a => a.At).ToListAsync();
            Assert.Equal(times.Order(), times);
            Assert.True(times[0].Year == 2023 && times[^1] < SampleShop.Now);
            Assert.All(await db.Verifications.ToListAsync(), v => Assert.Equal((v.At, v.By), (v.RecordedAt, v.RecordedBy)));
            Assert.All(await db.Shipments.ToListAsync(), s => Assert.Equal(s.ShippedOn, DateOnly.FromDateTime(s.RecordedAt.UtcDateTime)));
            Assert.All(await db.Transformations.ToListAsync(), t => Assert.Equal(t.StartedOn, DateOnly.FromDateTime(t.RecordedAt.UtcDateTime)));
            var people = await db.People.Select(p => p.Code).ToListAsync();
            Assert.All(await db.Audit.Select(a => a.By).Distinct().ToListAsync(), by => Assert.Contains(by, people));
            output.WriteLine($"{times.Count} audit entries, {await db.Lots.CountAsync()} lots, {await db.Lots.CountAsync(l => l.ReceivedMicro != null)} received, {await db.Documents.CountAsync()} documents, {await db.ShipmentLines.Select(l => l.Shipment.CustomerId).Distinct().CountAsync()} customers served");
            return true;
        });
    }

    [Fact]
    public async Task Nobody_works_on_a_holiday()
    {
        var days = await sample.Shop.Read(async db => (DateOnly[])
        [
            .. await db.Transformations.Select(t => t.StartedOn).ToListAsync(), .. await db.Receipts.Select(r => r.ReceivedOn).ToListAsync(),
            .. await db.Orders.Select(o => o.OrderedOn).ToListAsync(), .. await db.Shipments.Select(s => s.ShippedOn).ToListAsync(),
        ]);
        Assert.All(days, day => Assert.True(Day.IsWorked(day), $"{day:yyyy-MM-dd}"));
    }

    [Fact]
    public async Task A_unit_that_came_back_and_was_worked_on_again_keeps_its_serial_number()
    {
        var states = await sample.Shop.Read(db => db.Lots.Where(l => l.Serial == "ENC-0099").Select(l => l.Number).Order().ToListAsync());
        Assert.Equal(["ENC-0099-01", "ENC-0099-02"], states);
    }

    [Fact]
    public async Task Made_twice_it_is_the_same_to_the_last_letter()
    {
        await using var other = await Workshop.Open();
        await other.Read(async db =>
        {
            await SampleShop.Fill(db);
            return true;
        });
        // The last hash stands for every value of every row that was ever written.
        Assert.Equal(await sample.Shop.Read(db => db.AuditHash()), await other.Read(db => db.AuditHash()));
    }

    [Fact]
    public async Task Its_people_can_sign_in()
    {
        await using var shop = await Workshop.Open();
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new SampleClock())
            .AddScoped<ICurrentPerson, Nobody>().AddShop(shop.File).AddPeople().BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TraceabilityDb>();
        await SampleShop.Fill(db);
        await SampleAccounts.Open(db, scope.ServiceProvider.GetRequiredService<UserManager<Account>>());
        foreach (var who in SampleShop.SignIns)
            Assert.NotNull(await scope.ServiceProvider.GetRequiredService<Accounts>().SignIn(who.Code, who.Password));
        Assert.Contains(SampleShop.SignIns, s => s.Role == Role.Administrator);
    }

    private Task<RecallScope> Recall(string number) => sample.Shop.Read(async db =>
        await new Recalling(db, new LotGenealogy(db)).Scope(await new RootFinder(db).FindOne(number)));

    private sealed class Nobody : ICurrentPerson
    {
        public Who Who => Who.Program;
    }
}
