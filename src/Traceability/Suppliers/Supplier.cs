using Traceability.Certificates;
using Traceability.Lots;

namespace Traceability.Suppliers;

public enum SupplierStatus { Approved, Conditional, Blocked }

public sealed class Supplier
{
    // Null until loaded: without them nothing would seem to be confirmed.
    private List<SupplierConfirmation>? confirmations;

    private readonly List<SupplierContact> contacts = [];
    private readonly List<SupplierCertificate> certificates = [];

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

    /// <summary>Whom else to ask for.</summary>
    public IReadOnlyList<SupplierContact> Contacts => contacts;

    /// <summary>Its own certificates, of how it works.</summary>
    public IReadOnlyList<SupplierCertificate> Certificates => certificates;

    /// <summary>Which papers it has confirmed to deliver, and had.</summary>
    public IReadOnlyList<SupplierConfirmation> Confirmations => confirmations ?? throw new InvalidOperationException($"The confirmations of supplier {Code} were not loaded.");

    public static Supplier Named(string code, string name, SupplierStatus? status = SupplierStatus.Approved)
    {
        var kept = NumberKey.Kept(code, "supplier's code", "Code");
        return new() { Code = kept, CodeKey = NumberKey.Of(kept), Name = Text.Line(name, "name", "Name"), Status = status, confirmations = [] };
    }

    /// <summary>What may change about it: how it is called and reached, and whether it may deliver.</summary>
    public void Change(string? name, string? contact, string? email, string? phone, string? address, SupplierStatus? status)
    {
        (Name, Contact, Email) = (Text.Line(name, "name", "Name"), Text.Optional(contact, "contact", "Contact"), Text.Optional(email, "e-mail address", "Email"));
        (Phone, Address, Status) = (Text.Optional(phone, "telephone number", "Phone"), Text.Optional(address, "address", "Address", 1000), status);
    }

    public bool DeliversPaper(DocumentType type) => Confirmations.Any(c => c.Holds && c.Type == type);

    /// <summary>They say that they deliver this kind of paper.</summary>
    /// <exception cref="DomainRuleException">They have said so already.</exception>
    public SupplierConfirmation Confirm(DocumentType type, string? note, string by, DateTimeOffset at)
    {
        if (!Enum.IsDefined(type)) throw new DomainRuleException("Choose which paper they confirm.", "Type");
        if (Confirmations.FirstOrDefault(c => c.Holds && c.Type == type) is { } known)
            throw new DomainRuleException($"{Name} has confirmed {type.Word()} already; {known.By} wrote it down. Nothing more to do.", "Type");
        var confirmation = SupplierConfirmation.Of(this, type, note, by, at);
        confirmations!.Add(confirmation);
        return confirmation;
    }

    /// <summary>Somebody else who can be asked there.</summary>
    public SupplierContact Knows(string? name, string? role, string? email, string? phone)
    {
        var contact = SupplierContact.Of(this, name, role, email, phone);
        contacts.Add(contact);
        return contact;
    }

    /// <summary>Has a certificate of its own; the document names it from now on.</summary>
    public SupplierCertificate IsCertified(string? standard, Document document)
    {
        var certificate = SupplierCertificate.Of(this, standard, document);
        certificates.Add(certificate);
        return certificate;
    }
}
