using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Tests.Exchange;

namespace Traceability.Tests.Labelling;

/// <summary>What was printed moves with the shop: else everything would look as if it had no label, and numbers would be given twice.</summary>
public sealed class LabelExchangeTests
{
    private const string Printed = """
        kind,number,last_number,copies,format,at,by
        lot,PLY-0524-001,,2,tape-62,2024-05-14T07:57:00Z,ML
        number,TAG-000001,TAG-000065,65,a4-65,2024-05-14T08:00:00Z,ML

        """;

    [Fact]
    public async Task Printed_labels_come_back_the_same_and_the_series_goes_on()
    {
        await using var shop = await ExchangeShop.With([("label_prints.csv", Printed)]);
        var folder = Path.Combine(shop.Folder, "out");
        Assert.Equal(0, (await shop.Run("export", folder)).Status);
        Assert.Equal(Printed.ReplaceLineEndings("\n"), (await File.ReadAllTextAsync(Path.Combine(folder, "label_prints.csv"))).TrimStart('\uFEFF').ReplaceLineEndings("\n"));

        // The same again changes nothing.
        Assert.Equal(0, (await shop.Run("import", folder)).Status);
        Assert.Equal(2, shop.Number("SELECT COUNT(*) FROM label_print"));
        Assert.Equal(["TAG-000066"], await shop.Workshop.Act(async (db, _) => await new Numbers(db).Tags(1)));
    }

    [Fact]
    public async Task No_labels_at_all_are_not_a_printing()
    {
        await using var shop = await ExchangeShop.Open();
        var refused = await shop.Run("import", shop.Bundle("bad", [("label_prints.csv", Printed.Replace(",2,", ",0,", StringComparison.Ordinal))]));
        Assert.NotEqual(0, refused.Status);
        Assert.Contains("label_prints.csv row 2, copies: \"0\" is not", Assert.Single(refused.Faults), StringComparison.Ordinal);
        Assert.Empty(await shop.Workshop.Read(db => db.LabelPrints.ToListAsync()));
    }
}
