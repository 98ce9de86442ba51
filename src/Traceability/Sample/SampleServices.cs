using Microsoft.AspNetCore.Identity;
using Traceability.Data;
using Traceability.People;

namespace Traceability.Sample;

internal static class SampleServices
{
    public static void AddSample(this IServiceCollection services) => services.AddSingleton(new SampleMode(true, SampleShop.SignIns));

    /// <summary>Makes the sample shop in its file when it is not there yet, and opens its people's accounts.</summary>
    public static async Task MakeSample(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TraceabilityDb>();
        await SampleShop.FillIfEmpty(db);
        await SampleAccounts.Open(db, scope.ServiceProvider.GetRequiredService<UserManager<Account>>());
    }
}

/// <summary>The choice, on the set-up page, to look around in the sample shop first.</summary>
public sealed class LookingAround(ShopFile file, IHostApplicationLifetime program)
{
    /// <summary>This server ends, and the program goes on with the sample shop.</summary>
    public bool Wanted { get; private set; }

    /// <summary>Makes the sample shop beside this file, while the visitor waits, and then changes over.</summary>
    /// <exception cref="DomainRuleException">The sample shop's file cannot be made there.</exception>
    public async Task Begin()
    {
        using (var sample = new ShopFile(ShopPlace.SampleBeside(file.Path)))
        {
            await sample.Prepare();
            await using var db = new SqliteDb(sample.Options);
            await SampleShop.FillIfEmpty(db);
        }
        Wanted = true;
        program.StopApplication();
    }
}
