using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Manufacture;

namespace Traceability.Pages.Products;

/// <summary>Choosing a profile, for a product or a customer.</summary>
internal static class ProfileChoice
{
    public static async Task<IReadOnlyList<SelectListItem>> ProfileChoices(this TraceabilityDb db) =>
        [new("none", ""), .. (await db.Profiles.OrderBy(p => p.Id).Select(p => new { p.Id, p.Name }).ToListAsync()).Select(p => new SelectListItem(p.Name, p.Id.ToString(CultureInfo.InvariantCulture)))];

    /// <exception cref="DomainRuleException">There is none such.</exception>
    public static async Task<Profile?> ProfileChosen(this TraceabilityDb db, long? id) => id is null ? null
        : await db.Profiles.SingleOrDefaultAsync(p => p.Id == id) ?? throw new DomainRuleException("There is no such profile. Choose one of the list.", "Profile");
}
