using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Materials;

namespace Traceability.Orders;

public sealed class Customer
{
    private Customer() { }

    public long Id { get; private set; }

    public required string Code { get; init; }

    public required string CodeKey { get; init; }

    public required string Name { get; set; }

    /// <summary>The person to ask for on the day of a recall.</summary>
    public string? Contact { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Address { get; set; }

    /// <summary>How strictly his own material, and what goes into his orders, has to be checked, where the material asks for less.</summary>
    public ControlLevel? ControlLevel { get; private set; }

    public long? ProfileId { get; private set; }

    /// <summary>What his kind of work demands of all that is made for him.</summary>
    public Profile? Profile { get; set; }

    /// <summary>By contract a deviation of what goes into his goods needs his agreement.</summary>
    public bool ApprovesDeviations { get; private set; }

    /// <summary>What his contract asks of material.</summary>
    public void Asks(ControlLevel? level, bool approvesDeviations) => (ControlLevel, ApprovesDeviations) = (level, approvesDeviations);

    /// <summary>Whom to call on the day of a recall, and how.</summary>
    public void ReachedBy(string? contact, string? email, string? phone, string? address)
    {
        Contact = Text.Optional(contact, "contact", "Contact");
        Email = Text.Optional(email, "e-mail address", "Email");
        Phone = Text.Optional(phone, "phone number", "Phone");
        Address = Text.Optional(address, "address", "Address", 1000);
    }

    public static Customer Named(string code, string name)
    {
        var kept = NumberKey.Kept(code, "customer's code", "Code");
        return new() { Code = kept, CodeKey = NumberKey.Of(kept), Name = Text.Line(name, "name", "Name") };
    }
}
