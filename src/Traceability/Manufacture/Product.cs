using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Trainings;

namespace Traceability.Manufacture;

/// <summary>How what leaves is told apart: each unit by a serial number, or a batch by its code.</summary>
public enum IdentifiedBy { Serial, Batch }

public sealed class Product
{
    private readonly List<BomLine> bom = [];

    private Product() { }

    public long Id { get; private set; }

    public required string Sku { get; init; }

    public required string SkuKey { get; init; }

    public required string Name { get; set; }

    public IdentifiedBy IdentifiedBy { get; private init; }

    public IReadOnlyList<DocumentType> RequiredDocuments { get; set; } = [];

    /// <summary>How strictly the lots that go into it have to be checked, where their material asks for less.</summary>
    public ControlLevel? ControlLevel { get; set; }

    /// <summary>The inspection document by EN 10204 that metal in it has to have: 3.1 or 3.2.</summary>
    public string? Inspection { get; private set; }

    public long? UsualSopId { get; private set; }

    /// <summary>The procedure that its records are made by, unless another is chosen.</summary>
    public Sop? UsualSop { get; set; }

    /// <summary>All revisions of its bill of materials.</summary>
    public IReadOnlyList<BomLine> Bom => bom;

    public static Product Named(string sku, string name, IdentifiedBy identifiedBy)
    {
        var kept = NumberKey.Kept(sku, "article number", "Sku");
        return new() { Sku = kept, SkuKey = NumberKey.Of(kept), Name = Text.Line(name, "name", "Name"), IdentifiedBy = identifiedBy };
    }

    /// <summary>What it asks of its material beyond what the material asks itself.</summary>
    public void Asks(ControlLevel? level, string? inspection) => (ControlLevel, Inspection) = (level, InspectionDocument.Asked(inspection));

    /// <summary>A line of a revision: a material.</summary>
    public BomLine Needs(string revision, Material material, Quantity amount) => Add(BomLine.Of(this, revision, material, null, amount));

    /// <summary>A line of a revision: a sub-assembly, which is a product too.</summary>
    /// <remarks>The sub-assemblies of all products have to be loaded (see ProductQueries.WithAssemblies): a loop may close far away.</remarks>
    public BomLine Needs(string revision, Product part, Quantity amount)
    {
        if (part == this)
            throw new DomainRuleException($"{Sku} cannot be part of itself. Choose another component.", "Component");
        if (part.WayTo(this, []) is { } way)
            throw new DomainRuleException($"{part.Sku} contains {Sku} itself ({string.Join(" → ", way)}), so it cannot be part of it. Choose another component.", "Component");
        return Add(BomLine.Of(this, revision, null, part, amount));
    }

    /// <summary>The next revision begins as this one stands.</summary>
    public void Revise(string from, string to)
    {
        var lines = bom.Where(l => NumberKey.Same(l.Revision, from)).ToList();
        if (lines.Count == 0)
            throw new DomainRuleException($"{Sku} has no revision {from} to begin from. Enter the first line instead.", "From");
        if (bom.Any(l => NumberKey.Same(l.Revision, to)))
            throw new DomainRuleException($"{Sku} has a revision {to} already. Give the next one another name.", "Revision");
        foreach (var line in lines)
            Add(BomLine.Of(this, to, line.Material, line.Part, line.Amount));
    }

    // Each product once, so that a loop that came in by import ends too.
    private List<string>? WayTo(Product sought, HashSet<Product> seen)
    {
        if (!seen.Add(this)) return null;
        foreach (var part in bom.Select(l => l.Part).OfType<Product>().Distinct())
            if (part == sought) return [Sku, part.Sku];
            else if (part.WayTo(sought, seen) is { } way) return [Sku, .. way];
        return null;
    }

    private BomLine Add(BomLine line)
    {
        bom.Add(line);
        return line;
    }
}

/// <summary>What one unit of a product takes, in one revision of its bill of materials.</summary>
public sealed class BomLine
{
    private BomLine() { }

    public long Id { get; private set; }

    public long ProductId { get; private init; }

    public required Product Product { get; init; }

    public required string Revision { get; init; }

    public long? MaterialId { get; private init; }

    public Material? Material { get; private init; }

    public long? PartId { get; private init; }

    public Product? Part { get; private init; }

    /// <summary>Millionths of the unit, for one unit of the product.</summary>
    public required long QuantityMicro { get; init; }

    public required Unit Unit { get; init; }

    public Quantity Amount => new(QuantityMicro, Unit);

    internal static BomLine Of(Product product, string revision, Material? material, Product? part, Quantity amount)
    {
        if (amount.Micro <= 0)
            throw new DomainRuleException($"The amount is {amount}. It has to be more than nothing.", "Quantity");
        return new() { Product = product, Revision = Text.Line(revision, "revision", "Revision"), Material = material, Part = part, QuantityMicro = amount.Micro, Unit = amount.Unit };
    }
}
