using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.People;

namespace Traceability.Tests.Manufacture;

/// <summary>Two stations and one sheet: whoever comes first has it, and the other is told so in one sentence.</summary>
public sealed class LastSheetTests
{
    /// <summary>A station of its own: another process would share no more with the first than the file.</summary>
    private sealed class Station(string file, TimeProvider clock, Who who) : IAsyncDisposable
    {
        private readonly ServiceProvider services = new ServiceCollection().AddLogging().AddSingleton(clock).AddScoped<ICurrentPerson>(_ => new Somebody(who)).AddShop(new ShopFile(file)).BuildServiceProvider();

        public async Task<string?> Refuses(Func<Story, Task> act)
        {
            await using var scope = services.CreateAsyncScope();
            var acts = scope.ServiceProvider.GetRequiredService<Acts>();
            var refused = await Record.ExceptionAsync(() => acts.Do("take the last sheet", () => act(new(scope.ServiceProvider.GetRequiredService<TraceabilityDb>(), acts))));
            return refused is null ? null : Assert.IsType<DomainRuleException>(refused).Message;
        }

        public ValueTask DisposeAsync() => services.DisposeAsync();

        private sealed class Somebody(Who who) : ICurrentPerson
        {
            public Who Who => who;
        }
    }

    /// <summary>What somebody can want of a sheet.</summary>
    private static readonly Func<Story, Lot, Task>[] Wants =
    [
        async (story, sheet) => await story.Consume(await story.Start(), sheet, 1),
        async (story, sheet) => await story.Ship("KILN", (sheet, 1)),
        async (story, sheet) => await story.Cut(sheet, 1, 1),
        (story, sheet) => story.Kept(sheet.Remove(Story.Of(1, Unit.Sheet), MovementReason.Scrap, "Cracked.", "QL", FakeClock.Start)),
        async (story, sheet) => await story.Kept(OutsideProcess.Send(sheet.Number + "/OUT", await story.Supplier(), "engraving", [(sheet, Story.Of(1, Unit.Sheet))], story.Today, story.Today, "QL")),
    ];

    [Fact]
    public async Task Two_stations_want_the_last_sheet_two_hundred_times_and_each_time_one_has_it()
    {
        const int times = 200;
        await using var workshop = await Workshop.Open();
        await workshop.Tell(async story =>
        {
            // What all of them need is there before.
            await story.Product();
            await story.Customer("KILN");
            for (var n = 0; n < times; n++) await story.Receive($"LAST-{n}", 1);
        });
        await using var saw = new Station(workshop.File.Path, workshop.Clock, new("ANNA", "Anna", Role.Staff));
        await using var desk = new Station(workshop.File.Path, workshop.Clock, new("BO", "Bo", Role.Staff));
        var random = new Random(7);
        var won = new int[2];
        for (var n = 0; n < times; n++)
        {
            var lot = $"LAST-{n}";
            Task<string?> At(Station station)
            {
                var (want, moment) = (Wants[random.Next(Wants.Length)], random.Next(200_000));
                return Task.Run(() =>
                {
                    Thread.SpinWait(moment);
                    return station.Refuses(async story => await want(story, await story.Lot(lot)));
                });
            }

            var said = await Task.WhenAll(At(saw), At(desk));
            var winner = Array.IndexOf(said, null);
            var sentence = Assert.Single(said, s => s is not null)!;
            Assert.True(sentence.StartsWith($"{lot} is used up", StringComparison.Ordinal) || sentence.StartsWith($"{lot} has 0 sheets left", StringComparison.Ordinal), sentence);
            won[winner]++;
        }
        // Each of them was the first at times; else it was no race.
        Assert.True(won[0] > 10 && won[1] > 10, $"{won[0]} to {won[1]}");
        Assert.Equal(0, await workshop.Read(db => db.Lots.CountAsync(l => l.NumberKey.StartsWith("LAST-") && l.RootId == null && l.OnHandMicro != 0)));
        Assert.Empty(await workshop.Faults());
    }

    [Fact]
    public async Task Two_people_send_the_form_for_the_last_sheet_at_the_same_moment()
    {
        const int times = 25;
        await using var shop = await MakingShop.Open();
        using var anna = await shop.Workshop.SignedIn("ANNA", Role.Staff);
        using var bo = await shop.Workshop.SignedIn("BO", Role.Staff);
        var pages = new[] { await anna.Visit($"/records/{await shop.Record()}"), await bo.Visit($"/records/{await shop.Record()}") };
        for (var n = 0; n < times; n++)
        {
            var lot = $"LAST-{n}";
            await shop.Lot(lot, "ACR-3", 1);
            pages = await Task.WhenAll(pages.Select(page => Task.Run(() => page.Submit("Take it", new() { ["Use.Lot"] = lot, ["Use.Quantity"] = "1 sheet" }))));
            var refused = Assert.Single(pages, p => p.Status == HttpStatusCode.UnprocessableEntity);
            Assert.Contains($"{lot} is used up", Assert.Single(refused.Refusals), StringComparison.Ordinal);
            Assert.Single(pages, p => p.Status == HttpStatusCode.OK);
            Assert.True((await shop.OnHand(lot)).IsZero);
        }
        Assert.Empty(await shop.Workshop.Faults());
    }
}
