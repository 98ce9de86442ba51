using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Trainings;

/// <summary>What a topic is asked for. What is general is kept and shown, and asked of nobody.</summary>
public enum TopicOf { Receiving, Transfer, Cutting, General }

/// <summary>
/// Something that people learn here. While there is one for an act, only who is trained in it does that act; a shop that
/// has none is asked for nothing.
/// </summary>
public sealed class Topic : Stamped
{
    private Topic() { }

    public long Id { get; private set; }

    public required string Code { get; init; }

    public required string CodeKey { get; init; }

    public required string Title { get; init; }

    public required TopicOf Of { get; init; }

    /// <summary>Since when it is asked of nobody any more.</summary>
    public DateTimeOffset? RetiredAt { get; private set; }

    public string? RetiredBy { get; private set; }

    public bool IsAsked => RetiredAt is null;

    /// <exception cref="DomainRuleException">Something is empty or too long.</exception>
    public static Topic Named(string? code, string? title, TopicOf of)
    {
        var kept = NumberKey.Kept(code, "topic's code", "Code");
        return new() { Code = kept, CodeKey = NumberKey.Of(kept), Title = Text.Line(title, "title", "Title"), Of = of };
    }

    /// <summary>It is not asked for any more. Who was trained in it stays written down.</summary>
    public void Retire(string by, DateTimeOffset at)
    {
        if (!IsAsked)
            throw new DomainRuleException($"{Title} was taken out of use already, by {RetiredBy}. Nothing more to do.");
        (RetiredAt, RetiredBy) = (at, by);
    }
}

public static class TopicWords
{
    /// <summary>For whom it is: "whoever verifies deliveries".</summary>
    public static string Words(this TopicOf of) => of switch
    {
        TopicOf.Receiving => "whoever verifies deliveries",
        TopicOf.Transfer => "whoever marks pieces and reads the marks back",
        TopicOf.Cutting => "whoever saws",
        _ => "asked of nobody",
    };
}
