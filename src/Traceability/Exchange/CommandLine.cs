using Traceability.Computer;
using Traceability.Data;

namespace Traceability.Exchange;

/// <summary>
/// The same program, the same rules and messages as the pages, from a terminal or a script. Exit status: 0 done,
/// 1 refused (the reason on standard error, one line a fault), 2 wrong usage.
/// </summary>
public static class CommandLine
{
    private const int Done = 0, Refused = 1, WrongUsage = 2;

    /// <summary>Every verb, in the order in which the usage lists them.</summary>
    internal static IReadOnlyList<Verb> Verbs { get; } = [new ImportVerb(), new ExportVerb(), new RecallVerb(), new TraceVerb(), new CertificateVerb(), new TextVerb(), new VerifyVerb(), new BackupVerb(), new RestoreVerb(), new ServiceVerb()];

    /// <summary>Carries out the verb that the arguments name.</summary>
    /// <returns>The exit status; null when there is no verb, and the pages are to be served.</returns>
    public static async Task<int?> Run(string[] args, TextReader input, TextWriter output, TextWriter error, CancellationToken cancel = default)
    {
        var serve = false;
        var status = await Clearly(error, async () =>
        {
            var given = CommandLineArguments.Read(args, Verbs);
            if (given.WantsHelp) await output.WriteLineAsync(CommandLineArguments.Usage(Verbs));
            else if (given.Verb is null) serve = true;
            else return await Run(given, input, output, error, cancel);
            return Done;
        });
        return serve ? null : status;
    }

    /// <summary>
    /// Tells a refusal on one line and turns it into the exit status; also for what the pages' server does before it
    /// answers. Anything else that is thrown is a bug, and shows itself as one.
    /// </summary>
    public static async Task<int> Clearly(TextWriter error, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (WrongUsageException wrong)
        {
            await error.WriteLineAsync(wrong.Message);
            await error.WriteLineAsync(CommandLineArguments.Usage(Verbs));
            return WrongUsage;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped before it was done. Nothing was saved.");
            return Refused;
        }
        catch (Exception failure) when (FileFaults.Of(failure) is { } refusal)
        {
            await error.WriteLineAsync(refusal.Message);
            return Refused;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(failure.Message);
            return Refused;
        }
    }

    /// <summary>The file that <c>--data</c>, <c>--sample</c>, the environment or the default name.</summary>
    /// <exception cref="DomainRuleException">No place was found for it.</exception>
    public static ShopFile File(string[] args) => CommandLineArguments.Read(args, Verbs).File();

    /// <summary>What is left for the web server to read: its address and the like.</summary>
    public static string[] ForTheServer(string[] args) => [.. CommandLineArguments.Read(args, Verbs).ForTheServer];

    /// <summary>True when phones in the local network are to be answered.</summary>
    public static bool IsHttps(string[] args) => CommandLineArguments.Read(args, Verbs).Https;

    /// <summary>True when the service manager of Windows started the program.</summary>
    public static bool IsService(string[] args) => CommandLineArguments.Read(args, Verbs).Service;

    /// <summary>True when the sample shop is asked for.</summary>
    public static bool IsSample(string[] args) => CommandLineArguments.Read(args, Verbs).Sample;

    private static async Task<int> Run(CommandLineArguments given, TextReader input, TextWriter output, TextWriter error, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        ConsoleCancelEventHandler pressed = (_, e) => { e.Cancel = true; stop.Cancel(); };
        Console.CancelKeyPress += pressed;
        try
        {
            using var file = given.File();
            if (given.Verb!.Opening is { } opening) await file.Prepare(opening, stop.Token);
            await using var call = new VerbCall(file, given, input, output, error, stop.Token);
            return await given.Verb.Run(call);
        }
        finally
        {
            Console.CancelKeyPress -= pressed;
        }
    }
}
