using Traceability.Certificates;
using Traceability.Materials;
using Traceability.People;
using Traceability.Receiving;

namespace Traceability.Lots;

/// <summary>At the door: what is on the material, what is on the paper, and the decision.</summary>
public sealed partial class Lot
{
    /// <summary>True while nobody has decided: it waits, which is not the same as being put aside.</summary>
    public bool IsWaiting => Status == LotStatus.Quarantined && !Verifications.Any(v => v.Outcome is Outcome.Quarantined);

    /// <summary>The last comparison of the two numbers, made after the last reading.</summary>
    public Verification? Comparison => Verifications.Where(v => v.Outcome is Outcome.Match or Outcome.Mismatch).MaxBy(v => v.At) is { } comparison
        && Verifications.Where(v => v.Outcome is Outcome.Read or Outcome.NoNumber).All(v => v.At <= comparison.At) ? comparison : null;

    public bool HasBeenRead => Verifications.Any(v => v.Outcome is Outcome.Read or Outcome.NoNumber);

    /// <summary>The last look at the material itself.</summary>
    public Verification? LastReading => Verifications.Where(v => v.Outcome is Outcome.Read or Outcome.NoNumber && v.CertificateSays is null).MaxBy(v => v.At);

    /// <summary>What stands on the material itself, entered before anybody looks at the paper.</summary>
    /// <param name="number">Empty when there is no number on it: that is an answer.</param>
    /// <param name="on">Where it was read.</param>
    /// <param name="photo">A picture of it, kept.</param>
    /// <param name="answers">To the lines of the material's checklist; a line that is left out stays open.</param>
    public void ReadOff(string? number, string by, DateTimeOffset at, ReadOn on = ReadOn.Material, StoredFile? photo = null, IReadOnlyDictionary<string, bool>? answers = null)
    {
        RefuseUnlessUndecided();
        if (photo is not null && photo.Type is not (FileType.Png or FileType.Jpeg or FileType.Webp or FileType.Heic or FileType.Tiff))
            throw new DomainRuleException("The photo is no picture. Take it with the phone's camera, or choose a JPEG or PNG.", "Photo");
        var read = string.IsNullOrWhiteSpace(number) ? null : Lots.NumberKey.Kept(number, "number on the material", "ReadNumber");
        MarkedNumber = read;
        verifications!.Add(Verification.Of(this, read is null ? Outcome.NoNumber : Outcome.Read, read, null, null, by, at, read is null ? null : on, photo?.Sha256));
        foreach (var line in Material?.ChecklistLines ?? [])
            if (answers?.TryGetValue(line, out var yes) is true) (checklistAnswers ?? throw NotLoaded("answers to the checklist")).Add(ChecklistAnswer.Of(this, line, yes, by, at));
    }

    /// <summary>Holds the certificate against the material. The two numbers are compared in their normal form.</summary>
    /// <param name="certificate">The paper, which from now on names this lot.</param>
    /// <param name="says">The heat or lot number that stands on it.</param>
    /// <param name="heat">The heat it names, of metal.</param>
    /// <returns>What came of it; a mismatch is kept and shown, it is not an error.</returns>
    public Verification Compare(Document certificate, string says, Heat? heat, string by, DateTimeOffset at)
    {
        RefuseUnlessUndecided();
        if (!HasBeenRead)
            throw new DomainRuleException($"First enter what stands on the material of {Number}; only then the certificate is opened.", "ReadNumber");
        var kept = Lots.NumberKey.Kept(says, "number on the certificate", "CertificateSays");
        // "No number on it" leaves nothing to compare. Below the blind match the paper then counts by the person's word.
        if (MarkedNumber is null && Level < ControlLevel.BlindMatch)
        {
            var taken = Verification.Of(this, Outcome.NoNumber, null, kept, null, by, at);
            verifications!.Add(taken);
            (CertificateNumber, CertificateNumberKey) = (certificate.Number, certificate.NumberKey);
            Bears(certificate, heat);
            return taken;
        }
        var match = Lots.NumberKey.Same(MarkedNumber, kept);
        var outcome = Verification.Of(this, match ? Outcome.Match : Outcome.Mismatch, MarkedNumber, kept, null, by, at);
        verifications!.Add(outcome);
        (CertificateNumber, CertificateNumberKey) = (certificate.Number, certificate.NumberKey);
        // A paper that names another number is kept as what was compared, never as evidence for this lot.
        if (match) Bears(certificate, heat);
        return outcome;
    }

