using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Traceability.Web.Components;

/// <summary>Facts beside each other, or in rows.</summary>
[HtmlTargetElement("facts")]
public sealed class FactsTag : TagHelper
{
    public bool Rows { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", Rows ? "facts rows" : "facts");
        context.Items[typeof(FactsTag)] = Rows;
    }
}

/// <summary>One fact: its name, and what is inside. Nothing inside shows as a dash.</summary>
[HtmlTargetElement("fact", Attributes = "name", ParentTag = "facts")]
public sealed class FactTag : TagHelper
{
    public string Name { get; set; } = "";

    /// <summary>Large, to be read from a metre away.</summary>
    public bool Big { get; set; }

    /// <summary>A colour that goes with the words inside: ok, wait, stop.</summary>
    public string? Tone { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var rows = context.Items[typeof(FactsTag)] is true;
        var content = await output.GetChildContentAsync();
        output.TagName = rows ? null : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        var look = $"{(Big ? "big" : "")} {(Tone is null ? "" : Tone + "-ink")}".Trim();
        output.Content.AppendHtml("<dt>").Append(Name).AppendHtml("</dt>")
            .AppendHtml(look.Length == 0 ? "<dd>" : $"<dd class=\"{look}\">");
        if (content.IsEmptyOrWhiteSpace) output.Content.Append("–");
        else output.Content.AppendHtml(content);
        output.Content.AppendHtml("</dd>");
    }
}

/// <summary>What a list says when it is empty: why, and inside it what to do.</summary>
[HtmlTargetElement("empty", Attributes = "says")]
public sealed class EmptyTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Says { get; set; } = "";

    public string Icon { get; set; } = "check";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty");
        output.Content.AppendHtml(Icons.Svg(ViewContext, Icon)).AppendHtml("<p><b>").Append(Says).AppendHtml("</b></p>").AppendHtml(content);
    }
}

/// <summary>A moment or a day, local and in words, the exact time on hover.</summary>
[HtmlTargetElement("when", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WhenTag(TimeProvider clock) : TagHelper
{
    public DateTimeOffset? At { get; set; }

    public DateOnly? Day { get; set; }

    /// <summary>"today 08:55" for today; for lists, not for what is printed and kept.</summary>
    public bool Relative { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var zone = clock.LocalTimeZone;
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (At is { } at)
        {
            output.Attributes.SetAttribute("datetime", at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture));
            output.Attributes.SetAttribute("title", When.Exact(at, zone));
            var words = When.Words(at, zone);
            var isToday = TimeZoneInfo.ConvertTime(at, zone).Date == clock.GetLocalNow().Date;
            output.Content.SetContent(Relative && isToday ? "today " + words[(words.LastIndexOf(", ", StringComparison.Ordinal) + 2)..] : words);
        }
        else if (Day is { } day)
        {
            output.Attributes.SetAttribute("datetime", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            output.Content.SetContent(When.Words(day));
        }
        else
        {
            output.TagName = null;
            output.Content.SetContent("–");
        }
    }
}
