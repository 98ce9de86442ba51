using Traceability.Certificates;
using Traceability.Cutting;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Orders;
using Traceability.People;
using Traceability.Receiving;
using Traceability.Suppliers;

namespace Traceability.Quality;

/// <summary>
/// NCR-0001, a quality issue: something is not as it should be. Written down when it is found, by whoever found it; what it
/// holds is decided about amount by amount, and it is closed when nothing is open any more.
/// </summary>
public sealed partial class NonConformance : Stamped
{
    // Null until loaded, as with a lot's holds.
    private List<Hold>? holds;
    private List<Disposition>? dispositions;
    private List<CorrectiveAction>? actions;
    private List<IssuePhoto>? photos;

    private NonConformance() { }

    public long Id { get; private set; }

    public required string Number { get; init; }

    public required string NumberKey { get; init; }

    /// <summary>What is wrong, as it was seen.</summary>
    public required string What { get; init; }

    public string? FoundWhere { get; private init; }

    public required DateOnly FoundOn { get; init; }

    public required string FoundBy { get; init; }

    /// <summary>The machine it came from, as people call it.</summary>
    public string? Machine { get; private init; }

    /// <summary>Can be said later, and before it is closed.</summary>
    public IssueReason? Reason { get; private set; }

    public long? LotId { get; private init; }

    public Lot? Lot { get; private init; }

    public long? WorkId { get; private init; }

    /// <summary>A record, a cut, work done outside.</summary>
    public Transformation? Work { get; private init; }

    public long? DeliveryId { get; private init; }

    public Receipt? Delivery { get; private init; }

    public long? ShipmentId { get; private init; }

    public Shipment? Shipment { get; private init; }

    public long? SupplierId { get; private init; }

    /// <summary>Who delivered it, as far as the thing told.</summary>
    public Supplier? Supplier { get; private init; }

    /// <summary>Why it came about, as it was found out.</summary>
    public string? Cause { get; private set; }

    public string? CauseBy { get; private set; }

    public DateTimeOffset? CauseAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public string? ClosedBy { get; private set; }

    public IReadOnlyList<Hold> Holds => holds ?? throw NotLoaded("holds");

    public IReadOnlyList<Disposition> Dispositions => dispositions ?? throw NotLoaded("dispositions");

    public IReadOnlyList<CorrectiveAction> Actions => actions ?? throw NotLoaded("actions");

    public IReadOnlyList<IssuePhoto> Photos => photos ?? throw NotLoaded("photos");

    public bool IsOpen => ClosedAt is null;

    /// <summary>The number of what it is about; null where that has none.</summary>
    public string? AboutNumber => Lot?.Number ?? Work?.Number ?? Delivery?.Number ?? Shipment?.Number ?? (IsAboutSupplier ? Supplier?.Code : null);

    /// <summary>The supplier himself, and nothing that came from him.</summary>
    public bool IsAboutSupplier => SupplierId is not null && LotId is null && WorkId is null && DeliveryId is null && ShipmentId is null;

    /// <summary>What is there to be decided about: the lots that it holds, or held.</summary>
    public IEnumerable<Lot> HeldLots => Holds.Select(h => h.Lot).Distinct().OrderBy(l => l.Id);

    /// <summary>Of these some is here still, and is not for the red shelf: what was rejected or is gone is only to be read.</summary>
    public IEnumerable<Lot> StillHere => HeldLots.Where(l => !l.OnHand.IsZero && l.Status != LotStatus.Rejected);

