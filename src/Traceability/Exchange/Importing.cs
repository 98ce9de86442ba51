using Traceability.Data;
using Traceability.Data.Exchange;
using Traceability.People;

namespace Traceability.Exchange;

/// <param name="Check">Read and check everything, write nothing.</param>
/// <param name="SkipFaulty">Import what is sound, and put the rest into a bundle of its own.</param>
public sealed record ImportWishes(bool Check = false, bool SkipFaulty = false);

/// <summary>What came of an import.</summary>
/// <param name="New">How many rows of each file are new to the shop, in the order of the format; empty when nothing was.</param>
/// <param name="Faults">How many faults were told.</param>
/// <param name="Refused">How many rows were left out; 0 unless that was wished.</param>
/// <param name="RefusedIn">The folder they were written to.</param>
/// <param name="Notes">What was left out without harm.</param>
public sealed record ImportResult(IReadOnlyList<(string File, long Rows)> New, long Faults, long Refused, string? RefusedIn, IReadOnlyList<string> Notes)
{
    /// <summary>False when it was refused, and nothing was written.</summary>
    public bool IsSound => Faults == 0 || RefusedIn is not null;
}

/// <summary>
/// Moves a shop in: reads a bundle beside the shop's file, holds everything against everything, and writes it in one act,
/// or nothing.
/// </summary>
public sealed class Importing(ShopFile file, WriterQueue queue, ICurrentPerson person, TimeProvider time)
{
    /// <param name="path">A folder, a .zip or an .xlsx.</param>
    /// <param name="told">Told each fault, on one line.</param>
    /// <param name="progress">Told how far it is, in a large import.</param>
    /// <exception cref="DomainRuleException">It is no bundle, is not safe to read, or the shop's file could not be written.</exception>
    public async Task<ImportResult> Run(string path, ImportWishes wishes, Action<string> told, IProgress<string> progress, CancellationToken cancel = default)
    {
        using var bundle = Bundle.Open(path);
        // A check leaves no trace beside the shop, where perhaps nothing may be written.
        using var staging = Staging.Begin(wishes.Check ? Path.GetTempPath() : file.Folder, file.Path);
        var reading = new BundleReading(bundle, staging, keepFiles: !wishes.Check, progress, cancel);
        await Task.Run(reading.All, cancel);
        staging.Close();

        await using var run = new ImportRun(file, staging, queue, person, time);
        void Say(string step)
        {
            if (reading.IsLarge) progress.Report(step);
        }

        for (var tries = 0; ; tries++)
        {
            var refused = 0L;
            if (await Task.Run(() => run.Check(Say), cancel) > 0)
            {
                if (!wishes.SkipFaulty || reading.HasBrokenFile) return new([], Tell(run, told), 0, null, reading.Notes);
                refused = await Task.Run(run.RefuseFaulty, cancel);
            }
            var news = run.NewRows().Select(n => (bundle.Shown(n.Key.Name), n.Value)).ToList();
            var refusedIn = refused > 0 && !wishes.Check ? RefusedRows.Write(bundle, path, run) : null;
            if (!wishes.Check && news.Count > 0)
            {
                Say("writing");
                if (!await run.Write(name => Say($"writing {name}"), cancel))
                {
                    // Others work on; a bundle that does not fit any more is told with what is wrong with it now.
                    if (tries == 3) throw new DomainRuleException("The shop was changed again and again while the bundle was checked. Nothing was imported. Try again when it is quieter.");
                    continue;
                }
            }
            return new(news, refused > 0 ? Tell(run, told) : 0, refused, refused > 0 ? refusedIn ?? "" : null, reading.Notes);
        }
    }

    private static long Tell(ImportRun run, Action<string> told)
    {
        var count = 0L;
        foreach (var fault in run.Faults())
        {
            told(fault.ToString());
            count++;
        }
        return count;
    }
}
