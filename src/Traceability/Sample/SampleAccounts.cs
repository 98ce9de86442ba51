using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.People;

namespace Traceability.Sample;

/// <summary>The sign-ins of the sample shop's people.</summary>
public static class SampleAccounts
{
    /// <summary>Opens an account for each person of a filled shop that has none yet. Apart from the facts: a password's hash is salted anew.</summary>
    public static async Task Open(TraceabilityDb db, UserManager<Account> users, CancellationToken cancel = default)
    {
        var outer = db.CurrentAct;
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        try
        {
            db.CurrentAct = new("open accounts", Who.Program, SampleShop.Now);
            foreach (var signIn in SampleShop.SignIns)
            {
                var person = await db.People.SingleAsync(p => p.Code == signIn.Code, cancel);
                if (await db.Accounts.AnyAsync(a => a.PersonId == person.Id, cancel)) continue;
                var opened = await users.CreateAsync(new() { PersonId = person.Id, UserName = person.Code }, signIn.Password);
                if (!opened.Succeeded)
                    throw new InvalidOperationException(string.Join(" ", opened.Errors.Select(e => e.Description)));
            }
            if (own is not null) await own.CommitAsync(cancel);
        }
        finally
        {
            db.CurrentAct = outer;
            db.ChangeTracker.Clear();
        }
    }
}
