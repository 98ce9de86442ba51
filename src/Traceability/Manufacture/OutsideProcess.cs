using Traceability.Lots;
using Traceability.Suppliers;

namespace Traceability.Manufacture;

/// <summary>
/// What the work does to the material: another surface is a homogeneous material of its own, which its papers did not know; after
/// heat treatment the mechanical values that were measured before hold no longer.
/// </summary>
public enum OutsideEffect { None, Surface, HeatTreatment }

/// <summary>Work that somebody else does on our lots (anodising, plating, heat treatment): sent, returned, lost.</summary>
public sealed class OutsideProcess : Transformation
{
    private OutsideProcess() { }

    private protected override bool PassesHoldsOn => true;

    public long? ProcessorId { get; private init; }

    /// <summary>Who does the work.</summary>
    public Supplier? Processor { get; private init; }

    /// <summary>What is done: "clear anodising, 15 µm".</summary>
    public string? Process { get; private init; }

    public OutsideEffect Effect { get; private init; }

    /// <summary>The day on which it is awaited.</summary>
    public DateOnly? DueOn { get; private init; }

    /// <summary>The order under which it went out.</summary>
    public string? PurchaseOrder { get; private init; }

    /// <summary>Out for longer than it should be.</summary>
    public bool IsLate(DateOnly today) => IsOpen && DueOn < today;

    public static OutsideProcess Send(string number, Supplier processor, string process, IReadOnlyList<(Lot Lot, Quantity Amount)> sent, DateOnly on, DateOnly today, string by, OutsideEffect effect = OutsideEffect.None, DateOnly? dueOn = null, string? purchaseOrder = null)
    {
        if (on > today)
            throw new DomainRuleException($"{on:yyyy-MM-dd} is in the future. Enter the day on which it leaves.", "SentOn");
        if (dueOn < on)
            throw new DomainRuleException($"It would be due on {dueOn:yyyy-MM-dd}, before it left on {on:yyyy-MM-dd}. Check both days.", "DueOn");
        if (processor.Status == SupplierStatus.Blocked)
            throw new DomainRuleException($"{processor.Name} is blocked. Ask a quality lead before anything is sent there.", "Supplier");
        if (sent.Count == 0)
            throw new DomainRuleException("Scan what is sent out.", "Lot");
        var kept = Lots.NumberKey.Kept(number, "number", "Number");
        var outside = new OutsideProcess { Number = kept, NumberKey = Lots.NumberKey.Of(kept), Processor = processor, Process = Text.Line(process, "process", "Process"), StartedOn = on, Operator = by, Effect = effect, DueOn = dueOn, PurchaseOrder = Text.Optional(purchaseOrder, "order", "PurchaseOrder") };
        outside.StartEmpty();
        foreach (var (lot, amount) in sent)
        {
            if (outside.Inputs.Any(i => i.Lot == lot))
                throw new DomainRuleException($"{lot.Number} is there twice. Enter it once, with all that goes out.", "Lot");
            lot.RefuseUnlessFree("sent out", today, lot.OwnerId, "Lot");
            var part = amount.In(lot.Unit, "Quantity");
            if (part.Micro <= 0)
                throw new DomainRuleException($"The amount is {part}. It has to be more than nothing.", "Quantity");
            lot.Take(part, "sent out");
            outside.AddInput(lot, part, null);
        }
        return outside;
    }

    /// <summary>Part of what was sent comes back. It waits in quarantine: its surface or its strength is another one now.</summary>
    public Output TakeBack(Lot sent, Quantity amount, string newNumber, string? location = null)
    {
        if (!IsOpen)
            throw new DomainRuleException($"{Number} was closed on {CompletedOn:yyyy-MM-dd}. What comes back now needs a new number.");
        if (LiveInputs.All(i => i.Lot != sent))
            throw new DomainRuleException($"{sent.Number} was not sent out with {Number}. Check the slip.", "Lot");
        var back = amount.In(sent.Unit, "Quantity");
        var still = StillOut(sent);
        if (back.Micro <= 0 || back > still)
            throw new DomainRuleException($"{still} of {sent.Number} {(still.Micro == Quantity.One ? "is" : "are")} still out; {back} cannot come back. Count again.", "Quantity");
        var at = NextPosition;
        var made = Lot.Made(newNumber, sent.Material, sent.Product, back, LotStatus.Quarantined, sent.Root ?? sent, sent.Owner, location, sent.ExpiresOn, sent.UnitSerial);
        made.KnownAs(sent);
        made.Treated(Effect);
        return AddOutput(made, back, at, at);
    }

    /// <summary>What went out of a lot and is not back. Pieces of one root cannot be told apart once they are back, and count together.</summary>
    public Quantity StillOut(Lot sent)
    {
        var alike = LiveInputs.Where(i => i.Lot.Unit == sent.Unit && Same(i.Lot, sent)).Sum(i => i.QuantityMicro ?? 0);
        return new(alike - LiveOutputs.Where(o => o.Lot.Unit == sent.Unit && Same(o.Lot, sent)).Sum(o => o.QuantityMicro), sent.Unit);
    }

    /// <summary>Nothing more comes back; what is missing was lost there.</summary>
    /// <param name="lost">Why something is missing; needed where it is.</param>
    /// <exception cref="DomainRuleException">It is closed already, or something is missing and nobody says why.</exception>
    public void Close(DateOnly on, string? lost = null)
    {
        if (!IsOpen) throw new DomainRuleException($"{Number} was closed on {CompletedOn:yyyy-MM-dd} already.");
        if (LiveInputs.Any(i => !StillOut(i.Lot).IsZero)) LostReason = Text.Reason(lost, "Lost");
        CompletedOn = on;
    }

    /// <summary>Why not all of it came back.</summary>
    public string? LostReason { get; private set; }

    private static bool Same(Lot one, Lot other) => (one.Root ?? one) == (other.Root ?? other);
}
