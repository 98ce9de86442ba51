using Traceability.Data;
using Traceability.Manufacture;
using Traceability.Materials;
using Traceability.Orders;
using Traceability.Purchasing;
using Traceability.Quality;
using Traceability.Receiving;
using Traceability.Suppliers;

namespace Traceability.Lots;

public enum LotStatus { Quarantined, Accepted, Rejected }

/// <summary>
/// An identified quantity with one history: a received lot, a cut-off, a produced batch, one serialised unit, a part
/// that was split off, a return. Status, place and owner belong to the whole lot; a part that differs becomes its own.
/// What a lot came from and what came from it is only in its transformations, never here.
/// </summary>
public sealed partial class Lot : Stamped
{
    // Null until loaded: a rule that is asked without them is a bug and throws, it never passes silently.
    private List<Hold>? holds;
    private List<Verification>? verifications;
    private List<LotHeat>? heats;
    private List<Concession>? concessions;
    private List<ChecklistAnswer>? checklistAnswers;

    // Only ever added to: what the ledger says of a lot is read from the ledger.
    private readonly List<Movement> movements = [];

    private Lot() { }

    public long Id { get; private set; }

    public required string Number { get; init; }

    public required string NumberKey { get; init; }

    /// <summary>Warns of numbers that the eye confuses; decides nothing.</summary>
    public required string LookAlikeKey { get; init; }

    public long? MaterialId { get; private init; }

    /// <summary>What it is made of, of anything that is not a product.</summary>
    public Material? Material { get; private init; }

    public long? ProductId { get; private init; }

    public Product? Product { get; private init; }

    /// <summary>The unit in which the lot is kept, for life.</summary>
    public required Unit Unit { get; init; }

    /// <summary>Millionths of the unit that are here now; recounted from the ledger by <c>verify</c>.</summary>
    public long OnHandMicro { get; private set; }

    /// <summary>Millionths of the unit that came in; null for what was made here.</summary>
    public long? ReceivedMicro { get; private init; }

    public DateOnly? ReceivedOn { get; private init; }

    public long? ReceiptId { get; private init; }

    public Receipt? Receipt { get; private init; }

    public long? PurchaseLineId { get; private init; }

    /// <summary>The line of an order that it came for.</summary>
    public PurchaseLine? PurchaseLine { get; private init; }

    /// <summary>It was here before the book began, or was parted from what was: no certificate was held against it. For plain products only.</summary>
    public bool IsOpening { get; private set; }

    public long? SupplierId { get; private init; }

    public Supplier? Supplier { get; private init; }

    /// <summary>The supplier's own number for it, as written; it may repeat.</summary>
    public string? SupplierLot { get; private set; }

    public string? SupplierLotKey { get; private set; }

    /// <summary>The mill or maker, as stated. Of metal it is the heat's mill.</summary>
    public string? Mill { get; private set; }

    public LotStatus Status { get; private set; }

    public long? OwnerId { get; private init; }

    /// <summary>The customer whose material it is; usable only for him.</summary>
    public Customer? Owner { get; private init; }

    public string? Location { get; private set; }

    /// <summary>The number that was read off the material.</summary>
    public string? MarkedNumber { get; private set; }

    /// <summary>The number of the certificate that came with it.</summary>
    public string? CertificateNumber { get; private set; }

    public string? CertificateNumberKey { get; private set; }

    public DateOnly? ExpiresOn { get; private init; }

    public long? RootId { get; private init; }

    /// <summary>The lot whose number a cut-off carries on, however deep: PLY-0524-001 of PLY-0524-001-17.</summary>
    public Lot? Root { get; private init; }

    /// <summary>The serial number a reworked unit keeps, where its lot number had to be a new one.</summary>
    public string? Serial { get; private init; }

    public string? SerialKey { get; private init; }

    /// <summary>Millionths of a millimetre; of sheets and pieces of sheets, where it is known.</summary>
    public long? LengthMicro { get; private set; }

