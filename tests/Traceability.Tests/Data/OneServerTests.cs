using Traceability.Data;
using static Traceability.Tests.Data.DataShop;

namespace Traceability.Tests.Data;

public sealed class OneServerTests
{
    [Fact]
    public async Task A_second_server_is_refused_and_told_which_one_serves()
    {
        await using var shop = await Ready();
        using var serving = await shop.File.Serve();
        serving.At("http://localhost:5000");
        using var second = new ShopFile(shop.File.Path) { Patience = TimeSpan.FromMilliseconds(200) };

        var refusal = await Refused(() => second.Serve());

        Assert.Contains("http://localhost:5000", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"process {Environment.ProcessId}", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_server_may_begin_when_the_first_has_ended()
    {
        await using var shop = await Ready();
        (await shop.File.Serve()).Dispose();
        using var next = await shop.File.Serve();
    }

    [Fact]
    public async Task Beside_a_server_others_read_and_write()
    {
        await using var shop = await Ready();
        using var serving = await shop.File.Serve();
        using var beside = new ShopFile(shop.File.Path);
        await beside.Prepare(Opening.Write);

        await shop.Hire("one");

        Assert.Empty(await FileVerification.Run(beside));
    }

    [Fact]
    public async Task A_served_file_is_not_brought_up_to_date_under_the_server()
    {
        await using var shop = new DataShop();
        Elsewhere(shop.File.Path, file => file.Run($"PRAGMA application_id = {ShopFile.ApplicationId}; CREATE TABLE old (a)"));
        using var serving = await shop.File.Serve();
        serving.At("http://localhost:5000");
        // What a server of the earlier version holds while it uses the file.
        using var server = FileLock.Try(shop.File.Path + ".using", alone: false);
        using var newer = new ShopFile(shop.File.Path) { Patience = TimeSpan.FromMilliseconds(200) };

        Assert.Contains("http://localhost:5000", (await Refused(() => newer.Prepare())).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(shop.Folder, "*.before-*"));
    }
}
