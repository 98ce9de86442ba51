namespace Traceability.Certificates.Reading;

/// <summary>What a declaration of substances says. Who declared it stands for it; nothing here is a verdict of ours.</summary>
public sealed record ReadDeclaration
{
    /// <summary>As the standard names them: "A", "C", "D"; several with a comma between.</summary>
    public required string Class { get; init; }

    public string? ProductName { get; init; }

    public string? ProductNumber { get; init; }

    public string? ProductVersion { get; init; }

    /// <summary>With its unit: "5.2 mg".</summary>
    public string? Mass { get; init; }

    /// <summary>Whether the supplier accepts what the declaration says of itself in law; null when it is not stated.</summary>
    public bool? IsAccepted { get; init; }

    /// <summary>Who authorised it, with the title.</summary>
    public string? SignedBy { get; init; }

    public IReadOnlyList<DeclaredSubstance> Substances { get; init; } = [];

    public IReadOnlyList<DeclaredStatement> Statements { get; init; } = [];

    /// <summary>"EUROHS 6(c)", each once.</summary>
    public IReadOnlyList<string> Exemptions { get; init; } = [];

    /// <summary>What it comes to for RoHS and for the Candidate List, one sentence each, with whose words they are.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];
}

/// <param name="Where">The part or the homogeneous material it is in; empty: the product as a whole.</param>
/// <param name="List">The list it is declared against: "EUROHS-1907"; empty where none is named.</param>
/// <param name="Cas">Its number of the Chemical Abstracts Service.</param>
/// <param name="Amount">With its unit: "4.48 mg".</param>
/// <param name="Share">Of the homogeneous material, or of what stands in <paramref name="Where"/>.</param>
/// <param name="Unit">Of the share: "%" or "ppm".</param>
/// <param name="IsAbove">Whether it is above the threshold that is stated.</param>
public sealed record DeclaredSubstance(string Where, string List, string Name, string? Cas, string? Amount, ReadValue? Share, string Unit, bool? IsAbove, string? Threshold, IReadOnlyList<string> Exemptions)
{
    /// <summary>The share in percent, exactly; null when none is stated.</summary>
    public decimal? Percent => Share?.Exact is not { } exact ? null : Unit == "ppm" ? exact.Scale <= 24 ? exact * 0.0001m : null : exact;
}

/// <summary>A statement of a list that is answered with yes or no.</summary>
public sealed record DeclaredStatement(string List, string Words, bool? IsTrue);
