using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Tests.Places;

namespace Traceability.Tests.Stock;

/// <summary>Lots in one vat or bin become a new one.</summary>
public sealed class MixTests
{
    private static async Task<(long One, long Other)> Bottles(Workshop workshop)
    {
        var resin = await workshop.Material("RES", Category.Resin, Unit.Ml, ControlLevel.Untracked, "RES");
        return (await workshop.Received(resin, 500, "R-1"), await workshop.Received(resin, 1000, "R-2"));
    }

    private static async Task<Page> Mix(PageClient client, params (string Field, string Value)[] typed) =>
        await (await client.Visit("/stock/mix")).Submit("Mix them", typed.ToDictionary(t => t.Field, t => (Field)t.Value));

    [Fact]
    public async Task A_vat_is_topped_up_and_becomes_a_new_lot_of_both()
    {
        await using var workshop = await Workshop.Open();
        var (one, _) = await Bottles(workshop);
        await workshop.Place("Vat 5");
        using var anna = await workshop.SignedIn();
        var form = await (await anna.Visit($"/lots/{one}")).Link("Mix or top up");
        Assert.Equal("R-1", form.Value("First.Lot"));
        var made = await form.Submit("Mix them", new() { ["Second.Lot"] = "r-2", ["Second.Amount"] = "250", ["Input.Location"] = "PLC-0001" });
        Assert.Equal("RES-0524-001", made.Heading);
        Assert.Contains("750 ml, mixed of R-1 and R-2", made.Text, StringComparison.Ordinal);
        var book = await workshop.Read(db => db.Lots.ToDictionaryAsync(l => l.Number, l => (l.OnHandMicro / 1_000_000, l.Location)));
        // Nothing said means all of it.
        Assert.Equal((0, 750), (book["R-1"].Item1, book["R-2"].Item1));
        Assert.Equal((750, "Vat 5"), book["RES-0524-001"]);
        Assert.Empty(await workshop.Faults());
        Assert.Contains("R-2", (await anna.Visit("/trace/back?root=lot:RES-0524-001")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_not_be_mixed_is_refused_and_nothing_is_taken()
    {
        await using var workshop = await Workshop.Open();
        var (one, other) = await Bottles(workshop);
        await workshop.Received(await workshop.Material("CLR", Category.Resin, Unit.Ml, ControlLevel.Untracked), 500, "C-1");
        await workshop.Received(await workshop.Material("RED", Category.Resin, Unit.Ml, ControlLevel.Document), 500, "D-1");
        using var anna = await workshop.SignedIn();
        async Task Refused(string says, params (string, string)[] typed) => Assert.Contains(says, string.Join(' ', (await Mix(anna, typed)).Refusals), StringComparison.Ordinal);
        await Refused("A mix takes two lots or more", ("First.Lot", "R-1"));
        await Refused("There is no lot THIRD", ("First.Lot", "R-1"), ("Second.Lot", "R-2"), ("More[0].Lot", "THIRD"));
        await Refused("A mix takes two lots or more", ("First.Lot", "R-1"), ("First.Amount", "1"), ("Second.Lot", "r-1"), ("Second.Amount", "1"));
        await Refused("C-1 is CLR of the shelf, and R-1 is RES of the shelf", ("First.Lot", "R-1"), ("Second.Lot", "C-1"));
        await Refused("D-1 is not accepted yet", ("First.Lot", "R-1"), ("Second.Lot", "D-1"));
        await Refused("R-2 has 1000 ml left; 2000 ml cannot be mixed", ("First.Lot", "R-1"), ("Second.Lot", "R-2"), ("Second.Amount", "2 l"));
        await Refused("There is no lot NOBODY", ("First.Lot", "R-1"), ("Second.Lot", "NOBODY"));
        await Refused("There is a lot C-1 already", ("First.Lot", "R-1"), ("Second.Lot", "R-2"), ("Input.Number", "C-1"));
        await workshop.OnLot(other, (lot, acts) => lot.PutOnHold(HoldCause.Doubt, "cloudy", "QL", acts.Now));
        await Refused("R-2 is on hold (cloudy)", ("First.Lot", "R-1"), ("Second.Lot", "R-2"));
        await workshop.OnLot(one, (lot, acts) => lot.Adjust(new(0, lot.Unit), "spilt", "QL", acts.Now));
        await Refused("R-1 is used up", ("First.Lot", "R-1"), ("Second.Lot", "R-2"));
        Assert.Equal(0, await workshop.Read(db => db.Transformations.CountAsync()));
        Assert.Equal(1000, (await workshop.Lot(other)).OnHandMicro / 1_000_000);
    }
}
