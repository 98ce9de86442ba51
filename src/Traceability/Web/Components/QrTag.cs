using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Traceability.Printing;

namespace Traceability.Web.Components;

/// <summary>A QR code for a phone's camera. What it says stands beside it in letters too.</summary>
[HtmlTargetElement("qr", Attributes = "text,label", TagStructure = TagStructure.WithoutEndTag)]
public sealed class QrTag : TagHelper
{
    public string Text { get; set; } = "";

    /// <summary>What it opens, for whoever does not see it.</summary>
    public string Label { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (QrSymbol.Of(Text) is not { } symbol)
        {
            output.SuppressOutput();
            return;
        }
        var path = new StringBuilder();
        foreach (var run in symbol.Runs)
            path.Append(CultureInfo.InvariantCulture, $"M{run.X} {run.Y}h{run.Length}v1h-{run.Length}z");
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "qr");
        output.Attributes.SetAttribute("viewBox", $"0 0 {symbol.Size} {symbol.Size}");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent($"<path fill=\"#fff\" d=\"M0 0h{symbol.Size}v{symbol.Size}H0z\"/><path fill=\"#000\" d=\"{path}\"/>");
    }
}
