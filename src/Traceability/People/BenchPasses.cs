using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;

namespace Traceability.People;

/// <summary>PINs and badges. The verbs that change them are called inside an act; signing in is an act of its own.</summary>
public sealed class BenchPasses(TraceabilityDb db, Acts acts, UserManager<Account> users)
{
    /// <exception cref="DomainRuleException">The PIN cannot be taken.</exception>
    public async Task SetPin(long accountId, string? pin) => (await Of(accountId)).SetPin(pin, users.PasswordHasher);

    /// <exception cref="DomainRuleException">It is no badge, or somebody else's.</exception>
    public async Task SetBadge(long accountId, string? code)
    {
        var hash = BenchPass.HashOf(code);
        if (await db.BenchPasses.AnyAsync(p => p.BadgeHash == hash && p.AccountId != accountId))
            throw new DomainRuleException("This badge belongs to somebody else. Scan your own.", "Badge");
        (await Of(accountId)).SetBadge(code);
    }

    public async Task Clear(long accountId) => (await Of(accountId)).Clear();

    /// <summary>The account when the PIN is its own; null when it is not, is locked, or the account may not sign in.</summary>
    public async Task<Account?> SignInByPin(long accountId, string? pin)
    {
        var known = await db.BenchPasses.AsNoTracking().FirstOrDefaultAsync(p => p.AccountId == accountId && p.PinHash != null);
        if (known is null) return null;
        // The slow part stays outside the act, as with passwords.
        var fits = users.PasswordHasher.VerifyHashedPassword(null!, known.PinHash!, pin?.Trim() ?? "") != PasswordVerificationResult.Failed;
        return await acts.Do("sign in by PIN", async Task<Account?> () =>
        {
            var pass = await db.BenchPasses.SingleAsync(p => p.Id == known.Id);
            // Counted inside the act: tries at the same moment come one after the other.
            if (pass.IsLocked || pass.PinHash != known.PinHash || await MaySignIn(accountId) is not { } account) return null;
            if (!fits)
            {
                pass.Wrong();
                return null;
            }
            pass.Right();
            return account;
        });
    }

    /// <summary>The account whose badge it is, if it may sign in.</summary>
    public async Task<Account?> SignInByBadge(string? code)
    {
        string hash;
        try
        {
            hash = BenchPass.HashOf(code);
        }
        catch (DomainRuleException)
        {
            return null;
        }
        var pass = await db.BenchPasses.AsNoTracking().FirstOrDefaultAsync(p => p.BadgeHash == hash);
        return pass is null ? null : await MaySignIn(pass.AccountId);
    }

    private async Task<Account?> MaySignIn(long accountId) =>
        await db.Accounts.Include(a => a.Person).SingleAsync(a => a.Id == accountId) is var account && account.IsActive && !await users.IsLockedOutAsync(account) ? account : null;

    private async Task<BenchPass> Of(long accountId) =>
        await db.BenchPasses.SingleOrDefaultAsync(p => p.AccountId == accountId) ?? db.BenchPasses.Add(BenchPass.Of(accountId)).Entity;
}
