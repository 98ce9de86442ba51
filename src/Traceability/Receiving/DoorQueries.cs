using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.People;
using Traceability.Shops;

namespace Traceability.Receiving;

public static class DoorQueries
{
    /// <summary>How the shop has set its door today, and whether there is anybody else to decide.</summary>
    public static async Task<DoorRules> DoorRules(this TraceabilityDb db, CancellationToken cancel = default)
    {
        var second = await db.Set<Shop>().Select(s => s.VerifiedByAnother).FirstOrDefaultAsync(cancel);
        return new(await db.Gates(cancel), second, second && await db.Set<Account>().CountAsync(a => a.DeactivatedAt == null, cancel) < 2);
    }
}
