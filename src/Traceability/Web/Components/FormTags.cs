using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Traceability.Web.Components;

/// <summary>
/// Every form that posts carries its antiforgery token, also with an address of its own, and on a <see cref="ShopPage"/>
/// an id of its own, by which sending it twice is noticed.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class PostFormTag(IHtmlGenerator html) : TagHelper
{
    // After the framework's own, which begins the form.
    public override int Order => 0;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>False for a form that brings an earlier form's id along.</summary>
    [HtmlAttributeName("own-id")]
    public bool OwnId { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // Our sentences stand at the fields; the browser's bubbles would come before them.
        output.Attributes.SetAttribute(new("novalidate"));
        // The framework adds it by itself only to forms without an address.
        if (context.AllAttributes.ContainsName("action") && html.GenerateAntiforgery(ViewContext) is { } token) output.PostContent.AppendHtml(token);
        if (OwnId && ViewContext.ActionDescriptor is CompiledPageActionDescriptor page && page.ModelTypeInfo?.IsAssignableTo(typeof(ShopPage)) == true)
            output.PostContent.AppendHtml($"<input type=\"hidden\" name=\"{nameof(ShopPage.FormId)}\" value=\"{Guid.NewGuid()}\">");
    }
}

/// <summary>
/// A field: label, hint, input, unit, and the sentence of what is wrong with it, tied together for screen readers. What was
/// typed stays. Further attributes (inputmode, autocomplete, list, autofocus …) go to the input.
/// </summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTag(IHtmlGenerator html) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public ModelExpression For { get; set; } = null!;

    public string? Label { get; set; }

    public string? Hint { get; set; }

    /// <summary>Shown behind the input: "g", "sheets".</summary>
    public string? Unit { get; set; }

    /// <summary>text, password, date, email, tel, search, checkbox, file; guessed from the property when absent.</summary>
    public string? Type { get; set; }

    /// <summary>More than one makes it a text of several lines.</summary>
    public int Rows { get; set; }

    /// <summary>Makes it a choice.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>The choice as round buttons, for few options.</summary>
    public bool Radio { get; set; }

    /// <summary>For numbers of the shop: monospaced, no spelling help, no guesses.</summary>
    public bool Mono { get; set; }

    /// <summary>Only sometimes needed, and then asked for by the verb: it is not called optional.</summary>
    public bool Asked { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var label = Label ?? Sentence(For.Metadata.GetDisplayName());
        var error = ViewContext.ViewData.ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

        var attributes = Attributes(context, output, id, error);
        var optional = !For.Metadata.IsRequired && IsText && !Asked ? " <small>(optional)</small>" : "";
        output.TagName = Options is not null && Radio ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"field {context.AllAttributes["class"]?.Value}{(error is null ? "" : " invalid")}{(Kind == "checkbox" ? " tick" : "")}".Trim());

        var content = output.Content;
        if (Kind == "checkbox")
            content.AppendHtml(html.GenerateCheckBox(ViewContext, For.ModelExplorer, For.Name, For.Model as bool?, attributes));
        if (output.TagName == "fieldset") content.AppendHtml("<legend>").Append(label).AppendHtml("</legend>");
        else content.AppendHtml($"<label for=\"{id}\">").Append(label).AppendHtml(optional).AppendHtml("</label>");
        if (Hint is not null) content.AppendHtml($"<p class=\"hint\" id=\"{id}-hint\">").Append(Hint).AppendHtml("</p>");
        if (Kind == "checkbox")
            content.AppendHtml($"<input type=\"hidden\" name=\"{name}\" value=\"false\">");
        else if (output.TagName == "fieldset")
            AppendRadios(content, id, attributes);
        else if (Unit is not null)
            content.AppendHtml("<span class=\"with-unit\">").AppendHtml(Input(attributes)).AppendHtml("<span>").Append(Unit).AppendHtml("</span></span>");
        else
            content.AppendHtml(Input(attributes));
        if (error is not null)
            content.AppendHtml($"<p class=\"wrong\" id=\"{id}-wrong\">").AppendHtml(Icons.Svg(ViewContext, "cross")).AppendHtml("<span>").Append(error).AppendHtml("</span></p>");
    }

    private string Kind => Type ?? Nullable.GetUnderlyingType(For.Metadata.ModelType)?.Name ?? For.Metadata.ModelType.Name switch
    {
        nameof(Boolean) => "checkbox",
        nameof(DateOnly) => "date",
        nameof(DateTime) => "datetime-local",
        _ => "text",
    };

    private bool IsText => Options is null && Kind is not ("checkbox" or "password");

    private Dictionary<string, object?> Attributes(TagHelperContext context, TagHelperOutput output, string id, string? error)
    {
        var own = new[] { "for", "label", "hint", "unit", "type", "rows", "options", "radio", "mono", "class", "asked" };
        var attributes = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var a in context.AllAttributes.Where(a => !own.Contains(a.Name, StringComparer.OrdinalIgnoreCase)))
        {
            attributes[a.Name] = a.ValueStyle == HtmlAttributeValueStyle.Minimized ? a.Name : a.Value;
            output.Attributes.RemoveAll(a.Name);
        }
        var described = $"{(Hint is null ? "" : id + "-hint")} {(error is null ? "" : id + "-wrong")}".Trim();
        if (described.Length > 0) attributes["aria-describedby"] = described;
        if (error is not null) attributes["aria-invalid"] = "true";
        if (For.Metadata.IsRequired && Kind != "checkbox" && !Radio) attributes["aria-required"] = "true";
        if (Mono)
        {
            attributes["class"] = "num";
            attributes["spellcheck"] = "false";
            attributes.TryAdd("autocomplete", "off");
        }
        return attributes;
    }

    private TagBuilder Input(Dictionary<string, object?> attributes)
    {
        var input = Generated(attributes);
        // A browser cuts off what is too long without a word; the server says so.
        input.Attributes.Remove("maxlength");
        return input;
    }

    private TagBuilder Generated(Dictionary<string, object?> attributes)
    {
        if (Options is not null)
            return html.GenerateSelect(ViewContext, For.ModelExplorer, optionLabel: null, For.Name, Options, allowMultiple: false, attributes);
        if (Rows > 1)
            return html.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, Rows, 0, attributes);
        if (Kind == "file")
        {
            // A browser gives no file back, so there is nothing to fill in.
            var file = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            file.MergeAttributes(attributes);
            file.MergeAttribute("type", "file");
            file.MergeAttribute("name", ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name));
            file.GenerateId(ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name), "_");
            return file;
        }
        if (Kind == "password")
            return html.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, value: null, attributes);
        attributes["type"] = Kind is "date" or nameof(DateOnly) ? "date" : Kind is "datetime-local" or nameof(DateTime) ? "datetime-local" : Type ?? "text";
        // For the key "t": the shop's day, whatever the device thinks.
        if (attributes["type"] is "date") attributes["data-today"] = ViewContext.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return html.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, For.Model, attributes["type"] switch { "date" => "{0:yyyy-MM-dd}", "datetime-local" => "{0:yyyy-MM-ddTHH:mm}", _ => null }, attributes);
    }

    private void AppendRadios(TagHelperContent content, string id, Dictionary<string, object?> attributes)
    {
        var n = 0;
        foreach (var option in Options!)
        {
            var own = new Dictionary<string, object?>(attributes) { ["id"] = $"{id}_{n++}" };
            content.AppendHtml("<label class=\"radio\">")
                .AppendHtml(html.GenerateRadioButton(ViewContext, For.ModelExplorer, For.Name, option.Value, isChecked: null, own))
                .AppendHtml("<span>").Append(option.Text).AppendHtml("</span></label>");
        }
    }

    private static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}

