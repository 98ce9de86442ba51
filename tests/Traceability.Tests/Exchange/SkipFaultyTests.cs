namespace Traceability.Tests.Exchange;

/// <summary>The sound part comes in whole; what is refused is kept apart, and can be put right and imported.</summary>
public sealed class SkipFaultyTests
{
    private static readonly (string, string)[] Files =
    [
        ("materials.csv", "code,name,category,unit\nM,M,metal,pcs\n"),
        ("products.csv", "sku,name\nX,X\n"),
        ("customers.csv", "code,name\nC,C\n"),
        ("lots.csv", "number,material,received_on,quantity,unit,status\nGOOD,M,2024-01-01,10,pcs,accepted\nBAD,M,2024-13-01,10,pcs,accepted\n"),
        ("cuts.csv", "number,parent,cut_on\nCUT-1,BAD,2024-01-02\n"),
        ("pieces.csv", "cut,number,quantity,unit\nCUT-1,BAD-1,2,pcs\n"),
        ("records.csv", "number,product,started_on\nR1,X,2024-01-03\nR2,X,2024-01-03\nR3,X,2024-01-04\n"),
        ("inputs.csv", "record,lot,quantity,unit\nR1,GOOD,1,pcs\nR2,BAD-1,1,pcs\nR2,GOOD,1,pcs\nR3,B2,1,pcs\n"),
        ("outputs.csv", "record,number,product,quantity,unit\nR1,B1,X,1,pcs\nR2,B2,X,1,pcs\nR3,B3,X,1,pcs\n"),
        ("shipments.csv", "number,customer,shipped_on\nS1,C,2024-01-05\nS2,C,2024-01-05\n"),
        ("shipment_lines.csv", "shipment,lot,quantity,unit\nS1,B1,1,pcs\nS2,B3,1,pcs\n"),
    ];

    [Fact]
    public async Task What_depends_on_a_refused_row_is_refused_and_the_rest_comes_in()
    {
        await using var shop = await ExchangeShop.Open();
        var done = await shop.Run("import", shop.Bundle("b", Files), "--skip-faulty");
        Assert.True(done.Status == 0, done.Error);
        Assert.Equal(["lots.csv row 3, received_on: \"2024-13-01\" is not a date; write it as 2024-05-31"], done.Faults);
        Assert.Equal("B1,GOOD", shop.One("SELECT group_concat(number) FROM (SELECT number FROM lot ORDER BY number)"));
        Assert.Equal("R1", shop.One("SELECT group_concat(number) FROM transformation"));
        Assert.Equal("S1", shop.One("SELECT group_concat(number) FROM shipment"));
        shop.AddsUp();

        var refused = Path.Combine(shop.Folder, "b-refused");
        Assert.Equal("number,material,received_on,quantity,unit,status,fault\nBAD,M,2024-13-01,10,pcs,accepted,\"received_on: \"\"2024-13-01\"\" is not a date; write it as 2024-05-31\"\n", await File.ReadAllTextAsync(Path.Combine(refused, "lots.csv")));
        Assert.Equal(4, (await File.ReadAllLinesAsync(Path.Combine(refused, "inputs.csv"))).Length);
        Assert.False(File.Exists(Path.Combine(refused, "materials.csv")));
    }

    [Fact]
    public async Task What_was_refused_comes_in_once_it_is_put_right()
    {
        await using var shop = await ExchangeShop.Open();
        await shop.Run("import", shop.Bundle("b", Files), "--skip-faulty");
        var lots = Path.Combine(shop.Folder, "b-refused", "lots.csv");
        await File.WriteAllTextAsync(lots, (await File.ReadAllTextAsync(lots)).Replace("BAD,M,2024-13-01", "BAD,M,2024-03-01", StringComparison.Ordinal));
        var again = await shop.Run("import", Path.Combine(shop.Folder, "b-refused"));
        Assert.True(again.Status == 0, again.Error);
        Assert.Equal(6, shop.Number("SELECT COUNT(*) FROM lot"));
        shop.AddsUp();
        Assert.Equal(8_000_000, shop.Number("SELECT on_hand_micro FROM lot WHERE number = 'GOOD'"));
    }

    [Fact]
    public async Task What_goes_below_nothing_is_refused_and_what_fits_stays()
    {
        await using var shop = await ExchangeShop.Open();
        var done = await shop.Run("import", shop.Bundle("b",
        [
            ("materials.csv", "code,name,category,unit\nM,M,metal,pcs\n"),
            ("products.csv", "sku,name\nX,X\n"),
            ("lots.csv", "number,material,received_on,quantity,unit\nA,M,2024-01-01,10,pcs\n"),
            ("records.csv", "number,product,started_on\nR1,X,2024-01-03\nR2,X,2024-01-03\nR3,X,2024-01-04\n"),
            ("inputs.csv", "record,lot,quantity,unit\nR1,A,6,pcs\nR2,A,6,pcs\nR3,A,4,pcs\n"),
        ]), "--skip-faulty");
        Assert.Equal(["inputs.csv row 3, quantity: 6 pcs are taken of A, which has 4 pcs left; take less, or state how the lot came to more"], done.Faults);
        Assert.Equal(0, shop.Number("SELECT on_hand_micro FROM lot"));
        Assert.Equal(2, shop.Number("SELECT COUNT(*) FROM transformation"));
    }

    [Fact]
    public async Task A_check_tells_what_would_be_left_out_and_writes_nothing()
    {
        await using var shop = await ExchangeShop.Open();
        var done = await shop.Run("import", shop.Bundle("b", Files), "--skip-faulty", "--check");
        Assert.Contains("rows would be left out", done.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(shop.Folder, "b-refused")));
        shop.IsEmpty();
    }
}
