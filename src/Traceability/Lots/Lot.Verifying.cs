using Traceability.Certificates;
using Traceability.Materials;
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

    /// <summary>What stands on the material itself, entered before anybody looks at the paper.</summary>
    /// <param name="number">Empty when there is no number on it: that is an answer.</param>
    public void ReadOff(string? number, string by, DateTimeOffset at)
    {
        RefuseUnlessUndecided();
        var read = string.IsNullOrWhiteSpace(number) ? null : Lots.NumberKey.Kept(number, "number on the material", "ReadNumber");
        MarkedNumber = read;
        verifications!.Add(Verification.Of(this, read is null ? Outcome.NoNumber : Outcome.Read, read, null, null, by, at));
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

    /// <summary>How strictly this lot is checked; what has no material of its own is known by its label.</summary>
    public ControlLevel Level => Material?.ControlLevel ?? ControlLevel.Label;

    /// <summary>Lets the lot into the shop, as strictly as its material asks.</summary>
    /// <param name="papers">The documents that name this lot, its heat or its material.</param>
    /// <exception cref="DomainRuleException">What is still missing, and what would make it right.</exception>
    public void Accept(IReadOnlyCollection<Document> papers, DateOnly today, string by, DateTimeOffset at)
    {
        if (Status == LotStatus.Accepted)
            throw new DomainRuleException($"{Number} is accepted already. Nothing more to do.");
        if (Status == LotStatus.Rejected)
            throw new DomainRuleException($"{Number} was rejected. A rejected lot goes back; receive what comes instead as a new lot.");
        var level = Level;
        if (level >= ControlLevel.Label && !HasBeenRead)
            throw new DomainRuleException($"Nobody has read the number on {Number} yet. Enter what stands on the material, or that there is none.", "ReadNumber");
        if (Comparison is { Outcome: Outcome.Mismatch } differs)
            throw new DomainRuleException($"The material says {differs.ReadNumber ?? "nothing"}, the certificate says {differs.CertificateSays}, so {Number} cannot be accepted. Read again, ask for the right certificate, or reject it.");
        if (level >= ControlLevel.BlindMatch && MarkedNumber is null)
            throw new DomainRuleException($"There is no number on {Number}, and {Material!.Name} needs one that matches its certificate. Put it in quarantine, or reject it.");
        if (level >= ControlLevel.BlindMatch && Comparison is null)
            throw new DomainRuleException($"The certificate of {Number} has not been compared yet. Enter the number that stands on it.", "CertificateSays");
        if (level >= ControlLevel.Document && !this.HasCertificate(papers, today))
            throw new DomainRuleException($"No certificate names {Number} yet. Enter the certificate that came with it, or put the lot in quarantine until it comes.", "CertificateNumber");
        var missing = this.Standing(papers, today).Where(p => !p.IsHeld).ToList();
        if (missing.Count > 0)
            throw new DomainRuleException($"{Material!.Name} needs {string.Join(", ", missing.Select(m => m.Need.Word))}, and {Number} has none that is valid. Add the document, or put the lot in quarantine until it comes.", "CertificateNumber");
        Decide(LotStatus.Accepted, Outcome.Accepted, null, by, at);
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
        verifications!.Add(Verification.Of(this, outcome, MarkedNumber, Comparison?.CertificateSays, reason, by, at));
    }

    private void RefuseUnlessUndecided()
    {
        if (Status == LotStatus.Accepted)
            throw new DomainRuleException($"{Number} is accepted already. Put it back in quarantine before it is read again.");
        if (Status == LotStatus.Rejected)
            throw new DomainRuleException($"{Number} was rejected. Receive what comes instead as a new lot.");
    }
}
