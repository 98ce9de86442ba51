using Traceability.Exchange;

if (await CommandLine.Run(args, Console.In, Console.Out, Console.Error) is { } status) return status;

return await CommandLine.Clearly(Console.Error, async () =>
{
    using var file = CommandLine.File(args);
    var builder = WebApplication.CreateBuilder(args);
    builder.Services.AddRazorPages();
    await using var app = builder.Build();
    app.MapRazorPages();
    using var serving = await file.Serve();
    await file.Prepare();
    await app.RunAsync();
    return 0;
});

public partial class Program;
