using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.People;
using Traceability.Web;

namespace Traceability.Pages.People;

/// <summary>One person's account.</summary>
public sealed class PersonModel(TraceabilityDb db, Acts acts, Accounts accounts, BenchPasses passes) : ShopPage(db, acts)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public PasswordInput NewPassword { get; set; } = new();

    [BindProperty]
    public RoleInput Change { get; set; } = new();

    public Account Account { get; private set; } = null!;

    /// <summary>PIN and badge, if there are any.</summary>
    public BenchPass? Pass { get; private set; }

    public override async Task Load()
    {
        Pass = await Db.BenchPasses.AsNoTracking().FirstOrDefaultAsync(p => p.AccountId == Id && (p.PinHash != null || p.BadgeHash != null));
        Account = Found(await Db.Accounts.AsNoTracking().Include(a => a.Person).FirstOrDefaultAsync(a => a.Id == Id));
        Change.Role = Account.Person.Role;
    }

    public Task<IActionResult> OnPostPasswordAsync() =>
        Do("reset a password", () => accounts.ResetPassword(Id, NewPassword.Password), "has a new password.");

    public async Task<IActionResult> OnPostRoleAsync()
    {
        var role = Change.Role;
        return await Do("change a role", () => accounts.ChangeRole(Id, role), $"is {role.Words()} now.");
    }

    public Task<IActionResult> OnPostDeactivateAsync() =>
        Do("deactivate an account", () => accounts.Deactivate(Id), "can no longer sign in.");

    public Task<IActionResult> OnPostReactivateAsync() =>
        Do("reactivate an account", () => accounts.Reactivate(Id), "can sign in again.");

    /// <summary>A badge was lost, or a PIN was seen.</summary>
    public Task<IActionResult> OnPostClearAsync() =>
        Do("clear PIN and badge", () => passes.Clear(Id), "has no PIN and no badge any more.");

    private async Task<IActionResult> Do(string act, Func<Task> verb, string said)
    {
        await Load();
        await Acts.Do(act, verb);
        Done($"{Account.Person.Name} {said}");
        return LocalRedirect($"/people/{Id}");
    }
}

public sealed class PasswordInput
{
    [Required, StringLength(Accounts.PasswordMaxLength)]
    public string? Password { get; set; }
}

public sealed class RoleInput
{
    [EnumDataType(typeof(Role))]
    public Role Role { get; set; }
}
