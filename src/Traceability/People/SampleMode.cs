namespace Traceability.People;

/// <summary>One of the sample shop's people, whose password is no secret.</summary>
public sealed record SampleSignIn(string Code, string Name, Role Role, string Password);

/// <summary>Whether this is the sample shop, and who can sign in to it.</summary>
public sealed record SampleMode(bool On, IReadOnlyList<SampleSignIn> SignIns)
{
    public static SampleMode Off { get; } = new(false, []);
}
