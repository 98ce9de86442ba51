using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.People;
using Traceability.Shops;
using Traceability.Tests.Stock;
using Traceability.Trainings;
using Learnt = Traceability.Trainings.Training;

namespace Traceability.Tests.Trainings;

/// <summary>Procedures in revisions, and who was trained in what: each rule, and the file behind it.</summary>
public sealed class TrainingTests : IAsyncLifetime
{
    private static readonly Who Lead = new("QL", "Quinn", Role.QualityLead), Sam = new("SF", "Sam", Role.Staff), Kim = new("KB", "Kim", Role.Staff);

    private Workshop workshop = null!;
    private DateOnly Today => workshop.Clock.Today;

    public async Task InitializeAsync()
    {
        workshop = await Workshop.Open();
        await workshop.Act((db, _) =>
        {
            foreach (var who in (Who[])[Lead, Sam, Kim]) db.Add(Person.Named(who.Code, who.Name, who.Role));
            db.Add(Topic.Named("CUT", "Sawing", TopicOf.Cutting));
            return Task.CompletedTask;
        });
    }

    public async Task DisposeAsync() => await workshop.DisposeAsync();

    private Task<long> Released(string code = "SOP-1", string steps = "Clamp it [ ]\nMeasure the wall [= mm]\nSaw") => workshop.Act(async (db, acts) =>
    {
        var sop = Sop.Named(code, "Bracket", "A");
        sop.Draft!.Write(steps, null);
        sop.Draft.Release(Lead, acts.Now);
        db.Add(sop);
        await db.SaveChangesAsync();
        return sop.Id;
    });

    private Task Next(string revision, string code = "SOP-1") => workshop.Act(async (db, acts) =>
    {
        var sop = await db.Sops.ForWriting().SingleAsync(s => s.Code == code);
        sop.Begin(revision).Write("Clamp it twice [ ]", "Twice.");
        sop.Draft!.Release(Lead, acts.Now);
    });

    private static async Task<Subject> Named(TraceabilityDb db, string of) => of == "CUT"
        ? Subject.Of(await db.Topics.SingleAsync(t => t.Code == of))
        : Subject.Of(await db.SopRevisions.Include(r => r.Sop).SingleAsync(r => r.Revision == of));

    private Task Train(Who who, Who by, string of = "CUT", DateOnly? on = null, DateOnly? until = null, string? evidence = "Five cuts together.", Who? written = null) => workshop.Act(async (db, _) =>
    {
        var subject = await Named(db, of);
        var people = await db.People.ToDictionaryAsync(p => p.Code);
        db.Add(Learnt.Given(people[who.Code], people[by.Code], subject, new(on ?? Today, until, evidence), await db.Trainings.Near(subject).ToListAsync(), written ?? by, Today));
    });

    private Task Read(Who who, string revision, Who? by = null) => workshop.Act(async (db, _) =>
    {
        var subject = await Named(db, revision);
        db.Add(Learnt.Read(await db.People.SingleAsync(p => p.Code == who.Code), subject.Revision!, await db.Trainings.Near(subject).ToListAsync(), by ?? who, Today));
    });

    private static async Task Refused(string says, Func<Task> act) => Assert.Contains(says, await Shelf.Refused(act), StringComparison.Ordinal);

    private Task<int> Sql(string sql) => workshop.Act((db, _) => db.Database.ExecuteSqlRawAsync(sql));

