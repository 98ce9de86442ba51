using System.Diagnostics;
using Traceability.Sample;

namespace Traceability.Tests.Sample;

/// <summary>The sample shop, made once for all tests that only look around in it, with all triggers at work.</summary>
public sealed class SampleFile : IAsyncLifetime
{
    public Workshop Shop { get; private set; } = null!;

    public TimeSpan Took { get; private set; }

    public async Task InitializeAsync()
    {
        Shop = await Workshop.Open();
        var began = Stopwatch.GetTimestamp();
        await Shop.Read(async db =>
        {
            await SampleShop.Fill(db);
            return true;
        });
        Took = Stopwatch.GetElapsedTime(began);
    }

    public async Task DisposeAsync() => await Shop.DisposeAsync();
}
