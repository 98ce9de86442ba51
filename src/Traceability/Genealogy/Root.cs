namespace Traceability.Genealogy;

/// <summary>What a number can be.</summary>
public enum RootKind { Lot, Heat, SupplierLot, Certificate, Record, Cut, Delivery, Shipment, Order }

/// <summary>Where a trace or a recall begins: a number, what it is, and the lots it stands for.</summary>
/// <param name="Of">What decides between equal numbers: the mill, issuer or supplier; empty when unknown.</param>
/// <param name="LotIds">The lots it stands for: of a heat its lots, of a record what it made, of a shipment what it carried.</param>
public sealed record Root(RootKind Kind, string Number, string? Of, long Id, IReadOnlyList<long> LotIds)
{
    /// <summary>As it is written to decide between several: "heat:MILL|25987741".</summary>
    public string Qualified => Kind is RootKind.Heat or RootKind.SupplierLot or RootKind.Certificate
        ? $"{Word}:{Of}|{Number}"
        : $"{Word}:{Number}";

    public string Word => Kind switch
    {
        RootKind.SupplierLot => "supplier-lot",
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
