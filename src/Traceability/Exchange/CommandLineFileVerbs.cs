using Traceability.Computer;
using Traceability.Data;

namespace Traceability.Exchange;

internal sealed class VerifyVerb : Verb
{
    public override string Name => "verify";
    public override string Does => "prove that the file is whole and the audit unaltered";
    public override Opening? Opening => Data.Opening.AsItIs;

    public override async Task<int> Run(VerbCall call)
    {
        var faults = await FileVerification.Run(call.File, new Said(call.Output), call.Cancel);
        LastVerified.Remember(call.File, faults.Count, TimeProvider.System.GetUtcNow());
        if (faults.Count > 0) return call.Refuse(faults);
        await call.Output.WriteLineAsync($"{call.File.Path}: no fault found.");
        return 0;
    }

    // Progress<T> would report from another thread, later than the result.
    private sealed class Said(TextWriter output) : IProgress<string>
    {
        public void Report(string value) => output.WriteLine($"checking {value}");
    }
}

internal sealed class BackupVerb : Verb
{
    public override string Name => "backup";
    public override string Arguments => "FILE";
    public override string Does => "copy the shop into FILE, also while it is served";
    public override Opening? Opening => Data.Opening.AsItIs;

    public override async Task<int> Run(VerbCall call)
    {
        await call.File.Backup(call.Words[0], cancel: call.Cancel);
        await call.Output.WriteLineAsync($"{call.File.Path} was copied to {Path.GetFullPath(call.Words[0])}, and the copy was checked.");
        return 0;
    }
}

internal sealed class RestoreVerb : Verb
{
    public override string Name => "restore";
    public override string Arguments => "FILE";
    public override string Does => "put the backup FILE in the shop's place, keeping what was there";

    // The present file may be damaged or missing; that is why a backup is restored.
    public override Opening? Opening => null;

    public override async Task<int> Run(VerbCall call)
    {
        var kept = await call.File.Restore(call.Words[0], call.Cancel);
        await call.Output.WriteLineAsync($"{Path.GetFullPath(call.Words[0])} was restored to {call.File.Path}.");
        if (kept is not null) await call.Output.WriteLineAsync($"The shop as it was before is kept in {kept}.");
        return 0;
    }
}
