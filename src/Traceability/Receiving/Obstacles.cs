using Traceability.Certificates;
using Traceability.Certificates.Values;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Purchasing;

namespace Traceability.Receiving;

/// <summary>
/// All that stands between a lot and its acceptance, in the order in which a person would set it right. The one place that says it:
/// accepting refuses the first, the page shows them all, a conditional release keeps them.
/// </summary>
public static class Obstacles
{
    /// <param name="by">Who would accept it.</param>
    public static IReadOnlyList<Obstacle> Of(Lot lot, IReadOnlyCollection<Document> papers, DateOnly today, string by, DoorRules rules) =>
        [.. OnTheMaterial(lot), .. OnThePaper(lot, papers, today).Where(o => !lot.HasConceded(o)), .. OnTheChecklist(lot).Where(o => !lot.HasConceded(o)), .. OfThePerson(lot, by, rules)];

    private static IEnumerable<Obstacle> OnTheMaterial(Lot lot)
    {
        if (lot.Level >= ControlLevel.Label && !lot.HasBeenRead)
            yield return new(ObstacleKind.NotRead, "", $"Nobody has read the number on {lot.Number} yet. Enter what stands on the material, or that there is none.", "ReadNumber");
        if (lot.Comparison is { Outcome: Outcome.Mismatch } differs)
            yield return new(ObstacleKind.NumbersDiffer, "", $"The material says {differs.ReadNumber ?? "nothing"}, the certificate says {differs.CertificateSays}, so {lot.Number} cannot be accepted. Read again, ask for the right certificate, or reject it.");
        else if (lot.Level >= ControlLevel.BlindMatch && lot.HasBeenRead && lot.MarkedNumber is null)
            yield return new(ObstacleKind.NoNumber, "", $"There is no number on {lot.Number}, and {lot.Material?.Name ?? "it"} needs one that matches its certificate. Put it in quarantine, or reject it.");
    }

    private static IEnumerable<Obstacle> OnThePaper(Lot lot, IReadOnlyCollection<Document> papers, DateOnly today)
    {
        if (lot.Comparison is { Outcome: Outcome.Mismatch }) yield break;
        if (lot.Level >= ControlLevel.BlindMatch && lot.MarkedNumber is not null && lot.Comparison is null)
            yield return new(ObstacleKind.NotCompared, "", $"The certificate of {lot.Number} has not been compared yet. Enter the number that stands on it.", "CertificateSays");
        if (lot.Level >= ControlLevel.Document && !lot.HasCertificate(papers, today))
            yield return new(ObstacleKind.NoCertificate, "", $"No certificate names {lot.Number} yet. Enter the certificate that came with it, or put the lot in quarantine until it comes.", "CertificateNumber");
        foreach (var missing in lot.Standing(papers, today).Where(p => !p.IsHeld && p.Need != PaperNeed.AnyCertificate))
            yield return new(ObstacleKind.PaperMissing, missing.Need.Key, $"{lot.Material!.Name} needs {missing.Need.Word}, and {lot.Number} has none that is valid. Add the document, or put the lot in quarantine until it comes.", "CertificateNumber");
        foreach (var paper in lot.StandingByOrder(papers, today).Where(p => p is { Demanded: not null, IsHeld: false }))
            yield return new(ObstacleKind.WrongInspection, $"{paper.Need.Key}|{paper.Demanded}", $"The order asks for an inspection certificate {paper.Demanded} (EN 10204), and none of {lot.Number} is: a 2.1 or 2.2 says nothing of this lot. Ask the supplier for the {paper.Demanded}, or a quality lead decides with the reason.", "CertificateNumber");
        foreach (var type in OfTheSurface(lot).Where(type => !papers.Any(p => p.Type == type && p.IsInForce(today) && p.Lots.Any(l => l.NumberKey == lot.NumberKey))))
            yield return new(ObstacleKind.PaperMissing, $"surface|{Data.WordsInText.Of(type)}", $"{lot.Number} has a new surface, a material of its own that its papers did not know. It needs {type.Word()} that names {lot.Number} itself: ask whoever did the work.", "CertificateNumber");
        foreach (var limits in LotLimits.Of(lot, papers, today))
        {
            foreach (var refused in limits.Limits.Refused)
                yield return new(ObstacleKind.OutOfLimits, $"{limits.Document.NumberKey}|{refused.Heat}|{refused.Limit.Property}|{refused.Value}", $"{refused.Words}, says {limits.Document.Number} against {refused.Table.Title}. Ask the supplier, or a quality lead decides with the reason.");
            foreach (var impossible in limits.Impossible)
                yield return new(ObstacleKind.Impossible, $"{limits.Document.NumberKey}|{impossible}", $"{limits.Document.Number}: {impossible} Ask for a certificate that is right, or a quality lead decides with the reason.");
        }
    }

    private static IEnumerable<DocumentType> OfTheSurface(Lot lot) => !lot.NewSurface ? []
        : (lot.Material?.RequiredDocuments ?? lot.Product?.RequiredDocuments ?? []).Where(type => type is DocumentType.Rohs or DocumentType.Reach or DocumentType.FoodContact);

    private static IEnumerable<Obstacle> OnTheChecklist(Lot lot)
    {
        if (!lot.HasBeenRead) yield break;
        var answered = lot.Answered;
        foreach (var line in lot.Material?.ChecklistLines ?? [])
            if (!answered.TryGetValue(line, out var yes))
                yield return new(ObstacleKind.ChecklistOpen, line, $"Nobody has looked for \"{line}\" on {lot.Number}. Read the material again and answer it.", "ReadNumber");
            else if (!yes)
                yield return new(ObstacleKind.ChecklistNo, line, $"\"{line}\" was not found on {lot.Number}. Ask the supplier, or a quality lead decides with the reason.");
    }

    private static IEnumerable<Obstacle> OfThePerson(Lot lot, string by, DoorRules rules)
    {
        if (rules is { SecondPerson: true, Alone: false } && lot.Level >= ControlLevel.Document && lot.LastReading?.By == by)
            yield return new(ObstacleKind.SamePerson, by, $"{by} read the number on {lot.Number}, and this shop lets somebody else decide. Ask another person to sign in and accept it.");
    }

    private static bool HasConceded(this Lot lot, Obstacle obstacle) => lot.Concessions.Any(c => c.IsLive && c.Kind == obstacle.Kind && c.What == obstacle.What);
}
