using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Orders;
using Traceability.Pages.Making;

namespace Traceability.Pages.Customers;

/// <summary>A new customer.</summary>
public sealed class NewModel(TraceabilityDb db, Acts acts, TimeProvider clock) : BenchPage(db, acts, clock)
{
    [BindProperty]
    public CustomerInput Input { get; set; } = new();

    [BindProperty]
    public ContactInput Contact { get; set; } = new();

    public Task<IActionResult> OnPostAsync() => Once("add a customer", async () =>
    {
        var customer = Customer.Named(Input.Code!, Input.Name!);
        if (await Db.Customers.AnyAsync(c => c.CodeKey == customer.CodeKey))
            throw new DomainRuleException($"There is a customer {customer.Code} already. Give this one another code.", "Code");
        customer.ReachedBy(Contact.Contact, Contact.Email, Contact.Phone, Contact.Address);
        Db.Add(customer);
        await Db.SaveChangesAsync();
        Done($"{customer.Name} is added as {customer.Code}.");
        return $"/customers/{customer.Id}";
    });
}

public sealed class CustomerInput
{
    [Required, StringLength(Text.LineLength)]
    public string? Name { get; set; }

    [Required, StringLength(Text.LineLength)]
    public string? Code { get; set; }
}

public sealed class ContactInput
{
    [StringLength(Text.LineLength)]
    public string? Contact { get; set; }

    [EmailAddress, StringLength(Text.LineLength)]
    public string? Email { get; set; }

    [StringLength(Text.LineLength)]
    public string? Phone { get; set; }

    [StringLength(1000)]
    public string? Address { get; set; }
}
