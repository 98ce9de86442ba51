using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Traceability.Computer;

/// <summary>The names and addresses under which a phone in the workshop's network finds this computer.</summary>
/// <param name="Names">Its host name, and the same with ".local" as phones look it up without a server.</param>
/// <param name="Numbers">Its addresses in the local network.</param>
public sealed record Addresses(IReadOnlyList<string> Names, IReadOnlyList<IPAddress> Numbers)
{
    public static Addresses OfThisMachine()
    {
        var host = Dns.GetHostName().Trim('.').ToLowerInvariant();
        if (Uri.CheckHostName(host) != UriHostNameType.Dns) host = "localhost";
        var first = host.Split('.')[0];
        return new([.. new[] { host, first + ".local" }.Where(n => n is not "localhost" and not "localhost.local").Distinct()], Local());
    }

    /// <summary>What a phone's browser is given: numbers first, every phone can use them; names last.</summary>
    public IEnumerable<string> Hosts =>
        [.. Numbers.Select(n => n.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{n}]" : n.ToString()), .. Names.Where(n => n.EndsWith(".local", StringComparison.Ordinal))];

    // Only what a network adapter that is up has; addresses that hold for a moment only, and bridges of containers, are of no use.
    private static IReadOnlyList<IPAddress> Local()
    {
        try
        {
            return [.. NetworkInterface.GetAllNetworkInterfaces()
                .Where(a => a.OperationalStatus == OperationalStatus.Up && a.NetworkInterfaceType is not (NetworkInterfaceType.Loopback or NetworkInterfaceType.Tunnel)
                    && !a.Name.StartsWith("docker", StringComparison.Ordinal) && !a.Name.StartsWith("br-", StringComparison.Ordinal) && !a.Name.StartsWith("veth", StringComparison.Ordinal))
                .SelectMany(a => a.GetIPProperties().UnicastAddresses)
                .Select(a => a.Address)
                .Where(a => a.AddressFamily == AddressFamily.InterNetwork && IsPrivate(a))
                .Distinct().OrderBy(a => a.ToString(), StringComparer.Ordinal)];
        }
        catch (NetworkInformationException)
        {
            return [];
        }
    }

    /// <summary>The ranges of RFC 1918 and RFC 3927, which are never anybody's on the internet.</summary>
    internal static bool IsPrivate(IPAddress address) => address.GetAddressBytes() is [10, ..] or [192, 168, ..] or [172, >= 16 and <= 31, ..] or [169, 254, ..];
}
