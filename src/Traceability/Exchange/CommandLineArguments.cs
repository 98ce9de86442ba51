using System.Text;
using Traceability.Data;

namespace Traceability.Exchange;

/// <summary>The arguments cannot be understood; the message says which.</summary>
internal sealed class WrongUsageException(string message) : Exception(message);

/// <summary>What was typed behind the program's name. Exact words only: a guessed option is worse than a refused one.</summary>
internal sealed class CommandLineArguments
{
    // ASP.NET Core reads these itself when the pages are served.
    private static readonly HashSet<string> OfTheServer = new(StringComparer.OrdinalIgnoreCase)
    {
        "--urls", "--share-urls", "--http_ports", "--https_ports", "--environment", "--contentroot", "--webroot", "--applicationname",
    };

    private readonly Dictionary<string, string?> options = [];

    public Verb? Verb { get; private set; }

    public string? Data { get; private set; }

    public bool Sample { get; private set; }

    /// <summary>Phones in the local network are to be answered, by HTTPS.</summary>
    public bool Https { get; private set; }

    /// <summary>Started by the service manager of Windows.</summary>
    public bool Service { get; private set; }

    public bool WantsHelp { get; private set; }

    public List<string> Words { get; } = [];

    /// <summary>What is the server's to read, each as --name=value: our own switches would swallow what follows them there.</summary>
    public List<string> ForTheServer { get; } = [];

    public bool Has(string option) => options.ContainsKey(option);

    public string? Value(string option) => options.GetValueOrDefault(option);

    public ShopFile File() => ShopPlace.OfThisMachine.File(Data, Sample);

    /// <exception cref="WrongUsageException">An unknown verb or option, one too many or one too few.</exception>
    public static CommandLineArguments Read(IReadOnlyList<string> args, IReadOnlyList<Verb> verbs)
    {
        var given = new CommandLineArguments();
        var rest = new Queue<string>(args);
        while (rest.TryDequeue(out var word))
        {
            // "-" alone stands for standard input.
            if (word.Length < 2 || word[0] != '-') given.Take(word, verbs);
            else given.Option(word, rest);
        }
        if (given.Verb is { } verb && !given.WantsHelp && (given.Words.Count < verb.Least || given.Words.Count > verb.Most))
            throw new WrongUsageException(given.Words.Count < verb.Least ? $"{verb.Name} wants {verb.Arguments}." : $"\"{given.Words[verb.Most]}\" is one word too many for {verb.Name}.");
        return given;
    }

    public static string Usage(IReadOnlyList<Verb> verbs)
    {
        var lines = verbs.Select(v => (Typed: $"traceability {v.Name} {v.Arguments} {string.Join(' ', v.Options.Select(o => o.Value is null ? $"[{o.Name}]" : $"[{o.Name} {o.Value}]"))}".TrimEnd(), v.Does)).ToList();
        var text = new StringBuilder("usage:\n");
        lines.Insert(0, ("traceability [--sample] [--https] [--urls URL]", "serve the pages; --sample: a shop to look around in; --https: also to phones in the local network"));
        var width = lines.Max(l => l.Typed.Length);
        foreach (var (typed, does) in lines) text.Append("  ").Append(typed.PadRight(width)).Append("  ").AppendLine(does);
        text.AppendLine($"Each takes --data FILE: the shop's file, else {ShopPlace.Variable} from the environment, else the default place.");
        return text.Append("Exit status: 0 done, 1 refused (the reasons on standard error), 2 wrong usage.").ToString();
    }

    private void Take(string word, IReadOnlyList<Verb> verbs)
    {
        if (Verb is null)
            Verb = verbs.FirstOrDefault(v => v.Name == word) ?? throw new WrongUsageException($"\"{word}\" is not something this program does.");
        else
            Words.Add(word);
    }

    private void Option(string word, Queue<string> rest)
    {
        var (name, value) = word.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (word[..at], word[(at + 1)..]) : (word, null);
        switch (name)
        {
            case "--data": Data = Once(name, Data, value ?? Next(name, rest)); break;
            case "--sample" when value is null: Sample = true; break;
            case "--https" when value is null && Verb is null: Https = true; break;
            case "--service" when value is null && Verb is null: Service = true; break;
            case "--help" or "-h" or "-?" when value is null: WantsHelp = true; break;
            default:
                if (Verb?.Options.FirstOrDefault(o => o.Name == name) is { } known)
                {
                    if (known.Value is null && value is not null) throw new WrongUsageException($"{name} takes no value.");
                    options[name] = known.Value is null ? null : Once(name, Value(name), value ?? Next(name, rest));
                }
                // A setting of the server is "--name value" for the few known ones, "--name=value" for any.
                else if (Verb is null && (value is not null || OfTheServer.Contains(name))) ForTheServer.Add($"{name}={value ?? Next(name, rest)}");
                else throw new WrongUsageException($"\"{name}\" is not an option{(Verb is null ? "" : $" of {Verb.Name}")}.");
                break;
        }
    }

    private static string Once(string name, string? before, string value) => before is not null
        ? throw new WrongUsageException($"{name} is given twice.")
        : value.Length > 0 ? value : throw new WrongUsageException($"{name} is empty.");

    private static string Next(string name, Queue<string> rest) =>
        rest.TryDequeue(out var value) ? value : throw new WrongUsageException($"{name} wants a value behind it.");
}
