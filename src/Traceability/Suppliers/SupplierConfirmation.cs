using Traceability.Certificates;
using Traceability.Data;

namespace Traceability.Suppliers;

/// <summary>That a supplier has confirmed to deliver a kind of paper: who heard it, when, and how. What no longer holds is withdrawn, never deleted.</summary>
public sealed class SupplierConfirmation : Stamped
{
    private SupplierConfirmation() { }

    public long Id { get; private set; }

    public long SupplierId { get; private init; }

    public required Supplier Supplier { get; init; }

    public required DocumentType Type { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    /// <summary>How it was confirmed: "by mail of Gareth Pell, for all plate".</summary>
    public string? Note { get; private init; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawnReason { get; private set; }

    public bool Holds => WithdrawnAt is null;

    internal static SupplierConfirmation Of(Supplier supplier, DocumentType type, string? note, string by, DateTimeOffset at) =>
        new() { Supplier = supplier, Type = type, Note = Text.Optional(note, "note", "Note", Text.NoteLength), By = by, At = at };

    /// <summary>It does not hold any more: they said so, or the papers did not come.</summary>
    public void Withdraw(string? reason, string by, DateTimeOffset at)
    {
        if (!Holds)
            throw new DomainRuleException($"This was withdrawn already, by {WithdrawnBy} ({WithdrawnReason}). Nothing more to do.");
        (WithdrawnReason, WithdrawnBy, WithdrawnAt) = (Text.Reason(reason), by, at);
    }
}
