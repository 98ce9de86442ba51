using Traceability.Certificates;
using Traceability.Data;

namespace Traceability.Suppliers;

/// <summary>A supplier's own certificate, of how it works and not of any lot: ISO 9001, EN 9120. The paper itself is a document that names the supplier.</summary>
public sealed class SupplierCertificate : Stamped
{
    private SupplierCertificate() { }

    public long Id { get; private set; }

    public long SupplierId { get; private init; }

    public required Supplier Supplier { get; init; }

    public long DocumentId { get; private init; }

    public required Document Document { get; init; }

    /// <summary>What it certifies: "ISO 9001:2015".</summary>
    public required string Standard { get; init; }

    /// <summary>How it stands on a day: a word of the badges.</summary>
    public string State(DateOnly today) => Document switch
    {
        { IsWithdrawn: true } => "withdrawn",
        { IsSuperseded: true } => "replaced",
        _ when Document.ExpiresOn < today => "expired",
        _ when Document.ExpiresOn <= today.AddDays(DocumentQueries.Soon) => "expiring",
        _ => "active",
    };

    internal static SupplierCertificate Of(Supplier supplier, string? standard, Document document)
    {
        if (document.ExpiresOn is null)
            throw new DomainRuleException("Until when is it valid? Such a certificate ends; the day stands on it.", "ExpiresOn");
        document.Names(supplier);
        return new() { Supplier = supplier, Standard = Text.Line(standard, "standard", "Standard"), Document = document };
    }
}
