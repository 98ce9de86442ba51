using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Traceability.Tests.Testbed;

/// <summary>A page as it was answered: what a person reads on it, and what can be done from it.</summary>
public sealed class Page
{
    private readonly PageClient client;

    private Page(PageClient client, HttpResponseMessage response, byte[] body, IDocument document)
    {
        this.client = client;
        Status = response.StatusCode;
        Address = response.RequestMessage!.RequestUri!;
        Headers = response.Headers.Concat(response.Content.Headers).ToLookup(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        Body = body;
        Document = document;
    }

    public HttpStatusCode Status { get; }

    /// <summary>Where the visitor ended, after redirects.</summary>
    public Uri Address { get; }

    public string Path => Address.AbsolutePath;

    public ILookup<string, string> Headers { get; }

    /// <summary>The bytes as they came: a PDF, a CSV.</summary>
    public byte[] Body { get; }

    public IDocument Document { get; }

    public string Title => Document.Title ?? "";

    /// <summary>The page's main heading.</summary>
    public string Heading => Words(Document.QuerySelector("h1"));

    public IReadOnlyList<string> Headings => All("h1, h2, h3");

    /// <summary>What the page refuses and why: the sentences on the form and at its fields.</summary>
    public IReadOnlyList<string> Refusals => All(".refusal, [role=alert], .validation-summary-errors li, .field-validation-error").Where(words => words.Length > 0).Distinct().ToList();

    /// <summary>All the words of the page, blanks collapsed.</summary>
    public string Text => Words(Document.QuerySelector("main") ?? Document.Body);

    /// <summary>The words of every element the selector finds.</summary>
    public IReadOnlyList<string> All(string selector) => Document.QuerySelectorAll(selector).Select(Words).ToList();

    /// <summary>What stands in a field of the page's forms, as it would be sent.</summary>
    public string? Value(string field) => FormFiller.Value(Document, field);

    /// <summary>Follows the one link with these words.</summary>
    /// <param name="within">A selector for the part of the page to look in, where several links say the same.</param>
    public Task<Page> Link(string words, string within = "body")
    {
        var found = Document.QuerySelectorAll(within).SelectMany(part => part.QuerySelectorAll<IHtmlAnchorElement>("a[href]")).Distinct().Where(a => Says(a, words)).ToList();
        // The same address twice (in the menu and in the page) is one link to a person.
        if (found.Select(a => a.Href).Distinct().Count() != 1)
            throw Missing($"{found.Count} links \"{words}\"", Document.QuerySelectorAll("a[href]").Select(Words));
        return client.Visit(found[0].Href);
    }

    /// <summary>
    /// Fills in the form that is on the page and sends it with its hidden fields and antiforgery token.
    /// </summary>
    /// <param name="button">The words on its button, or the id of the form or of the button.</param>
    /// <param name="fields">By name. A field the form lacks, or a choice it does not offer, is an error of the test.</param>
    /// <param name="within">A selector for the part of the page to look in, where several buttons say the same.</param>
    public Task<Page> Submit(string button, Dictionary<string, Field>? fields = null, string within = "body")
    {
        var (form, submitter) = Find(button, within);
        return client.Send(FormFiller.Fill(form, submitter, fields ?? []));
    }

    /// <summary>As the first argument of <see cref="Submit"/>: the form that has this field, whatever its button says.</summary>
    public static string FormWith(string field) => $"form:has([name=\"{field}\"])";

    internal static async Task<Page> Read(PageClient client, HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsByteArrayAsync();
        var isPage = response.Content.Headers.ContentType?.MediaType == "text/html";
        var html = isPage ? System.Text.Encoding.UTF8.GetString(body) : "";
        var document = await BrowsingContext.New(Configuration.Default).OpenAsync(answer =>
            answer.Address(response.RequestMessage!.RequestUri!.AbsoluteUri).Content(html));
        return new(client, response, body, document);
    }

    internal static string Words(INode? node)
    {
        var text = new System.Text.StringBuilder();
        if (node is not null) Append(text, node);
        return string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    // A paragraph ends a word even where the markup has no blank.
    private static void Append(System.Text.StringBuilder text, INode node)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words) text.Append(words.Data);
            if (child is not IElement element || element.LocalName is "script" or "style" or "template") continue;
            var apart = element.LocalName is not ("a" or "abbr" or "b" or "code" or "em" or "i" or "mark" or "small" or "span" or "strong" or "sub" or "sup" or "time" or "u" or "wbr");
            if (apart) text.Append(' ');
            Append(text, element);
            if (apart) text.Append(' ');
        }
    }

    private (IHtmlFormElement Form, IHtmlElement? Button) Find(string button, string within)
    {
        if (button.StartsWith("form:", StringComparison.Ordinal))
            return (Document.QuerySelector<IHtmlFormElement>(button) ?? throw Missing($"no {button}", []), null);
        switch (Document.GetElementById(button))
        {
            case IHtmlFormElement form: return (form, null);
            case IHtmlButtonElement { Form: { } form } one: return (form, one);
            case IHtmlInputElement { Form: { } form } one: return (form, one);
        }
        var buttons = Document.QuerySelectorAll(within)
            .SelectMany(part => part.QuerySelectorAll<IHtmlElement>("button:not([type=button]):not([type=reset]), input[type=submit], input[type=image]"))
            .Distinct().ToList();
        var found = buttons.Where(b => Says(b, button)).ToList();
        return found.Count == 1
            ? (FormFiller.FormOf(found[0]) ?? throw Missing($"no form around \"{button}\"", []), found[0])
            : throw Missing($"{found.Count} buttons \"{button}\"", buttons.Select(b => b is IHtmlInputElement i ? i.Value : Words(b)));
    }

    private static bool Says(IElement element, string words) =>
        Words(element) == words || element.GetAttribute("aria-label") == words || (element is IHtmlInputElement && element.GetAttribute("value") == words);

    private InvalidOperationException Missing(string what, IEnumerable<string> there) =>
        new($"{Address.PathAndQuery} ({(int)Status}) has {what}. It has: {string.Join(" | ", there)}. It says: {(Text.Length > 600 ? Text[..600] + "…" : Text)}");
}
