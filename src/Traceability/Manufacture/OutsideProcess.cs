using Traceability.Lots;
using Traceability.Suppliers;

namespace Traceability.Manufacture;

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

    public static OutsideProcess Send(string number, Supplier processor, string process, IReadOnlyList<(Lot Lot, Quantity Amount)> sent, DateOnly on, DateOnly today, string by)
    {
        if (processor.Status == SupplierStatus.Blocked)
            throw new DomainRuleException($"{processor.Name} is blocked. Ask a quality lead before anything is sent there.", "Supplier");
        if (sent.Count == 0)
            throw new DomainRuleException("Scan what is sent out.", "Lot");
        var kept = Lots.NumberKey.Kept(number, "number", "Number");
        var outside = new OutsideProcess { Number = kept, NumberKey = Lots.NumberKey.Of(kept), Processor = processor, Process = Text.Line(process, "process", "Process"), StartedOn = on, Operator = by };
        outside.StartEmpty();
        foreach (var (lot, amount) in sent)
        {
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
        var alike = LiveInputs.Where(i => i.Lot.Unit == sent.Unit && Same(i.Lot, sent)).Sum(i => i.QuantityMicro ?? 0);
        var returned = LiveOutputs.Where(o => o.Lot.Unit == sent.Unit && Same(o.Lot, sent)).Sum(o => o.QuantityMicro);
        if (back.Micro <= 0 || returned + back.Micro > alike)
            throw new DomainRuleException($"{new Quantity(alike, sent.Unit)} went out and {new Quantity(returned, sent.Unit)} came back; {back} more cannot come back. Count again.", "Quantity");
        var at = NextPosition;
        return AddOutput(Lot.Made(newNumber, sent.Material, sent.Product, back, LotStatus.Quarantined, sent.Root ?? sent, sent.Owner, location, sent.ExpiresOn, sent.UnitSerial), back, at, at);
    }

    /// <summary>Nothing more comes back; what is missing was lost there.</summary>
    public void Close(DateOnly on) => CompletedOn = IsOpen ? on : throw new DomainRuleException($"{Number} was closed on {CompletedOn:yyyy-MM-dd} already.");

    private static bool Same(Lot one, Lot other) => one.Material == other.Material && one.Product == other.Product;
}
