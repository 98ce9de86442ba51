using Traceability.Lots;
using Traceability.Materials;
using Traceability.Purchasing;

namespace Traceability.Receiving;

/// <summary>One line of a delivery as it is unpacked.</summary>
/// <param name="Number">The lot's number here: the supplier's taken over, or one made here.</param>
/// <param name="Amount">In the material's unit, or one that converts to it exactly.</param>
/// <param name="SupplierLot">The maker's lot as written on the label; it may repeat.</param>
/// <param name="Maker">The mill or maker, where no heat names it.</param>
/// <param name="Ordered">The line of an order that it comes for, with its order.</param>
public sealed record Arrival(string Number, Material Material, Quantity Amount, string? SupplierLot = null, Heat? Heat = null, string? Location = null, DateOnly? ExpiresOn = null, string? Maker = null, PurchaseLine? Ordered = null);
