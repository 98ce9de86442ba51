using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Printing;
using Traceability.Shops;

namespace Traceability.Exchange;

/// <summary>A question about a number, or about every number that comes in, one a line.</summary>
internal abstract class AskingVerb : Verb
{
    public override string Arguments => "NUMBER|-";
    public override Opening? Opening => Data.Opening.Read;

    public override async Task<int> Run(VerbCall call)
    {
        await using var scope = call.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TraceabilityDb>();
        if (call.Words[0] == "-") return await Many(call, db);
        try
        {
            return await One(call, db, await new RootFinder(db).FindOne(call.Words[0], call.Cancel));
        }
        catch (Exception refused) when (refused is UnknownNumberException or AmbiguousNumberException)
        {
            return call.Refuse([refused.Message]);
        }
    }

    /// <summary>Answers as it is asked to: text, JSON or a file.</summary>
    protected abstract Task<int> One(VerbCall call, TraceabilityDb db, Root root);

    /// <summary>The answer as one line.</summary>
    protected abstract Task<string> Json(TraceabilityDb db, Root root, CancellationToken cancel);

    /// <summary>The shop as it stands at the head of a paper.</summary>
    protected static async Task<PageHead> Head(TraceabilityDb db, CancellationToken cancel) =>
        await db.PageHead(cancel);

    protected static async Task<int> Write(VerbCall call, IReportRenderer renderer, Report report, string path)
    {
        var full = Path.GetFullPath(path);
        await using (var file = new FileStream(full, FileMode.Create, FileAccess.Write)) renderer.Render(report, file);
        await call.Output.WriteLineAsync($"Written to {full}.");
        return 0;
    }

    private async Task<int> Many(VerbCall call, TraceabilityDb db)
    {
        if (call.Has("--pdf") || call.Has("--csv")) throw new WrongUsageException($"A file holds the answer to one number. Name the number, or use {Name} - --json.");
        var refused = 0;
        while (await call.Input.ReadLineAsync(call.Cancel) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            var number = line.Trim();
            var answer = "";
            try
            {
                answer = await Json(db, await new RootFinder(db).FindOne(number, call.Cancel), call.Cancel);
            }
            catch (Exception refusal) when (refusal is UnknownNumberException or AmbiguousNumberException)
            {
                answer = AnswerJson.Refused(number, refusal.Message, (refusal as AmbiguousNumberException)?.Candidates ?? []);
                refused++;
            }
            await call.Output.WriteLineAsync(answer);
        }
        return refused > 0 ? 1 : 0;
    }
}
