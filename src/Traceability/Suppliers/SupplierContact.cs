namespace Traceability.Suppliers;

/// <summary>Somebody at a supplier, beside the one who is asked for first: for certificates, for complaints, for the accounts.</summary>
public sealed class SupplierContact
{
    private SupplierContact() { }

    public long Id { get; private set; }

    public long SupplierId { get; private init; }

    public required Supplier Supplier { get; init; }

    public required string Name { get; init; }

    /// <summary>"Certificates", "Complaints".</summary>
    public string? Role { get; private init; }

    public string? Email { get; private init; }

    public string? Phone { get; private init; }

    internal static SupplierContact Of(Supplier supplier, string? name, string? role, string? email, string? phone)
    {
        var mail = Text.Optional(email, "e-mail address", "Email");
        var telephone = Text.Optional(phone, "telephone number", "Phone");
        if (mail is null && telephone is null)
            throw new DomainRuleException("How is this person reached? Enter a telephone number or an e-mail address.", "Phone");
        return new() { Supplier = supplier, Name = Text.Line(name, "name", "Name"), Role = Text.Optional(role, "role", "Role"), Email = mail, Phone = telephone };
    }
}
