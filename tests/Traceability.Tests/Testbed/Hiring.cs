using Microsoft.AspNetCore.Identity;
using Traceability.Lots;
using Traceability.People;

namespace Traceability.Tests.Testbed;

/// <summary>People with an account, for tests that sign in.</summary>
public static class Hiring
{
    public const string Password = "plywood and glue 7";

    // Hashing is slow on purpose; once per run is enough.
    private static readonly Lazy<string> Hash = new(() => new PasswordHasher<Account>().HashPassword(null!, Password));

    /// <summary>Adds a person who can sign in with <see cref="Password"/>.</summary>
    public static Task<Who> Hire(this Workshop workshop, string code = "ANNA", Role role = Role.QualityLead) => workshop.Act(async (db, _) =>
    {
        var person = Person.Named(code, $"{code} of the shop", role);
        db.People.Add(person);
        await db.SaveChangesAsync();
        db.Accounts.Add(new()
        {
            PersonId = person.Id,
            UserName = person.Code,
            NormalizedUserName = NumberKey.Of(person.Code),
            PasswordHash = Hash.Value,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            LockoutEnabled = true,
        });
        return new Who(person.Code, person.Name, person.Role);
    });

    /// <summary>A visitor who is hired and has signed in.</summary>
    public static async Task<PageClient> SignedIn(this Workshop workshop, string code = "ANNA", Role role = Role.QualityLead)
    {
        await workshop.Hire(code, role);
        var client = workshop.Client();
        var page = await client.SignIn(code, Password);
        return page.Path != Assumed.SignInPage ? client : throw new InvalidOperationException($"{code} could not sign in: {page.Text}");
    }
}
