using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.People;
using Traceability.Web;

namespace Traceability.Pages.People;

/// <summary>Everybody with an account.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts) : ShopPage(db, acts)
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public int Total { get; private set; }

    public override async Task Load()
    {
        P = Math.Clamp(P, 1, 1_000_000);
        Total = await Db.Accounts.CountAsync();
        Accounts = await Db.Accounts.AsNoTracking().Include(a => a.Person).OrderBy(a => a.Person.CodeKey)
            .Skip((P - 1) * PageSize).Take(PageSize).ToListAsync();
    }

    public string StateOf(Account account) =>
        !account.IsActive ? "deactivated" : account.LockoutEnd > Acts.Now ? "resting" : "active";
}
