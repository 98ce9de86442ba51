using System.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Traceability.Web.Components;

/// <summary>A state: word, shape and colour together. Green only for what is proven.</summary>
[HtmlTargetElement("badge", Attributes = "state", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BadgeTag : TagHelper
{
    private sealed record Look(string Tone, string Icon, string? Word = null);

    private static readonly Dictionary<string, Look> Looks = new(StringComparer.OrdinalIgnoreCase)
    {
        ["waiting"] = new("wait", "clock"),
        ["accepted"] = new("ok", "check"),
        ["released"] = new("wait", "clock", "released, not accepted"),
        ["reviewed"] = new("ok", "check"),
        ["uploaded"] = new("", "doc"),
        ["confirmed"] = new("ok", "check"),
        ["to-confirm"] = new("wait", "clock", "to confirm"),
        ["out-of-limits"] = new("stop", "cross", "out of limits"),
        ["only-warns"] = new("wait", "clock", "only warns"),
        ["refuses"] = new("", "lock"),
        ["quarantined"] = new("wait", "pause"),
        ["held"] = new("stop", "hand"),
        ["rejected"] = new("stop", "cross"),
        ["recalled"] = new("recalled", "bell"),
        ["used-up"] = new("", "dot", "used up"),
        ["open"] = new("", "dot"),
        ["receiving"] = new("", "dot"),
        ["planned"] = new("", "dot"),
        ["done"] = new("", "check"),
        ["closed"] = new("", "check"),
        ["sent"] = new("", "right"),
        ["draft"] = new("", "edit"),
        ["part-delivered"] = new("wait", "clock", "part delivered"),
        ["delivered"] = new("", "check"),
        ["cancelled"] = new("", "cross"),
        ["shipped"] = new("", "orders"),
        ["voided"] = new("", "undo"),
        ["scrapped"] = new("", "cross"),
        ["marked"] = new("wait", "tag"),
        ["given-up"] = new("", "cross", "given up"),
        ["unidentified"] = new("stop", "hand"),
        ["read-back"] = new("ok", "check", "read back"),
        ["verified"] = new("ok", "check"),
        ["missing"] = new("stop", "cross"),
        ["owed"] = new("wait", "clock"),
        ["late"] = new("wait", "clock"),
        ["overdue"] = new("wait", "clock"),
        ["expired"] = new("stop", "clock"),
        ["expiring"] = new("wait", "clock", "expires soon"),
        ["trained"] = new("ok", "check"),
        ["unread"] = new("wait", "doc", "to read"),
        ["proven"] = new("ok", "check"),
        ["no-file"] = new("wait", "doc", "no file yet"),
        ["replaced"] = new("", "undo"),
        ["withdrawn"] = new("stop", "cross"),
        ["to-contact"] = new("wait", "phone", "to contact"),
        ["reached"] = new("", "phone"),
        ["answered"] = new("ok", "check"),
        ["returned"] = new("", "undo"),
        ["issued"] = new("", "doc"),
        ["superseded"] = new("", "undo"),
        ["revoked"] = new("", "lock"),
        ["active"] = new("", "check"),
        ["deactivated"] = new("", "lock"),
        ["resting"] = new("wait", "pause"),
    };

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The state's name: "used-up", or an enum's "UsedUp".</summary>
    public string State { get; set; } = "";

    /// <summary>Another word for this state.</summary>
    public string? Word { get; set; }

    /// <summary>Another colour: ok, wait, stop, recalled, or empty for grey.</summary>
    public string? Tone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = Kebab(State);
        var look = Looks.GetValueOrDefault(state) ?? new("", "dot");
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"badge {Tone ?? look.Tone}".TrimEnd());
        output.Content.AppendHtml(Icons.Svg(ViewContext, look.Icon)).Append((Word is { Length: > 0 } word ? word : look.Word) ?? state.Replace('-', ' '));
    }

    private static string Kebab(string name)
    {
        var kebab = new StringBuilder();
        foreach (var c in name.Trim())
        {
            if (char.IsUpper(c) && kebab.Length > 0 && kebab[^1] != '-') kebab.Append('-');
            kebab.Append(c == ' ' ? '-' : char.ToLowerInvariant(c));
        }
        return kebab.ToString();
    }
}
