using Traceability.People;

namespace Traceability.Tests.Testbed;

/// <summary>Who acts in a test: the quality lead, unless the test names somebody else.</summary>
internal sealed class TestPerson : ICurrentPerson
{
    // Two people of one test may act at the same moment, each in a task of its own.
    private readonly AsyncLocal<Who?> named = new();

    private Who usual = new("QL", "Quinn Lead", Role.QualityLead);

    public Who Who { get => named.Value ?? usual; set => usual = value; }

    public IDisposable As(Who? who)
    {
        var before = named.Value;
        named.Value = who ?? before;
        return new Back(() => named.Value = before);
    }

    private sealed class Back(Action back) : IDisposable
    {
        public void Dispose() => back();
    }
}
