using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Traceability.Web.Components;

/// <summary>The fields of a kept form as hidden inputs.</summary>
[HtmlTargetElement("kept-fields", Attributes = "form", TagStructure = TagStructure.WithoutEndTag)]
public sealed class KeptFieldsTag : TagHelper
{
    public KeptForm Form { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        foreach (var (name, value) in Form.Fields)
            output.Content.AppendHtml(new TagBuilder("input")
            {
                TagRenderMode = TagRenderMode.SelfClosing,
                Attributes = { ["type"] = "hidden", ["name"] = name, ["value"] = value },
            });
    }
}