    [Fact]
    public void A_step_says_what_it_asks()
    {
        var steps = SopStep.Of("  Clamp it [] \n\nMeasure the wall [= mm]\nCount them [=]\nSaw [see drawing]\n");
        Assert.Equal([("Clamp it", StepAsks.Confirmation, ""), ("Measure the wall", StepAsks.Value, "mm"), ("Count them", StepAsks.Value, ""), ("Saw [see drawing]", StepAsks.Nothing, "")], steps.Select(s => (s.Says, s.Asks, s.Unit)));
        // As it is kept it reads the same again.
        Assert.Equal(steps, SopStep.Of(string.Join('\n', steps.Select(s => s.Written))));
        Assert.Contains("does not say what is done", Assert.Throws<DomainRuleException>(() => SopStep.Of("Clamp it\n[= mm]")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revision_is_released_once_by_a_quality_lead_and_never_changes()
    {
        var sop = Sop.Named("SOP-2", "Jig", "A");
        Assert.Contains("no steps yet", Assert.Throws<DomainRuleException>(() => sop.Draft!.Release(Lead, workshop.Clock.GetUtcNow())).Message, StringComparison.Ordinal);
        var draft = sop.Draft!;
        draft.Write("Clamp it [ ]", null);
        Assert.Contains("Only a quality lead", Assert.Throws<DomainRuleException>(() => draft.Release(Sam, workshop.Clock.GetUtcNow())).Message, StringComparison.Ordinal);
        draft.Release(Lead, workshop.Clock.GetUtcNow());
        Assert.Contains("released already", Assert.Throws<DomainRuleException>(() => draft.Release(Lead, workshop.Clock.GetUtcNow())).Message, StringComparison.Ordinal);
        Assert.Contains("stays as it is", Assert.Throws<DomainRuleException>(() => draft.Write("Other", null)).Message, StringComparison.Ordinal);
        // The file refuses it too, the release taken back included.
        await Released();
        foreach (var change in (string[])["steps = 'x'", "revision = 'Z'", "changes = 'x'", "released_at = NULL, released_by = NULL", "released_by = 'SF'", "position = 9"])
            await Refused("A released revision never changes", () => Sql($"UPDATE sop_revision SET {change}"));
        await Refused("never deleted", () => Sql("DELETE FROM sop_revision"));
    }

    [Fact]
    public void The_next_revision_begins_as_the_last_stands_and_one_is_written_at_a_time()
    {
        var sop = Sop.Named("SOP-2", "Jig", "A");
        sop.Draft!.Write("Clamp it [ ]", null);
        Assert.Contains("is a draft still", Assert.Throws<DomainRuleException>(() => sop.Begin("B")).Message, StringComparison.Ordinal);
        sop.Draft.Release(Lead, workshop.Clock.GetUtcNow());
        Assert.Contains("has a revision A already", Assert.Throws<DomainRuleException>(() => sop.Begin(" a ")).Message, StringComparison.Ordinal);
        Assert.Equal("Clamp it [ ]", sop.Begin("B").Steps);
        Assert.Equal(("A", "B"), (sop.Current!.Revision, sop.Draft!.Revision));
    }

    [Fact]
    public async Task A_trainer_is_trained_himself_and_the_first_declares_it()
    {
        await Refused("Only a quality lead declares himself", () => Train(Sam, Sam));
        await Refused("Only Quinn can declare that", () => Train(Lead, Lead, written: new("AD", "Ada", Role.Administrator)));
        await Refused("Quinn was not trained in Sawing himself", () => Train(Sam, Lead));
        await Train(Lead, Lead);
        Assert.Equal(TrainingKind.Declared, await workshop.Read(db => db.Trainings.Select(t => t.Kind).SingleAsync()));
        await Train(Sam, Lead);
        await Train(Kim, Sam);
        // Quinn is not the first any more once another holds it, and cannot renew it by his own word.
        await Refused("not the first in Sawing. Ask Sam or Kim to train you.", () => Train(Lead, Lead));
    }

    [Fact]
    public async Task A_trainer_had_to_be_trained_on_that_day()
    {
        await Train(Lead, Lead, on: Today.AddDays(-10), until: Today.AddDays(-5));
        await Refused("was not trained in Sawing himself on", () => Train(Sam, Lead));
        await Refused("was not trained in Sawing himself on", () => Train(Sam, Lead, on: Today.AddDays(-11)));
        await Train(Sam, Lead, on: Today.AddDays(-5));
    }

    [Fact]
    public async Task Days_that_make_no_sense_and_a_training_that_nothing_shows_are_refused()
    {
        await Refused("is in the future", () => Train(Lead, Lead, on: Today.AddDays(1)));
        await Refused("Check the two days", () => Train(Lead, Lead, until: Today.AddDays(-1)));
        await Refused("Say what shows it", () => Train(Lead, Lead, evidence: " "));
        await Train(Lead, Lead);
        await Train(Sam, Lead);
        await Refused("is written down already", () => Train(Sam, Lead));
        await Refused("Sam writes down whom he trained", () => Train(Kim, Sam, written: Kim));
        await Refused("ck_training_ends_after_it_began", () => Sql($"INSERT INTO training (person_id, topic_id, kind, given_on, valid_until, recorded_at, recorded_by) VALUES (1, 1, 'trained', '2024-01-02', '2024-01-01', 0, 'x')").AsRule());
        await Refused("ck_training_one_subject", () => Sql("INSERT INTO training (person_id, kind, given_on, recorded_at, recorded_by) VALUES (1, 'trained', '2024-01-02', 0, 'x')").AsRule());
    }

    [Fact]
    public async Task A_draft_and_what_is_out_of_use_are_taught_to_nobody()
    {
        await Released();
        await workshop.Act(async (db, _) => (await db.Sops.ForWriting().SingleAsync()).Begin("B"));
        await Refused("is a draft still", () => Train(Lead, Lead, "B"));
        await workshop.Act(async (db, acts) => (await db.Topics.SingleAsync()).Retire("QL", acts.Now));
        await Refused("Sawing is out of use", () => Train(Lead, Lead));
        Assert.Null((await workshop.Read(db => db.Qualified(TopicOf.Cutting))).Against("SF", Today));
    }

    [Fact]
    public async Task Who_was_trained_in_the_revision_before_reads_the_new_one_and_it_counts_as_long()
    {
        await Released();
        await Train(Lead, Lead, "A", until: Today.AddDays(40));
        await Train(Sam, Lead, "A", until: Today.AddDays(20));
        await Next("B");
        await Refused("Only Sam confirms having read", () => Read(Sam, "B", Lead));
        await Refused("reading is not enough. Nobody is now", () => Read(Kim, "B"));
        await Read(Sam, "B");
        await Refused("trained in SOP-1 revision B already", () => Read(Sam, "B"));
        Assert.Equal(("Read", Today.AddDays(20)), await workshop.Read(db => db.Trainings.Where(t => t.Kind == TrainingKind.Read).Select(t => new ValueTuple<string, DateOnly?>("Read", t.ValidUntil)).SingleAsync()));
        // Whoever waits until the training before has ended has to be trained anew.
        workshop.Clock.Advance(TimeSpan.FromDays(41));
        await Refused("reading is not enough", () => Read(Lead, "B"));
    }

    [Fact]
    public async Task Reading_does_not_go_back_to_an_older_revision()
    {
        await Released();
        await Next("B");
        await Train(Lead, Lead, "B");
        await Refused("reading is not enough", () => Read(Lead, "A"));
    }

    [Fact]
    public async Task A_training_is_withdrawn_by_a_quality_lead_with_a_reason_and_stays_so()
    {
        await Train(Lead, Lead);
        await Train(Sam, Lead);
        Task Withdraw(string? reason, Who who) => workshop.Act(async (db, acts) => (await db.Trainings.SingleAsync(t => t.Person.Code == "SF")).Withdraw(reason, who, acts.Now));
        await Refused("Only a quality lead withdraws", () => Withdraw("no", Kim));
        await Refused("Say why", () => Withdraw(" ", Lead));
        await Withdraw("Never cut straight.", Lead);
        await Refused("withdrawn already, by QL", () => Withdraw("again", Lead));
        Assert.Contains("You are not trained in Sawing. Ask Quinn.", (await workshop.Read(db => db.Qualified(TopicOf.Cutting))).Against("SF", Today), StringComparison.Ordinal);
        await Refused("stays withdrawn", () => Sql("UPDATE training SET withdrawn_at = NULL, withdrawn_by = NULL, withdrawn_reason = NULL"));
        foreach (var change in (string[])["person_id = 3", "valid_until = '2099-01-01'", "given_on = '2020-01-01'", "kind = 'read'", "evidence = 'x'"])
            await Refused("A training stays as it was written down", () => Sql($"UPDATE training SET {change}"));
        await Refused("never deleted", () => Sql("DELETE FROM training"));
    }

    [Fact]
    public async Task A_training_that_ends_during_the_job_counts_on_its_last_day_and_not_on_the_next()
    {
        await Train(Lead, Lead);
        await Train(Sam, Lead, until: Today.AddDays(1));
        var qualified = await workshop.Read(db => db.Qualified(TopicOf.Cutting));
        Assert.Null(qualified.RefuseUnless("SF", Today.AddDays(1)));
        Assert.Contains($"Your training in Sawing ended on {Today.AddDays(1):yyyy-MM-dd}. Ask Quinn.", Assert.Throws<DomainRuleException>(() => qualified.RefuseUnless("SF", Today.AddDays(2))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_asked_where_there_is_no_topic() =>
        Assert.Null((await workshop.Read(db => db.Qualified(TopicOf.Receiving))).RefuseUnless("SF", Today));

    [Fact]
    public async Task It_warns_until_its_day_and_refuses_from_then_on()
    {
        await workshop.Act((db, _) => { db.Add(Gate.Warning(GateOf.Training, Today.AddDays(2), Today)); return Task.CompletedTask; });
        Task Do(DateOnly on) => workshop.Act(async (db, acts) => await db.RefuseUnlessTrained(acts, await db.Qualified(TopicOf.Cutting), "start the saw", "CUT-0001", on), Sam);
        await Do(Today);
        var kept = await workshop.Read(db => db.UntrainedActs.SingleAsync());
        Assert.Equal(("SF", "CUT-0001", $"You are not trained in Sawing. Nobody is now: a quality lead begins, under Training. From {Today.AddDays(2):yyyy-MM-dd} on this is refused."), (kept.By, kept.Number, kept.Says));
        await Refused("You are not trained in Sawing", () => Do(Today.AddDays(2)));
        await Refused("stays as it was written down", () => Sql("UPDATE untrained_act SET says = ''"));
    }

    [Fact]
    public async Task What_has_happened_is_written_down_whoever_did_it()
    {
        await Train(Lead, Lead);
        await workshop.Act(async (db, acts) => await db.RefuseUnlessTrained(acts, await db.Qualified(TopicOf.Cutting), "record a cut that was made", "CUT-0001", Today, "SF", happened: true), Lead);
        Assert.Equal(("SF", "Sam is not trained in Sawing. Ask Quinn."), await workshop.Read(db => db.UntrainedActs.Select(u => new ValueTuple<string, string>(u.By, u.Says)).SingleAsync()));
    }

    [Fact]
    public async Task The_matrix_says_how_everybody_stands()
    {
        await Released();
        await Train(Lead, Lead, "A");
        await Train(Sam, Lead, "A", until: Today.AddDays(30));
        await Train(Lead, Lead, until: Today.AddDays(31));
        await Train(Sam, Lead, until: Today.AddDays(30));
        await Train(Kim, Lead, on: Today, until: Today);
        await Next("B");
        async Task<string[]> Stand(int days) => [.. (await workshop.Read(db => db.Matrix(Today.AddDays(days)))).Cells.Select(c => $"{c.Person.Code} {c.Subject.Code} {c.Standing}").Order(StringComparer.Ordinal)];
        Assert.Equal(["KB CUT Expiring", "KB SOP-1 revision B Missing", "QL CUT Valid", "QL SOP-1 revision B Unread", "SF CUT Expiring", "SF SOP-1 revision B Unread"], await Stand(0));
        Assert.Equal(["KB CUT Expired", "KB SOP-1 revision B Missing", "QL CUT Expiring", "QL SOP-1 revision B Unread", "SF CUT Expired", "SF SOP-1 revision B Expired"], await Stand(31));
        Assert.Equal(["KB CUT", "QL SOP-1 revision B", "SF SOP-1 revision B"], (await workshop.Read(db => db.Matrix(Today.AddDays(1)))).Overdue.Select(c => $"{c.Person.Code} {c.Subject.Code}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_second_topic_for_one_act_is_refused_by_the_file() =>
        await Refused("UNIQUE", () => workshop.Act((db, _) => { db.Add(Topic.Named("SAW", "Sawing again", TopicOf.Cutting)); return Task.CompletedTask; }).AsRule());
}

internal static class AsRules
{
    /// <summary>Whatever the database says, as a sentence that a test can read.</summary>
    public static async Task AsRule(this Task task)
    {
        try
        {
            await task;
        }
        catch (Exception failure) when (failure is not DomainRuleException)
        {
            throw new DomainRuleException((failure.InnerException ?? failure).Message);
        }
    }
}
