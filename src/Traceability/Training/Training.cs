using Traceability.Certificates;
using Traceability.Data;
using Traceability.People;

namespace Traceability.Trainings;

/// <summary>How somebody came to know it: shown by another, read as a new revision, or as the first of all, by his own word.</summary>
public enum TrainingKind { Trained, Read, Declared }

/// <summary>One person was trained in one thing: by whom, when, until when it counts, and what shows it.</summary>
public sealed class Training : Stamped
{
    private Training() { }

    public long Id { get; private set; }

    public long PersonId { get; private init; }

    public required Person Person { get; init; }

    public long? TopicId { get; private init; }

    public Topic? Topic { get; private init; }

    public long? SopRevisionId { get; private init; }

    public SopRevision? SopRevision { get; private init; }

    public required TrainingKind Kind { get; init; }

    public long? TrainerId { get; private init; }

    /// <summary>Who showed it; nobody where it was read.</summary>
    public Person? Trainer { get; private init; }

    public required DateOnly GivenOn { get; init; }

    /// <summary>The last day on which it counts; empty: for good.</summary>
    public DateOnly? ValidUntil { get; private init; }

    /// <summary>What shows it: "three cuts under supervision, sheet in the binder".</summary>
    public string? Evidence { get; private init; }

    /// <summary>A file that shows it: its SHA-256.</summary>
    public string? FileSha256 { get; private init; }

