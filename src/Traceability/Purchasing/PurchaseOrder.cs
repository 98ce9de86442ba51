using Traceability.Data;
using Traceability.Materials;
using Traceability.Suppliers;

namespace Traceability.Purchasing;

/// <summary>How an order stands. Only draft, sent and the ends are written down; what was delivered follows from the lots.</summary>
public enum PurchaseState { Draft, Sent, PartDelivered, Delivered, Closed, Cancelled }

/// <summary>Why nothing more is awaited of an order: the rest does not come, or none of it was to come.</summary>
public enum PurchaseEnd { Closed, Cancelled }

/// <summary>PO-0007: what the shop wants from a supplier, and the papers that have to come with it.</summary>
public sealed class PurchaseOrder : Stamped
{
    private readonly List<PurchaseLine> lines = [];
    private readonly List<PurchaseAmendment> amendments = [];

    private PurchaseOrder() { }

    public long Id { get; private set; }

    public required string Number { get; init; }

    public required string NumberKey { get; init; }

    public long SupplierId { get; private init; }

    public required Supplier Supplier { get; init; }

    /// <summary>The day that stands on it.</summary>
    public required DateOnly OrderedOn { get; init; }

    /// <summary>The supplier's own number for it: of his offer, or his confirmation.</summary>
    public string? Reference { get; private init; }

    /// <summary>For the supplier, printed at its end.</summary>
    public string? Note { get; private init; }

    public DateTimeOffset? SentAt { get; private set; }

    public string? SentBy { get; private set; }

    /// <summary>What was open when it was sent all the same; null where nothing was.</summary>
    public string? SentDespite { get; private set; }

