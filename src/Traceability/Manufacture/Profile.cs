using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Materials;

namespace Traceability.Manufacture;

/// <summary>MEDICAL: what a kind of work demands of everything that goes in, and of how it is written down. A product has one, a customer has one, or neither.</summary>
public sealed class Profile
{
    private Profile() { }

    public long Id { get; private set; }

    public required string Code { get; init; }

    public required string CodeKey { get; init; }

    public string Name { get; private set; } = "";

    /// <summary>Papers that all that goes in has to have, each of the materials it is of.</summary>
    public IReadOnlyList<DocumentType> RequiredDocuments { get; private set; } = [];

    /// <summary>How strictly all that goes in has to have been checked, where its material asks for less.</summary>
    public ControlLevel? ControlLevel { get; private set; }

    /// <summary>The inspection document by EN 10204 that metal has to have: 3.1 or 3.2.</summary>
    public string? Inspection { get; private set; }

    public bool NeedsBom { get; private set; }

    public bool NeedsSop { get; private set; }

    public bool NeedsDrawing { get; private set; }

    /// <summary>As the program brought it: nobody here has changed it, so an import may.</summary>
    public bool AsBrought { get; private set; }


    /// <summary>A profile of the shop's own.</summary>
    /// <exception cref="DomainRuleException">Something is empty or too long.</exception>
    public static Profile Named(string? code, string? name)
    {
        var kept = NumberKey.Kept(code, "profile's code", "Code");
        return new() { Code = kept, CodeKey = NumberKey.Of(kept), Name = Text.Line(name, "name", "Name") };
    }

    /// <summary>It counts from now on: what went in already was asked what held then.</summary>
    public void Change(string? name, ProfileAsks asks)
    {
        Name = Text.Line(name, "name", "Name");
        (RequiredDocuments, ControlLevel, Inspection) = ([.. asks.Documents.Distinct().Order()], asks.Level, InspectionDocument.Asked(asks.Inspection));
        (NeedsBom, NeedsSop, NeedsDrawing, AsBrought) = (asks.Bom, asks.Sop, asks.Drawing, false);
    }
}

/// <summary>What a profile demands.</summary>
public sealed record ProfileAsks(IReadOnlyList<DocumentType> Documents, ControlLevel? Level, string? Inspection, bool Bom, bool Sop, bool Drawing);
