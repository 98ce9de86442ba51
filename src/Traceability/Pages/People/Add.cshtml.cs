using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Traceability.Data;
using Traceability.People;
using Traceability.Web;

namespace Traceability.Pages.People;

/// <summary>A new person with an account.</summary>
public sealed class AddModel(TraceabilityDb db, Acts acts, Accounts accounts) : ShopPage(db, acts)
{
    public static SelectListItem[] Roles { get; } =
    [
        new("Staff: receive, verify, cut, make, ship", nameof(Role.Staff)),
        new("Quality lead: also reject, void, lift holds, recall", nameof(Role.QualityLead)),
        new("Administrator: also people and settings", nameof(Role.Administrator)),
    ];

    [BindProperty]
    public AddInput Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        var added = await Once("add a person", async () =>
        {
            await accounts.Add(Input.Code, Input.Name, Input.Role, Input.Email, Input.Password);
            return "/people";
        });
        Done($"{Input.Name} can sign in as {Input.Code}.");
        return added;
    }
}

public sealed class AddInput
{
    [Required, StringLength(Text.LineLength)]
    public string? Name { get; set; }

    [Required, StringLength(20)]
    public string? Code { get; set; }

    [EmailAddress, StringLength(Text.LineLength)]
    public string? Email { get; set; }

    [EnumDataType(typeof(Role))]
    public Role Role { get; set; }

    [Required, StringLength(Accounts.PasswordMaxLength)]
    public string? Password { get; set; }
}
