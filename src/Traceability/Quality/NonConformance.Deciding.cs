using Traceability.Lots;
using Traceability.Orders;
using Traceability.People;
using Traceability.Receiving;

namespace Traceability.Quality;

/// <summary>What becomes of what is held, and the end.</summary>
public sealed partial class NonConformance
{
    /// <summary>What of a held lot nobody has decided about: what is here less what stays by decision.</summary>
    public Quantity Undecided(Lot lot)
    {
        if (!Holds.Any(h => h.Lot == lot && h.IsOpen) || lot.Status == LotStatus.Rejected) return new(0, lot.Unit);
        var stays = Dispositions.Where(d => d.Lot == lot && d.Stays).Aggregate(new Quantity(0, lot.Unit), (sum, d) => sum + d.Amount);
        return stays >= lot.OnHand ? new(0, lot.Unit) : lot.OnHand - stays;
    }

    /// <summary>One amount of a held lot: what becomes of it. What is scrapped or sent back leaves the stock in the same act.</summary>
    /// <param name="contracted">Customers whose material or order it is, and who have to agree to deviations by contract.</param>
    /// <param name="agreement">Where it is written that they agree.</param>
    /// <exception cref="DomainRuleException">Not held for this, more than is open, or not to be conceded.</exception>
    public Disposition Decide(Lot lot, Quantity amount, DispositionKind kind, string? reason, Who who, DateTimeOffset at, IReadOnlyCollection<Customer>? contracted = null, string? agreement = null)
    {
        RefuseIfClosed();
        if (!Holds.Any(h => h.Lot == lot && h.IsOpen))
            throw new DomainRuleException($"{lot.Number} is not held for {Number}. Hold it first; then decide.", "Lot");
        var part = amount.In(lot.Unit, "Quantity");
        if (part.Micro <= 0)
            throw new DomainRuleException($"The amount is {part}. It has to be more than nothing.", "Quantity");
        RefuseBeyondOpen(lot, part, kind);
        var why = Text.Reason(reason);
        if (kind is DispositionKind.NoFault or DispositionKind.UseAsIs) RefuseUnlessFreed(lot, kind, who);
        if (kind == DispositionKind.UseAsIs) Concede(lot, why, who, at, contracted ?? [], agreement);
        else if (kind is DispositionKind.Scrap or DispositionKind.ReturnToSupplier)
            lot.Remove(part, kind == DispositionKind.Scrap ? MovementReason.Scrap : MovementReason.SupplierReturn, $"{Number}: {why}", who.Code, at);
        var decided = Disposition.Of(this, lot, part, kind, why, who.Code, at);
        dispositions!.Add(decided);
        return decided;
    }

    /// <summary>One's own slip of the last minutes: as if it had not been decided.</summary>
    /// <exception cref="DomainRuleException">Somebody else's, too long ago, or the rework began since.</exception>
    public void TakeBack(Disposition decision, Who who, DateTimeOffset at)
    {
        RefuseIfClosed();
        decision.RefuseUnlessUndone(who, at);
        Void(decision, who, at, "taken back at once");
    }

    /// <summary>A decision that turned out wrong: what it took out of the stock is here again, and is decided anew.</summary>
    /// <exception cref="DomainRuleException">Somebody else than a quality lead, no reason, or voided already.</exception>
    public void VoidDecision(Disposition decision, string? reason, Who who, DateTimeOffset at)
    {
        RefuseIfClosed();
        if (who.Role < Role.QualityLead)
            throw new DomainRuleException("Only a quality lead can void a decision. Ask one to sign in and do it; one's own is taken back within 15 minutes.");
        Void(decision, who, at, Text.Reason(reason, "VoidReason"));
    }

    private void Void(Disposition decision, Who who, DateTimeOffset at, string reason)
    {
        decision.Void(who.Code, at, reason);
        var lot = decision.Lot;
        if (decision.Kind is DispositionKind.Scrap or DispositionKind.ReturnToSupplier)
            lot.Adjust(lot.OnHand + decision.Amount, $"{Number}: it was not {decision.Kind.Past()} after all: {reason}", who.Code, at);
        if (decision.Kind == DispositionKind.UseAsIs) lot.WithdrawConcession(Number, decision.At, who.Code, at);
    }

    /// <summary>The rework was done and looked at. What is still not good waits for another decision.</summary>
    public void Reworked(Disposition disposition, bool isGood, string? result, string by, DateTimeOffset at)
    {
        RefuseIfClosed();
        disposition.WasReworked(isGood, result, by, at);
    }

