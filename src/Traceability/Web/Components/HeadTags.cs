using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Traceability.Web.Components;

/// <summary>
/// The head of a page: kind, number or title, state, and inside it the buttons for what is next (one primary). A
/// <c>&lt;kind&gt;</c> inside takes the place of the attribute when the line needs links.
/// </summary>
[HtmlTargetElement("page-head")]
public sealed class PageHeadTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string? Kind { get; set; }

    public string? Number { get; set; }

    public string? Title { get; set; }

    public string? State { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inside = new KindTag.Line();
        context.Items[typeof(KindTag)] = inside;
        var next = await output.GetChildContentAsync();

        output.TagName = "header";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "head");
        output.Content.AppendHtml("<div>");
        if (inside.Content is not null)
            output.Content.AppendHtml("<p class=\"kind\">").AppendHtml(inside.Content).AppendHtml("</p>");
        else if (!string.IsNullOrEmpty(Kind))
            output.Content.AppendHtml("<p class=\"kind\">").Append(Kind).AppendHtml("</p>");
        if (!string.IsNullOrEmpty(Number))
            output.Content.AppendHtml("<h1 class=\"number\"><span>").Append(Number).AppendHtml("</span>").AppendHtml(NumberTag.Copy(ViewContext, Number)).AppendHtml("</h1>");
        else
            output.Content.AppendHtml("<h1 class=\"title\">").Append(Title ?? "").AppendHtml("</h1>");
        if (!string.IsNullOrEmpty(State))
        {
            var badge = new TagHelperOutput("badge", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
            new BadgeTag { ViewContext = ViewContext, State = State }.Process(context, badge);
            output.Content.AppendHtml(badge);
        }
        output.Content.AppendHtml("</div>");
        if (!next.IsEmptyOrWhiteSpace)
            output.Content.AppendHtml("<div class=\"next\">").AppendHtml(next).AppendHtml("</div>");
    }
}

/// <summary>The small line above the number, when it holds links.</summary>
[HtmlTargetElement("kind", ParentTag = "page-head")]
public sealed class KindTag : TagHelper
{
    internal sealed class Line
    {
        public IHtmlContent? Content { get; set; }
    }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((Line)context.Items[typeof(KindTag)]).Content = await output.GetChildContentAsync();
        output.SuppressOutput();
    }
}

/// <summary>A number: monospaced, a link to its page, with a copy button when asked for.</summary>
[HtmlTargetElement("number", Attributes = "value", TagStructure = TagStructure.WithoutEndTag)]
public sealed class NumberTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Value { get; set; } = "";

    public string? Href { get; set; }

    public bool Copyable { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Href is null ? "span" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "num");
        if (Href is not null) output.Attributes.SetAttribute("href", Href);
        output.Content.Append(Value);
        if (Copyable) output.PostElement.AppendHtml(Copy(ViewContext, Value));
    }

    // Hidden until the script that makes it work is there.
    internal static IHtmlContent Copy(ViewContext view, string value)
    {
        var button = new TagBuilder("button") { Attributes = { ["class"] = "copy", ["type"] = "button", ["data-copy"] = value, ["aria-label"] = "Copy " + value, ["hidden"] = "hidden" } };
        button.InnerHtml.AppendHtml(Icons.Svg(view, "copy"));
        return button;
    }
}
