using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.People;

namespace Traceability.Web;

/// <summary>
/// Knows a bench PC by its cookie, which holds a random token that nobody but this computer has; and keeps a thief of the
/// computer from trying PIN after PIN.
/// </summary>
public sealed class BenchPc(IDataProtectionProvider protection, ShopFile file) : IDisposable
{
    /// <summary>Wrong PINs and badges at one computer within ten minutes; then it waits, whoever they are for.</summary>
    public const int WrongAtOne = 15;

    private static readonly object Asked = new();

    // Two shops on one computer share a host name, and with it the browser's cookies.
    private readonly string cookie = "traceability.bench." + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Path)))[..8];

    private readonly IDataProtector protector = protection.CreateProtector("bench pc");

    private readonly PartitionedRateLimiter<long> wrong = PartitionedRateLimiter.Create<long, long>(device =>
        RateLimitPartition.GetFixedWindowLimiter(device, _ => new() { PermitLimit = WrongAtOne, Window = TimeSpan.FromMinutes(10), QueueLimit = 0 }));

    /// <summary>This browser is a bench PC from now on.</summary>
    public void Keep(HttpContext context, string token)
    {
        context.Response.Cookies.Append(cookie, protector.Protect(token), new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(400),
            IsEssential = true,
        });
        context.Items.Remove(Asked);
    }

    /// <summary>The bench PC that asks; null for every other device, and for one that was taken back.</summary>
    public async Task<BenchDevice?> Of(HttpContext context)
    {
        if (context.Items.TryGetValue(Asked, out var known)) return (BenchDevice?)known;
        var device = Token(context) is { } token
            ? await context.RequestServices.GetRequiredService<TraceabilityDb>().BenchDevices.AsNoTracking().FirstOrDefaultAsync(d => d.TokenHash == BenchDevice.HashOf(token) && d.RevokedAt == null)
            : null;
        context.Items[Asked] = device;
        return device;
    }

    /// <summary>False at a computer where too many were wrong.</summary>
    public bool MayTry(BenchDevice device)
    {
        using var lease = wrong.AttemptAcquire(device.Id, 0);
        return lease.IsAcquired;
    }

    /// <summary>Counts a wrong PIN or badge.</summary>
    public void Wrong(BenchDevice device)
    {
        using var lease = wrong.AttemptAcquire(device.Id);
    }

    public void Dispose() => wrong.Dispose();

    private string? Token(HttpContext context)
    {
        if (context.Request.Cookies[cookie] is not { Length: > 0 } kept) return null;
        try
        {
            return protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
