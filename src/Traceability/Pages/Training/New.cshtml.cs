using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Pages.Stock;
using Traceability.People;
using Traceability.Trainings;
using Traceability.Web;

namespace Traceability.Pages.Trainings;

/// <summary>Somebody was trained: by whom, when, until when it counts, and what shows it.</summary>
[RequestSizeLimit(UploadLimit.Most), RequestFormLimits(MultipartBodyLengthLimit = UploadLimit.Most)]
public sealed class NewModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    [BindProperty]
    public TrainingInput Input { get; set; } = new();

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Subjects { get; private set; } = [];

    public override async Task Load()
    {
        var away = await Db.Away();
        People = [new("Choose", ""), .. (await Db.People.AsNoTracking().OrderBy(p => p.Name).ToListAsync()).Where(p => !away.Contains(p.Id)).Select(p => new SelectListItem(p.Name, Plain(p.Id)))];
        var subjects = await Db.Subjects();
        Subjects = subjects.Count == 0 ? [] : [new("Choose", ""), .. subjects.Select(s => new SelectListItem(s.Topic is null ? $"{s.Words}, {s.Title}" : s.Words, s.Query))];
        Input.On ??= Today;
    }

    /// <param name="person">Who, from the matrix.</param>
    /// <param name="topic">In which topic.</param>
    /// <param name="revision">Or in which revision of a procedure.</param>
    public async Task OnGetAsync(long? person, long? topic, long? revision)
    {
        await Load();
        Input.Person = person;
        Input.Subject = topic is { } t ? $"topic={Plain(t)}" : revision is { } r ? $"revision={Plain(r)}" : null;
        Input.Trainer = await Db.People.Where(p => p.Code == By).Select(p => (long?)p.Id).FirstOrDefaultAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        // Before anybody else has to wait: a picture takes a moment to look at.
        var file = Input.File is { Length: > 0 } sent ? await IncomingFile.Look(sent.FileName, sent.Length, sent.OpenReadStream, "File", HttpContext.RequestAborted) : null;
        return await Once("write down a training", async () =>
        {
            var (person, trainer) = (await Somebody(Input.Person, "Person"), await Somebody(Input.Trainer, "Trainer"));
            var subject = await Meant();
            var training = Training.Given(person, trainer, subject, new(Input.On ?? Today, Input.ValidUntil, Input.Evidence, file is null ? null : await Db.Keep(file), file?.Name),
                await Db.Trainings.Near(subject).ToListAsync(), Acts.Who, Today);
            Db.Add(training);
            return ($"/training/{person.Id}", training.Kind == TrainingKind.Declared
                ? $"{person.Name} declares himself trained in {subject.Words}, as the first." : $"{person.Name} is trained in {subject.Words}.", (string?)null);
        });
    }

    private async Task<Person> Somebody(long? id, string field) => await Db.People.SingleOrDefaultAsync(p => p.Id == id)
        ?? throw new DomainRuleException("Choose a person of the list.", field);

    private async Task<Subject> Meant()
    {
        var parts = (Input.Subject ?? "").Split('=');
        if (parts is [var kind, var typed] && long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            if (kind == "topic" && await Db.Topics.SingleOrDefaultAsync(t => t.Id == id) is { } topic) return Subject.Of(topic);
            if (kind == "revision" && await Db.SopRevisions.Include(r => r.Sop).SingleOrDefaultAsync(r => r.Id == id) is { } revision) return Subject.Of(revision);
        }
        throw new DomainRuleException("Choose what it was in.", "Subject");
    }

    private static string Plain(long id) => id.ToString(CultureInfo.InvariantCulture);
}

public sealed class TrainingInput
{
    [Required(ErrorMessage = "Choose who was trained.")]
    public long? Person { get; set; }

    [Required(ErrorMessage = "Choose what it was in.")]
    public string? Subject { get; set; }

    [Required(ErrorMessage = "Choose who gave the training.")]
    public long? Trainer { get; set; }

    public DateOnly? On { get; set; }

    public DateOnly? ValidUntil { get; set; }

    [Required(ErrorMessage = "Say what shows it, in a few words: what was done under supervision, where the sheet is."), StringLength(Text.NoteLength)]
    public string? Evidence { get; set; }

    public IFormFile? File { get; set; }
}