    public PurchaseEnd? EndedAs { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string? EndedBy { get; private set; }

    public string? EndedReason { get; private set; }

    public IReadOnlyList<PurchaseLine> Lines => lines;

    public IReadOnlyList<PurchaseAmendment> Amendments => amendments;

    /// <summary>The lines that count.</summary>
    public IEnumerable<PurchaseLine> LiveLines => lines.Where(l => !l.IsStruck).OrderBy(l => l.Position);

    public bool IsSent => SentAt is not null;

    public bool IsEnded => EndedAs is not null;

    public PurchaseState State => this switch
    {
        { EndedAs: PurchaseEnd.Cancelled } => PurchaseState.Cancelled,
        { EndedAs: PurchaseEnd.Closed } => PurchaseState.Closed,
        { IsSent: false } => PurchaseState.Draft,
        _ when LiveLines.All(l => !l.IsOpen) => PurchaseState.Delivered,
        _ when lines.Exists(l => !l.Received.IsZero) => PurchaseState.PartDelivered,
        _ => PurchaseState.Sent,
    };

    /// <exception cref="DomainRuleException">The supplier is blocked, or a word is too long.</exception>
    public static PurchaseOrder Begin(string number, Supplier supplier, DateOnly today, string? reference = null, string? note = null)
    {
        RefuseBlocked(supplier);
        var kept = Lots.NumberKey.Kept(number, "order number", "Number");
        return new()
        {
            Number = kept,
            NumberKey = Lots.NumberKey.Of(kept),
            Supplier = supplier,
            OrderedOn = today,
            Reference = Text.Optional(reference, "supplier's reference", "Reference"),
            Note = Text.Optional(note, "note", "Note", Text.NoteLength),
        };
    }

    /// <summary>One more material. Once the order was sent, with the reason.</summary>
    public PurchaseLine Wants(Material material, LineTerms terms, string? reason, string by, DateTimeOffset at)
    {
        RefuseIfEnded();
        var line = PurchaseLine.Of(this, lines.Select(l => l.Position).DefaultIfEmpty(0).Max() + 1, material, terms);
        if (IsSent) Amended($"{Begun(line)}: {line.Amount} added", reason, by, at);
        lines.Add(line);
        return line;
    }

    /// <summary>Sets a line right. Once the order was sent, with the reason, and never below what came already.</summary>
    public void Change(PurchaseLine line, LineTerms terms, string? reason, string by, DateTimeOffset at)
    {
        RefuseIfEnded();
        RefuseIfStruck(line);
        if (terms.Amount.In(line.Unit, "Quantity") < line.Received)
            throw new DomainRuleException($"{line.Received} of {line.InWords} came already. Order at least that much; what is too much goes back.", "Quantity");
        if (IsSent) Text.Reason(reason);
        var changed = line.Take(terms, OrderedOn);
        if (changed.Length == 0)
            throw new DomainRuleException($"Nothing of {line.InWords} is different. Change something, or leave it as it is.");
        if (IsSent) Amended($"{Begun(line)}: {changed}", reason, by, at);
    }

    /// <summary>Takes a line off: out of a draft it goes for good, on a sent order it stays as struck, with the reason.</summary>
    /// <returns>True where the row itself goes.</returns>
    public bool TakeOff(PurchaseLine line, string? reason, string by, DateTimeOffset at)
    {
        RefuseIfEnded();
        RefuseIfStruck(line);
        if (line.Lots.Count > 0)
            throw new DomainRuleException($"{line.Lots[0].Number} came with {line.InWords}, so it stays on the order. Amend its amount to what came.");
        if (!IsSent) return lines.Remove(line);
        Amended($"{Begun(line)}: {line.Amount} struck", reason, by, at);
        line.Strike();
        return false;
    }

    /// <summary>What somebody should know before it goes out: conditions, and papers that the supplier has not confirmed.</summary>
    public IReadOnlyList<string> Doubts()
    {
        List<string> doubts = [];
        if (Supplier.Status == SupplierStatus.Conditional) doubts.Add($"{Supplier.Name} is approved on conditions only.");
        if (Supplier.Status is null) doubts.Add($"Nobody has said whether {Supplier.Name} is approved.");
        foreach (var asking in LiveLines.SelectMany(l => l.Documents.Select(type => (Type: type, Line: l))).GroupBy(x => x.Type).OrderBy(g => g.Key))
            if (!Supplier.DeliversPaper(asking.Key))
                doubts.Add($"{Supplier.Name} has not confirmed to deliver {PaperWord(asking.Key, asking.First().Line)}, which {string.Join(" and ", asking.Select(x => x.Line.InWords))} {(asking.Count() == 1 ? "asks" : "ask")} for.");
        return doubts;
    }

    /// <summary>It goes out; from now on its lines are fixed.</summary>
    /// <param name="allTheSame">Somebody has seen what is open, and sends it.</param>
    public void Send(bool allTheSame, string by, DateTimeOffset at)
    {
        RefuseIfEnded();
        if (IsSent) throw new DomainRuleException($"{Number} was sent already, by {SentBy}. Amend a line, with the reason, and tell the supplier.");
        if (!LiveLines.Any()) throw new DomainRuleException($"{Number} has no line yet. Add what is wanted first.", "Material");
        RefuseBlocked(Supplier);
        var doubts = Doubts();
        if (doubts.Count > 0 && !allTheSame)
            throw new DomainRuleException($"{doubts[0]}{(doubts.Count > 1 ? $" And {doubts.Count - 1} more." : "")} Ask the supplier and write down the answer, or tick that it is sent all the same.", "AllTheSame");
        (SentAt, SentBy, SentDespite) = (at, by, doubts.Count > 0 ? string.Join('\n', doubts) : null);
    }

    /// <summary>Nothing more is awaited: the rest does not come, or is not wanted.</summary>
    public void Close(string? reason, string by, DateTimeOffset at)
    {
        RefuseIfEnded();
        if (!IsSent) throw new DomainRuleException($"{Number} was never sent. Cancel it instead.");
        if (lines.TrueForAll(l => l.Lots.Count == 0)) throw new DomainRuleException($"Nothing of {Number} came. Cancel it instead, and tell {Supplier.Name}.");
        End(PurchaseEnd.Closed, reason, by, at);
    }

    /// <summary>None of it is to come.</summary>
    public void Cancel(string? reason, string by, DateTimeOffset at)
    {
        RefuseIfEnded();
        if (lines.SelectMany(l => l.Lots).FirstOrDefault() is { } lot)
            throw new DomainRuleException($"{lot.Number} came with {Number} already, so it cannot be cancelled. Close it: then nothing more is awaited.");
        End(PurchaseEnd.Cancelled, reason, by, at);
    }

    private void End(PurchaseEnd how, string? reason, string by, DateTimeOffset at) => (EndedReason, EndedAs, EndedBy, EndedAt) = (Text.Reason(reason), how, by, at);

    private void Amended(string says, string? reason, string by, DateTimeOffset at) =>
        amendments.Add(PurchaseAmendment.Of(this, amendments.Count + 1, says, reason, by, at));

    private static string Begun(PurchaseLine line) => char.ToUpperInvariant(line.InWords[0]) + line.InWords[1..];

    private static string PaperWord(Certificates.DocumentType type, PurchaseLine line) =>
        type == Certificates.DocumentType.Other && line.OtherPaper is { } other ? other : Certificates.DocumentWords.Word(type);

    private static void RefuseBlocked(Supplier supplier)
    {
        if (supplier.Status == SupplierStatus.Blocked)
            throw new DomainRuleException($"{supplier.Name} is blocked, so nothing is ordered there. Choose another supplier, or ask a quality lead to lift the block.", "Supplier");
    }

    private void RefuseIfEnded()
    {
        if (IsEnded) throw new DomainRuleException($"{Number} is {(EndedAs == PurchaseEnd.Cancelled ? "cancelled" : "closed")} since {EndedBy} ended it ({EndedReason}). Begin a new order.");
    }

    private static void RefuseIfStruck(PurchaseLine line)
    {
        if (line.IsStruck) throw new DomainRuleException($"{Begun(line)} was struck off. Add a new line.");
    }
}
