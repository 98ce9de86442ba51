using Microsoft.AspNetCore.Identity;
using Traceability.Lots;

namespace Traceability.People;

/// <summary>What a person may do; each may also do what those before may.</summary>
public enum Role { Staff, QualityLead, Administrator }

/// <summary>Somebody who works here. Written beside acts by code; may have an account to sign in with.</summary>
public sealed class Person
{
    private Person() { }

    public long Id { get; private set; }

    public required string Code { get; init; }

    public required string CodeKey { get; init; }

    public required string Name { get; set; }

    public Role Role { get; set; }

    public string? Email { get; set; }

    public static Person Named(string code, string name, Role role, string? email = null)
    {
        var kept = NumberKey.Kept(code, "person's code", "Code");
        return new() { Code = kept, CodeKey = NumberKey.Of(kept), Name = Text.Line(name, "name", "Name"), Role = role, Email = Text.Optional(email, "e-mail address", "Email") };
    }
}

/// <summary>The sign-in of a person. The user name is the person's code.</summary>
public sealed class Account : IdentityUser<long>
{
    public required long PersonId { get; init; }

    public Person Person { get; private set; } = null!;

    /// <summary>Set while the account may not sign in. The person stays: acts carry the name.</summary>
    public DateTimeOffset? DeactivatedAt { get; internal set; }

    public bool IsActive => DeactivatedAt is null;
}
