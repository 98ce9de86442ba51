using Traceability.Data;
using Traceability.Genealogy;
using Traceability.People;
using Traceability.Printing;
using Traceability.Recalls;

namespace Traceability.Exchange;

internal sealed class RecallVerb : AskingVerb
{
    public override string Name => "recall";
    public override string Does => "what a lot, heat, certificate, record, unit or delivery went into, and who has it";
    public override IReadOnlyList<VerbOption> Options => [new("--json"), new("--pdf", "FILE"), new("--csv", "FILE")];

    protected override async Task<int> One(VerbCall call, TraceabilityDb db, Root root)
    {
        var scope = await Scope(db, root, call.Cancel);
        if (call.Value("--pdf") is { } pdf) return await Write(call, new PdfReport(), RecallReport.Of(scope, await Cover(db, call.Cancel)), pdf);
        if (call.Value("--csv") is { } csv) return await Write(call, new CsvReport(), RecallReport.Contacts(scope, await Cover(db, call.Cancel)), csv);
        await call.Output.WriteLineAsync(call.Has("--json") ? AnswerJson.Of(scope) : Text(scope));
        return 0;
    }

    protected override async Task<string> Json(TraceabilityDb db, Root root, CancellationToken cancel) => AnswerJson.Of(await Scope(db, root, cancel));

    private static Task<RecallScope> Scope(TraceabilityDb db, Root root, CancellationToken cancel) =>
        new Recalling(db, new LotGenealogy(db)).Scope(root, cancel);

    // No recall is opened from here: the report says what would be affected, and holds nothing.
    private static async Task<RecallCover> Cover(TraceabilityDb db, CancellationToken cancel) =>
        new(null, null, Who.Program.Name, await Head(db, cancel), TimeProvider.System.GetUtcNow(), await db.AuditHash(cancel), null);

    private static string Text(RecallScope scope)
    {
        var text = new AnswerText($"Recall of {scope.Root.Word} {scope.Root.Number}");
        text.List("Reached lots", scope.Reached.Select(l => $"{l.Number}  {l.OnHand} here{(l.Location is null ? "" : ", " + l.Location)}"));
        text.List("Records", scope.Records.Select(r => r.Number + (r.InWork ? "  in work" : "")));
        text.List("On hand", scope.OnHand.Select(l => $"{l.Number}  {l.OnHand}"));
        text.List("In work", scope.InWork.Select(w => $"{w.Lot}  in {w.Record}  {w.Amount?.ToString() ?? "not measured"}"));
        text.List("Shipped", scope.ShippedLines.Select(l => $"{l.Shipment}  {l.Lot}  {l.Amount}"));
        text.List($"Customers to call ({scope.Customers.Count} of {scope.OfCustomers})", scope.Customers.Select(c => string.Join("  ", ((string?[])[c.Code, c.Name, c.Contact, c.Email, c.Phone]).Where(part => part is not null))));
        text.List("Cannot be ruled out", scope.CannotBeRuledOut.Select(d => $"{d.Number}  {d.Why}"));
        return text.ToString();
    }
}

internal sealed class TraceVerb : AskingVerb
{
    public override string Name => "trace";
    public override string Does => "what a lot, unit, record or shipment came from";
    public override IReadOnlyList<VerbOption> Options => [new("--json"), new("--pdf", "FILE")];

    protected override async Task<int> One(VerbCall call, TraceabilityDb db, Root root)
    {
        var answer = await Answer(db, root, call.Cancel);
        if (call.Value("--pdf") is { } pdf)
        {
            await using var reach = await new LotGenealogy(db).Back(root.LotIds, call.Cancel);
            var chain = await Chain.Of(reach, call.Cancel);
            return await Write(call, new PdfReport(), TraceReport.Of(root, Direction.Back, chain, await Head(db, call.Cancel), TimeProvider.System.GetUtcNow(), Who.Program.Name, await db.AuditHash(call.Cancel), answer), pdf);
        }
        await call.Output.WriteLineAsync(call.Has("--json") ? AnswerJson.Of(answer) : Text(answer));
        return 0;
    }

    protected override async Task<string> Json(TraceabilityDb db, Root root, CancellationToken cancel) => AnswerJson.Of(await Answer(db, root, cancel));

    private static Task<TraceAnswer> Answer(TraceabilityDb db, Root root, CancellationToken cancel) => new Tracing(new LotGenealogy(db)).Back(root, cancel);

    private static string Text(TraceAnswer answer)
    {
        var text = new AnswerText($"Trace of {answer.Root.Word} {answer.Root.Number}");
        text.List("Lots", answer.Lots);
        text.List("Received", answer.Received);
        text.List("Records", answer.Records);
        text.List("Heats", answer.Heats);
        text.List("Certificates", answer.Certificates);
        text.List("Suppliers", answer.Suppliers);
        return text.ToString();
    }
}

/// <summary>An answer to be read in a terminal.</summary>
internal sealed class AnswerText(string title)
{
    private readonly System.Text.StringBuilder text = new(title);

    public void List(string heading, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        text.AppendLine().AppendLine().Append(heading).Append(": ").Append(all.Count);
        foreach (var line in all) text.AppendLine().Append("  ").Append(line);
    }

    public override string ToString() => text.ToString();
}
