using Traceability.Computer;
using Traceability.Data;
using Traceability.Scanning;
using Traceability.Shops;

namespace Traceability.Web;

/// <summary>The names under which the shop's own pages are opened.</summary>
internal static class OwnNameQueries
{
    /// <summary>Asked only where an address was scanned: an address elsewhere is somebody else's label.</summary>
    public static async Task<IReadOnlyCollection<string>> OwnNames(this HttpRequest request, TraceabilityDb db, ScannedCode code)
    {
        if (code.Address is null) return [];
        var shared = (await db.TheShop())?.PublicAddress is { } address && Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.Host : null;
        return [request.Host.Host, .. Addresses.OfThisMachine().Hosts, .. shared is null ? Array.Empty<string>() : [shared]];
    }
}
