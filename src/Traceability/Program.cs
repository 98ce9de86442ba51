using Traceability.Data;
using Traceability.Exchange;
using Traceability.People;
using Traceability.Web;

// A verb on the command line is carried out; without one the pages are served.
if (await CommandLine.Run(args, Console.In, Console.Out, Console.Error) is { } status) return status;

return await CommandLine.Clearly(Console.Error, async () =>
{
    using var file = CommandLine.File(args);
    using var serving = await file.Serve();
    await file.Prepare();

    var builder = WebApplication.CreateBuilder(Hosting.Options(args));
    builder.UseTheShopsHost(file);
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddShop(file);
    builder.Services.AddPeople();
    builder.Services.AddPages(file);

    await using var app = builder.Build();
    app.UsePages();
    return await app.Serve(file, serving);
});

public partial class Program;
