using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Traceability.Web;

/// <summary>
/// Keeps guessing at shared links from costing the shop anything. Nobody can guess one; but whoever tries a thousand times
/// is turned away before the file is even asked, and shared pages never take more than a few places at once.
/// </summary>
public sealed class GuessLimit : IDisposable
{
    /// <summary>Wrong addresses from one visitor in a minute. Then he is told to wait, whatever he asks for.</summary>
    public const int WrongFromOne = 20;

    /// <summary>Wrong addresses from everybody in a minute. A true one is answered also then.</summary>
    public const int WrongInAll = 600;

    /// <summary>Shared pages that are made at the same time.</summary>
    public const int AtOnce = 4;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<string> fromOne = PartitionedRateLimiter.Create<string, string>(visitor =>
        RateLimitPartition.GetFixedWindowLimiter(visitor, _ => new() { PermitLimit = WrongFromOne, Window = Minute, QueueLimit = 0 }));

    private readonly FixedWindowRateLimiter inAll = new(new() { PermitLimit = WrongInAll, Window = Minute, QueueLimit = 0 });

    private readonly ConcurrencyLimiter places = new(new() { PermitLimit = AtOnce, QueueLimit = 64, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    /// <summary>False for a visitor who has been wrong too often.</summary>
    public bool MayTry(IPAddress? from)
    {
        using var lease = fromOne.AttemptAcquire(Visitor(from), 0);
        return lease.IsAcquired;
    }

    /// <summary>Counts a wrong address.</summary>
    /// <returns>False when it was one too many, from this visitor or from all.</returns>
    public bool Wrong(IPAddress? from)
    {
        using var one = fromOne.AttemptAcquire(Visitor(from));
        using var all = inAll.AttemptAcquire();
        return one.IsAcquired && all.IsAcquired;
    }

    /// <summary>A place to make a page in; not acquired when too many wait already.</summary>
    public ValueTask<RateLimitLease> Place(CancellationToken cancel) => places.AcquireAsync(1, cancel);

    public void Dispose()
    {
        fromOne.Dispose();
        inAll.Dispose();
        places.Dispose();
    }

    // In IPv6 a household has a whole network of addresses.
    private static string Visitor(IPAddress? from)
    {
        if (from is null) return "";
        if (from.IsIPv4MappedToIPv6) from = from.MapToIPv4();
        if (from.AddressFamily == AddressFamily.InterNetwork) return from.ToString();
        var bytes = from.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes).ToString();
    }
}
