using Traceability.Data;

namespace Traceability.Certificates;

/// <summary>What a document can name.</summary>
public enum Named { Lot, Heat, Material, Supplier, Receipt }

/// <summary>
/// That a document names something, with who said so and when. It took part in what was decided, so it stays; only one's own
/// entry of a moment ago, on which nothing rests yet, is taken back.
/// </summary>
public abstract class DocumentLink : Stamped
{
    public long DocumentId { get; init; }

    /// <param name="decided">Whether a lot was accepted on the strength of it since.</param>
    /// <exception cref="DomainRuleException">Somebody else's, too long ago, or decided upon.</exception>
    public void RefuseUnlessTakenBack(string by, DateTimeOffset at, bool decided)
    {
        const string wayOut = "If it is wrong, add the right document and let it replace this one; both are kept.";
        if (RecordedBy != by)
            throw new DomainRuleException($"That the document names this was entered by {RecordedBy}, and only one's own entry is taken back. {wayOut}");
        if (at - RecordedAt > UndoneWithin)
            throw new DomainRuleException($"That the document names this was entered more than {UndoneWithin.TotalMinutes:0} minutes ago and is not taken back any more. {wayOut}");
        if (decided)
            throw new DomainRuleException($"A lot was accepted on the strength of this since, so it is not taken back. {wayOut}");
    }
}

public sealed class DocumentLot : DocumentLink
{
    public long LotId { get; init; }
}

public sealed class DocumentHeat : DocumentLink
{
    public long HeatId { get; init; }
}

public sealed class DocumentMaterial : DocumentLink
{
    public long MaterialId { get; init; }
}

public sealed class DocumentSupplier : DocumentLink
{
    public long SupplierId { get; init; }
}

public sealed class DocumentReceipt : DocumentLink
{
    public long ReceiptId { get; init; }
}
