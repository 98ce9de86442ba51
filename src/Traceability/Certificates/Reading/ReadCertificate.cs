namespace Traceability.Certificates.Reading;

/// <summary>What an electronic certificate says, in one form for all kinds. It counts for nothing before a person has confirmed it.</summary>
public sealed record ReadCertificate
{
    /// <summary>With its version: "EN10168 0.5.0".</summary>
    public required string Kind { get; init; }

    public required string Number { get; init; }

    public string? Issuer { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public DateOnly? ExpiresOn { get; init; }

    /// <summary>2.1, 2.2, 3.1 or 3.2; null when the certificate does not say.</summary>
    public string? En10204 { get; init; }

    /// <summary>As written; several designations of one material behind each other.</summary>
    public string? Grade { get; init; }

    public IReadOnlyList<string> Standards { get; init; } = [];

    public IReadOnlyList<string> Heats { get; init; } = [];

    public IReadOnlyList<string> Lots { get; init; } = [];

    public IReadOnlyList<ChemicalValue> Chemistry { get; init; } = [];

    public IReadOnlyList<MeasuredValue> Mechanical { get; init; } = [];

    /// <summary>What else was measured: density, grain size, surface.</summary>
    public IReadOnlyList<MeasuredValue> Other { get; init; } = [];

    public IReadOnlyList<ReadParty> Parties { get; init; } = [];

    public EmbeddedPdf? Pdf { get; init; }

    /// <summary>Of a declaration of substances, what it declares; null for a certificate.</summary>
    public ReadDeclaration? Declaration { get; init; }

    /// <summary>What a person should look at before confirming it, one sentence each.</summary>
    public IReadOnlyList<string> Doubts { get; init; } = [];

    /// <summary>Those of the doubts about values that no material has: over 100 %, yield above tensile, percent for ppm.</summary>
    public IReadOnlyList<string> Impossible { get; init; } = [];

    /// <summary>With what its own values make doubtful.</summary>
    internal ReadCertificate Judged()
    {
        var doubts = Implausible.In(this).ToList();
        return this with { Doubts = [.. Doubts, .. doubts.Select(d => d.Says)], Impossible = [.. doubts.Where(d => d.CannotBe).Select(d => d.Says)] };
    }
}

/// <param name="Role">As the certificate names it: "Manufacturer", "A06.1".</param>
public sealed record ReadParty(string Role, string Name);

public sealed record EmbeddedPdf(string Name, byte[] Content);

/// <param name="Heat">Empty when the certificate does not say of which heat it is.</param>
/// <param name="Sample">Tells apart several analyses of one heat.</param>
/// <param name="Element">The symbol; a sum or a formula has its own name ("CEV").</param>
/// <param name="Unit">"%" or "ppm"; empty when not stated.</param>
/// <param name="Minimum">What the certificate itself asks for.</param>
public sealed record ChemicalValue(string Heat, string Sample, string Element, ReadValue Value, string Unit, decimal? Minimum, decimal? Maximum, string? Method)
{
    /// <summary>The share in percent, exactly; null for a formula, a text, or without a unit.</summary>
    public decimal? Percent => !ChemicalElements.Are(Element) || Value.Exact is not { } exact ? null : Unit switch
    {
        "%" => exact,
        // No overflow and nothing lost: a ten-thousandth has four decimals more, of which a decimal has room for 28.
        "ppm" when exact.Scale <= 24 => exact * 0.0001m,
        _ => null,
    };
}

/// <param name="Property">The usual symbol, or the certificate's own name where there is none.</param>
/// <param name="Code">The code of EN 10168 ("C12"); null when it has none.</param>
/// <param name="Words">In plain words: "Tensile strength".</param>
/// <param name="Condition">Under which it was measured: direction, temperature, the parameter of a series.</param>
public sealed record MeasuredValue(string Heat, string Sample, string Property, string? Code, string Words, ReadValue Value, string Unit, decimal? Minimum, decimal? Maximum, string? Method, string? Condition);
