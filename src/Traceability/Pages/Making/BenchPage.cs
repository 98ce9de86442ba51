using Traceability.Data;
using Traceability.Pages.Stock;

namespace Traceability.Pages.Making;

/// <summary>The base of the pages of making and shipping: late entries, undoing, and what is said aloud.</summary>
public abstract class BenchPage(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    /// <summary>Whether to offer this person to take back what was entered then; the entry itself decides.</summary>
    public bool CanUndo(string by, DateTimeOffset at) => by == Acts.Who.Code && Acts.Now - at <= Stamped.UndoneWithin;

    /// <summary>Written down on a later day than it happened.</summary>
    public bool IsLate(DateTimeOffset recordedAt, DateOnly on) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(recordedAt, Zone).Date) > on;

    /// <exception cref="DomainRuleException">Voiding is a quality lead's.</exception>
    protected void RefuseUnlessQualityLead()
    {
        if (!IsLead)
            throw new DomainRuleException("Only a quality lead voids an entry. Ask one; your own entry of the last 15 minutes you can undo.");
    }

    /// <summary>What is wrong with the thing in the hand is said across the page, not beside a field.</summary>
    protected static async Task<T> Aloud<T>(Func<Task<T>> body)
    {
        try
        {
            return await body();
        }
        catch (DomainRuleException refused) when (refused.Field is "Lot")
        {
            throw new DomainRuleException(refused.Message);
        }
    }
}
