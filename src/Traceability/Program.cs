using Traceability.Data;
using Traceability.Exchange;
using Traceability.People;
using Traceability.Sample;
using Traceability.Web;

// A verb on the command line is carried out; without one the pages are served.
if (await CommandLine.Run(args, Console.In, Console.Out, Console.Error) is { } status) return status;

return await CommandLine.Clearly(Console.Error, async () =>
{
    var (path, sample) = (CommandLine.File(args).Path, CommandLine.IsSample(args));
    for (; ; )
    {
        using var file = new ShopFile(path);
        using var serving = await file.Serve();
        await file.Prepare();

        var builder = WebApplication.CreateBuilder(Hosting.Options(CommandLine.ForTheServer(args)));
        builder.UseTheShopsHost(file);
        builder.Services.AddSingleton(sample ? new SampleClock() : TimeProvider.System);
        builder.Services.AddShop(file);
        builder.Services.AddPeople();
        if (sample) builder.Services.AddSample();
        builder.Services.AddPages(file);

        await using var app = builder.Build();
        if (sample) await app.MakeSample();
        app.UsePages();
        var looking = app.Services.GetRequiredService<LookingAround>();
        var ended = await app.Serve(file, serving);
        if (!looking.Wanted) return ended;
        // Chosen on the set-up page: the same program goes on with the sample shop, in a file of its own.
        (path, sample) = (ShopPlace.SampleBeside(path), true);
    }
});

public partial class Program;