    /// <summary>Written at the machine, at the moment: what is wrong is enough.</summary>
    /// <exception cref="DomainRuleException">Nothing is said, or it was found in the future.</exception>
    public static NonConformance Found(string number, string? what, IssueSubject about, DateOnly today, string by, IssueDetails? more = null)
    {
        var kept = Lots.NumberKey.Kept(number, "issue's number", "Number");
        var on = more?.On ?? today;
        if (on > today)
            throw new DomainRuleException($"{QualityWords.Day(on)} is in the future. Enter the day it was found.", "On");
        return new()
        {
            Number = kept,
            NumberKey = Lots.NumberKey.Of(kept),
            What = Text.Optional(what, "description", "What", Text.NoteLength) ?? throw new DomainRuleException("Say what is wrong, in a few words. The rest can come later.", "What"),
            FoundWhere = Text.Optional(more?.Where, "place", "Where"),
            FoundOn = on,
            FoundBy = by,
            Machine = Text.Optional(more?.Machine, "machine", "Machine"),
            Reason = more?.Reason,
            Lot = about.Lot,
            Work = about.Work,
            Delivery = about.Delivery,
            Shipment = about.Shipment,
            Supplier = about.From,
            holds = [],
            dispositions = [],
            actions = [],
            photos = [],
        };
    }

    /// <summary>Cut before it was marked: recorded as it happened, and an issue by that.</summary>
    public static NonConformance CutBeforeMarked(string number, Cut cut, DateOnly today, string by) =>
        Found(number, $"{cut.Parent.Number} was cut before its pieces were marked: {cut.LateReason}", new(Work: cut), today, by, new(Reason: IssueReason.ProcessError, On: cut.CompletedOn));

    /// <summary>Stops every use of a lot until this is closed. Several lots can be held; each one once.</summary>
    /// <exception cref="DomainRuleException">Held for this already, or closed.</exception>
    public Hold Hold(Lot lot, string by, DateTimeOffset at)
    {
        RefuseIfClosed();
        if (Holds.Any(h => h.Lot == lot && h.IsOpen))
            throw new DomainRuleException($"{lot.Number} is held for {Number} already. Decide what becomes of it.", "Lot");
        // The reason as one reads it at the bench; the whole of it is on the issue's page.
        var hold = lot.PutOnHold(this, $"{Number}: {(What.Length <= 150 ? What : What[..149] + "…")}", by, at);
        holds!.Add(hold);
        return hold;
    }

    /// <summary>A picture of it.</summary>
    /// <exception cref="DomainRuleException">It is no picture, or is here already.</exception>
    public IssuePhoto Photographed(StoredFile file, string name, string by, DateTimeOffset at)
    {
        RefuseIfClosed();
        if (!file.Type.IsPicture())
            throw new DomainRuleException($"{FileNames.Of(name, file.Type)} is no picture. Take one with the phone's camera, or choose a JPEG or PNG.", "Photos");
        if (Photos.Any(p => p.Sha256 == file.Sha256))
            throw new DomainRuleException($"{FileNames.Of(name, file.Type)} is here already. Choose another picture.", "Photos");
        var photo = IssuePhoto.Of(this, file, name, by, at);
        photos!.Add(photo);
        return photo;
    }

    /// <summary>Why it came about.</summary>
    public void CausedBy(IssueReason? reason, string? cause, string by, DateTimeOffset at)
    {
        RefuseIfClosed();
        if (reason is null)
            throw new DomainRuleException("Choose what kind of fault it is: the patterns are counted by it.", "Reason");
        var why = Text.Optional(cause, "cause", "Cause", Text.NoteLength)
            ?? throw new DomainRuleException("Say why it came about, not only what was seen.", "Cause");
        (Reason, Cause, CauseBy, CauseAt) = (reason, why, by, at);
    }

    /// <summary>Something is done so that it does not come again; by somebody, until a day.</summary>
    public CorrectiveAction Demand(string? what, Person? owner, DateOnly? due, DateOnly today, string by, DateTimeOffset at)
    {
        RefuseIfClosed();
        var action = CorrectiveAction.Of(this, what, owner, due, today, by, at);
        actions!.Add(action);
        return action;
    }

    private void RefuseIfClosed()
    {
        if (!IsOpen)
            throw new DomainRuleException($"{Number} was closed by {ClosedBy} on {QualityWords.Day(DateOnly.FromDateTime(ClosedAt!.Value.UtcDateTime))}. What is found now is a new issue.");
    }

    private InvalidOperationException NotLoaded(string what) => new($"The {what} of {Number} were not loaded.");
}
