using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Traceability.Data;
using Traceability.Web;

namespace Traceability.Pages.Settings;

/// <summary>Whether the gun at this device sends what it reads, and what it sends before.</summary>
public sealed class GunModel(TraceabilityDb db, Acts acts) : ShopPage(db, acts)
{
    /// <summary>Capitals and small letters, the letters that layouts swap, and the signs that they move.</summary>
    public const string Trial = "PLY-0524/Yz_q";

    [BindProperty(SupportsGet = true)]
    public string? Tried { get; set; }

    [BindProperty]
    public GunInput Input { get; set; } = new();

    public (bool Right, string Head, string Words)? Verdict => Tried?.Trim() switch
    {
        null or "" => null,
        Trial => (true, "Right", "Every sign came as it is, and Enter behind it."),
        var other when other.Equals(Trial, StringComparison.OrdinalIgnoreCase) => (false, "Capitals and small letters are swapped", "Caps Lock is on, or the gun is set to change them. Numbers are found all the same; tokens in addresses are not."),
        var other when other.EndsWith(Trial, StringComparison.Ordinal) => (false, $"\"{other[..^Trial.Length]}\" stands before it", "If the gun sends that before every code, write it under Prefix."),
        var other when other.StartsWith(Trial, StringComparison.Ordinal) => (false, $"\"{other[Trial.Length..]}\" stands behind it", "Set the gun to send Enter behind the code and nothing else."),
        { Length: var length } when length == Trial.Length => (false, "Other signs came", "The gun types for another keyboard layout. Set its layout to that of this computer; its leaflet has a code for it."),
        _ => (false, "Something else came", "Scan the code that is shown here, whole."),
    };

    public void OnGet() => Input.Prefix = GunPrefix.Of(HttpContext);

    public IActionResult OnPost()
    {
        var prefix = Input.Prefix?.Trim();
        if (!string.IsNullOrEmpty(prefix) && !GunPrefix.IsPrefix(prefix))
            throw new DomainRuleException($"A prefix has at most {GunPrefix.MaxLength} signs of the keyboard, without blank, comma, semicolon, quote, backslash and percent. Choose another, such as ~.", "Prefix");
        GunPrefix.Choose(HttpContext, prefix);
        Done(string.IsNullOrEmpty(prefix) ? "A scan is told by its speed from now on." : $"A scan is what begins with {prefix} from now on.");
        return LocalRedirect("/settings/gun");
    }
}

public sealed class GunInput
{
    [Display(Name = "prefix")]
    public string? Prefix { get; set; }
}
