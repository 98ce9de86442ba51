using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Data;
using Traceability.Lots;
using Traceability.People;

namespace Traceability.Scanning;

/// <summary>
/// A code that is not ours, on a supplier's box or a pre-printed label, bound to the lot it is on: scanned, it is that lot.
/// What was bound is never deleted; it is released, and stays as history.
/// </summary>
public sealed class BoundCode : Stamped
{
    private BoundCode() { }

    public long Id { get; private set; }

    /// <summary>As it is shown: a GS1 code with its identifiers in brackets.</summary>
    public required string Code { get; init; }

    /// <summary>By which a scan is found, see <see cref="ScannedCode.Key"/>; bound to one lot at a time.</summary>
    public required string CodeKey { get; init; }

    public long LotId { get; private init; }

    public required Lot Lot { get; init; }

    public required DateTimeOffset BoundAt { get; init; }

    public required string BoundBy { get; init; }

    public DateTimeOffset? ReleasedAt { get; private set; }

    public string? ReleasedBy { get; private set; }

    public string? ReleasedReason { get; private set; }

    public bool IsBound => ReleasedAt is null;

    /// <param name="lot">What the label is on.</param>
    /// <param name="boundTo">The lot it is bound to already.</param>
    /// <param name="numberOf">What bears the code as a number of its own: "lot ACR-1".</param>
    /// <exception cref="DomainRuleException">It is bound, is somebody's number, or is no code by which one lot is known.</exception>
    internal static BoundCode Bind(ScannedCode code, Lot lot, Lot? boundTo, string? numberOf, string by, DateTimeOffset at)
    {
        if (code.IsEmpty)
            throw new DomainRuleException("The code is empty. Scan the label.", "Code");
        if (code.Fault is { } fault)
            throw new DomainRuleException(fault, "Code");
        if (code.Text.Length > NumberKey.MaxLength)
            throw new DomainRuleException($"The code has {code.Text.Length} characters. At most {NumberKey.MaxLength} are kept; print a label of our own for {lot.Number}.", "Code");
        if (code.Facts.IsOfArticle)
            throw new DomainRuleException($"{code.Text} says which article it is, and every box of it says the same. Scan a code that only this lot bears, or print a label for {lot.Number}.", "Code");
        if (numberOf is not null)
            throw new DomainRuleException($"{code.Text} is the number of {numberOf} and is found without being bound. Scan the code of the label instead.", "Code");
        if (boundTo is not null)
            throw new DomainRuleException(boundTo.NumberKey == lot.NumberKey
                ? $"{code.Text} is bound to {lot.Number} already. Nothing more to do."
                : $"{code.Text} is bound to {boundTo.Number} already. Take another label, or let a quality lead release it there first.", "Code");
        return new()
        {
            Code = NumberKey.Kept(code.Text, "code", "Code"),
            CodeKey = code.Key,
            Lot = lot,
            BoundAt = at,
            BoundBy = by,
        };
    }

    /// <summary>One's own binding of a moment ago is taken back in one tap.</summary>
    /// <exception cref="DomainRuleException">Somebody else's, too long ago, or released already.</exception>
    public void Undo(string by, DateTimeOffset at)
    {
        const string wayOut = "A quality lead can release it, with the reason.";
        RefuseUnlessBound();
        if (RecordedBy != by)
            throw new DomainRuleException($"{Code} was bound by {RecordedBy}, and only one's own entry is undone. {wayOut}");
        if (at - RecordedAt > UndoneWithin)
            throw new DomainRuleException($"{Code} was bound more than {UndoneWithin.TotalMinutes:0} minutes ago, and this is not undone any more. {wayOut}");
        (ReleasedAt, ReleasedBy, ReleasedReason) = (at, by, "Taken back at once.");
    }

    /// <summary>The label came off, or it was the wrong lot.</summary>
    /// <exception cref="DomainRuleException">Not a quality lead, no reason, or released already.</exception>
    public void Release(string? reason, Who who, DateTimeOffset at)
    {
        if (who.Role < Role.QualityLead)
            throw new DomainRuleException($"Only a quality lead can release {Code}. Ask one to sign in and do it; until then it stays with {Lot.Number}.");
        RefuseUnlessBound();
        (ReleasedAt, ReleasedBy, ReleasedReason) = (at, who.Code, Traceability.Text.Reason(reason));
    }

    private void RefuseUnlessBound()
    {
        if (!IsBound)
            throw new DomainRuleException($"{Code} was released already, by {ReleasedBy}. Nothing more to do.");
    }
}

internal sealed class BoundCodeConfiguration : IEntityTypeConfiguration<BoundCode>
{
    public void Configure(EntityTypeBuilder<BoundCode> code)
    {
        code.HasOne(c => c.Lot).WithMany().HasForeignKey(c => c.LotId);
        code.HasIndex(c => c.CodeKey).IsUnique().HasFilter("released_at IS NULL");
        code.HasIndex(c => c.LotId);
    }
}
