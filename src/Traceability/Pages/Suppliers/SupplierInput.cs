using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.Rendering;
using Traceability.Lots;
using Traceability.Suppliers;

namespace Traceability.Pages.Suppliers;

/// <summary>What may be changed of a supplier.</summary>
public class SupplierInput
{
    [Required, StringLength(Text.LineLength)]
    public string? Name { get; set; }

    public string? Contact { get; set; }

    [EmailAddress]
    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Address { get; set; }

    public SupplierStatus? Status { get; set; }

    public static SelectListItem[] States { get; } = [new("Not stated", ""), new("Approved", nameof(SupplierStatus.Approved)), new("Conditional", nameof(SupplierStatus.Conditional)), new("Blocked: nothing is taken in", nameof(SupplierStatus.Blocked))];
}

public sealed class NewSupplierInput : SupplierInput
{
    [Required, StringLength(NumberKey.MaxLength)]
    public string? Code { get; set; }
}
