using Traceability.People;

namespace Traceability.Trainings;

/// <summary>How somebody stands with something that is learnt here.</summary>
public enum Standing { Valid, Expiring, Expired, Unread, Missing }

/// <summary>One person and one subject.</summary>
/// <param name="Training">The one that counts, or counted last; of an earlier revision where the new one was not read.</param>
public sealed record MatrixCell(Person Person, Subject Subject, Standing Standing, Training? Training)
{
    public DateOnly? Until => Training?.ValidUntil;

    /// <summary>What was there and is not any more. Who was never trained owes nothing: not everybody saws.</summary>
    public bool IsOverdue => Standing is Standing.Expired or Standing.Unread;

    /// <summary>Since when, of what is overdue.</summary>
    public DateOnly? Since => Standing switch
    {
        Standing.Expired => Until?.AddDays(1),
        Standing.Unread => Subject.Revision?.ReleasedAt is { } released ? DateOnly.FromDateTime(released.UtcDateTime) : null,
        _ => null,
    };

    internal static MatrixCell Of(Person person, Subject subject, IEnumerable<Training> trainings, DateOnly today)
    {
        var live = trainings.Where(t => t.IsLive && subject.IsNear(t)).OrderByDescending(t => t.ValidUntil ?? DateOnly.MaxValue).ThenByDescending(t => t.Id).ToList();
        var mine = live.Where(subject.IsOf).ToList();
        if (mine.Find(t => t.HoldsOn(today)) is { } holding)
            return new(person, subject, holding.ValidUntil <= today.AddDays(TrainingMatrix.SoonWithin) ? Standing.Expiring : Standing.Valid, holding);
        if (live.Find(t => t.HoldsOn(today)) is { } earlier) return new(person, subject, Standing.Unread, earlier);
        return live.Count > 0 ? new(person, subject, Standing.Expired, mine.FirstOrDefault() ?? live[0]) : new(person, subject, Standing.Missing, null);
    }
}

/// <summary>People × what is learnt here: topics in use, and the newest released revision of each procedure.</summary>
public sealed record TrainingMatrix(IReadOnlyList<Subject> Subjects, IReadOnlyList<(Person Person, IReadOnlyList<MatrixCell> Cells)> Rows)
{
    /// <summary>So many days before it ends a training is said to expire.</summary>
    public const int SoonWithin = 30;

    public static TrainingMatrix Of(IEnumerable<Person> people, IReadOnlyList<Subject> subjects, IEnumerable<Training> trainings, DateOnly today)
    {
        var by = trainings.ToLookup(t => t.PersonId);
        return new(subjects, [.. people.Select(p => (p, (IReadOnlyList<MatrixCell>)[.. subjects.Select(s => MatrixCell.Of(p, s, by[p.Id], today))]))]);
    }

    public IEnumerable<MatrixCell> Cells => Rows.SelectMany(r => r.Cells);

    /// <summary>What ended, and new revisions that nobody confirmed having read; the oldest first.</summary>
    public IReadOnlyList<MatrixCell> Overdue => [.. Cells.Where(c => c.IsOverdue).OrderBy(c => c.Since).ThenBy(c => c.Person.Name, StringComparer.Ordinal)];
}
