using Microsoft.Extensions.Logging.Abstractions;
using Traceability.Computer;
using Traceability.Data;
using Traceability.Exchange;
using Traceability.Sample;
using Traceability.Tests.Data;

namespace Traceability.Tests.Computer;

public sealed class BackupsTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task One_is_owed_every_day_at_its_time_and_no_more()
    {
        await using var shop = await DataShop.Ready();
        var clock = new FakeClock { Now = At("2024-05-26 08:00") };
        using var backups = Of(shop, clock);
        Assert.False(backups.IsDue);
        backups.Choose(Folder(shop), new(6, 0), 14, "AB");
        Assert.True(backups.IsDue);
        Assert.True(await backups.Make());

        Assert.False(backups.IsDue);
        clock.Now = At("2024-05-27 05:59");
        Assert.False(backups.IsDue);
        clock.Now = At("2024-05-27 06:00");
        Assert.True(backups.IsDue);
        Assert.True(await backups.Make());
        Assert.False(backups.IsDue);
        Assert.Equal(2, backups.Kept.Count);
    }

    [Theory]
    [InlineData("2024-05-28 23:30")]
    [InlineData("2024-06-30 05:00")]
    public async Task It_is_made_up_for_when_the_computer_was_off(string on)
    {
        await using var shop = await DataShop.Ready();
        var clock = new FakeClock { Now = At("2024-05-26 08:00") };
        using (var before = Of(shop, clock))
        {
            before.Choose(Folder(shop), new(6, 0), 14, "AB");
            await before.Make();
        }

        clock.Now = At(on);
        using var after = Of(shop, clock);
        Assert.True(after.IsDue);
        await after.Make();
        Assert.False(after.IsDue);
    }

    [Fact]
    public async Task A_night_without_the_hour_it_is_made_at_has_one_too()
    {
        await using var shop = await DataShop.Ready();
        // On 31 March 2024 the clocks of the sample shop's town go from 01:00 to 02:00.
        var clock = new InTown { Now = At("2024-03-30 12:00") };
        using var backups = Of(shop, clock);
        backups.Choose(Folder(shop), new(1, 30), 14, "AB");
        await backups.Make();

        var made = 0;
        for (clock.Now = At("2024-03-30 12:01"); clock.Now < At("2024-04-01 12:00"); clock.Now += TimeSpan.FromMinutes(10))
            if (backups.IsDue && await backups.Make()) made++;
        Assert.Equal(2, made);
    }

    [Fact]
    public async Task A_copy_dated_by_a_wrong_clock_does_not_stop_the_next()
    {
        await using var shop = await DataShop.Ready();
        var clock = new FakeClock { Now = At("2039-01-01 08:00") };
        using var backups = Of(shop, clock);
        backups.Choose(Folder(shop), new(6, 0), 14, "AB");
        await backups.Make();
        clock.Now = At("2024-05-26 08:00");
        Assert.True(backups.IsDue);
        await backups.Make();
        Assert.False(backups.IsDue);
    }

    [Fact]
    public async Task Only_the_oldest_of_its_own_are_removed()
    {
        await using var shop = await DataShop.Ready();
        var clock = new FakeClock();
        using var backups = Of(shop, clock);
        var folder = Folder(shop);
        backups.Choose(folder, new(6, 0), 2, "AB");
        await backups.Make();
        var name = backups.Kept.Single().Name;
        // Another shop's, a person's own, one that is nearly named so.
        string[] others = ["shop-backup-000000-2020-01-01-060000.db", "photo.db", name.Replace(".db", " copy.db", StringComparison.Ordinal), name + ".txt"];
        foreach (var other in others) await File.WriteAllTextAsync(Path.Combine(folder, other), "theirs");

        for (var day = 0; day < 4; day++)
        {
            clock.Advance(TimeSpan.FromDays(1));
            await backups.Make();
        }

        Assert.Equal(["2024-05-30", "2024-05-29"], backups.Kept.Select(k => k.Name[19..29]));
        Assert.All(others, other => Assert.True(File.Exists(Path.Combine(folder, other)), other));
        Assert.Equal(2 + others.Length, Directory.GetFiles(folder).Length);
    }

    [Fact]
    public async Task What_a_power_cut_left_half_made_is_removed_and_never_taken_for_a_copy()
    {
        await using var shop = await DataShop.Ready();
        var clock = new FakeClock();
        using var backups = Of(shop, clock);
        backups.Choose(Folder(shop), new(6, 0), 14, "AB");
        await backups.Make();
        var half = backups.Kept.Single().Path.Replace("-2024-", "-2023-", StringComparison.Ordinal) + ".0123.part";
        await File.WriteAllTextAsync(half, "half");
        Assert.Single(backups.Kept);

        clock.Advance(Minute);
        await backups.Make();
        Assert.False(File.Exists(half));
        Assert.Equal(2, backups.Kept.Count);
    }

    [Theory]
    [InlineData("gone", "There is no folder")]
    [InlineData("a file", "There is no folder")]
    [InlineData("full", "Free some space")]
    [InlineData("closed", "may not be written")]
    public async Task A_folder_that_fails_does_no_harm_and_is_tried_again(string how, string because)
    {
        await using var shop = await DataShop.Ready();
        var clock = new FakeClock();
        using var backups = Of(shop, clock, how == "full" ? _ => 1000 : Folders.Free);
        var folder = Folder(shop);
        backups.Choose(folder, new(6, 0), 14, "AB");
        if (how != "full") Directory.Delete(folder);
        if (how == "a file") await File.WriteAllTextAsync(folder, "");
        // What even root may not write.
        if (how == "closed") Directory.CreateSymbolicLink(folder, OperatingSystem.IsLinux() ? "/proc" : @"C:\System Volume Information");

        Assert.False(await backups.Make());

        Assert.Contains(because, backups.State.Failure, StringComparison.Ordinal);
        Assert.Null(backups.State.MadeAt);
        Assert.False(backups.IsDue);
        await shop.Hire("one");
        Assert.Empty(await shop.Verify());
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.True(backups.IsDue);
    }

    [Fact]
    public async Task After_a_failure_the_last_good_one_is_still_known()
    {
        await using var shop = await DataShop.Ready();
        var clock = new FakeClock();
        using var backups = Of(shop, clock);
        var folder = Folder(shop);
        backups.Choose(folder, new(6, 0), 14, "AB");
        await backups.Make();
        var good = backups.State;
        Directory.Move(folder, folder + "-unplugged");
        clock.Advance(TimeSpan.FromDays(1));

        await backups.Make();
        Assert.Equal((good.MadeAt, good.Copy), (backups.State.MadeAt, backups.State.Copy));
        Assert.NotNull(backups.State.Failure);

        Directory.Move(folder + "-unplugged", folder);
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.True(await backups.Make());
        Assert.Null(backups.State.Failure);
    }

    [Fact]
    public async Task A_file_whose_audit_was_cut_is_not_called_backed_up()
    {
        await using var shop = await DataShop.Ready();
        await shop.Hire("one");
        await shop.Hire("two");
        shop.Tamper("DELETE FROM audit_entry WHERE sequence = 2");
        using var backups = Of(shop, new FakeClock());
        backups.Choose(Folder(shop), new(6, 0), 14, "AB");

        Assert.False(await backups.Make());

        Assert.Contains("cut off", backups.State.Failure, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder(shop)));
    }

    [Fact]
    public async Task Two_at_once_follow_each_other()
    {
        await using var shop = await DataShop.Ready();
        using var backups = Of(shop, TimeProvider.System);
        backups.Choose(Folder(shop), new(6, 0), 14, "AB");
        // Within the same second the second name would be taken; either way nothing is replaced and nothing is half.
        var made = await Task.WhenAll(backups.Make(), backups.Make());
        Assert.Contains(true, made);
        Assert.Equal(made.Count(m => m), backups.Kept.Count);
        foreach (var copy in backups.Kept)
        {
            using var file = new ShopFile(copy.Path);
            Assert.Empty(await FileVerification.Run(file));
        }
    }

    [Theory]
    [InlineData("backup", 14, "whole path")]
    [InlineData("../backup", 14, "whole path")]
    [InlineData("/nowhere/backup", 14, "There is no folder")]
    [InlineData("", 0, "from 1 to 365")]
    [InlineData("", 366, "from 1 to 365")]
    public async Task A_choice_that_cannot_work_is_refused_and_the_old_one_stays(string folder, int kept, string because)
    {
        await using var shop = await DataShop.Ready();
        using var backups = Of(shop, new FakeClock());
        backups.Choose(Folder(shop), new(6, 0), 3, "AB");
        var refusal = Assert.Throws<DomainRuleException>(() => backups.Choose(folder, new(7, 0), kept, "AB"));
        Assert.Contains(because, refusal.Message, StringComparison.Ordinal);
        Assert.Equal((Folder(shop), new TimeOnly(6, 0), 3), (backups.Settings.BackupFolder, backups.Settings.BackupAt, backups.Settings.BackupsKept));
    }

    [Fact]
    public async Task A_backup_made_under_load_restores_to_identical_exports()
    {
        await using var workshop = await Workshop.Open();
        await workshop.Act(async (db, acts) => await new Story(db, acts).Receive("ACR-1", 5000));
        using var backups = new Backups(workshop.File, workshop.Clock, NullLogger<Backups>.Instance);
        backups.Choose(Directory.CreateDirectory(Path.Combine(workshop.Folder, "backup")).FullName, new(6, 0), 14, "AB");
        using var end = new CancellationTokenSource();
        // Three people at work, each in acts of their own, while the copies are made.
        var work = Task.WhenAll(Enumerable.Range(0, 3).Select(who => Task.Run(async () =>
        {
            for (var n = 0; !end.IsCancellationRequested; n++)
                await workshop.Act(async (db, acts) => await new Story(db, acts).Receive($"L{who}-{n}", 10));
        })));
        for (var n = 0; n < 3; n++)
        {
            workshop.Clock.Advance(Minute);
            Assert.True(await backups.Make(), backups.State.Failure);
        }
        await end.CancelAsync();
        await work;
        workshop.Clock.Advance(Minute);
        Assert.True(await backups.Make());

        var written = await Export(workshop.File, workshop.Folder, "now");
        foreach (var (copy, n) in backups.Kept.Select((c, n) => (c, n)))
        {
            using var restored = new ShopFile(Path.Combine(workshop.Folder, $"restored-{n}.db"));
            await restored.Restore(copy.Path);
            await restored.Prepare();
            Assert.Empty(await FileVerification.Run(restored));
            var exported = await Export(restored, workshop.Folder, $"restored-{n}");
            // The last was made when all was still: the same shop. The others are the same shop at an earlier moment: the
            // audit up to there, and not a lot that was not received.
            foreach (var (name, lines) in exported)
                if (n == 0) Assert.Equal(written[name], lines);
                else if (name is "audit.csv") Assert.Equal(written[name].Take(lines.Length), lines);
                else if (name is "lots.csv" or "receipts.csv") Assert.Subset(written[name].ToHashSet(), lines.ToHashSet());
            Assert.True(exported["lots.csv"].Length > 1);
            using (var pool = new Microsoft.Data.Sqlite.SqliteConnection(restored.ConnectionString)) Microsoft.Data.Sqlite.SqliteConnection.ClearPool(pool);
        }
    }

    private static async Task<Dictionary<string, string[]>> Export(ShopFile file, string folder, string name)
    {
        var to = Path.Combine(folder, "export-" + name);
        await new Exporting(file).Run(to);
        return Directory.GetFiles(to, "*.csv").ToDictionary(f => Path.GetFileName(f), File.ReadAllLines);
    }

    private static string Folder(DataShop shop) => shop.In("backup");

    private static Backups Of(DataShop shop, TimeProvider clock, Func<string, long?>? free = null)
    {
        if (!Path.Exists(Folder(shop))) Directory.CreateDirectory(Folder(shop));
        return new(shop.File, clock, NullLogger<Backups>.Instance) { FreeSpace = free ?? Folders.Free };
    }

    private static DateTimeOffset At(string utc) => DateTimeOffset.Parse(utc + "Z", System.Globalization.CultureInfo.InvariantCulture);

    private sealed class InTown : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override TimeZoneInfo LocalTimeZone => SampleClock.Zone;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
