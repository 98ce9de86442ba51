using Traceability.Quality;
using Traceability.Receiving;

namespace Traceability.Lots;

/// <summary>Where something is wrong with it.</summary>
public sealed partial class Lot
{
    /// <summary>Holds it for a quality issue. See <see cref="NonConformance.Hold"/>, which is the way in.</summary>
    internal Hold PutOnHold(NonConformance issue, string reason, string by, DateTimeOffset at)
    {
        var hold = Hold.For(issue, this, reason, by, at);
        (holds ?? throw NotLoaded("holds")).Add(hold);
        return hold;
    }

    /// <summary>Carries a hold of what it was parted from or made of, with the recall or the issue that placed it.</summary>
    internal void HoldLike(Hold other, string reason, string by, DateTimeOffset since) => (holds ?? throw NotLoaded("holds")).Add(Hold.Like(other, this, reason, by, since));

    /// <summary>A part of it is used as it is, by a quality lead's decision: from then on a deviation like any that was conceded at the door.</summary>
    internal Concession ConcedeFor(string issue, int decision, string says, string reason, string by, DateTimeOffset at)
    {
        var concession = Concession.Of(this, new(ObstacleKind.QualityIssue, $"{issue}/{decision}", $"{issue}: {says}"), reason, by, at);
        (concessions ?? throw NotLoaded("concessions")).Add(concession);
        return concession;
    }

    /// <summary>The decision by which it was used as it is was taken back.</summary>
    /// <param name="decidedAt">When that was decided: of several of one issue each has its moment.</param>
    internal void WithdrawConcession(string issue, DateTimeOffset decidedAt, string by, DateTimeOffset at) =>
        Concessions.FirstOrDefault(c => c.IsLive && c.Kind == ObstacleKind.QualityIssue && c.At == decidedAt && c.What.StartsWith(issue + "/", StringComparison.Ordinal))?.Withdraw(by, at);

    /// <summary>The decisions by which this held lot goes into a rework: one for each issue that holds it, over the very amount.</summary>
    /// <param name="decided">That it is to be reworked, see IssueQueries.ToBeReworked.</param>
    /// <exception cref="DomainRuleException">It is held for an issue that has decided otherwise, about another amount, or nothing yet.</exception>
    internal IReadOnlyList<Disposition> LetIntoRework(IReadOnlyCollection<Disposition> decided, Quantity? amount)
    {
        List<Disposition> let = [];
        foreach (var issue in Holds.Where(h => h is { IsOpen: true, IssueId: not null }).DistinctBy(h => h.IssueId))
        {
            var here = decided.Where(d => d.IssueId == issue.IssueId && d.Lot == this).ToList();
            if (here.Count == 0)
                throw new DomainRuleException($"{Number} is on hold ({issue.Reason}). Decide in that quality issue that it is to be reworked; then it goes in.", "Lot");
            let.Add(here.FirstOrDefault(d => amount is { } taken && d.QuantityMicro == taken.In(Unit, "Quantity").Micro)
                ?? throw new DomainRuleException($"{here[0].Issue.Number} decided that {string.Join(", or ", here.Select(d => d.Amount))} of {Number} {(here[0].QuantityMicro == Quantity.One ? "is" : "are")} to be reworked. Take that amount in one go, or decide anew there.", "Quantity"));
        }
        return let;
    }
}