    /// <inheritdoc cref="LengthMicro"/>
    public long? WidthMicro { get; private set; }

    /// <summary>
    /// What proves the grade where the number was lost ("6061 by PMI, report 12"). Such a lot claims no heat and goes into
    /// plain products only.
    /// </summary>
    public string? GradeOnly { get; private set; }

    /// <summary>Since its certificate was written: the mechanical values there hold no longer.</summary>
    public bool HeatTreated { get; private set; }

    /// <summary>Anodised or plated here: a homogeneous material that its papers did not know.</summary>
    public bool NewSurface { get; private set; }

    /// <summary>What outside work has done to it.</summary>
    internal void Treated(OutsideEffect effect)
    {
        HeatTreated |= effect == OutsideEffect.HeatTreatment;
        NewSurface |= effect == OutsideEffect.Surface;
    }

    public PieceSize? Size => PieceSize.Of(LengthMicro, WidthMicro);

    public IReadOnlyList<Hold> Holds => holds ?? throw NotLoaded("holds");

    public IReadOnlyList<Verification> Verifications => verifications ?? throw NotLoaded("verifications");

    public IReadOnlyList<LotHeat> Heats => heats ?? throw NotLoaded("heats");

    /// <summary>What this act moved; what was moved before is in the ledger.</summary>
    public IReadOnlyList<Movement> Movements => movements;

    public Quantity OnHand => new(OnHandMicro, Unit);

    public Quantity? Received => ReceivedMicro is { } micro ? new(micro, Unit) : null;

    public bool IsHeld => Holds.Any(h => h.IsOpen);

    public bool IsReceived => ReceivedMicro is not null;

    /// <summary>A delivery's line becomes a lot, in quarantine. Only a material nobody asks after is taken as it is.</summary>
    internal static Lot Receive(Receipt receipt, Arrival arrival)
    {
        var amount = arrival.Amount.In(arrival.Material.Unit, "Quantity");
        if (amount.Micro <= 0)
            throw new DomainRuleException($"The amount is {amount}. It has to be more than nothing.", "Quantity");
        if (arrival.ExpiresOn < receipt.ReceivedOn)
            throw new DomainRuleException($"It expired on {arrival.ExpiresOn:yyyy-MM-dd}, before it came in. Check the date, or send it back.", "ExpiresOn");
        var (kept, key, lookAlike) = Numbered(arrival.Number);
        var supplierLot = string.IsNullOrWhiteSpace(arrival.SupplierLot) ? null : Lots.NumberKey.Kept(arrival.SupplierLot, "supplier's lot number", "SupplierLot");
        var lot = new Lot
        {
            Number = kept,
            NumberKey = key,
            LookAlikeKey = lookAlike,
            Material = arrival.Material,
            Unit = amount.Unit,
            OnHandMicro = amount.Micro,
            ReceivedMicro = amount.Micro,
            ReceivedOn = receipt.ReceivedOn,
            Receipt = receipt,
            PurchaseLine = arrival.Ordered,
            Supplier = receipt.Supplier,
            Owner = receipt.Customer,
            SupplierLot = supplierLot,
            SupplierLotKey = supplierLot is null ? null : Lots.NumberKey.Of(supplierLot),
            Mill = arrival.Heat?.Mill ?? Text.Optional(arrival.Maker, "maker", "Mill"),
            Location = Text.Optional(arrival.Location, "place", "Location"),
            ExpiresOn = arrival.ExpiresOn,
            IsOpening = receipt.IsOpening,
            // What was counted when the book began is in use already; nobody has a paper to verify it by.
            Status = receipt.IsOpening || arrival.Material.ControlLevel == ControlLevel.Untracked ? LotStatus.Accepted : LotStatus.Quarantined,
            holds = [],
            verifications = [],
            heats = [],
            concessions = [],
            checklistAnswers = [],
        };
        if (arrival.Heat is { } heat) lot.heats.Add(new() { Lot = lot, Heat = heat });
        return lot;
    }

