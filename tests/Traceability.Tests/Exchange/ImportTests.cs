using Traceability.Data;

namespace Traceability.Tests.Exchange;

/// <summary>History comes in as it was, gaps and all, and adds up.</summary>
public sealed class ImportTests
{
    [Fact]
    public async Task Amounts_add_up_and_voided_rows_do_not_count()
    {
        await using var shop = await ExchangeShop.With(SmallShop.Files);
        shop.AddsUp();
        Assert.Equal(100 - 42 - 5, OnHand(shop, "01/0005004/9"));
        Assert.Equal(18, OnHand(shop, "P-1"));
        Assert.Equal(3, OnHand(shop, "P-2"));
        Assert.Equal(1000 + 50 - 200 - 100 - 20 - 1.5m, OnHand(shop, "PLA-0124-01"));
        // One of six shipped line was voided, one unit reworked, one came again by another record; what came back is another lot.
        Assert.Equal(6 + 1 - 3 - 1, OnHand(shop, "B-1"));
        Assert.Equal(0, OnHand(shop, "B-X"));
        Assert.Equal(10 - 4, OnHand(shop, "ACR-1"));
        Assert.Equal(50, OnHand(shop, "GLU-1"));
    }

    [Fact]
    public async Task Pieces_take_after_what_they_were_cut_from_however_deep()
    {
        await using var shop = await ExchangeShop.With(SmallShop.Files);
        Assert.Equal("ALU|accepted|01/0005004/9", shop.One("SELECT m.code || '|' || l.status || '|' || r.number FROM lot l JOIN material m ON m.id = l.material_id JOIN lot r ON r.id = l.root_id WHERE l.number = 'P-1-1'"));
        Assert.Equal("quarantined", shop.One("SELECT status FROM lot WHERE number = 'ACR-1-S'"));
        Assert.Equal("quarantined", shop.One("SELECT status FROM lot WHERE number = 'B-1-BACK'"));
        Assert.Equal("Rack 9", shop.One("SELECT location FROM lot WHERE number = '01/0005004/9'"));
        Assert.Equal("C1", shop.One("SELECT c.code FROM lot l JOIN customer c ON c.id = l.owner_id WHERE l.number = 'CUS-1'"));
        Assert.Equal("quarantined", shop.One("SELECT status FROM lot WHERE number = 'ACR-1'"));
    }

    [Fact]
    public async Task Positions_follow_one_another_and_ranges_reach_only_what_they_meet()
    {
        await using var shop = await ExchangeShop.With(SmallShop.Files);
        Assert.Equal("1-6", shop.One("SELECT first_position || '-' || last_position FROM output o JOIN lot l ON l.id = o.lot_id JOIN transformation t ON t.id = o.transformation_id WHERE l.number = 'B-1' AND t.number = 'MFG-1'"));
        Assert.Equal("7-10", shop.One("SELECT first_position || '-' || last_position FROM output o JOIN lot l ON l.id = o.lot_id WHERE l.number = 'B-2'"));
        Assert.Equal(long.MaxValue, shop.Number("SELECT reach_last FROM input i JOIN lot l ON l.id = i.lot_id WHERE l.number = 'P-2' AND i.first_unit = 5"));
        Assert.Equal(1, shop.Number("SELECT reach_first IS NULL AND first_unit = 90 FROM input WHERE first_unit = 90"));
    }

    [Fact]
    public async Task The_same_bundle_again_changes_nothing()
    {
        await using var shop = await ExchangeShop.With(SmallShop.Files);
        var before = shop.Number("SELECT COUNT(*) FROM audit_entry");
        var again = await shop.Run("import", Path.Combine(shop.Folder, "first"));
        Assert.True(again.Status == 0, again.Error);
        Assert.Contains("Nothing in it is new", again.Output, StringComparison.Ordinal);
        Assert.Equal(before, shop.Number("SELECT COUNT(*) FROM audit_entry"));
    }

