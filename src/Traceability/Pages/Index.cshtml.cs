using Traceability.Data;
using Traceability.Web;

namespace Traceability.Pages;

/// <summary>Today: what waits. Its lists are in Shared/_Today.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock) : ShopPage(db, acts)
{
    public string Greeting => $"Good {PartOfDay}, {Acts.Who.Name.Split(' ')[0]}.";

    public string Day => When.Weekday(clock.GetLocalNow());

    private string PartOfDay => clock.GetLocalNow().Hour switch { < 12 => "morning", < 18 => "afternoon", _ => "evening" };
}
