using Microsoft.AspNetCore.Mvc;
using Traceability.Data;
using Traceability.People;
using Traceability.Trainings;
using Traceability.Web;

namespace Traceability.Pages.Stock;

/// <summary>What the pages of material have in common: the shop's day, and who may do what.</summary>
public abstract class StockPage(TraceabilityDb db, Acts acts, TimeProvider clock) : ShopPage(db, acts)
{
    /// <summary>The shop's day.</summary>
    public DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    public bool IsLead => Acts.Who.Role >= Role.QualityLead;

    protected string By => Acts.Who.Code;

    protected TimeZoneInfo Zone => clock.LocalTimeZone;

    /// <exception cref="DomainRuleException">Only a quality lead may do this.</exception>
    protected void ForLead(string act)
    {
        if (!IsLead)
            throw new DomainRuleException($"Only a quality lead can {act}. Ask one to sign in and do it; until then it stays as it is.");
    }

    /// <summary>Only who is trained for it does this; while that only warns, it is kept beside the act.</summary>
    /// <param name="number">Of the lot, cut or record it is done to.</param>
    /// <param name="by">Who did it, where it is written down for another.</param>
    /// <param name="happened">It was done already, so it is written down as it happened.</param>
    /// <exception cref="DomainRuleException">Not trained, and who is.</exception>
    protected async Task ForTrained(TopicOf of, string act, string number, string? by = null, bool happened = false) =>
        await Db.RefuseUnlessTrained(Acts, await Db.Qualified(of), act, number, Today, by, happened);

    /// <summary>What this person hears before the act; null where nothing stands against it.</summary>
    protected async Task<string?> Untrained(TopicOf of) => (await Db.Qualified(of)).Notice(By, Today);

    /// <summary>As <see cref="ShopPage.Once"/>, and says what was done with its number.</summary>
    /// <param name="body">Gives the address to go to, what is said there, and where it is taken back.</param>
    protected async Task<IActionResult> Once(string act, Func<Task<(string Address, string Said, string? Undo)>> body)
    {
        (string Said, string? Undo) done = ("This was done already; it was not done twice.", null);
        var answer = await Once(act, async () =>
        {
            try
            {
                var (address, said, undo) = await body();
                done = (said, undo);
                return address;
            }
            catch (DomainRuleException refused) when (refused.Field is { } field && !Request.Form.Keys.Any(k => k == field || k.EndsWith("." + field, StringComparison.Ordinal)))
            {
                // The form has no such field: the sentence stands across the page instead.
                throw new DomainRuleException(refused.Message);
            }
        });
        // What is not good news is said by the page itself.
        if (done.Said.Length > 0) Done(done.Said, done.Undo);
        return answer;
    }
}