    /// <summary>All that keeps it open, each with what would make it right.</summary>
    public IReadOnlyList<string> StillOpen()
    {
        List<string> open = [];
        foreach (var lot in HeldLots.Where(l => !Undecided(l).IsZero))
            open.Add($"Nobody has decided about {Undecided(lot)} of {lot.Number}.");
        foreach (var rework in Dispositions.Where(d => d.AwaitsRework))
            open.Add($"The rework of {rework.Amount} of {rework.Lot.Number} is not done, or nobody has looked at it.");
        if (Cause is null) open.Add("No cause is written down.");
        foreach (var action in Actions.OrderBy(a => a.Id))
        {
            if (!action.IsDone) open.Add($"\"{action.InShort}\" is not done; {action.Owner.Name} has it until {QualityWords.Day(action.DueOn)}.");
            else if (action.IsEffective is null) open.Add($"Nobody has judged whether \"{action.InShort}\" helped.");
            else if (action.IsEffective == false && !Actions.Any(later => later != action && later.BeganAt >= action.JudgedAt)) open.Add($"\"{action.InShort}\" did not help. Write down another action.");
        }
        return open;
    }

    /// <summary>Nothing is open any more. What stays by decision is free again; what was rejected or is gone stays held.</summary>
    /// <returns>The lots that are free of this issue now.</returns>
    /// <exception cref="DomainRuleException">Somebody else than a quality lead, or something is open.</exception>
    public IReadOnlyList<Lot> Close(Who who, DateTimeOffset at)
    {
        RefuseIfClosed();
        if (who.Role < Role.QualityLead)
            throw new DomainRuleException($"Only a quality lead can close {Number}. Ask one to sign in and do it; until then it stays open.");
        if (StillOpen() is { Count: > 0 } open)
            throw new DomainRuleException($"{Number} cannot be closed yet. {string.Join(' ', open)}");
        // What is found later of a lot that is gone, or was rejected, is no better than it was.
        var freed = Holds.Where(h => h.IsOpen && h.Lot.Status != LotStatus.Rejected && !h.Lot.OnHand.IsZero).ToList();
        foreach (var hold in freed) hold.LiftFor($"{Number} is closed: {Decided(hold.Lot)}.", who.Code, at);
        (ClosedAt, ClosedBy) = (at, who.Code);
        return [.. freed.Select(h => h.Lot).Distinct().OrderBy(l => l.Id)];
    }

    /// <summary>"3 sheets use as is, 2 sheets scrap"</summary>
    public string Decided(Lot lot) => Dispositions.Where(d => d.Lot == lot && !d.IsOver).Select(d => $"{d.Amount} {d.Kind.Words()}").ToList() is { Count: > 0 } all ? string.Join(", ", all) : "nothing was left to decide";

    private void RefuseBeyondOpen(Lot lot, Quantity part, DispositionKind kind)
    {
        // A rejected lot is decided about: what is left is where it goes.
        var open = lot.Status == LotStatus.Rejected && kind is DispositionKind.Scrap or DispositionKind.ReturnToSupplier ? lot.OnHand : Undecided(lot);
        if (part <= open) return;
        throw new DomainRuleException(lot.OnHand.IsZero
            ? $"Nothing of {lot.Number} is here any more, so nothing of it can be decided."
            : open.IsZero ? $"All of {lot.Number} that is here ({lot.OnHand}) is decided about already{(lot.Status == LotStatus.Rejected ? ": it was rejected, so it goes to scrap or back" : "")}."
            : $"{open} of {lot.Number} {(open.Micro == Quantity.One ? "is" : "are")} open, so {part} cannot be decided. Enter {open.Number} or less.", "Quantity");
    }

    /// <summary>To say that it may be used is a quality lead's, and nobody's where it is not what its paper says.</summary>
    private static void RefuseUnlessFreed(Lot lot, DispositionKind kind, Who who)
    {
        if (who.Role < Role.QualityLead)
            throw new DomainRuleException($"Only a quality lead can say that {lot.Number} {(kind == DispositionKind.NoFault ? "is good" : "is used as it is")}. Ask one to sign in and decide; until then it is held.", "Kind");
        if (lot.Comparison?.Outcome == Outcome.Mismatch || lot.Root is { } root && root.Comparison?.Outcome == Outcome.Mismatch)
            throw new DomainRuleException($"The number on {lot.Number} is not the one on its certificate, and that is not conceded by anybody: nothing would prove any more what it is. Send it back, or scrap it.", "Kind");
    }

    private void Concede(Lot lot, string why, Who who, DateTimeOffset at, IReadOnlyCollection<Customer> contracted, string? agreement)
    {
        var written = Text.Optional(agreement, "agreement", "Agreement");
        if (contracted.Count > 0 && written is null)
            throw new DomainRuleException($"{string.Join(" and ", contracted.Select(c => c.Name))} {(contracted.Count == 1 ? "has" : "have")} to agree by contract. Say where that is written: a letter, a mail, with its day.", "Agreement");
        var concession = lot.ConcedeFor(Number, dispositions!.Count + 1, What, why, who.Code, at);
        foreach (var customer in contracted) concession.ApprovedBy(customer, written, who.Code, at);
    }
}
