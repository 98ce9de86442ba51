using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Io.Dom;

namespace Traceability.Tests.Testbed;

/// <summary>Fills in a form as a person does: only fields that are there, only choices that are offered.</summary>
internal static class FormFiller
{
    public static IHtmlFormElement? FormOf(IHtmlElement button) => button switch
    {
        IHtmlButtonElement b => b.Form,
        IHtmlInputElement i => i.Form,
        _ => null,
    };

    public static HttpRequestMessage Fill(IHtmlFormElement form, IHtmlElement? button, Dictionary<string, Field> fields)
    {
        foreach (var (name, field) in fields)
            Set(form, name, field);
        // What the browser would hold back, somebody can send all the same: the app has to answer it.
        form.NoValidate = true;
        var sent = (button is null ? form.GetSubmission() : form.GetSubmission(button))
            ?? throw new InvalidOperationException("The form could not be sent.");
        var request = new HttpRequestMessage(new(sent.Method.ToString().ToUpperInvariant()), new Uri(sent.Target.Href));
        if (sent.Method == AngleSharp.Io.HttpMethod.Post)
        {
            request.Content = new StreamContent(sent.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", sent.MimeType ?? sent.Headers["Content-Type"]);
        }
        // As a browser says it.
        request.Headers.Referrer = new(form.BaseUri);
        if (request.Content is not null) request.Headers.Add("Origin", request.Headers.Referrer.GetLeftPart(UriPartial.Authority));
        return request;
    }

    public static string? Value(IDocument document, string name) => Seen(document.QuerySelectorAll<IHtmlElement>("input, select, textarea"), name) switch
    {
        [IHtmlInputElement { Type: "checkbox" or "radio" }, ..] boxes => boxes.OfType<IHtmlInputElement>().FirstOrDefault(b => b.IsChecked)?.Value,
        [IHtmlInputElement input, ..] => input.Value,
        [IHtmlTextAreaElement area, ..] => area.Value,
        [IHtmlSelectElement select, ..] => select.Value,
        _ => throw new InvalidOperationException($"No field {name} on {document.Url}."),
    };

    private static void Set(IHtmlFormElement form, string name, Field field)
    {
        var seen = Seen(form.Elements.OfType<IHtmlElement>(), name);
        if (seen.Count == 0)
            throw new InvalidOperationException($"The form lacks the field {name}. It has: {string.Join(", ", form.Elements.Select(e => e.GetAttribute("name")).OfType<string>().Distinct())}");
        if (seen.Any(e => e.IsDisabled()))
            throw new InvalidOperationException($"The field {name} is disabled; nobody could fill it in.");
        switch (seen[0])
        {
            case IHtmlInputElement { Type: "checkbox" }: Tick(seen, name, field); break;
            case IHtmlInputElement { Type: "radio" }: Pick(seen, name, field); break;
            case IHtmlInputElement { Type: "file", Files: { } files }: Attach(files, field); break;
            case IHtmlSelectElement select: Choose(select, name, field); break;
            default: Type(seen, name, field); break;
        }
    }

    // ASP.NET Core puts a hidden "false" beside every box; a person sees the box.
    private static List<IHtmlElement> Seen(IEnumerable<IHtmlElement> elements, string name)
    {
        var named = elements.Where(e => e is (IHtmlInputElement or IHtmlSelectElement or IHtmlTextAreaElement) && e.GetAttribute("name") == name).ToList();
        var visible = named.Where(e => e is not IHtmlInputElement { Type: "hidden" }).ToList();
        return visible.Count > 0 ? visible : named;
    }

    private static void Tick(List<IHtmlElement> boxes, string name, Field field)
    {
        var all = boxes.OfType<IHtmlInputElement>().ToList();
        var strange = field.Values.Except(all.Select(b => b.Value)).Where(v => !(v == "true" && all.Count == 1)).ToList();
        if (strange.Count > 0) throw NotOffered(name, strange[0], all.Select(b => b.Value));
        foreach (var box in all)
            box.IsChecked = field.Values.Contains(box.Value) || (all.Count == 1 && field.Values is ["true"]);
    }

    private static void Pick(List<IHtmlElement> buttons, string name, Field field)
    {
        var all = buttons.OfType<IHtmlInputElement>().ToList();
        var picked = all.SingleOrDefault(b => b.Value == field.Values.Single()) ?? throw NotOffered(name, field.Values[0], all.Select(b => b.Value));
        foreach (var button in all) button.IsChecked = button == picked;
    }

    private static void Choose(IHtmlSelectElement select, string name, Field field)
    {
        var chosen = field.Values.Select(v =>
            select.Options.FirstOrDefault(o => o.Value == v) ?? select.Options.FirstOrDefault(o => Page.Words(o) == v)
            ?? throw NotOffered(name, v, select.Options.Select(o => o.Value))).ToList();
        foreach (var option in select.Options) option.IsSelected = chosen.Contains(option);
    }

    private static void Attach(IFileList files, Field field)
    {
        files.Clear();
        foreach (var file in field.Files) files.Add(new Attached(file));
    }

    private static void Type(List<IHtmlElement> lines, string name, Field field)
    {
        if (field.Values.Length > lines.Count)
            throw new InvalidOperationException($"The form has {lines.Count} fields {name}, not {field.Values.Length}.");
        foreach (var (line, value) in lines.Zip(field.Values))
        {
            if (line is IHtmlTextAreaElement area) area.Value = value;
            else ((IHtmlInputElement)line).Value = value;
        }
    }

    private static InvalidOperationException NotOffered(string name, string value, IEnumerable<string> offered) =>
        new($"The field {name} does not offer \"{value}\". It offers: {string.Join(", ", offered)}");

    private sealed class Attached(Upload file) : IFile
    {
        public string Name => file.Name;

        public DateTime LastModified => FakeClock.Start.UtcDateTime;

        public int Length => file.Content.Length;

        public string Type => file.Type;

        public bool IsClosed => false;

        public Stream Body { get; } = new MemoryStream(file.Content);

        public IBlob Slice(int start = 0, int end = int.MaxValue, string? contentType = null) => this;

        public void Close() => Body.Dispose();

        public void Dispose() => Close();
    }
}
