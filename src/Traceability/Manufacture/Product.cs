using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.People;
using Traceability.Trainings;

namespace Traceability.Manufacture;

/// <summary>How what leaves is told apart: each unit by a serial number, or a batch by its code.</summary>
public enum IdentifiedBy { Serial, Batch }

public sealed class Product
{
    private readonly List<BomLine> bom = [];
    private readonly List<BomRevision> revisions = [];

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

    public long? ProfileId { get; private set; }

    /// <summary>What its kind of work demands beyond what it asks itself.</summary>
    public Profile? Profile { get; set; }

    public long? UsualSopId { get; private set; }

    /// <summary>The procedure that its records are made by, unless another is chosen.</summary>
    public Sop? UsualSop { get; set; }

    /// <summary>The lines of all revisions of its bill of materials.</summary>
    public IReadOnlyList<BomLine> Bom => bom;

    public IReadOnlyList<BomRevision> Revisions => revisions;

    /// <summary>What it is made by now: the newest revision that was released.</summary>
    public BomRevision? Current => revisions.Where(r => r.IsReleased).MaxBy(r => r.Position);

    /// <summary>The one that is written now.</summary>
    public BomRevision? Draft => revisions.Find(r => !r.IsReleased);

    public static Product Named(string sku, string name, IdentifiedBy identifiedBy)
    {
        var kept = NumberKey.Kept(sku, "article number", "Sku");
        return new() { Sku = kept, SkuKey = NumberKey.Of(kept), Name = Text.Line(name, "name", "Name"), IdentifiedBy = identifiedBy };
    }

    /// <summary>What it asks of its material beyond what the material asks itself.</summary>
    public void Asks(ControlLevel? level, string? inspection) => (ControlLevel, Inspection) = (level, InspectionDocument.Asked(inspection));

    /// <summary>A line of the draft: a material. The first revision begins with its first line.</summary>
    /// <exception cref="DomainRuleException">The revision was released, or another one is the draft.</exception>
    public BomLine Needs(string revision, Material material, Quantity amount) => Add(BomLine.In(DraftNamed(revision), material, null, amount));

    /// <summary>A line of the draft: a sub-assembly, which is a product too.</summary>
    /// <remarks>The sub-assemblies of all products have to be loaded (see ProductQueries.WithAssemblies): a loop may close far away.</remarks>
    public BomLine Needs(string revision, Product part, Quantity amount)
    {
        if (part == this)
            throw new DomainRuleException($"{Sku} cannot be part of itself. Choose another component.", "Component");
        if (part.WayTo(this, []) is { } way)
            throw new DomainRuleException($"{part.Sku} contains {Sku} itself ({string.Join(" → ", way)}), so it cannot be part of it. Choose another component.", "Component");
        return Add(BomLine.In(DraftNamed(revision), null, part, amount));
    }

    /// <summary>A line of the draft was wrong.</summary>
    /// <exception cref="DomainRuleException">Its revision was released.</exception>
    public BomLine TakeOff(BomLine line)
    {
        line.Of.RefuseOnceReleased();
        bom.Remove(line);
        return line;
    }

    /// <summary>The next revision begins as this one stands.</summary>
    public BomRevision Revise(string from, string to)
    {
        var lines = bom.Where(l => NumberKey.Same(l.Revision, from)).ToList();
        if (lines.Count == 0)
            throw new DomainRuleException($"{Sku} has no revision {from} to begin from. Enter the first line instead.", "From");
        if (revisions.Any(r => NumberKey.Same(r.Revision, to)))
            throw new DomainRuleException($"{Sku} has a revision {to} already. Give the next one another name.", "Revision");
        if (Draft is { } draft)
            throw new DomainRuleException($"{draft.Words} is a draft still. Change that one, and release it when it is right.", "Revision");
        var begun = Begin(to);
        foreach (var line in lines)
            Add(BomLine.In(begun, line.Material, line.Part, line.Amount));
        return begun;
    }

    /// <summary>The draft holds from now on, and never changes again.</summary>
    /// <exception cref="DomainRuleException">Somebody else, twice, or nothing stands in it.</exception>
    public BomRevision Release(string? revision, Who who, DateTimeOffset at)
    {
        var released = Revision(revision) ?? throw new DomainRuleException($"{Sku} has no revision {revision}. Enter its lines first.", "Revision");
        released.Release(who, at);
        return released;
    }

    /// <summary>The revision that a record of it is made by; none where none is named.</summary>
    /// <exception cref="DomainRuleException">There is none of that name, or it is a draft.</exception>
    public BomRevision? Released(string? revision)
    {
        if (string.IsNullOrWhiteSpace(revision)) return null;
        var way = Current is { } current ? $"Make it by revision {current.Revision}, or have" : "Have";
        var named = Revision(revision) ?? throw new DomainRuleException($"{Sku} has no revision {revision.Trim()} of its bill of materials. {way} that one written and released first.", "BomRevision");
        return named.IsReleased ? named : throw new DomainRuleException($"{named.Words} is a draft still. {way} this one released first: a quality lead does that on the page of {Sku}.", "BomRevision");
    }

    /// <summary>The lines of one revision.</summary>
    public IReadOnlyList<BomLine> Lines(BomRevision revision) => [.. bom.Where(l => NumberKey.Same(l.Revision, revision.Revision))];

    private BomRevision? Revision(string? name) => revisions.Find(r => NumberKey.Same(r.Revision, name));

    private BomRevision DraftNamed(string revision)
    {
        if (Revision(revision) is { } known)
        {
            known.RefuseOnceReleased();
            return known;
        }
        if (Draft is { } draft)
            throw new DomainRuleException($"{draft.Words} is a draft still. Add the line to that one, and release it before the next is begun.", "Revision");
        return Begin(revision);
    }

    private BomRevision Begin(string revision)
    {
        var begun = BomRevision.Of(this, Text.Line(revision, "revision", "Revision"), revisions.Count + 1);
        revisions.Add(begun);
        return begun;
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
