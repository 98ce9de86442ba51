using Traceability.Data;
using Traceability.People;
using Traceability.Web;

namespace Traceability.Pages.Making;

/// <summary>The base of the pages of making and shipping: the shop's day, and who may do what.</summary>
public abstract class BenchPage(TraceabilityDb db, Acts acts, TimeProvider clock) : ShopPage(db, acts)
{
    /// <summary>The local day.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().Date);

    public bool IsQualityLead => Acts.Who.Role >= Role.QualityLead;

    /// <summary>Whether to offer this person to take back what was entered then; the entry itself decides.</summary>
    public bool CanUndo(string by, DateTimeOffset at) => by == Acts.Who.Code && Acts.Now - at <= Stamped.UndoneWithin;

    /// <summary>Written down on a later day than it happened.</summary>
    public bool IsLate(DateTimeOffset recordedAt, DateOnly on) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(recordedAt, clock.LocalTimeZone).Date) > on;

    /// <exception cref="DomainRuleException">Voiding is a quality lead's.</exception>
    protected void RefuseUnlessQualityLead()
    {
        if (!IsQualityLead)
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
