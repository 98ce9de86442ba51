using Traceability.Data;
using Traceability.People;
using Traceability.Web;

var builder = WebApplication.CreateBuilder(Hosting.Options(args));
var file = Hosting.File(builder.Configuration);

builder.UseTheShopsHost(file);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddShop(file);
builder.Services.AddPeople();
builder.Services.AddPages(file);

var app = builder.Build();

// The one place that makes the file ready.
await using (var scope = app.Services.CreateAsyncScope())
    await scope.ServiceProvider.GetRequiredService<TraceabilityDb>().Database.EnsureCreatedAsync();

app.UsePages();
return await app.Serve(file);

public partial class Program;
