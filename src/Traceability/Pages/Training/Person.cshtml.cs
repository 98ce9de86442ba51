using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Pages.Stock;
using Traceability.People;
using Traceability.Trainings;
using Traceability.Web;

namespace Traceability.Pages.Trainings;

/// <summary>All trainings of one person, those that ended or were withdrawn too.</summary>
public sealed class PersonModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public WithdrawInput Withdrawing { get; set; } = new();

    public Person Person { get; private set; } = null!;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Training> Trainings { get; private set; } = [];

    public IReadOnlyList<MatrixCell> Owed { get; private set; } = [];

    /// <summary>What was done without being trained.</summary>
    public IReadOnlyList<UntrainedAct> UntrainedActs { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public string Name(string? code) => code is null ? "" : Names.GetValueOrDefault(code, code);

    public override async Task Load()
    {
        Person = Found(await Db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id));
        Trainings = await Db.Trainings.AsNoTrackingWithIdentityResolution().WithSubject().Where(t => t.PersonId == Id).OrderByDescending(t => t.GivenOn).ThenByDescending(t => t.Id).ToListAsync();
        Owed = [.. (await Db.Matrix(Today)).Overdue.Where(c => c.Person.Id == Id)];
        UntrainedActs = await Db.UntrainedActs.AsNoTracking().Where(u => u.By == Person.Code).OrderByDescending(u => u.Id).Take(50).ToListAsync();
        Names = await Db.NamesOf(Trainings.Select(t => t.WithdrawnBy));
    }

    public async Task<IActionResult> OnGetFileAsync(long training)
    {
        var kept = Found(await Db.Trainings.AsNoTracking().SingleOrDefaultAsync(t => t.Id == training && t.PersonId == Id && t.FileSha256 != null));
        return new FileAnswer(await Db.Files.AsNoTracking().SingleAsync(f => f.Sha256 == kept.FileSha256), kept.FileName);
    }

    public Task<IActionResult> OnPostWithdrawAsync() => Once("withdraw a training", async () =>
    {
        var training = Found(await Db.Trainings.WithSubject().SingleOrDefaultAsync(t => t.Id == Withdrawing.Training && t.PersonId == Id));
        training.Withdraw(Withdrawing.Reason, Acts.Who, Acts.Now);
        return ($"/training/{Id}", $"The training in {training.Subject.Words} does not count any more.", (string?)null);
    });

    /// <summary>How somebody came to know it.</summary>
    public static string How(Training training) => training.Kind switch
    {
        TrainingKind.Read => "read the revision",
        TrainingKind.Declared => "declared himself, as the first",
        _ => $"by {training.Trainer?.Name ?? "somebody"}",
    };
}

public sealed class WithdrawInput
{
    public long Training { get; set; }

    [Required(ErrorMessage = "Say why, in a few words: the reason is kept with it."), StringLength(Text.NoteLength)]
    public string? Reason { get; set; }
}