    /// <summary>Lets the lot into the shop, as strictly as its material asks.</summary>
    /// <param name="papers">The documents that name this lot, its heat or its material.</param>
    /// <exception cref="DomainRuleException">What is still missing, and what would make it right.</exception>
    public void Accept(IReadOnlyCollection<Document> papers, DateOnly today, string by, DateTimeOffset at, DoorRules? rules = null)
    {
        if (Status == LotStatus.Accepted && !IsReleased)
            throw new DomainRuleException($"{Number} is accepted already. Nothing more to do.");
        if (Status == LotStatus.Rejected)
            throw new DomainRuleException($"{Number} was rejected. A rejected lot goes back; receive what comes instead as a new lot.");
        var warned = new List<string>();
        foreach (var obstacle in Obstacles.Of(this, papers, today, by, rules ??= DoorRules.Usual))
        {
            if (!obstacle.OnlyWarns(rules, today)) throw new DomainRuleException(obstacle.Says, obstacle.Field);
            warned.Add(obstacle.Says);
        }
        AcceptedLevel = Met(papers, today);
        Decide(LotStatus.Accepted, Outcome.Accepted, warned.Count == 0 ? null : "Accepted with a warning. " + string.Join(' ', warned), by, at);
    }

    /// <summary>A deviation that a quality lead takes upon himself, with the reason. An identity that differs is never conceded.</summary>
    /// <param name="obstacle">One that stands in the way now.</param>
    /// <exception cref="DomainRuleException">Somebody else, no reason, or no deviation.</exception>
    public Concession Concede(Obstacle obstacle, string? reason, Who who, DateTimeOffset at)
    {
        RefuseUnlessUndecided();
        if (!obstacle.MayBeConceded)
            throw new DomainRuleException($"{obstacle.Says} This is not conceded by anybody: nothing would prove any more what {Number} is.");
        if (who.Role < Role.QualityLead)
            throw new DomainRuleException($"Only a quality lead can concede a deviation. Ask one to sign in and decide; until then {Number} waits.");
        var concession = Concession.Of(this, obstacle, Text.Reason(reason), who.Code, at);
        (concessions ?? throw NotLoaded("concessions")).Add(concession);
        return concession;
    }

    /// <summary>Urgent work may begin with it while a paper is on its way. Nothing that it goes into is shipped before it is accepted.</summary>
    /// <exception cref="DomainRuleException">Somebody else, no reason, or what stands in the way is no paper.</exception>
    public void Release(string? reason, IReadOnlyCollection<Document> papers, DateOnly today, Who who, DateTimeOffset at, DoorRules? rules = null)
    {
        RefuseUnlessUndecided();
        if (IsReleased)
            throw new DomainRuleException($"{Number} is released already, by {ReleasedBy}. It waits for what was missing.");
        if (who.Role < Role.QualityLead)
            throw new DomainRuleException($"Only a quality lead can release {Number} before it is accepted. Ask one to sign in and decide.");
        var obstacles = Obstacles.Of(this, papers, today, who.Code, rules ?? DoorRules.Usual);
        if (obstacles.Count == 0)
            throw new DomainRuleException($"Nothing is missing of {Number}. Accept it.");
        if (obstacles.FirstOrDefault(o => !o.MayComeLater) is { } first)
            throw new DomainRuleException($"{first.Says} What is on the material itself cannot come later.", first.Field);
        var why = Text.Reason(reason);
        (ReleasedBy, ReleasedAt) = (who.Code, at);
        AcceptedLevel = Met(papers, today);
        Status = LotStatus.Accepted;
        verifications!.Add(Verification.Of(this, Outcome.Released, MarkedNumber, Comparison?.CertificateSays, $"{why} Missing: {string.Join(' ', obstacles.Select(o => o.Says))}", who.Code, at));
    }