    [Fact]
    public async Task Every_file_leaves_an_entry_in_the_audit()
    {
        await using var shop = await ExchangeShop.With(SmallShop.Files);
        Assert.Equal(SmallShop.Files.Count(f => f.Name.EndsWith(".csv", StringComparison.Ordinal)), shop.Number("SELECT COUNT(*) FROM audit_entry WHERE subject = 'import'"));
        var entry = (string)shop.One("SELECT changes FROM audit_entry WHERE changes LIKE '%lots.csv%'")!;
        Assert.Contains("\"rows\":[null,6]", entry, StringComparison.Ordinal);
        Assert.Equal(0, (await shop.Run("verify")).Status);
    }

    [Fact]
    public async Task A_second_bundle_may_name_what_the_first_brought()
    {
        await using var shop = await ExchangeShop.With(SmallShop.Files);
        var more = await shop.Run("import", shop.Bundle("more",
        [
            ("records.csv", "number,product,started_on\nMFG-3,BOX,2024-03-01\n"),
            ("inputs.csv", "record,lot,quantity,unit\nMFG-3,ACR-1,2,sheet\n"),
            ("outputs.csv", "record,number,product,quantity,unit\nMFG-3,B-3,BOX,1,pcs\n"),
            ("boms.csv", "product,revision,component,quantity,unit\nBOX,C,ACR,0.3,sheet\n"),
        ]));
        Assert.True(more.Status == 0, more.Error);
        shop.AddsUp();
        Assert.Equal(4, OnHand(shop, "ACR-1"));
        Assert.Equal(4, shop.Number("SELECT COUNT(*) FROM bom_line"));
    }

    [Fact]
    public async Task A_check_writes_nothing_and_says_what_would_happen()
    {
        await using var shop = await ExchangeShop.Open();
        var done = await shop.Run("import", shop.Bundle("b", SmallShop.Files), "--check");
        Assert.True(done.Status == 0, done.Error);
        Assert.Contains("lots.csv: 6 rows would be imported", done.Output, StringComparison.Ordinal);
        shop.IsEmpty();
        Assert.DoesNotContain(Directory.GetFiles(shop.Folder), f => f.Contains(".import-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Numbers_made_here_go_on_above_those_that_came_in()
    {
        await using var shop = await ExchangeShop.Open();
        Assert.Equal("MFG-0001", await shop.Workshop.Act((db, _) => new Numbers(db).Record()));
        var done = await shop.Run("import", shop.Bundle("b", SmallShop.With("records.csv", text => text + "MFG-0071,make,BOX,,,,,2024-02-03,2024-02-04,,,,\n")));
        Assert.True(done.Status == 0, done.Error);
        Assert.Equal("MFG-0072", await shop.Workshop.Act((db, _) => new Numbers(db).Record()));
    }

    [Fact]
    public async Task A_loop_and_a_lot_of_two_origins_are_taken_and_traced()
    {
        await using var shop = await ExchangeShop.With(
        [
            ("products.csv", "sku,name\nX,X\n"),
            ("records.csv", "number,product,started_on,completed_on\nR1,X,2024-01-01,2024-01-01\nR2,X,2024-01-01,2024-01-01\n"),
            ("inputs.csv", "record,lot,quantity,unit\nR1,B,,pcs\nR2,A,,pcs\n"),
            ("outputs.csv", "record,number,product,quantity,unit\nR1,A,X,1,pcs\nR2,B,X,1,pcs\nR1,B,X,1,pcs\n"),
        ]);
        var traced = await shop.Run("trace", "lot:A", "--json");
        Assert.Equal("""{"root":{"kind":"lot","number":"A"},"lots":["B"],"received":[],"records":["R1","R2"],"heats":[],"certificates":[],"suppliers":[]}""", traced.Output.Trim());
    }

    private static decimal OnHand(ExchangeShop shop, string lot) => shop.Number($"SELECT on_hand_micro FROM lot WHERE number = '{lot}'") / 1_000_000m;
}
