using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Manufacture;
using Traceability.People;
using Traceability.Shops;

namespace Traceability.Trainings;

public static class TrainingQueries
{
    /// <summary>So many days a rule about training only warns, when a shop begins with it.</summary>
    public const int WarnsAtFirst = 30;

    /// <summary>Who may do what this topic is for. Without such a topic nothing is asked.</summary>
    public static async Task<Qualified> Qualified(this TraceabilityDb db, TopicOf of, CancellationToken cancel = default) =>
        await db.Topics.AsNoTracking().FirstOrDefaultAsync(t => t.Of == of && t.RetiredAt == null, cancel) is { } topic
            ? await db.Qualified(Subject.Of(topic), cancel) : Trainings.Qualified.NothingAsked;

    /// <summary>Who may sign this record: those trained in the revision that it is made by.</summary>
    public static async Task<Qualified> Qualified(this TraceabilityDb db, ManufactureRecord record, CancellationToken cancel = default) =>
        record.SopRevisionId is { } id
            ? await db.Qualified(Subject.Of(await db.SopRevisions.AsNoTracking().Include(r => r.Sop).SingleAsync(r => r.Id == id, cancel)), cancel) : Trainings.Qualified.NothingAsked;

    /// <summary>Refuses the act, or keeps beside it that somebody did it who was not trained.</summary>
    /// <param name="act">As the audit calls it.</param>
    /// <param name="number">Of the lot, cut or record it is done to.</param>
    /// <param name="by">Who did it, where it is written down for another.</param>
    /// <param name="happened">It was done already: then it is written down as it happened, never refused.</param>
    /// <exception cref="DomainRuleException">Not trained, and who is.</exception>
    public static async Task RefuseUnlessTrained(this TraceabilityDb db, Acts acts, Qualified qualified, string act, string number, DateOnly today, string? by = null, bool happened = false, CancellationToken cancel = default)
    {
        var code = by ?? acts.Who.Code;
        string? says;
        if (happened)
        {
            var name = code == acts.Who.Code ? acts.Who.Name : await db.People.Where(p => p.Code == code).Select(p => p.Name).FirstOrDefaultAsync(cancel);
            says = qualified.Against(code, today, name ?? code);
        }
        else says = qualified.RefuseUnless(code, today);
        if (says is not null) db.Add(UntrainedAct.Of(act, number, says, code, acts.Now));
    }

    /// <summary>What was done to it by people who were not trained, the newest first.</summary>
    public static Task<List<UntrainedAct>> UntrainedActsOn(this TraceabilityDb db, string number, CancellationToken cancel = default)
    {
        var key = Lots.NumberKey.Of(number);
        return db.UntrainedActs.AsNoTracking().Where(u => u.NumberKey == key).OrderByDescending(u => u.Id).Take(50).ToListAsync(cancel);
    }

    /// <summary>Procedures with all that their verbs ask for.</summary>
    public static IQueryable<Sop> ForWriting(this IQueryable<Sop> sops) => sops.Include(s => s.Revisions).ThenInclude(r => r.Pictures);

    /// <summary>All trainings in the topic, or in any revision of the procedure: what a new one is held against.</summary>
    public static IQueryable<Training> Near(this IQueryable<Training> trainings, Subject subject)
    {
        var (topic, sop) = (subject.Topic?.Id, subject.Revision?.SopId);
        return trainings.WithSubject().Where(t => (topic != null && t.TopicId == topic) || (sop != null && t.SopRevision!.SopId == sop));
    }

    public static IQueryable<Training> WithSubject(this IQueryable<Training> trainings) =>
        trainings.Include(t => t.Person).Include(t => t.Trainer).Include(t => t.Topic).Include(t => t.SopRevision!).ThenInclude(r => r.Sop);

    /// <summary>What is learnt here: topics in use, then the newest released revision of each procedure.</summary>
    public static async Task<IReadOnlyList<Subject>> Subjects(this TraceabilityDb db, CancellationToken cancel = default)
    {
        var topics = await db.Topics.AsNoTracking().Where(t => t.RetiredAt == null).OrderBy(t => t.CodeKey).ToListAsync(cancel);
        var sops = await db.Sops.AsNoTrackingWithIdentityResolution().Include(s => s.Revisions).OrderBy(s => s.CodeKey).ToListAsync(cancel);
        return [.. topics.Select(Subject.Of), .. sops.Select(s => s.Current).OfType<SopRevision>().Select(Subject.Of)];
    }

    /// <summary>People × what is learnt here. Who left is not in it.</summary>
    public static async Task<TrainingMatrix> Matrix(this TraceabilityDb db, DateOnly today, CancellationToken cancel = default)
    {
        var away = await db.Away(cancel);
        var people = (await db.People.AsNoTracking().OrderBy(p => p.Name).ToListAsync(cancel)).Where(p => !away.Contains(p.Id));
        var trainings = await db.Trainings.AsNoTrackingWithIdentityResolution().WithSubject().Where(t => t.WithdrawnAt == null).ToListAsync(cancel);
        return TrainingMatrix.Of(people, await db.Subjects(cancel), trainings, today);
    }

    /// <summary>Who has an account that may not sign in any more.</summary>
    public static async Task<HashSet<long>> Away(this TraceabilityDb db, CancellationToken cancel = default) =>
        [.. await db.Set<Account>().Where(a => a.DeactivatedAt != null).Select(a => a.PersonId).ToListAsync(cancel)];

    /// <summary>A shop grows into it: with its first topic or procedure training only warns for a month, unless the door is set already.</summary>
    /// <returns>The day from which it refuses, where that was set now.</returns>
    public static async Task<DateOnly?> BeginToAskForTraining(this TraceabilityDb db, DateOnly today, CancellationToken cancel = default)
    {
        if (await db.Set<Gate>().AnyAsync(g => g.Of == GateOf.Training, cancel)) return null;
        if (await db.Topics.AnyAsync(cancel) || await db.SopRevisions.AnyAsync(r => r.ReleasedAt != null, cancel)) return null;
        var from = today.AddDays(WarnsAtFirst);
        db.Add(Gate.Warning(GateOf.Training, from, today));
        return from;
    }

    private static async Task<Qualified> Qualified(this TraceabilityDb db, Subject subject, CancellationToken cancel)
    {
        var (topic, revision) = (subject.Topic?.Id, subject.Revision?.Id);
        var trainings = await db.Trainings.AsNoTracking().Include(t => t.Person).Where(t => (topic != null && t.TopicId == topic) || (revision != null && t.SopRevisionId == revision)).ToListAsync(cancel);
        var gates = await db.Gates(cancel);
        return new(subject, trainings, gates.RefuseFrom.TryGetValue(GateOf.Training, out var from) ? from : null, await db.Away(cancel));
    }
}
