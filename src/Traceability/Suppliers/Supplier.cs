using Traceability.Lots;

namespace Traceability.Suppliers;

public enum SupplierStatus { Approved, Conditional, Blocked }

public sealed class Supplier
{
    private Supplier() { }

    public long Id { get; private set; }

    public required string Code { get; init; }

    public required string CodeKey { get; init; }

    public required string Name { get; set; }

    public string? Contact { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Address { get; set; }

    /// <summary>Null is "not stated": imported as it was.</summary>
    public SupplierStatus? Status { get; set; }

    public static Supplier Named(string code, string name, SupplierStatus? status = SupplierStatus.Approved)
    {
        var kept = NumberKey.Kept(code, "supplier's code", "Code");
        return new() { Code = kept, CodeKey = NumberKey.Of(kept), Name = Text.Line(name, "name", "Name"), Status = status };
    }

    /// <summary>What may change about it: how it is called and reached, and whether it may deliver.</summary>
    public void Change(string? name, string? contact, string? email, string? phone, string? address, SupplierStatus? status)
    {
        (Name, Contact, Email) = (Text.Line(name, "name", "Name"), Text.Optional(contact, "contact", "Contact"), Text.Optional(email, "e-mail address", "Email"));
        (Phone, Address, Status) = (Text.Optional(phone, "telephone number", "Phone"), Text.Optional(address, "address", "Address", 1000), status);
    }
}
