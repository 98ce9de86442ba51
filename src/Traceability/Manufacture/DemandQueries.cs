using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Orders;

namespace Traceability.Manufacture;

public static class DemandQueries
{
    /// <summary>What is demanded of this product, order and customer, whichever of them there is; all of them followed by the context.</summary>
    /// <param name="customer">Who gets it, where there is no order.</param>
    public static async Task<Demands> DemandsOf(this TraceabilityDb db, Product? product, Order? order = null, Customer? customer = null, CancellationToken cancel = default)
    {
        var ids = new[] { product?.ProfileId, (order?.Customer ?? customer)?.ProfileId }.OfType<long>().ToList();
        // Tracked together, they find each other.
        if (ids.Count > 0) await db.Profiles.Where(p => ids.Contains(p.Id)).LoadAsync(cancel);
        return Demands.Of(product is null ? [] : [product], order, customer);
    }
}