/// <summary>
/// Why the form came back: the page's own reason large, with its way out; what is wrong at a field as a link to it. Inside
/// it, buttons for the way out. With <c>text</c> it refuses whatever the form says.
/// </summary>
[HtmlTargetElement("refusal")]
public sealed class RefusalTag : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public string? Text { get; set; }

    /// <summary>wait for a warning; else it is a refusal.</summary>
    public string? Tone { get; set; }

    /// <summary>True for what is so until somebody mends it: it answers nothing just done, so it takes no focus.</summary>
    public bool Standing { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var state = ViewContext.ViewData.ModelState;
        var wrong = state.Where(e => e.Value!.Errors.Count > 0).SelectMany(e => e.Value!.Errors.Select(m => (e.Key, m.ErrorMessage))).ToList();
        var own = wrong.Where(w => w.Key.Length == 0).Select(w => w.ErrorMessage).Where(m => m.Length > 0).ToList();
        var fields = wrong.Where(w => w.Key.Length > 0).ToList();
        var said = Text ?? own.FirstOrDefault() ?? ViewContext.TempData[Said.Refused] as string
            ?? fields.Count switch { 0 => null, 1 => "One field needs another look.", var n => $"{n} fields need another look." };
        if (said is null)
        {
            output.SuppressOutput();
            return;
        }

        var (reason, wayOut) = Split(said);
        var next = await output.GetChildContentAsync();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"refusal {Tone}".TrimEnd());
        output.Attributes.SetAttribute("role", Standing ? "note" : "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        var content = output.Content;
        content.AppendHtml(Icons.Svg(ViewContext, Tone == "wait" ? "clock" : "hand")).AppendHtml("<div><b>").Append(reason).AppendHtml("</b>");
        foreach (var sentence in own.Where(m => m != said).Prepend(wayOut).Where(s => s.Length > 0))
            content.AppendHtml("<p>").Append(sentence).AppendHtml("</p>");
        if (fields.Count > 0)
        {
            content.AppendHtml("<ul>");
            foreach (var (key, message) in fields)
                content.AppendHtml($"<li><a href=\"#{TagBuilder.CreateSanitizedId(key, "_")}\">").Append(message.Length > 0 ? message : "Correct this.").AppendHtml("</a></li>");
            content.AppendHtml("</ul>");
        }
        content.AppendHtml("</div>");
        if (!next.IsEmptyOrWhiteSpace) content.AppendHtml("<div class=\"next\">").AppendHtml(next).AppendHtml("</div>");
    }

    // A rule's message is two sentences: what is wrong, and what would make it right.
    private static (string Reason, string WayOut) Split(string said)
    {
        for (var at = said.IndexOf(". ", StringComparison.Ordinal); at > 0 && at + 2 < said.Length; at = said.IndexOf(". ", at + 2, StringComparison.Ordinal))
            if (char.IsUpper(said[at + 2]))
                return (said[..(at + 1)], said[(at + 2)..]);
        return (said, "");
    }
}
