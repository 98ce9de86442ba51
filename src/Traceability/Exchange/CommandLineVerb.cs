using Traceability.Data;
using Traceability.People;

namespace Traceability.Exchange;

/// <param name="Name">With its dashes: "--json".</param>
/// <param name="Value">What stands behind it ("FILE"), null when nothing does.</param>
internal sealed record VerbOption(string Name, string? Value = null);

/// <summary>One thing the command line does. To add one: derive from this, and put it into <see cref="CommandLine.Verbs"/>.</summary>
internal abstract class Verb
{
    public abstract string Name { get; }

    /// <summary>The words behind the verb, as the usage shows them: "FILE". One capital word each.</summary>
    public virtual string Arguments => "";

    /// <summary>What it does, for the usage.</summary>
    public abstract string Does { get; }

    public virtual IReadOnlyList<VerbOption> Options => [];

    /// <summary>How the shop's file is opened before it runs; null when it sees to that itself.</summary>
    public abstract Opening? Opening { get; }

    public virtual int Least => Arguments.Length == 0 ? 0 : Arguments.Split(' ').Length;

    public virtual int Most => Least;

    /// <returns>The exit status: 0 done, 1 refused.</returns>
    /// <exception cref="DomainRuleException">Refused, with the one reason; several reasons are written with <see cref="VerbCall.Refuse"/>.</exception>
    public abstract Task<int> Run(VerbCall call);
}

/// <summary>One call of a verb: the file, what was typed, where to read and write.</summary>
internal sealed class VerbCall(ShopFile file, CommandLineArguments given, TextReader input, TextWriter output, TextWriter error, CancellationToken cancel) : IAsyncDisposable
{
    private ServiceProvider? services;

    public ShopFile File => file;

    public IReadOnlyList<string> Words => given.Words;

    public TextReader Input => input;

    public TextWriter Output => output;

    public TextWriter Error => error;

    /// <summary>Set when Ctrl-C is pressed.</summary>
    public CancellationToken Cancel => cancel;

    /// <summary>The shop's services, as the pages have them, with the program itself acting.</summary>
    public IServiceProvider Services => services ??= new ServiceCollection()
        .AddShop(file)
        .AddLogging()
        .AddSingleton(TimeProvider.System)
        .AddSingleton<ICurrentPerson, ProgramActs>()
        .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });

    public bool Has(string option) => given.Has(option);

    public string? Value(string option) => given.Value(option);

    /// <summary>Writes the reasons, one a line.</summary>
    /// <returns>The exit status of a refusal.</returns>
    public int Refuse(IEnumerable<string> reasons)
    {
        foreach (var reason in reasons) error.WriteLine(reason.ReplaceLineEndings(" "));
        return 1;
    }

    public async ValueTask DisposeAsync()
    {
        if (services is not null) await services.DisposeAsync();
    }

    private sealed class ProgramActs : ICurrentPerson
    {
        public Who Who => Who.Program;
    }
}
