using Traceability.Data;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.People;

namespace Traceability.Manufacture;

/// <summary>One revision of a bill of materials: a draft until a quality lead releases it, and from then on never changed.</summary>
public sealed class BomRevision : Stamped
{
    private readonly List<BomLine> lines = [];

    private BomRevision() { }

    public long Id { get; private set; }

    public long ProductId { get; private init; }

    public required Product Product { get; init; }

    public required string Revision { get; init; }

    /// <summary>From 1, in the order in which they were begun.</summary>
    public required int Position { get; init; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>Null where it was in use before revisions were released here.</summary>
    public string? ReleasedBy { get; private set; }

    public bool IsReleased => ReleasedAt is not null;

    /// <summary>Its lines, as far as they are loaded with it; see also <see cref="Product.Bom"/>.</summary>
    public IReadOnlyList<BomLine> Lines => lines;

    /// <summary>As it is said: "ENC-10 revision C".</summary>
    public string Words => $"{Product.Sku} revision {Revision}";

    internal static BomRevision Of(Product product, string revision, int position) =>
        new() { Product = product, Revision = revision, Position = position };

    /// <summary>What it was released by, for a sentence.</summary>
    private string Released => $"was released{(ReleasedBy is null ? "" : $" by {ReleasedBy}")} on {ReleasedAt:yyyy-MM-dd}";

    internal void Release(Who who, DateTimeOffset at)
    {
        if (who.Role < Role.QualityLead)
            throw new DomainRuleException($"Only a quality lead releases {Words}. Ask one to sign in and look through it.");
        if (IsReleased)
            throw new DomainRuleException($"{Words} {Released} already. Begin the next revision to change something.");
        if (Product.Lines(this).Count == 0)
            throw new DomainRuleException($"{Words} has no lines yet. Say what goes into one {Product.Sku} first.");
        (ReleasedAt, ReleasedBy) = (at, who.Code);
    }

    internal void RefuseOnceReleased()
    {
        if (IsReleased)
            throw new DomainRuleException($"{Words} {Released} and stays as it is. Begin the next revision.", "Revision");
    }
}

/// <summary>What one unit of a product takes, in one revision of its bill of materials.</summary>
public sealed class BomLine
{
    private BomLine() { }

    public long Id { get; private set; }

    public long ProductId { get; private init; }

    public required Product Product { get; init; }

    /// <summary>The revision's name, which with the product tells it.</summary>
    public required string Revision { get; init; }

    public required BomRevision Of { get; init; }

    public long? MaterialId { get; private init; }

    public Material? Material { get; private init; }

    public long? PartId { get; private init; }

    public Product? Part { get; private init; }

    /// <summary>Millionths of the unit, for one unit of the product.</summary>
    public required long QuantityMicro { get; init; }

    public required Unit Unit { get; init; }

    public Quantity Amount => new(QuantityMicro, Unit);

    internal static BomLine In(BomRevision revision, Material? material, Product? part, Quantity amount)
    {
        if (amount.Micro <= 0)
            throw new DomainRuleException($"The amount is {amount}. It has to be more than nothing.", "Quantity");
        return new() { Product = revision.Product, Revision = revision.Revision, Of = revision, Material = material, Part = part, QuantityMicro = amount.Micro, Unit = amount.Unit };
    }
}
