using Traceability.Certificates;
using Traceability.Lots;

namespace Traceability.Materials;

public enum Category { Metal, Plastic, Composite, Wood, Filament, Resin, Adhesive, Other }

/// <summary>How strictly a material's lots are checked before they are accepted (design: control level).</summary>
public enum ControlLevel
{
    /// <summary>A consumable that nobody asks after.</summary>
    Untracked = 0,

    /// <summary>The lot's label is read and written down; "no number on it" is an answer.</summary>
    Label = 1,

    /// <summary>And a document that names the lot is there.</summary>
    Document = 2,

    /// <summary>And the number read off the material equals the one on the certificate, entered apart.</summary>
    BlindMatch = 3,
}

/// <summary>Something the shop buys: a grade in a form, kept in one unit.</summary>
public sealed class Material
{
    private Material() { }

    public long Id { get; private set; }

    public required string Code { get; init; }

    public required string CodeKey { get; init; }

    public required string Name { get; set; }

    public required Category Category { get; init; }

    public string? Grade { get; set; }

    public string? Form { get; set; }

    /// <summary>The unit in which lots of it are kept.</summary>
    public required Unit Unit { get; init; }

    /// <summary>What lot numbers made here begin with: PLY in PLY-0524-001. At most six letters and digits.</summary>
    public string? LotPrefix { get; set; }

    public ControlLevel ControlLevel { get; set; }

    /// <summary>Types of document a lot of it has to have.</summary>
    public IReadOnlyList<DocumentType> RequiredDocuments { get; set; } = [];

    /// <summary>What has to be seen at the door, a line each: "Cast", "PMMA", "RoHS/REACH" on the label.</summary>
    public string? Checklist { get; private set; }

    /// <summary>Its lines.</summary>
    public IReadOnlyList<string> ChecklistLines => Checklist?.Split('\n') ?? [];

    /// <summary>Millionths of a millimetre, of plate, sheet and strip.</summary>
    public long? ThicknessMicro { get; private set; }

    /// <summary>Millionths of its unit below which what is left of a cut is scrap; null where everything is kept.</summary>
    public long? MinUsefulMicro { get; private set; }

    /// <summary>How far the measured saw line may differ from the planned one, in thousandths of what there was before the cut.</summary>
    public int CutTolerancePerMille { get; private set; } = UsualTolerance;

    /// <summary>One hundredth: what a tape measure at the saw is good for.</summary>
    public const int UsualTolerance = 10;

    public Quantity? Thickness => ThicknessMicro is { } micro ? new(micro, Unit.Mm) : null;

    public Quantity? MinUseful => MinUsefulMicro is { } micro ? new(micro, Unit) : null;

    /// <summary>The beginning of its lot numbers: its own prefix, else the first letters and digits of its code.</summary>
    public string Prefix => LotPrefix ?? FromCode(Code);

    public static Material Named(string code, string name, Category category, Unit unit, string? lotPrefix = null, ControlLevel? controlLevel = null)
    {
        var kept = NumberKey.Kept(code, "material's code", "Code");
        RefuseUnlessPrefix(lotPrefix);
        return new()
        {
            Code = kept,
            CodeKey = NumberKey.Of(kept),
            Name = Text.Line(name, "name", "Name"),
            Category = category,
            Unit = unit,
            LotPrefix = lotPrefix,
            ControlLevel = controlLevel ?? DefaultLevel(category),
        };
    }

    /// <summary>What may change about it. Lots that are here already keep their numbers; the level counts from now on.</summary>
    public void Change(string? name, string? grade, string? form, string? lotPrefix, ControlLevel level, IReadOnlyList<DocumentType> required)
    {
        var prefix = string.IsNullOrWhiteSpace(lotPrefix) ? null : lotPrefix.Trim();
        RefuseUnlessPrefix(prefix);
        (Name, Grade, Form) = (Text.Line(name, "name", "Name"), Text.Optional(grade, "grade", "Grade"), Text.Optional(form, "form", "Form"));
        (LotPrefix, ControlLevel, RequiredDocuments) = (prefix, level, required);
    }

    /// <summary>How it is cut.</summary>
    /// <param name="thickness">In any unit of length.</param>
    /// <param name="minUseful">In any unit of its kind; what is less is not kept.</param>
    public void IsCut(Quantity? thickness, Quantity? minUseful, int? tolerancePerMille)
    {
        if (tolerancePerMille is < 0 or > 1000)
            throw new DomainRuleException("The tolerance is 0 to 100 % of what there was before the cut.", "Tolerance");
        (ThicknessMicro, MinUsefulMicro, CutTolerancePerMille) = (thickness?.In(Unit.Mm, "Thickness").Micro, minUseful?.In(Unit, "MinUseful").Micro, tolerancePerMille ?? UsualTolerance);
    }

    /// <summary>What the receiver looks for, one line each.</summary>
    /// <exception cref="DomainRuleException">More lines than anybody reads, or one that is too long.</exception>
    public void IsCheckedFor(string? lines)
    {
        var kept = (lines ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().ToList();
        if (kept.Count > MostLines)
            throw new DomainRuleException($"The checklist has {kept.Count} lines. At most {MostLines} are asked at the door; longer ones are ticked unread.", "Checklist");
        foreach (var line in kept) Text.Line(line, "line of the checklist", "Checklist");
        Checklist = kept.Count == 0 ? null : string.Join('\n', kept);
    }

    private const int MostLines = 12;

    /// <summary>Metal is matched blind against its certificate, glue needs its label, what else can be fused or cut needs a document.</summary>
    public static ControlLevel DefaultLevel(Category category) => category switch
    {
        Category.Metal => ControlLevel.BlindMatch,
        Category.Adhesive or Category.Other => ControlLevel.Label,
        _ => ControlLevel.Document,
    };

    internal static bool IsNumberLetter(char c) => c is >= 'A' and <= 'Z' or >= '0' and <= '9';

    private static void RefuseUnlessPrefix(string? prefix)
    {
        if (prefix is not null && (prefix.Length is 0 or > 6 || !prefix.All(IsNumberLetter)))
            throw new DomainRuleException($"\"{(prefix.Length <= 40 ? prefix : prefix[..40] + "…")}\" cannot begin a lot number. Use one to six letters A–Z and digits, for example PLY.", "LotPrefix");
    }

    private static string FromCode(string code)
    {
        var letters = string.Concat(NumberKey.Of(code).Where(IsNumberLetter).Take(4));
        return letters.Length > 0 ? letters : "LOT";
    }
}
