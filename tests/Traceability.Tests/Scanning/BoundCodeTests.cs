using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.People;
using Traceability.Scanning;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Scanning;

public sealed class BoundCodeTests : IAsyncLifetime
{
    private const string Gs1 = "]C10109520123456788" + "10F24-11873";

    private Workshop workshop = null!;
    private long acr, ply;

    public async Task InitializeAsync()
    {
        workshop = await Workshop.Open();
        await workshop.Tell(async story => (acr, ply) = ((await story.Receive("ACR-1", 9, supplierLot: "S-9")).Id, (await story.Receive("PLY-1", 5, supplierLot: "S-9")).Id));
    }

    public Task DisposeAsync() => workshop.DisposeAsync().AsTask();

    [Theory]
    [InlineData("TAG-000001", "tag-000001")]
    [InlineData(Gs1, "(01)09520123456788(10)F24-11873")]
    [InlineData(Gs1, "https://maker.example/01/09520123456788/10/F24-11873")]
    [InlineData("https://maker.example/x/aB", "https://maker.example/x/aB")]
    public async Task A_bound_label_is_the_lot_wherever_a_lot_is_asked_for(string bound, string scanned)
    {
        await Bind(bound, acr);
        Assert.Equal("ACR-1", await InHand(scanned));
        Assert.Equal("ACR-1", await workshop.Read(async db => (await db.LotNumbered(scanned)).Number));
        Assert.Equal("lot:ACR-1", await workshop.Read(async db => (await new RootFinder(db).FindOne(scanned)).Qualified));
    }

    [Fact]
    public async Task A_paper_names_the_lot_of_a_bound_label()
    {
        await Bind("TAG-000001", acr);
        var named = await workshop.Act(async (db, _) =>
        {
            var paper = db.Add(Document.Of(DocumentType.Cofc, "C-1", "Maker")).Entity;
            await db.SaveChangesAsync();
            return await db.Name(paper, Named.Lot, "tag-000001, PLY-1, acr-1", "Lots");
        });
        Assert.Equal(["ACR-1", "PLY-1"], named);
    }

