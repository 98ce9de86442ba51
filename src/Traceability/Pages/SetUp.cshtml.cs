using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Traceability.Data;
using Traceability.People;
using Traceability.Sample;
using Traceability.Shops;
using Traceability.Web;

namespace Traceability.Pages;

/// <summary>The first page of an empty file: the shop and its first administrator, once.</summary>
[AllowAnonymous]
public sealed class SetUpModel(TraceabilityDb db, Acts acts, Accounts accounts, FirstRun first) : ShopPage(db, acts)
{
    [BindProperty]
    public SetUpInput Input { get; set; } = new();

    public static SelectListItem[] UnitChoices { get; } =
        [new("Metric: mm, m, g, kg, l", nameof(UnitSystem.Metric)), new("Inch: in, ft, lb", nameof(UnitSystem.Inch))];

    public async Task<IActionResult> OnGetAsync() => await first.Over() ? LocalRedirect("/") : Page();

    /// <summary>The sample shop is being opened in place of this file.</summary>
    public bool LooksAround { get; private set; }

    public async Task<IActionResult> OnPostSampleAsync([FromServices] LookingAround looking)
    {
        if (await first.Over())
            throw new DomainRuleException("The shop is set up already. To look around in the sample shop, start the program with --sample.");
        await looking.Begin();
        LooksAround = true;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var account = await Acts.Do("set up the shop", async () =>
        {
            if (await accounts.Any())
                throw new DomainRuleException("The shop is set up already. Sign in with your code.");
            var opened = Shop.Opened(Input.ShopName, Input.Address, Input.Units, Acts.Now);
            // A shop that moved in by import is there already, and only its people cannot sign in yet.
            if (await Db.FindAsync<Shop>(opened.Id) is { } movedIn) (movedIn.Name, movedIn.Address, movedIn.Units) = (opened.Name, opened.Address, opened.Units);
            else Db.Add(opened);
            return await accounts.Add(Input.Code, Input.Name, Role.Administrator, email: null, Input.Password);
        });
        await HttpContext.SignInAsync(account);
        Done($"{Input.ShopName} is open. Add the people who work here next.");
        return LocalRedirect("/");
    }
}

public sealed class SetUpInput
{
    [Required, StringLength(Text.LineLength), Display(Name = "name of the shop")]
    public string? ShopName { get; set; }

    [StringLength(1000)]
    public string? Address { get; set; }

    public UnitSystem Units { get; set; }

    [Required, StringLength(Text.LineLength), Display(Name = "name")]
    public string? Name { get; set; }

    [Required, StringLength(20), Display(Name = "code")]
    public string? Code { get; set; }

    [Required, StringLength(Accounts.PasswordMaxLength)]
    public string? Password { get; set; }
}
