using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;

namespace Traceability.Compliance;

/// <summary>
/// Somebody opened a shared link: when, from which network, with what kind of browser. No person can be told from it, and
/// only the newest of each link are kept.
/// </summary>
public sealed class LinkOpening : IUnaudited
{
    /// <summary>How many of each link are kept.</summary>
    public const int Kept = 100;

    /// <summary>The same visitor within this time is one opening.</summary>
    public static readonly TimeSpan SameVisit = TimeSpan.FromHours(1);

    public long Id { get; private set; }

    public required long LinkId { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; set; }

    /// <summary>How often within that time.</summary>
    public required int Times { get; set; }

    /// <summary>The address without its last part: 203.0.113.x, 2001:db8:1::/48.</summary>
    public required string Network { get; init; }

    /// <summary>"Safari on iPhone".</summary>
    public required string Browser { get; init; }

    /// <summary>Shortened so that it tells a network and no household.</summary>
    public static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetwork) return $"{bytes[0]}.{bytes[1]}.{bytes[2]}.x";
        bytes.AsSpan(6).Clear();
        return new IPAddress(bytes) + "/48";
    }

    public static string BrowserOf(string? agent)
    {
        bool Says(string word) => agent?.Contains(word, StringComparison.Ordinal) == true;
        var family = Says("Edg") ? "Edge" : Says("Firefox") || Says("FxiOS") ? "Firefox" : Says("Chrome") || Says("CriOS") ? "Chrome" : Says("Safari") ? "Safari" : "another program";
        var on = Says("iPhone") ? " on iPhone" : Says("iPad") ? " on iPad" : Says("Android") ? " on Android" : Says("Windows") ? " on Windows" : Says("Macintosh") ? " on Mac" : Says("Linux") ? " on Linux" : "";
        return family + on;
    }

    /// <summary>Writes it down. Only inside an act.</summary>
    public static async Task Write(TraceabilityDb db, long link, DateTimeOffset at, IPAddress? from, string? agent, CancellationToken cancel = default)
    {
        var (network, browser, since) = (NetworkOf(from), BrowserOf(agent), at - SameVisit);
        if (await db.LinkOpenings.OrderByDescending(o => o.LastAt).FirstOrDefaultAsync(o => o.LinkId == link && o.Network == network && o.Browser == browser && o.LastAt >= since, cancel) is { } again)
        {
            (again.LastAt, again.Times) = (at, again.Times + 1);
            return;
        }
        db.LinkOpenings.RemoveRange(await db.LinkOpenings.Where(o => o.LinkId == link).OrderByDescending(o => o.LastAt).ThenByDescending(o => o.Id).Skip(Kept - 1).ToListAsync(cancel));
        db.LinkOpenings.Add(new() { LinkId = link, FirstAt = at, LastAt = at, Times = 1, Network = network, Browser = browser });
    }
}
