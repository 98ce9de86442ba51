using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;

namespace Traceability.People;

/// <summary>People's accounts. The verbs that change something are called inside an act; sign-in is an act of its own.</summary>
public sealed class Accounts(TraceabilityDb db, Acts acts, UserManager<Account> users)
{
    public const int PasswordLength = 10;
    public const int PasswordMaxLength = 200;
    public const int WrongTries = 5;

    /// <summary>How long an account rests after <see cref="WrongTries"/> wrong tries.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan WrongAnswer = TimeSpan.FromMilliseconds(300);

    // Checked for an unknown name, so that the answer takes as long as for a known one.
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<Account>().HashPassword(null!, Guid.NewGuid().ToString()));

    public Task<bool> Any(CancellationToken cancel = default) => db.Accounts.AnyAsync(cancel);

    /// <summary>A person with an account.</summary>
    /// <exception cref="DomainRuleException">The code or address is taken, or the password is too short.</exception>
    public async Task<Account> Add(string? code, string? name, Role role, string? email, string? password)
    {
        var person = Person.Named(code!, name!, role, email);
        if (person.Code.Contains('@', StringComparison.Ordinal))
            throw new DomainRuleException("A code without @ is needed, so that it is never taken for an e-mail address. Initials are usual: ML.", "Code");
        if (await db.People.FirstOrDefaultAsync(p => p.CodeKey == person.CodeKey) is { } other)
            throw new DomainRuleException($"The code {other.Code} belongs to {other.Name}. Choose another one.", "Code");
        if (person.Email is not null && await db.Accounts.AnyAsync(a => a.NormalizedEmail == NumberKey.Of(person.Email)))
            throw new DomainRuleException("This e-mail address belongs to another account. Leave it empty, or give another one.", "Email");
        CheckPassword(password);

        db.Add(person);
        await db.SaveChangesAsync();
        var account = new Account { PersonId = person.Id, UserName = person.Code, Email = person.Email };
        Must(await users.CreateAsync(account, password!));
        return await Find(account.Id);
    }

    /// <summary>
    /// The account when code (or e-mail address) and password fit, else null: unknown, wrong, resting and deactivated
    /// accounts get the same answer.
    /// </summary>
    public async Task<Account?> SignIn(string? name, string? password)
    {
        var began = Stopwatch.GetTimestamp();
        var key = NumberKey.Of(name ?? "");
        var known = await db.Accounts.AsNoTracking()
            .Where(a => a.NormalizedUserName == key || a.NormalizedEmail == key)
            .OrderByDescending(a => a.NormalizedUserName == key)
            .FirstOrDefaultAsync();
        // The slow part stays outside the act: nobody at the bench waits for a guess at the door.
        var fits = users.PasswordHasher.VerifyHashedPassword(known!, known?.PasswordHash ?? NobodysHash.Value, password ?? "") != PasswordVerificationResult.Failed;

        var account = known is null ? null : await Enter(known, fits);
        // Writing down a wrong try takes a moment; a wrong name waits as long.
        if (account is null && WrongAnswer - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } rest) await Task.Delay(rest);
        return account;
    }

    private Task<Account?> Enter(Account known, bool fits) => acts.Do("sign in", async Task<Account?> () =>
        {
            var account = await Find(known.Id);
            if (!account.IsActive || await users.IsLockedOutAsync(account)) return null;
            if (fits && account.SecurityStamp == known.SecurityStamp)
            {
                if (account.AccessFailedCount > 0) Must(await users.ResetAccessFailedCountAsync(account));
                // The password opens a locked PIN again.
                if (await db.BenchPasses.SingleOrDefaultAsync(p => p.AccountId == account.Id && p.WrongPins > 0) is { } pass) pass.Right();
                return account;
            }
            Must(await users.AccessFailedAsync(account));
            return null;
        });

    /// <summary>A new password; whoever was signed in with the old one is signed out.</summary>
    /// <exception cref="DomainRuleException">The password is too short.</exception>
    public async Task ResetPassword(long id, string? password)
    {
        var account = await Find(id);
        CheckPassword(password);
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password!);
        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        Must(await users.UpdateSecurityStampAsync(account));
    }

    /// <exception cref="DomainRuleException">One's own account, or the last administrator's.</exception>
    public async Task Deactivate(long id)
    {
        var account = await Find(id);
        if (account.Person.CodeKey == NumberKey.Of(acts.Who.Code))
            throw new DomainRuleException("This is your own account. Ask another administrator to deactivate it.");
        await KeepAnAdministrator(account);
        account.DeactivatedAt = acts.Now;
        Must(await users.UpdateSecurityStampAsync(account));
    }

    public async Task Reactivate(long id)
    {
        var account = await Find(id);
        account.DeactivatedAt = null;
        account.LockoutEnd = null;
        Must(await users.UpdateSecurityStampAsync(account));
    }

    /// <exception cref="DomainRuleException">It would leave no administrator.</exception>
    public async Task ChangeRole(long id, Role role)
    {
        var account = await Find(id);
        if (role != Role.Administrator) await KeepAnAdministrator(account);
        account.Person.Role = role;
        await db.SaveChangesAsync();
    }

    private async Task KeepAnAdministrator(Account leaving)
    {
        if (leaving.Person.Role == Role.Administrator
            && !await db.Accounts.AnyAsync(a => a.Id != leaving.Id && a.DeactivatedAt == null && a.Person.Role == Role.Administrator))
            throw new DomainRuleException($"{leaving.Person.Name} is the only administrator. Make somebody else one first.");
    }

    private Task<Account> Find(long id) => db.Accounts.Include(a => a.Person).SingleAsync(a => a.Id == id);

    private static void CheckPassword(string? password)
    {
        if ((password?.Length ?? 0) < PasswordLength)
            throw new DomainRuleException($"The password has to have at least {PasswordLength} characters. Three or four words are easy to remember.", "Password");
        if (password!.Length > PasswordMaxLength)
            throw new DomainRuleException($"The password has more than {PasswordMaxLength} characters. Choose a shorter one.", "Password");
    }

    // The rules above come first; what Identity still refuses is a fault of ours.
    private static void Must(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(" ", result.Errors.Select(e => e.Description)));
    }
}

/// <summary>Names are compared as every number is: any case, blanks collapsed.</summary>
internal sealed class NameKey : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : NumberKey.Of(name);

    public string? NormalizeEmail(string? email) => email is null ? null : NumberKey.Of(email);
}

public static class PeopleServices
{
    /// <summary>Accounts and their rules: long passwords, no composition rules, a rest after wrong tries.</summary>
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<ILookupNormalizer, NameKey>();
        services.AddIdentityCore<Account>(identity =>
        {
            identity.User.AllowedUserNameCharacters = "";
            identity.Password.RequiredLength = Accounts.PasswordLength;
            identity.Password.RequiredUniqueChars = 1;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
            identity.Lockout.MaxFailedAccessAttempts = Accounts.WrongTries;
            identity.Lockout.DefaultLockoutTimeSpan = Accounts.Rest;
        }).AddEntityFrameworkStores<TraceabilityDb>();
        services.AddScoped<Accounts>();
        services.AddScoped<BenchPasses>();
        return services;
    }
}