    [Fact]
    public async Task A_label_is_bound_to_one_lot_at_a_time()
    {
        await Bind("TAG-000001", acr);
        Assert.Contains("tag-000001 is bound to ACR-1 already. Take another label", await Refused("tag-000001", ply), StringComparison.Ordinal);
        Assert.Contains("Nothing more to do", await Refused("TAG-000001", acr), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PLY-1", "is the number of the lot PLY-1")]
    [InlineData("RCP-0001", "is the number of the delivery RCP-0001")]
    [InlineData("]E04006381333931", "says which article it is")]
    [InlineData("0109520123456788", "says which article it is")]
    [InlineData("]C10109520123456789", "wrong check digit")]
    [InlineData("", "The code is empty")]
    public async Task What_is_no_label_of_one_lot_is_not_bound(string code, string says) => Assert.Contains(says, await Refused(code, acr), StringComparison.Ordinal);

    [Fact]
    public async Task A_number_with_a_maker_s_lot_on_several_lots_may_be_bound_and_then_is_one()
    {
        Assert.Contains("stands on 2 lots", await Shelf.Refused(() => InHand("S-9")), StringComparison.Ordinal);
        await Bind("S-9", ply);
        Assert.Equal("PLY-1", await InHand("S-9"));
    }

    [Fact]
    public async Task No_lot_is_given_the_number_of_a_label_that_is_bound_to_another()
    {
        await Bind("TAG-000001", acr);
        Assert.Contains("is a label that is bound to ACR-1", await workshop.Refused(story => story.Receive("tag-000001", 1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_bind_one_label_to_two_lots_and_one_is_told_where_it_is()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(async () =>
        {
            try
            {
                await Bind("TAG-000001", n % 2 == 0 ? acr : ply);
                return null;
            }
            catch (DomainRuleException refused)
            {
                return refused.Message;
            }
        })));
        Assert.Single(answers, a => a is null);
        Assert.All(answers.OfType<string>(), a => Assert.Contains("is bound to", a, StringComparison.Ordinal));
        Assert.Equal(1, await workshop.Read(db => db.BoundCodes.CountAsync()));
    }

    [Fact]
    public async Task Ones_own_binding_of_a_moment_ago_is_taken_back_and_stays_as_history()
    {
        var id = await Bind("TAG-000001", acr);
        Assert.Contains("only one's own entry is undone", await Shelf.Refused(() => OnBound(id, (bound, acts) => bound.Undo("EVE", acts.Now))), StringComparison.Ordinal);
        await OnBound(id, (bound, acts) => bound.Undo(acts.Who.Code, acts.Now));
        Assert.Contains("released already", await Shelf.Refused(() => OnBound(id, (bound, acts) => bound.Undo(acts.Who.Code, acts.Now))), StringComparison.Ordinal);
        await Bind("TAG-000001", ply);
        Assert.Equal("PLY-1", await InHand("TAG-000001"));
        Assert.Equal(2, await workshop.Read(db => db.BoundCodes.CountAsync()));
    }

    [Fact]
    public async Task Later_a_quality_lead_releases_it_and_says_why()
    {
        var id = await Bind("TAG-000001", acr);
        workshop.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Contains("more than 15 minutes ago", await Shelf.Refused(() => OnBound(id, (bound, acts) => bound.Undo(acts.Who.Code, acts.Now))), StringComparison.Ordinal);
        Assert.Contains("Only a quality lead can release TAG-000001", await Shelf.Refused(() => OnBound(id, (bound, acts) => bound.Release("it came off", new("SAM", "Sam", Role.Staff), acts.Now))), StringComparison.Ordinal);
        var lead = new Who("QL", "Lead", Role.QualityLead);
        Assert.Contains("Say why", await Shelf.Refused(() => OnBound(id, (bound, acts) => bound.Release(" ", lead, acts.Now))), StringComparison.Ordinal);
        await OnBound(id, (bound, acts) => bound.Release("It came off.", lead, acts.Now));
        Assert.Contains("not a number in this shop", await Shelf.Refused(() => InHand("TAG-000001")), StringComparison.Ordinal);
        var kept = await workshop.Read(db => db.BoundCodes.SingleAsync());
        Assert.Equal(("It came off.", "QL"), (kept.ReleasedReason, kept.ReleasedBy));
    }

    [Theory]
    [InlineData("DELETE FROM bound_code", "Nothing that took part")]
    [InlineData("UPDATE bound_code SET lot_id = 2 WHERE id = 2", "stays as it was written")]
    [InlineData("UPDATE bound_code SET code_key = 'X' WHERE id = 2", "stays as it was written")]
    [InlineData("UPDATE bound_code SET released_at = NULL WHERE id = 1", "stays released")]
    [InlineData("INSERT INTO bound_code (code, code_key, lot_id, bound_at, bound_by, recorded_at, recorded_by) VALUES ('T', 'TAG-000001', 2, 1, 'X', 1, 'X')", "")]
    public async Task The_file_itself_refuses_what_would_move_a_label_unseen(string sql, string says)
    {
        var id = await Bind("TAG-000001", acr);
        await OnBound(id, (bound, acts) => bound.Undo(acts.Who.Code, acts.Now));
        await Bind("TAG-000001", acr);
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => workshop.Act((db, _) => db.Execute(sql)));
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        Assert.Equal([(1L, true), (1L, false)], (await workshop.Read(db => db.BoundCodes.OrderBy(b => b.Id).ToListAsync())).Select(b => (b.LotId, b.ReleasedAt is not null)));
    }

    [Fact]
    public async Task A_GS1_code_that_is_not_bound_is_found_by_its_numbers()
    {
        Assert.Equal("ACR-1", await InHand("]d2" + "21ACR-1"));
        await workshop.Tell(story => story.Receive("ALU-1", 1, supplierLot: "F24-11873"));
        Assert.Equal("ALU-1", await InHand(Gs1));
        Assert.Contains("stands on 2 lots", await Shelf.Refused(() => InHand("(10)S-9")), StringComparison.Ordinal);
        Assert.Contains("wrong check digit", await Shelf.Refused(() => InHand("]C10109520123456789")), StringComparison.Ordinal);
    }

    private Task<string> InHand(string scanned) => workshop.Read(async db => (await db.LotInHand(new(db), scanned)).Number);

    private Task<string> Refused(string code, long lot) => Shelf.Refused(() => Bind(code, lot));

    private Task<long> Bind(string code, long lot) => workshop.InScope(scope => scope.GetRequiredService<Acts>().Do("bind a label", async () =>
    {
        var (db, acts) = (scope.GetRequiredService<TraceabilityDb>(), scope.GetRequiredService<Acts>());
        var bound = await scope.GetRequiredService<BindingCodes>().Bind(code, await db.Lots.SingleAsync(l => l.Id == lot), acts.Who.Code, acts.Now);
        await db.SaveChangesAsync();
        return bound.Id;
    }));

    private Task OnBound(long id, Action<BoundCode, Acts> verb) => workshop.Act(async (db, acts) => verb(await db.BoundCodes.Include(b => b.Lot).SingleAsync(b => b.Id == id), acts));
}
