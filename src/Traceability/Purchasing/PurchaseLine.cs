using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Materials;

namespace Traceability.Purchasing;

/// <summary>One material of an order: how much, by when, with which papers; and what of it came.</summary>
public sealed class PurchaseLine : Stamped
{
    // Null until loaded: without them everything would seem to be open still.
    private List<Lot>? lots;

    private PurchaseLine() { }

    public long Id { get; private set; }

    public long OrderId { get; private init; }

    public required PurchaseOrder Order { get; init; }

    /// <summary>From 1; it stays when another line is taken off.</summary>
    public required int Position { get; init; }

    public long MaterialId { get; private init; }

    public required Material Material { get; init; }

    /// <summary>Millionths of the material's unit.</summary>
    public long QuantityMicro { get; private set; }

    public required Unit Unit { get; init; }

    public DateOnly? WantedOn { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Kinds of papers that have to come with it.</summary>
    public IReadOnlyList<DocumentType> Documents { get; private set; } = [];

    /// <summary>The type by EN 10204 that is demanded: 3.1 or 3.2.</summary>
    public string? En10204 { get; private set; }

    /// <summary>What the "other" paper is.</summary>
    public string? OtherPaper { get; private set; }

    /// <summary>Taken off after the order was sent: nothing of it is awaited.</summary>
    public bool IsStruck { get; private set; }

    public Quantity Amount => new(QuantityMicro, Unit);

    public AskedPapers Asked => new(Documents, En10204, OtherPaper);

    public IReadOnlyList<Lot> Lots => lots ?? throw new InvalidOperationException($"The lots of line {Position} of {Order.Number} were not loaded.");

    /// <summary>What came and was not rejected: what went back is awaited again.</summary>
    public Quantity Received => Sum(Lots.Where(l => l.Status != LotStatus.Rejected));

    public Quantity Rejected => Sum(Lots.Where(l => l.Status == LotStatus.Rejected));

    /// <summary>What is still to come.</summary>
    public Quantity Open => IsStruck || Received >= Amount ? new(0, Unit) : Amount - Received;

    /// <summary>What came beyond what was ordered.</summary>
    public Quantity Over => Received > Amount ? Received - Amount : new(0, Unit);

    public bool IsOpen => !Open.IsZero;

    /// <summary>As said in a sentence: "line 2 (PLA-BK)".</summary>
    public string InWords => $"line {Position} ({Material.Code})";

    internal static PurchaseLine Of(PurchaseOrder order, int position, Material material, LineTerms terms)
    {
        var line = new PurchaseLine { Order = order, Position = position, Material = material, Unit = material.Unit, lots = [] };
        line.Take(terms, order.OrderedOn);
        return line;
    }

    /// <returns>What became of what, for the amendment; nothing where all is as it was.</returns>
    internal string Take(LineTerms terms, DateOnly orderedOn)
    {
        var amount = terms.Amount.In(Unit, "Quantity");
        if (amount.Micro <= 0)
            throw new DomainRuleException($"The amount is {amount}. It has to be more than nothing.", "Quantity");
        if (terms.WantedOn < orderedOn)
            throw new DomainRuleException($"{terms.WantedOn:yyyy-MM-dd} is before the day of the order, {orderedOn:yyyy-MM-dd}. Enter a later day, or leave it empty.", "WantedOn");
        var note = Text.Optional(terms.Note, "note", "Note", Text.NoteLength);
        List<string> changed = [];
        if (QuantityMicro != amount.Micro) changed.Add($"{Amount} became {amount}");
        if (WantedOn != terms.WantedOn) changed.Add($"wanted {Day(WantedOn)} became {Day(terms.WantedOn)}");
        if (Asked != terms.Asked) changed.Add($"papers {Asked.InShort()} became {terms.Asked.InShort()}");
        if (Note != note) changed.Add($"note became {(note is null ? "empty" : $"\"{note}\"")}");
        (QuantityMicro, WantedOn, Note) = (amount.Micro, terms.WantedOn, note);
        (Documents, En10204, OtherPaper) = (terms.Asked.Types, terms.Asked.En10204, terms.Asked.Other);
        return string.Join("; ", changed);
    }

    internal void Strike() => IsStruck = true;

    private Quantity Sum(IEnumerable<Lot> of) => of.Where(l => l.Unit == Unit).Aggregate(new Quantity(0, Unit), (sum, l) => sum + (l.Received ?? new(0, Unit)));

    private static string Day(DateOnly? day) => day is { } on ? $"{on:yyyy-MM-dd}" : "at any time";
}

/// <summary>What a line says of its material.</summary>
/// <param name="Amount">In the material's unit, or one that converts to it exactly.</param>
public sealed record LineTerms(Quantity Amount, DateOnly? WantedOn, string? Note, AskedPapers Asked);
