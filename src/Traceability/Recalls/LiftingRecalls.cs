using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.People;

namespace Traceability.Recalls;

/// <summary>The end of a recall: what it put on hold is free of it again. Other causes stay.</summary>
public sealed class LiftingRecalls(TraceabilityDb db)
{
    /// <summary>Only inside an act.</summary>
    /// <returns>How many lots it was lifted from.</returns>
    /// <exception cref="DomainRuleException">Not a quality lead, no reason, or nothing is held by it any more.</exception>
    public async Task<int> LiftAll(Recall recall, string? reason, Who who, DateTimeOffset at, CancellationToken cancel = default)
    {
        RefuseUnlessLead(who, "lift the holds of a recall");
        Text.Reason(reason);
        var open = await db.Holds.Where(h => h.RecallId == recall.Id && h.LiftedAt == null).ToListAsync(cancel);
        if (open.Count == 0)
            throw new DomainRuleException($"Nothing is on hold by {recall.Number} any more. Nothing more to do.");
        foreach (var hold in open) hold.Lift(reason!, who.Code, at);
        return open.Select(h => h.LotId).Distinct().Count();
    }

    /// <exception cref="DomainRuleException">It takes a quality lead.</exception>
    internal static void RefuseUnlessLead(Who who, string act)
    {
        if (who.Role < Role.QualityLead)
            throw new DomainRuleException($"Only a quality lead may {act}. Ask one to sign in here, or put single lots on hold yourself.");
    }
}
