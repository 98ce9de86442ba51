using Traceability.Data;
using Traceability.Exchange;
using Traceability.People;
using Traceability.Sample;
using Traceability.Web;

// A verb on the command line is carried out; without one the pages are served.
if (await CommandLine.Run(args, Console.In, Console.Out, Console.Error) is { } status) return status;

return await Hosting.ByHandOrAsService(args, (stop, ready) => CommandLine.Clearly(Console.Error, async () =>
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
        builder.AddMachine(file, CommandLine.IsHttps(args));

        await using var app = builder.Build();
        if (sample) await app.MakeSample();
        app.UsePages();
        app.Lifetime.ApplicationStarted.Register(ready);
        var (looking, restart) = (app.Services.GetRequiredService<LookingAround>(), app.Services.GetRequiredService<Restart>());
        var ended = await app.Serve(file, serving, stop);
        // Chosen on the set-up page: the same program goes on with the sample shop, in a file of its own.
        if (looking.Wanted) (path, sample) = (ShopPlace.SampleBeside(path), true);
        else if (!restart.Wanted) return ended;
    }
}));

public partial class Program;
