using Traceability.Data;
using Traceability.People;

namespace Traceability.Exchange;

internal sealed class ImportVerb : Verb
{
    public override string Name => "import";
    public override string Arguments => "BUNDLE";
    public override string Does => "take in a folder, .zip or .xlsx of the exchange format, all or nothing";
    public override IReadOnlyList<VerbOption> Options => [new("--check"), new("--skip-faulty")];

    // A check must not even make the shop's file.
    public override Opening? Opening => null;

    public override async Task<int> Run(VerbCall call)
    {
        var wishes = new ImportWishes(call.Has("--check"), call.Has("--skip-faulty"));
        using var empty = wishes.Check && !File.Exists(call.File.Path) ? new EmptyShop() : null;
        var file = empty?.File ?? call.File;
        await file.Prepare(wishes.Check && empty is null ? Data.Opening.Read : Data.Opening.Write, call.Cancel);
        using var queue = new WriterQueue(file);
        var importing = new Importing(file, queue, new ProgramItself(), TimeProvider.System);
        var result = await importing.Run(call.Words[0], wishes, call.Error.WriteLine, new Lines(call.Error), call.Cancel);
        foreach (var note in result.Notes) await call.Error.WriteLineAsync(note);
        if (!result.IsSound)
        {
            await call.Output.WriteLineAsync($"{result.Faults:N0} faults. Nothing was imported.");
            return 1;
        }
        await Tell(call, wishes, result);
        return 0;
    }

    private static async Task Tell(VerbCall call, ImportWishes wishes, ImportResult result)
    {
        foreach (var (name, rows) in result.New)
            await call.Output.WriteLineAsync($"{name}: {rows:N0} {(rows == 1 ? "row" : "rows")} {(wishes.Check ? "would be imported" : "imported")}");
        if (result.New.Count == 0)
            await call.Output.WriteLineAsync("Nothing in it is new. Nothing was changed.");
        if (result.Refused > 0)
            await call.Output.WriteLineAsync(wishes.Check
                ? $"{result.Refused:N0} rows would be left out."
                : $"{result.Refused:N0} rows were left out; they are in {result.RefusedIn}. Put them right and import that folder.");
        if (wishes.Check)
            await call.Output.WriteLineAsync("Only checked. Nothing was written.");
    }

    private sealed class Lines(TextWriter error) : IProgress<string>
    {
        public void Report(string value) => error.WriteLine(value);
    }

    private sealed class ProgramItself : ICurrentPerson
    {
        public Who Who => Who.Program;
    }

    /// <summary>What a bundle is held against where there is no shop yet.</summary>
    private sealed class EmptyShop : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("traceability-check-");

        public EmptyShop() => File = new(Path.Combine(folder.FullName, "shop.db"));

        public ShopFile File { get; }

        public void Dispose()
        {
            File.Dispose();
            folder.Delete(recursive: true);
        }
    }
}
