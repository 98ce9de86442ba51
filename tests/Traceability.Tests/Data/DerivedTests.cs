using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Data;

/// <summary>What only helps to find and to count must never say anything else than the rows.</summary>
public sealed class DerivedTests
{
    // FTS5 compares its index with the rows themselves: https://sqlite.org/fts5.html#the_integrity_check_command
    private const string AsTheRows = "INSERT INTO lot_parts (lot_parts, rank) VALUES ('integrity-check', 1)";

    [Fact]
    public async Task Parts_of_numbers_follow_every_change_of_them()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Received(await workshop.Material("PLY"), supplierLot: "BP-24-118");
        Task<IReadOnlyList<long>?> Bearing(string part) => workshop.Read(db => Task.FromResult(db.Bearing(Numbered.Lot, part)));
        Assert.Equal([lot], await Bearing("24-118"));
        Assert.Equal([lot], await Bearing("Y-0524-0"));
        Assert.Equal([], await Bearing("24-119")!);

        await using (var file = await workshop.File.Open())
        {
            file.Run("UPDATE lot SET marked_number = 'HV-9931'");
            file.Run(AsTheRows);
        }
        Assert.Equal([lot], await Bearing("9931"));
        await using (var file = await workshop.File.Open()) file.Run("UPDATE lot SET marked_number = 'HV-7000'");
        Assert.Equal([], await Bearing("9931")!);
    }

    [Fact]
    public async Task An_index_of_parts_that_says_something_else_is_noticed_and_one_that_is_gone_is_made_again()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Received(await workshop.Material("PLY"), supplierLot: "BP-24-118");
        await using (var file = await workshop.File.Open())
        {
            file.Run("DROP TRIGGER lot_parts_change");
            file.Run("UPDATE lot SET marked_number = 'HV-9931'");
            Assert.ThrowsAny<Microsoft.Data.Sqlite.SqliteException>(() => file.Run(AsTheRows));
            file.Run("DROP TABLE lot_parts");
        }
        await workshop.File.Prepare();
        await using (var file = await workshop.File.Open()) file.Run(AsTheRows);
        Assert.Equal([lot], await workshop.Read(db => Task.FromResult(db.Bearing(Numbered.Lot, "9931"))));
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("AB\"CD")]
    [InlineData("x OR y")]
    [InlineData("NEAR(")]
    [InlineData("***")]
    [InlineData("-\\%_")]
    public async Task What_looks_like_a_question_of_the_index_is_only_a_part_of_a_number(string part)
    {
        await using var workshop = await Workshop.Open();
        await workshop.Received(await workshop.Material("PLY"));
        Assert.True(await workshop.Read(db => Task.FromResult(db.Bearing(Numbered.Lot, part))) is null or { Count: 0 });
    }

    [Fact]
    public async Task A_total_is_counted_once_and_anew_after_whatever_is_written_by_whomever()
    {
        await using var workshop = await Workshop.Open();
        var material = await workshop.Material("PLY");
        await workshop.Received(material);
        Task<int> Total() => workshop.Read(db => db.Lots.Where(l => l.OnHandMicro > 0).CountAsync());
        Assert.Equal(1, await Total());
        Assert.Equal(1, await Total());
        await workshop.Received(material);
        Assert.Equal(2, await Total());
        await using (var other = workshop.File.OpenAlone()) other.Run("UPDATE lot SET on_hand_micro = 0 WHERE id = 1");
        Assert.Equal(1, await Total());
        // Inside an act its own rows count, before anybody else sees them.
        await workshop.Act(async (db, acts) =>
        {
            var before = await db.Lots.CountAsync(l => l.OnHandMicro > 0);
            var lot = await db.Lots.ForUse().SingleAsync(l => l.Id == 2);
            lot.Remove(lot.OnHand, MovementReason.Scrap, "Wet.", "QL", acts.Now);
            await db.SaveChangesAsync();
            Assert.Equal(before - 1, await db.Lots.CountAsync(l => l.OnHandMicro > 0));
        });
        Assert.Equal(0, await Total());
        // Two questions that differ only in what they ask for are two.
        Assert.Equal((2, 0), await workshop.Read(async db => (await Of(db, "PLY"), await Of(db, "ALU"))));
        static Task<int> Of(TraceabilityDb db, string prefix) => db.Lots.CountAsync(l => l.NumberKey.StartsWith(prefix));
    }
}
