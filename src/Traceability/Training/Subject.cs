namespace Traceability.Trainings;

/// <summary>What somebody is trained in: a topic, or one revision of a procedure.</summary>
public sealed record Subject(Topic? Topic, SopRevision? Revision)
{
    public static Subject Of(Topic topic) => new(topic, null);

    public static Subject Of(SopRevision revision) => new(null, revision);

    /// <summary>As it is said: "Cutting", "SOP-07 revision B".</summary>
    public string Words => Topic?.Title ?? Revision!.Words;

    /// <summary>What stands over its column and in lists.</summary>
    public string Title => Topic?.Title ?? Revision!.Sop.Title;

    public string Code => Topic?.Code ?? Revision!.Words;

    /// <summary>In an address: "topic=3".</summary>
    public string Query => Topic is { } topic ? $"topic={topic.Id}" : $"revision={Revision!.Id}";

    public bool IsOf(Training training) => Topic is { } topic ? training.TopicId == topic.Id : training.SopRevisionId == Revision!.Id;

    /// <summary>Whether it is of this, or of another revision of the same procedure.</summary>
    public bool IsNear(Training training) => IsOf(training) || (Revision is { } mine && training.SopRevision?.SopId == mine.SopId);

    /// <exception cref="DomainRuleException">Nobody is trained in it: it is a draft, or out of use.</exception>
    internal void RefuseUnlessTaught()
    {
        if (Revision is { IsReleased: false })
            throw new DomainRuleException($"{Words} is a draft still. Train people in it once a quality lead has released it.", "Subject");
        if (Topic is { IsAsked: false })
            throw new DomainRuleException($"{Words} is out of use. Choose another topic.", "Subject");
    }
}
