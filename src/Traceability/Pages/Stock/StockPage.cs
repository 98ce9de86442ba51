using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.People;
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
        Done(done.Said, done.Undo);
        return answer;
    }
}

/// <summary>A list: search, order and page stand in the address, so that a link shows the same.</summary>
public abstract class ListPage(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public int Total { get; private set; }

    public bool IsSearched => Key.Length > 0;

    /// <summary>What is searched for, in the form in which numbers are compared. Nobody's number is longer.</summary>
    protected string Key => Q is null ? "" : NumberKey.Of(Q.Length <= NumberKey.MaxLength ? Q : Q[..NumberKey.MaxLength]);

    /// <summary>The same for names, with LIKE; "\" stands before what would be a placeholder.</summary>
    protected string Pattern => "%" + Key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";

    protected async Task<List<T>> PageOf<T>(IQueryable<T> rows)
    {
        Total = await rows.CountAsync();
        P = Math.Clamp(P, 1, Math.Max(1, (Total + PageSize - 1) / PageSize));
        return await rows.Skip((P - 1) * PageSize).Take(PageSize).ToListAsync();
    }
}
