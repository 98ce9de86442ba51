using Microsoft.AspNetCore.Authorization;
using Traceability.People;

namespace Traceability.Web;

/// <summary>One entry of the side navigation.</summary>
/// <param name="Words">What it says.</param>
/// <param name="Path">Where it leads.</param>
/// <param name="Also">Addresses that belong under it.</param>
/// <param name="OnPhone">One of those under the thumb; the others are behind "More".</param>
/// <param name="Needs">The least role that sees it.</param>
public sealed record MenuEntry(string Words, string Icon, string Path, string[]? Also = null, bool OnPhone = false, bool Last = false, Role Needs = Role.Staff)
{
    public bool Holds(PathString path) => Path == "/"
        ? path == "/"
        : (Also ?? []).Append(Path).Any(p => path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The side navigation, in its order. An entry shows when its page exists.</summary>
public sealed class Menu(EndpointDataSource endpoints)
{
    private static readonly MenuEntry[] All =
    [
        new("Today", "today", "/", OnPhone: true),
        new("Bench", "scan", "/bench"),
        new("Receiving", "receive", "/receiving", ["/receipts", "/purchasing"], OnPhone: true),
        new("Stock", "stock", "/stock", ["/lots", "/heats", "/cuts", "/materials", "/places", "/counts", "/labels"], OnPhone: true),
        new("Making", "making", "/making", ["/records", "/outside", "/machines", "/products"]),
        new("Orders", "orders", "/orders", ["/shipments", "/returns", "/customers"]),
        new("Trace & recall", "trace", "/trace", ["/recalls", "/recall"], OnPhone: true),
        new("Compliance", "compliance", "/documents", ["/certificates", "/links", "/declarations", "/compliance"]),
        new("Quality", "quality", "/issues", ["/suppliers"]),
        new("Training", "doc", "/training", ["/sops"]),
        new("People", "people", "/people", Last: true, Needs: Role.Administrator),
        new("Settings", "settings", "/settings", Last: true),
    ];

    private readonly Lazy<MenuEntry[]> existing = new(() =>
    {
        var paths = endpoints.Endpoints.OfType<RouteEndpoint>().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(e => "/" + e.RoutePattern.RawText?.Trim('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. All.Where(e => paths.Contains(e.Path))];
    });

    public IEnumerable<MenuEntry> For(Who who) => existing.Value.Where(e => who.Role >= e.Needs);
}