    /// <summary>A product or customer asks for more than the material: it is checked at that level before it is used there.</summary>
    /// <exception cref="DomainRuleException">It is checked as strictly already.</exception>
    public void CheckAt(ControlLevel level, string? reason, string by, DateTimeOffset at)
    {
        if (Status == LotStatus.Rejected)
            throw new DomainRuleException($"{Number} was rejected. A rejected lot goes back.");
        if (level <= Level)
            throw new DomainRuleException($"{Number} is checked at {Level.Words()} already. Choose a stricter level.", "Level");
        var why = Text.Reason(reason);
        AskedLevel = level;
        if (IsIdentifiedAt(level)) return;
        (ReleasedBy, ReleasedAt) = (null, null);
        Status = LotStatus.Quarantined;
        verifications!.Add(Verification.Of(this, Outcome.Raised, MarkedNumber, null, $"To be checked at {level.Words()}: {why}", by, at));
    }

    /// <summary>Puts the lot aside until somebody decides.</summary>
    public void Quarantine(string reason, string by, DateTimeOffset at)
    {
        if (Status == LotStatus.Rejected)
            throw new DomainRuleException($"{Number} was rejected. A rejected lot goes back; it does not return to quarantine.");
        Decide(LotStatus.Quarantined, Outcome.Quarantined, Text.Reason(reason), by, at);
    }

    /// <summary>Refuses the lot for good.</summary>
    public void Reject(string reason, string by, DateTimeOffset at)
    {
        if (Status == LotStatus.Rejected)
            throw new DomainRuleException($"{Number} is rejected already. Nothing more to do.");
        Decide(LotStatus.Rejected, Outcome.Rejected, Text.Reason(reason), by, at);
    }

    /// <summary>A part that is split off was looked at when the whole was; of what is decided the root says how.</summary>
    internal void LookedAtAs(Lot whole)
    {
        AcceptedLevel = whole.MetLevel;
        if (whole.Status == LotStatus.Accepted && !whole.IsReleased) return;
        (MarkedNumber, CertificateNumber, CertificateNumberKey) = (whole.MarkedNumber, whole.CertificateNumber, whole.CertificateNumberKey);
        (AskedLevel, ReleasedBy, ReleasedAt) = (whole.AskedLevel, whole.ReleasedBy, whole.ReleasedAt);
        verifications!.AddRange(whole.Verifications.OrderBy(v => v.At).Select(v => v.Of(this)));
        checklistAnswers!.AddRange(whole.ChecklistAnswers.Select(a => ChecklistAnswer.Of(this, a.Line, a.IsYes, a.By, a.At)));
    }

    private void Bears(Document certificate, Heat? heat)
    {
        certificate.Names(this);
        if (heat is null) return;
        certificate.Names(heat);
        if (Heats.All(h => h.Heat != heat)) heats!.Add(new() { Lot = this, Heat = heat });
    }

    private void Decide(LotStatus status, Outcome outcome, string? reason, string by, DateTimeOffset at)
    {
        Status = status;
        (ReleasedBy, ReleasedAt) = (null, null);
        verifications!.Add(Verification.Of(this, outcome, MarkedNumber, Comparison?.CertificateSays, reason, by, at));
    }

    private void RefuseUnlessUndecided()
    {
        if (Status == LotStatus.Accepted && !IsReleased)
            throw new DomainRuleException($"{Number} is accepted already. Put it back in quarantine before it is read again.");
        if (Status == LotStatus.Rejected)
            throw new DomainRuleException($"{Number} was rejected. Receive what comes instead as a new lot.");
    }
}
