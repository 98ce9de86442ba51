using Traceability.Data;

namespace Traceability.Trainings;

/// <summary>What an act asks its person to have learnt, and who has. Asked at every act: a training can end during the job.</summary>
/// <param name="Subject">Null: nothing is asked.</param>
/// <param name="Trainings">All in that subject, those that ended too.</param>
/// <param name="RefusesFrom">The day from which it refuses; until then it only warns. Null: it refuses.</param>
/// <param name="Away">Who left, and is not sent for.</param>
public sealed record Qualified(Subject? Subject, IReadOnlyCollection<Training> Trainings, DateOnly? RefusesFrom = null, IReadOnlySet<long>? Away = null)
{
    public static Qualified NothingAsked { get; } = new(null, []);

    /// <summary>What stands against this person doing it today, with who can; null where nothing does.</summary>
    /// <param name="name">Whose act it was, where it is written down for another; null: "you".</param>
    public string? Against(string code, DateOnly today, string? name = null)
    {
        if (Subject is null) return null;
        var mine = Trainings.Where(t => Lots.NumberKey.Same(t.Person.Code, code)).ToList();
        if (mine.Any(t => t.HoldsOn(today))) return null;
        var ended = mine.Where(t => t.IsLive && t.ValidUntil < today).Max(t => t.ValidUntil);
        var (whose, who) = name is null ? ("Your", "You are") : (name + "’s", name + " is");
        var lacking = ended is { } last ? $"{whose} training in {Subject.Words} ended on {last:yyyy-MM-dd}." : $"{who} not trained in {Subject.Words}.";
        return $"{lacking} {AskOneOf(Trainings.Where(t => Away?.Contains(t.PersonId) != true), today)}";
    }

    /// <summary>Only who is trained may.</summary>
    /// <returns>What is to be kept with the act while it only warns; null where nothing stands against it.</returns>
    /// <exception cref="DomainRuleException">Not trained, and who is.</exception>
    public string? RefuseUnless(string code, DateOnly today)
    {
        if (Notice(code, today) is not { } notice) return null;
        return OnlyWarns(today) ? notice : throw new DomainRuleException(notice);
    }

    /// <summary>What is said before the act, to who is about to do it.</summary>
    public string? Notice(string code, DateOnly today) => Against(code, today) is not { } against ? null
        : OnlyWarns(today) ? $"{against} From {RefusesFrom:yyyy-MM-dd} on this is refused." : against;

    private bool OnlyWarns(DateOnly today) => today < RefusesFrom;

    /// <summary>"Ask Priya Nairwood or Tomas Brandling."</summary>
    public static string AskOneOf(IEnumerable<Training> trainings, DateOnly today, string? to = null)
    {
        var able = trainings.Where(t => t.HoldsOn(today)).OrderBy(t => t.GivenOn).ThenBy(t => t.Id).Select(t => t.Person.Name).Distinct().ToList();
        var tail = to is null ? "" : " to " + to;
        return able.Count switch
        {
            0 => "Nobody is now: a quality lead begins, under Training.",
            1 => $"Ask {able[0]}{tail}.",
            <= 3 => $"Ask {string.Join(", ", able[..^1])} or {able[^1]}{tail}.",
            _ => $"Ask {string.Join(", ", able[..3])} or one of {able.Count - 3} others{tail}.",
        };
    }
}

/// <summary>An act of somebody who was not trained for it, while that only warned or had happened already. Kept beside the act, under the number of what it was done to.</summary>
public sealed class UntrainedAct : Stamped
{
    private UntrainedAct() { }

    public long Id { get; private set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The code of who did it.</summary>
    public required string By { get; init; }

    /// <summary>As the audit calls it: "start the saw".</summary>
    public required string Act { get; init; }

    /// <summary>Of the lot, cut or record.</summary>
    public required string Number { get; init; }

    public required string NumberKey { get; init; }

    public required string Says { get; init; }

    internal static UntrainedAct Of(string act, string number, string says, string by, DateTimeOffset at) =>
        new() { Act = act, Number = number, NumberKey = Lots.NumberKey.Of(number), Says = says, By = by, At = at };
}
