using System.Security.Cryptography;
using System.Text;
using Traceability.Data;

namespace Traceability.People;

/// <summary>A shared computer or tablet at which PIN and badge open. It is known by a random token in its own cookie.</summary>
public sealed class BenchDevice : Stamped
{
    public const int UsualMinutes = 5;
    public const int MostMinutes = 60;

    private BenchDevice() { }

    public long Id { get; private set; }

    /// <summary>As people call it: "PC at the saw".</summary>
    public required string Name { get; set; }

    /// <summary>SHA-256 of the token, lower-case hex.</summary>
    public required string TokenHash { get; init; }

    /// <summary>After so many minutes without a touch the screen locks, and a session by PIN is over.</summary>
    public int LockMinutes { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public string? RevokedBy { get; private set; }

    public bool IsOpen => RevokedAt is null;

    /// <returns>The device, and its token, which only its own cookie keeps.</returns>
    public static (BenchDevice Device, string Token) Make(string? name, int? minutes)
    {
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var device = new BenchDevice { Name = Named(name), TokenHash = HashOf(token) };
        device.LockAfter(minutes);
        return (device, token);
    }

    public void Change(string? name, int? minutes)
    {
        Name = Named(name);
        LockAfter(minutes);
    }

    /// <summary>PIN and badge do not open there any more, from the next click on.</summary>
    public void Revoke(string by, DateTimeOffset at)
    {
        if (!IsOpen)
            throw new DomainRuleException($"{Name} is no bench PC any more since {RevokedBy} took it back. Nothing more to do.");
        (RevokedAt, RevokedBy) = (at, by);
    }

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private void LockAfter(int? minutes) => LockMinutes = minutes is >= 1 and <= MostMinutes ? minutes.Value
        : throw new DomainRuleException($"The screen locks after 1 to {MostMinutes} minutes. Enter how many.", "LockMinutes");

    private static string Named(string? name) => Text.Line(name, "name of this computer", "Name");
}
