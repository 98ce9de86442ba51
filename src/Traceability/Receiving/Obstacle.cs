using Traceability.Shops;

namespace Traceability.Receiving;

/// <summary>What can stand between a lot and its acceptance; and what was found of it later, which is conceded like a deviation.</summary>
public enum ObstacleKind { NotRead, NumbersDiffer, NoNumber, NotCompared, NoCertificate, PaperMissing, WrongInspection, OutOfLimits, Impossible, ChecklistOpen, ChecklistNo, SamePerson, QualityIssue }

/// <summary>One thing that stands in the way, with the sentence that says what would make it right.</summary>
/// <param name="What">Tells it from others of its kind: the paper, the value, the line of the checklist.</param>
/// <param name="Field">Where on the form the sentence stands.</param>
public sealed record Obstacle(ObstacleKind Kind, string What, string Says, string? Field = null)
{
    /// <summary>
    /// A deviation, which a quality lead may take upon himself. That a lot is what its paper speaks of is no deviation: an
    /// identity that differs, or that nothing proves, is never conceded.
    /// </summary>
    public bool MayBeConceded => Kind is ObstacleKind.PaperMissing or ObstacleKind.WrongInspection or ObstacleKind.OutOfLimits or ObstacleKind.Impossible or ObstacleKind.ChecklistNo;

    /// <summary>Can come later, while urgent work goes on and nothing is shipped: what is asked of paper. What is read off the material cannot.</summary>
    public bool MayComeLater => Kind is ObstacleKind.NotCompared or ObstacleKind.NoCertificate || MayBeConceded;

    public GateOf Gate => Kind switch
    {
        ObstacleKind.NotRead or ObstacleKind.ChecklistOpen or ObstacleKind.ChecklistNo => GateOf.Label,
        ObstacleKind.NoNumber or ObstacleKind.NotCompared or ObstacleKind.NumbersDiffer => GateOf.BlindMatch,
        _ => GateOf.Document,
    };

    /// <summary>Two different numbers are a fact and no rule to grow into: that refuses from the first day.</summary>
    internal bool OnlyWarns(DoorRules rules, DateOnly today) => Kind != ObstacleKind.NumbersDiffer && rules.Gates.OnlyWarns(Gate, today);
}

/// <summary>How the shop has set its door.</summary>
/// <param name="SecondPerson">Whoever read the number does not decide.</param>
/// <param name="Alone">There is nobody else here: one verifies himself, and it shows.</param>
public sealed record DoorRules(Gates Gates, bool SecondPerson = false, bool Alone = false)
{
    public static DoorRules Usual { get; } = new(Gates.Closed);
}