    public string? FileName { get; private init; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawnReason { get; private set; }

    public Subject Subject => new(Topic, SopRevision);

    public bool IsLive => WithdrawnAt is null;

    /// <summary>Whether it counts on that day.</summary>
    public bool HoldsOn(DateOnly day) => IsLive && GivenOn <= day && (ValidUntil is null || day <= ValidUntil);

    /// <summary>One person trained another, or declares himself as the first.</summary>
    /// <param name="known">All trainings in the topic, or in any revision of the procedure.</param>
    /// <param name="who">Who writes it down.</param>
    /// <exception cref="DomainRuleException">The trainer is not trained himself, the days make no sense, or nothing shows it.</exception>
    public static Training Given(Person person, Person trainer, Subject subject, TrainingFacts facts, IReadOnlyCollection<Training> known, Who who, DateOnly today)
    {
        subject.RefuseUnlessTaught();
        if (facts.On > today)
            throw new DomainRuleException($"{facts.On:yyyy-MM-dd} is in the future. Write it down once it was given.", "On");
        if (facts.ValidUntil < facts.On)
            throw new DomainRuleException($"It was given on {facts.On:yyyy-MM-dd}; it cannot have counted only until {facts.ValidUntil:yyyy-MM-dd}. Check the two days.", "ValidUntil");
        var itself = Same(person, trainer.Code);
        if (itself) RefuseUnlessFirst(person, subject, known, who, today);
        else RefuseUnlessTrainer(trainer, subject, facts.On, known, who, today);
        if (known.Any(t => t.IsLive && subject.IsOf(t) && t.PersonId == person.Id && t.GivenOn == facts.On && t.Kind != TrainingKind.Read))
            throw new DomainRuleException($"That {person.Name} was trained in {subject.Words} on {facts.On:yyyy-MM-dd} is written down already. Nothing more to do.", "On");
        return new()
        {
            Person = person,
            Topic = subject.Topic,
            SopRevision = subject.Revision,
            Kind = itself ? TrainingKind.Declared : TrainingKind.Trained,
            Trainer = trainer,
            GivenOn = facts.On,
            ValidUntil = facts.ValidUntil,
            Evidence = Text.Optional(facts.Evidence, "evidence", "Evidence", Text.NoteLength)
                ?? throw new DomainRuleException("Say what shows it, in a few words: what was done under supervision, where the sheet is.", "Evidence"),
            FileSha256 = facts.File?.Sha256,
            FileName = facts.File is null ? null : Text.Optional(facts.FileName, "file's name", "File"),
        };
    }

    /// <summary>Somebody who was trained in an earlier revision has read the new one. It counts as long as that training.</summary>
    /// <param name="known">All trainings in any revision of the procedure.</param>
    /// <exception cref="DomainRuleException">Somebody else confirms it, or reading is not enough.</exception>
    public static Training Read(Person person, SopRevision revision, IReadOnlyCollection<Training> known, Who who, DateOnly today)
    {
        var subject = Subject.Of(revision);
        subject.RefuseUnlessTaught();
        if (!Same(person, who.Code))
            throw new DomainRuleException($"Only {person.Name} confirms having read {revision.Words}. Nobody reads it for another.");
        var mine = known.Where(t => t.PersonId == person.Id).ToList();
        if (mine.Any(t => subject.IsOf(t) && t.HoldsOn(today)))
            throw new DomainRuleException($"You are trained in {revision.Words} already. Nothing more to do.");
        // Reading tells what is different to somebody who knows the rest; it makes nobody able to do it.
        var before = mine.Where(t => !subject.IsOf(t) && t.SopRevision?.Position < revision.Position && t.HoldsOn(today)).OrderByDescending(t => t.ValidUntil ?? DateOnly.MaxValue).FirstOrDefault()
            ?? throw new DomainRuleException($"You hold no valid training in an earlier revision of {revision.Sop.Code}, so reading is not enough. {Qualified.AskOneOf(known.Where(subject.IsOf), today, "train you")}");
        return new() { Person = person, SopRevision = revision, Kind = TrainingKind.Read, GivenOn = today, ValidUntil = before.ValidUntil };
    }

    /// <summary>It does not count any more.</summary>
    /// <exception cref="DomainRuleException">Somebody else, no reason, or twice.</exception>
    public void Withdraw(string? reason, Who who, DateTimeOffset at)
    {
        if (who.Role < Role.QualityLead)
            throw new DomainRuleException("Only a quality lead withdraws a training. Ask one to sign in and decide.");
        if (!IsLive)
            throw new DomainRuleException($"This was withdrawn already, by {WithdrawnBy} ({WithdrawnReason}). Nothing more to do.");
        (WithdrawnReason, WithdrawnBy, WithdrawnAt) = (Text.Reason(reason), who.Code, at);
    }

    private static void RefuseUnlessFirst(Person person, Subject subject, IReadOnlyCollection<Training> known, Who who, DateOnly today)
    {
        if (!Same(person, who.Code))
            throw new DomainRuleException($"Only {person.Name} can declare that. Sign in as {person.Name}, or choose who gave the training.", "Trainer");
        if (who.Role < Role.QualityLead)
            throw new DomainRuleException($"Only a quality lead declares himself the first to know {subject.Words}. Be trained by somebody who is.", "Trainer");
        if (known.Any(t => t.PersonId != person.Id && t.HoldsOn(today)))
            throw new DomainRuleException($"You are not the first in {subject.Words}. {Qualified.AskOneOf(known.Where(t => t.PersonId != person.Id), today, "train you")}", "Trainer");
    }

    private static void RefuseUnlessTrainer(Person trainer, Subject subject, DateOnly on, IReadOnlyCollection<Training> known, Who who, DateOnly today)
    {
        if (!Same(trainer, who.Code) && who.Role < Role.QualityLead)
            throw new DomainRuleException($"{trainer.Name} writes down whom he trained, or a quality lead does. Ask {trainer.Name} to sign in.", "Trainer");
        if (known.Any(t => subject.IsOf(t) && t.PersonId == trainer.Id && t.HoldsOn(on))) return;
        throw new DomainRuleException($"{trainer.Name} was not trained in {subject.Words} himself on {on:yyyy-MM-dd}, so he cannot train others. {Qualified.AskOneOf(known.Where(subject.IsOf), today, "train them")}", "Trainer");
    }

    private static bool Same(Person person, string code) => Lots.NumberKey.Same(person.Code, code);
}

/// <summary>What is written down of a training.</summary>
/// <param name="On">The day it was given.</param>
/// <param name="ValidUntil">The last day on which it counts; null: for good.</param>
/// <param name="Evidence">What shows it.</param>
public sealed record TrainingFacts(DateOnly On, DateOnly? ValidUntil, string? Evidence, StoredFile? File = null, string? FileName = null);
