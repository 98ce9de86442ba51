using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Traceability.Web.Lists;

namespace Traceability.Web.Components;

/// <summary>The address of this page with one thing changed, so that filter, order and page stay together in a link.</summary>
internal static class Here
{
    public static string With(HttpRequest request, string name, string? value)
    {
        var query = request.Query.Where(q => q.Key != name && (q.Key != "p" || name == "p"))
            .SelectMany(q => q.Value.Select(v => KeyValuePair.Create(q.Key, v)));
        if (value is not null) query = query.Append(KeyValuePair.Create<string, string?>(name, value));
        return request.PathBase + request.Path + QueryString.Create(query);
    }
}

/// <summary>The pages of a long list, as <c>?p=2</c>, with the exact total.</summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The page shown, from 1.</summary>
    public int Page { get; set; }

    /// <summary>In the address; of several lists on one page each has its own.</summary>
    public string Name { get; set; } = "p";

    public int PageSize { get; set; } = 50;

    public long Total { get; set; }

    /// <summary>The list itself: brings page and total along, and offers the CSV.</summary>
    public IListPage? List { get; set; }

    /// <summary>What is counted: "lots".</summary>
    public string Of { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (List is not null) (Page, PageSize, Total) = (List.P, List.PageSize, List.Total);
        var pages = Math.Max(1, (Total + PageSize - 1) / PageSize);
        var page = Math.Clamp(Page, 1, pages);
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager bar foot");
        output.Attributes.SetAttribute("aria-label", Name == "p" ? "Pages" : $"Pages of {Of}");
        output.Content.AppendHtml("<span class=\"quiet small\">")
            .Append(pages == 1 ? $"{Count(Total)} {Of}".TrimEnd() : $"{Count((page - 1) * PageSize + 1)}–{Count(Math.Min(page * PageSize, Total))} of {Count(Total)} {Of}".TrimEnd())
            .AppendHtml("</span>");
        if (List is not null && Total > 0) Export(output);
        if (page > 1) Link(output, page - 1, "Earlier", " push");
        if (page < pages) Link(output, page + 1, "Further", page > 1 ? "" : " push");
    }

    private void Link(TagHelperOutput output, long page, string words, string look)
    {
        var link = new TagBuilder("a") { Attributes = { ["class"] = "button" + look, ["href"] = Here.With(ViewContext.HttpContext.Request, Name, page.ToString(CultureInfo.InvariantCulture)) } };
        link.InnerHtml.Append(words);
        output.Content.AppendHtml(link);
    }

    private void Export(TagHelperOutput output)
    {
        var link = new TagBuilder("a") { Attributes = { ["class"] = "small", ["href"] = Here.With(ViewContext.HttpContext.Request, "handler", "csv") } };
        link.InnerHtml.Append("Export (CSV)");
        output.Content.AppendHtml(link);
    }

    private static string Count(long number) => number.ToString("N0", CultureInfo.CurrentCulture);
}

/// <summary>A column's head that orders the table: <c>?sort=number</c>, and <c>?sort=-number</c> the other way.</summary>
[HtmlTargetElement("th", Attributes = "sort")]
public sealed class SortTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string Sort { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        var now = request.Query["sort"].ToString();
        var (up, down) = (now == Sort, now == "-" + Sort);
        var words = await output.GetChildContentAsync();
        if (up || down) output.Attributes.SetAttribute("aria-sort", up ? "ascending" : "descending");
        var link = new TagBuilder("a") { Attributes = { ["href"] = Here.With(request, "sort", up ? "-" + Sort : Sort) } };
        link.InnerHtml.AppendHtml(words);
        output.Content.SetHtmlContent(link);
    }
}
