using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.People;

namespace Traceability.Tests;

public sealed class WorkshopTests
{
    [Fact]
    public async Task Each_shop_has_a_file_of_its_own_that_is_gone_afterwards()
    {
        var one = await Workshop.Open();
        await using var other = await Workshop.Open();
        await one.Act((db, _) => { db.People.Add(Person.Named("ANNA", "Anna", Role.Staff)); return Task.CompletedTask; });

        Assert.Equal(1, await one.Read(db => db.People.CountAsync()));
        Assert.Equal(0, await other.Read(db => db.People.CountAsync()));

        await one.DisposeAsync();
        Assert.False(Directory.Exists(one.Folder));
    }

    [Fact]
    public async Task An_act_carries_the_person_and_the_time_the_test_gave_it()
    {
        await using var workshop = await Workshop.Open();
        workshop.Clock.Now = new(2025, 2, 3, 4, 5, 6, TimeSpan.Zero);
        await workshop.Act((db, _) => { db.People.Add(Person.Named("ANNA", "Anna", Role.Staff)); return Task.CompletedTask; }, new("BO", "Bo", Role.Staff));

        var entry = await workshop.Read(db => db.Audit.SingleAsync());
        Assert.Equal(("BO", workshop.Clock.Now), (entry.By, entry.At));
    }

    [Fact]
    public async Task Two_people_at_the_same_moment_come_one_after_the_other()
    {
        await using var workshop = await Workshop.Open();
        await Task.WhenAll(Enumerable.Range(1, 20).Select(i => workshop.Act(
            (db, _) => { db.People.Add(Person.Named($"P{i}", "Person", Role.Staff)); return Task.CompletedTask; }, new($"P{i}", "Person", Role.Staff))));

        var audit = await workshop.Read(db => db.Audit.OrderBy(a => a.Sequence).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"P{i}").Order(), audit.Select(a => a.By).Order());
        Assert.All(audit, entry => Assert.Contains($"\"{entry.By}\"", entry.Changes, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_app_answers_in_memory_on_the_tests_own_file()
    {
        await using var workshop = await Workshop.Open();
        using var client = workshop.Client();
        var page = await client.Visit("/");
        Assert.InRange((int)page.Status, 200, 499);
        if (workshop.AppServices.GetService(typeof(ShopFile)) is ShopFile file)
            Assert.Equal(workshop.File.Path, file.Path);
    }
}
