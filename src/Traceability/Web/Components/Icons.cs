using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Traceability.Web.Components;

/// <summary>A symbol of /icons.svg. It says nothing by itself: a word stands beside it, or in the label of what holds it.</summary>
[HtmlTargetElement("icon", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Icons.Svg(ViewContext, Name));
    }
}

internal static class Icons
{
    public static IHtmlContent Svg(ViewContext view, string name)
    {
        var sprite = view.HttpContext.RequestServices.GetRequiredService<IFileVersionProvider>().AddFileVersionToPath(view.HttpContext.Request.PathBase, "/icons.svg");
        return new HtmlContentBuilder().AppendHtml("<svg class=\"i\" aria-hidden=\"true\"><use href=\"").Append(sprite + "#" + name).AppendHtml("\"/></svg>");
    }
}
