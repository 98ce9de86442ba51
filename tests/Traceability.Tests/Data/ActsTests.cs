using System.Data;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Traceability.Data;
using Traceability.People;
using static Traceability.Tests.Data.DataShop;

namespace Traceability.Tests.Data;

public sealed class ActsTests
{
    [Fact]
    public async Task Eight_people_at_once_never_meet_a_locked_file()
    {
        await using var shop = await Ready();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(who => Task.Run(async () =>
        {
            for (var n = 0; n < 25; n++)
            {
                await shop.Hire($"P{who}-{n}");
                await shop.Codes();
            }
        })));

        Assert.Equal(200, (await shop.Codes()).Distinct().Count());
        Assert.Equal(200, await shop.Look(db => db.Audit.CountAsync()));
        Assert.Empty(await shop.Verify());
    }

    [Fact]
    public async Task Two_processes_writing_at_once_keep_one_chain()
    {
        await using var one = await Ready();
        // A second set of services has its own queue and meets the first at SQLite's lock, as another process does.
        using var file = new ShopFile(one.File.Path);
        await using var services = new ServiceCollection().AddShop(file).AddLogging().AddSingleton(TimeProvider.System).AddSingleton<ICurrentPerson>(one).BuildServiceProvider();
        async Task Other(int n)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<TraceabilityDb>();
            await scope.ServiceProvider.GetRequiredService<Acts>().Do("hire", () => { db.Add(Person.Named($"other-{n}", "Other", Role.Staff)); return Task.CompletedTask; });
        }

        await Task.WhenAll(
            Task.Run(async () => { for (var n = 0; n < 50; n++) await one.Hire($"one-{n}"); }),
            Task.Run(async () => { for (var n = 0; n < 50; n++) await Other(n); }));

        Assert.Equal(100, (await one.Codes()).Count);
        Assert.Empty(await one.Verify());
    }

    [Fact]
    public async Task A_writer_waits_for_another_program_that_holds_the_file_for_three_seconds()
    {
        await using var shop = await Ready();
        using var other = Other(shop.File.Path);
        other.Run("BEGIN IMMEDIATE");
        var release = Task.Delay(3000).ContinueWith(_ => other.Run("COMMIT"), TaskScheduler.Default);
        var waited = Stopwatch.StartNew();

        await shop.Hire("patient");

        Assert.True(waited.ElapsedMilliseconds > 2500);
        await release;
        Assert.Equal(["patient"], await shop.Codes());
    }

    [Fact]
    public async Task A_writer_whose_patience_ends_is_told_what_goes_on_and_can_try_again()
    {
        await using var shop = await Ready(TimeSpan.FromMilliseconds(300));
        using (var other = Other(shop.File.Path))
        {
            other.Run("BEGIN IMMEDIATE");
            var refusal = await Refused(() => shop.Hire("one"));
            Assert.Contains("busy with an import", refusal.Message, StringComparison.Ordinal);
            Assert.Empty(await shop.Codes());
            other.Run("COMMIT");
        }
        await shop.Hire("one");
        Assert.Equal(["one"], await shop.Codes());
    }

    [Fact]
    public async Task Waiting_for_the_file_can_be_given_up()
    {
        await using var shop = await Ready();
        using var other = Other(shop.File.Path);
        other.Run("BEGIN IMMEDIATE");
        using var left = new CancellationTokenSource(200);
        var waited = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.Hire("one", left.Token));

        Assert.True(waited.ElapsedMilliseconds < 3000);
    }

    [Fact]
    public async Task The_last_in_the_queue_does_not_wait_for_everybodys_patience()
    {
        await using var shop = await Ready(TimeSpan.FromMilliseconds(500));
        using var other = Other(shop.File.Path);
        other.Run("BEGIN IMMEDIATE");
        var waited = Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Task.Run(() => Refused(() => shop.Hire($"P{n}")))));

        Assert.True(waited.ElapsedMilliseconds < 4000);
    }

    [Fact]
    public async Task A_refused_act_leaves_nothing_behind()
    {
        await using var shop = await Ready();
        await Refused(() => shop.Act("hire two", async db =>
        {
            db.Add(Person.Named("one", "One", Role.Staff));
            await db.SaveChangesAsync();
            throw new DomainRuleException("No.");
        }));

        Assert.Empty(await shop.Codes());
        Assert.Equal(0, await shop.Look(db => db.Audit.CountAsync()));
        Assert.Empty(await shop.Verify());
    }

    [Fact]
    public async Task An_act_inside_an_act_is_a_bug_and_says_so()
    {
        await using var shop = await Ready();
        var bug = await Assert.ThrowsAsync<InvalidOperationException>(() => shop.Act("outer", async db =>
        {
            using var queue = new WriterQueue();
            await new Acts(db, queue, shop, TimeProvider.System).Do("inner", () => Task.CompletedTask);
        }));
        Assert.Contains("outer", bug.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_with_a_snapshot_sees_one_moment_while_others_write()
    {
        await using var shop = await Ready();
        await shop.Hire("one");
        await shop.Look(async db =>
        {
            await using var moment = await db.Database.BeginTransactionAsync(IsolationLevel.Snapshot);
            Assert.Equal(1, await db.People.CountAsync());
            await shop.Hire("two");
            Assert.Equal(1, await db.People.CountAsync());
            return 0;
        });
        Assert.Equal(2, (await shop.Codes()).Count);
    }
}