    /// <summary>What a transformation gives out: a piece, a batch, a unit, a part split off.</summary>
    internal static Lot Made(string number, Material? material, Product? product, Quantity amount, LotStatus status, Lot? root = null, Customer? owner = null, string? location = null, DateOnly? expiresOn = null, string? serial = null)
    {
        if (amount.Micro <= 0)
            throw new DomainRuleException($"The amount is {amount}. It has to be more than nothing.", "Quantity");
        var (kept, key, lookAlike) = Numbered(number);
        return new()
        {
            Number = kept,
            NumberKey = key,
            LookAlikeKey = lookAlike,
            Material = material,
            Product = product,
            Unit = amount.Unit,
            OnHandMicro = amount.Micro,
            Status = status,
            Root = root,
            IsOpening = root?.IsOpening == true,
            Owner = owner,
            Location = Text.Optional(location, "place", "Location"),
            ExpiresOn = expiresOn,
            Serial = serial,
            SerialKey = serial is null ? null : Lots.NumberKey.Of(serial),
            holds = [],
            verifications = [],
            heats = [],
            concessions = [],
            checklistAnswers = [],
        };
    }

    /// <summary>Says why the lot must not be used, sold or cut now; silent when it may be.</summary>
    /// <param name="act">What was wanted: "used", "cut", "shipped".</param>
    /// <param name="forCustomer">Whose job it is for; a customer's own material goes into nobody else's.</param>
    /// <param name="let">Decisions of quality issues that let it in although they hold it.</param>
    /// <exception cref="DomainRuleException">It is not accepted, held, expired, used up, or somebody else's.</exception>
    public void RefuseUnlessFree(string act, DateOnly today, long? forCustomer, string? field = null, IReadOnlyCollection<Disposition>? let = null)
    {
        if (Status == LotStatus.Rejected)
            throw new DomainRuleException($"{Number} was rejected and cannot be {act}. Take another lot, and put this one back on the red shelf.", field);
        if (Status != LotStatus.Accepted)
            throw new DomainRuleException($"{Number} is not accepted yet, so it cannot be {act}. Verify it first, or take another lot.", field);
        if (Holds.FirstOrDefault(h => h.IsOpen && let?.Any(d => d.IssueId == h.IssueId) != true) is { } hold)
            throw new DomainRuleException($"{Number} is on hold ({hold.Reason ?? hold.Cause.ToString().ToLowerInvariant()}), so it cannot be {act}. Take another lot; a quality lead can lift the hold.", field);
        if (ExpiresOn < today)
            throw new DomainRuleException($"{Number} expired on {ExpiresOn:yyyy-MM-dd}, so it cannot be {act}. Take another lot.", field);
        if (OwnerId is { } owner && owner != forCustomer)
            throw new DomainRuleException($"{Number} belongs to a customer and can only be {act} for his own order. Take another lot.", field);
    }

    /// <exception cref="DomainRuleException">There is less than that here.</exception>
    internal void Take(Quantity amount, string act, string field = "Quantity")
    {
        if (amount > OnHand)
            throw new DomainRuleException(OnHand.IsZero
                ? $"{Number} is used up; {amount} cannot be {act}. Take another lot, or, if there is more on the shelf, adjust {Number} first."
                : $"{Number} has {OnHand} left; {amount} cannot be {act}. Take less, add another lot, or, if there is more on the shelf, adjust {Number} first.", field);
        OnHandMicro -= amount.Micro;
    }

    internal void PutBack(Quantity amount) => OnHandMicro = checked(OnHandMicro + amount.Micro);

    private static (string Kept, string Key, string LookAlike) Numbered(string number)
    {
        var kept = Lots.NumberKey.Kept(number, "lot number", "Number");
        return (kept, Lots.NumberKey.Of(kept), Lots.NumberKey.LookAlike(kept));
    }

    private InvalidOperationException NotLoaded(string what) => new($"The {what} of lot {Number} were not loaded.");
}
