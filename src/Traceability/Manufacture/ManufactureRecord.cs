using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Orders;
using Traceability.Quality;
using Traceability.Trainings;

namespace Traceability.Manufacture;

/// <summary>
/// MFG-0056: what was made, from which lots, by whom. Written while the job runs. Rework is a record too: the unit goes
/// in, and comes out as its next state with the same serial.
/// </summary>
public sealed partial class ManufactureRecord : Transformation
{
    // Null until loaded, as what went in and came out.
    private List<RecordLine>? lines;

    private ManufactureRecord() { }

    private protected override bool PassesHoldsOn => true;

    /// <summary>A unit that is worked on again, instead of something new.</summary>
    public bool IsRework { get; private init; }

    public long? ProductId { get; private init; }

    public Product? Product { get; private init; }

    public long? OrderId { get; private init; }

    public Order? Order { get; private init; }

    public string? Drawing { get; private init; }

    /// <summary>What is to be made: one product, or the several of a nest.</summary>
    public IReadOnlyList<RecordLine> Lines => lines ?? throw NotLoaded("lines");

    /// <summary>Several products come out of one job, as out of one sheet.</summary>
    public bool IsNest => Product is null && !IsRework;

    /// <summary>What can come out of it.</summary>
    public IReadOnlyList<Product> Products => Product is { } one ? [one] : IsNest ? [.. Lines.Select(l => l.Product).Distinct()] : [];

    /// <summary>Whose own material may go in: the one customer that all of it is for.</summary>
    public long? CustomerId => Order?.CustomerId ?? (IsNest && Lines.Select(l => l.Order?.CustomerId).Distinct().ToList() is [{ } customer] ? customer : null);

    /// <summary>The released revision of the bill of materials it is made by, frozen with the record.</summary>
    public string? BomRevision { get; private init; }

    /// <summary>The procedure as it was written down.</summary>
    public string? Sop { get; private init; }

    public long? SopRevisionId { get; private init; }

    /// <summary>The revision it is made by, frozen with the record: only who is trained in it signs.</summary>
    public SopRevision? SopRevision { get; private init; }

    public string? Machine { get; private init; }

    /// <summary>What is asked of all that goes in.</summary>
    public Demands Demands => IsNest && Lines.Count > 0 ? Demands.Of(Lines.Select(l => (l.Product, l.Order))) : Demands.Of(Product is null ? [] : [Product], Order);

    public static ManufactureRecord Start(string number, Product? product, Order? order, DateOnly startedOn, DateOnly today, string by, RecordDetails? details = null, bool rework = false)
    {
        if (product is null && !rework)
            throw new DomainRuleException("Say what is made: choose the product.", "Product");
        var record = Begun(number, product, order, startedOn, today, by, details, rework);
        record.lines = [];
        // What is reworked was made to them already; how it is put right is said where it is done.
        if (rework || product is null) return record;
        Demands.Of([product], order).RefuseUnlessStarted(record.BomRevision is not null, record.Sop is not null, record.Drawing is not null);
        record.lines.Add(RecordLine.Of(record, 1, new(product, details?.Units, order, record.BomRevision, record.Drawing)));
        return record;
    }

    /// <summary>Several products are made in one job, out of one sheet or on one plate. What comes out says which of them it is.</summary>
    /// <exception cref="DomainRuleException">It is only one product, or one of them cannot be made like this.</exception>
    public static ManufactureRecord StartNest(string number, IReadOnlyList<Planned> plan, DateOnly startedOn, DateOnly today, string by, RecordDetails? details = null)
    {
        if (plan.Select(p => p.Product).Distinct().Count() < 2)
            throw new DomainRuleException("A nest makes several products. Enter another one, or start a record for this one alone.", "Product");
        var orders = plan.Select(p => p.Order).Distinct().ToList();
        var record = Begun(number, null, orders is [{ } one] ? one : null, startedOn, today, by, details);
        record.lines = [];
        foreach (var planned in plan)
        {
            var line = RecordLine.Of(record, record.lines.Count + 1, planned);
            Demands.Of([line.Product], line.Order).RefuseUnlessStarted(line.BomRevision is not null, record.Sop is not null, line.Drawing is not null);
            record.lines.Add(line);
        }
        return record;
    }

    private static ManufactureRecord Begun(string number, Product? product, Order? order, DateOnly startedOn, DateOnly today, string by, RecordDetails? details, bool rework = false)
    {
        if (startedOn > today)
            throw new DomainRuleException($"{startedOn:yyyy-MM-dd} is in the future. A record is started on the day the job runs.", "StartedOn");
        if (details?.SopRevision is { IsReleased: false } draft)
            throw new DomainRuleException($"{draft.Words} is a draft still. Choose the revision that was released, or have this one released first.", "Procedure");
        var kept = Lots.NumberKey.Kept(number, "record number", "Number");
        var record = new ManufactureRecord
        {
            Number = kept,
            NumberKey = Lots.NumberKey.Of(kept),
            IsRework = rework,
            Product = product,
            Order = order,
            StartedOn = startedOn,
            Operator = by,
            Drawing = product is null ? null : Text.Optional(details?.Drawing, "drawing", "Drawing"),
            BomRevision = product?.Released(details?.BomRevision)?.Revision,
            Sop = Text.Optional(details?.Sop, "SOP", "Sop") ?? details?.SopRevision?.Words,
            SopRevision = details?.SopRevision,
            Machine = Text.Optional(details?.Machine, "machine", "Machine"),
        };
        record.StartEmpty();
        record.answers = [];
        return record;
    }

    /// <summary>
    /// What came back from a customer is worked on again, by a quality lead's decision: it goes in as it is, in quarantine, and comes out
    /// as its next state with the same serial.
    /// </summary>
    /// <exception cref="DomainRuleException">That was not decided, or it is held or gone since.</exception>
    public static ManufactureRecord ReworkOf(string number, Return returned, DateOnly startedOn, DateOnly today, string by, RecordDetails? details = null)
    {
        if (returned.Decision != ReturnDecision.Rework || returned.Here is not { } lot)
            throw new DomainRuleException($"Nobody decided that {returned.Number} is reworked. A quality lead does, on its page.");
        lot.RefuseIfUsedUp("reworked");
        if (lot.Holds.FirstOrDefault(h => h.IsOpen) is { } hold)
            throw new DomainRuleException($"{lot.Number} is on hold ({hold.Reason ?? hold.Cause.ToString().ToLowerInvariant()}), so it cannot be reworked. A quality lead can lift the hold.");
        var record = Start(number, lot.Product, null, startedOn, today, by, details, rework: true);
        var all = lot.OnHand;
        lot.Take(all, "reworked");
        record.AddInput(lot, all, null);
        return record;
    }

    /// <summary>A lot goes into the job: all of its units, or those of a range. The amount may be "not measured", as of glue.</summary>
    /// <param name="descends">Whether the lot was made, at whatever remove, from what this record made (see LotGenealogy.DescendsFrom).</param>
    /// <param name="papers">The documents about the lot, see <see cref="LotQueries.DocumentsAbout"/>.</param>
    /// <param name="decided">In a rework: what quality issues that hold the lot decided about it, see <see cref="IssueQueries.ToBeReworked"/>.</param>
    public Input Consume(Lot lot, Quantity? amount, UnitRange? units, DateOnly today, bool descends, IReadOnlyCollection<Document> papers, IReadOnlyCollection<Disposition>? decided = null)
    {
        RefuseUnlessOpen();
        if (descends)
            throw new DomainRuleException($"{lot.Number} was itself made from what {Number} made; it cannot go back into it. Start a rework record for it.", "Lot");
        var let = IsRework ? lot.LetIntoRework(decided ?? [], amount) : [];
        lot.RefuseUnlessFree("used", today, CustomerId, "Lot", let);
        Demands.RefuseUnlessMet(lot, papers, today);
        if (LiveOutputs.Any(o => o.Lot == lot))
            throw new DomainRuleException($"{lot.Number} is what {Number} makes; it cannot go into itself. Scan the lot that was used.", "Lot");
        if (lot.OnHand.IsZero)
            throw new DomainRuleException($"{lot.Number} is used up. Take another lot, or, if there is more on the shelf, adjust {lot.Number} first.", "Lot");
        if (amount is null) return AddInput(lot, null, units);
        var taken = amount.Value.In(lot.Unit, "Quantity");
        if (taken.Micro <= 0)
            throw new DomainRuleException($"The amount is {taken}. It has to be more than nothing; leave it empty if it was not measured.", "Quantity");
        lot.Take(taken, "used");
        foreach (var rework in let) rework.Begin(Number);
        return AddInput(lot, taken, units);
    }

    /// <summary>A batch comes out: one code for all its units, which take the next positions of the run.</summary>
    /// <param name="product">Which of the products of a nest it is.</param>
    public Output Produce(string code, Quantity amount, string? location = null, Product? product = null)
    {
        RefuseUnlessOpen();
        var made = Which(product);
        var units = PositionsOf(amount);
        var lot = Lot.Made(code, null, made, amount, LotStatus.Accepted, owner: null, location: location);
        var first = NextPosition;
        return AddOutput(lot, amount, first, first + units - 1);
    }

    /// <summary>Units come out, each with its own serial number.</summary>
    /// <param name="product">Which of the products of a nest they are.</param>
    public IReadOnlyList<Output> ProduceUnits(IEnumerable<string> serials, string? location = null, Product? product = null)
    {
        RefuseUnlessOpen();
        var which = Which(product);
        var one = new Quantity(Quantity.One, Unit.Pcs);
        var made = new List<Output>();
        foreach (var serial in serials)
        {
            var at = NextPosition;
            made.Add(AddOutput(Lot.Made(serial, null, which, one, LotStatus.Accepted, location: location, serial: null), one, at, at));
        }
        if (made.Count == 0)
            throw new DomainRuleException("Nothing came out. Enter how many units were made.", "Quantity");
        return made;
    }

    /// <summary>Material that came off beside the units takes none of their positions.</summary>
    public override long NextPosition =>
        LiveOutputs.Where(o => o.Lot.MaterialId is null && o.Lot.Material is null).Select(o => o.LastPosition).DefaultIfEmpty(0).Max() + 1;

    /// <summary>Something besides the product comes out and goes on as material.</summary>
    public Output ProduceMaterial(string number, Material material, Quantity amount, string? location = null)
    {
        RefuseUnlessOpen();
        var kept = amount.In(material.Unit, "Quantity");
        // It is no unit of the run: it came off while the units made so far were made, and whatever went into any of
        // them may be in it.
        return AddOutput(Lot.Made(number, material, null, kept, LotStatus.Accepted, location: location), kept, 1, Math.Max(1, NextPosition - 1));
    }

    /// <summary>A unit that was worked on again comes out as its next state; the serial stays, the lot number is new.</summary>
    public Output Reworked(Lot before, string number)
    {
        RefuseUnlessOpen();
        if (!IsRework || LiveInputs.All(i => i.Lot != before))
            throw new DomainRuleException($"{before.Number} did not go into {Number}. Put it into a rework record first.", "Lot");
        var serial = before.Serial ?? before.Number;
        if (LiveOutputs.FirstOrDefault(o => Lots.NumberKey.Same(o.Lot.Serial, serial)) is { } already)
            throw new DomainRuleException($"{serial} came out of {Number} already, as {already.Lot.Number}. Void that first if it was wrong.", "Lot");
        var amount = LiveInputs.First(i => i.Lot == before).Amount ?? new(Quantity.One, before.Unit);
        var lot = Lot.Made(number, before.Material, before.Product, amount, LotStatus.Accepted, root: before.Root ?? before, serial: serial);
        var at = NextPosition;
        return AddOutput(lot, amount, at, at + PositionsOf(amount) - 1);
    }

    /// <inheritdoc/>
    /// <exception cref="DomainRuleException">A unit that was reworked came out already: it cannot be on the shelf as it was, too.</exception>
    public override void Void(Input input, string by, DateTimeOffset at, string reason)
    {
        if (IsRework && input.IsLive && LiveOutputs.FirstOrDefault(o => Lots.NumberKey.Same(o.Lot.Serial, input.Lot.Serial ?? input.Lot.Number)) is { } next)
            throw new DomainRuleException($"{input.Lot.Number} came out of {Number} again, as {next.Lot.Number}, so it cannot be on the shelf as it was, too. Void {next.Lot.Number} first.");
        base.Void(input, by, at, reason);
    }

    /// <summary>Nothing more goes in or comes out; mistakes are voided from here on.</summary>
    public void Close(DateOnly on)
    {
        RefuseUnlessOpen();
        if (!LiveInputs.Any())
            throw new DomainRuleException($"{Number} names no lot that was used. Scan at least one before it is closed; a recall can only find what is written here.");
        if (on < StartedOn)
            throw new DomainRuleException($"{on:yyyy-MM-dd} is before {Number} was started on {StartedOn:yyyy-MM-dd}. Check the date.", "CompletedOn");
        RefuseWithOpenSteps();
        CompletedOn = on;
    }

    /// <summary>Begun so long ago, and still open: somebody forgot it.</summary>
    public static readonly int ForgottenAfterDays = 7;

    public bool IsForgotten(DateOnly today) => IsOpen && StartedOn.AddDays(ForgottenAfterDays) <= today;

    /// <summary>Nothing more goes in or comes out, and it ended today.</summary>
    /// <exception cref="DomainRuleException">As of <see cref="Close"/>; or it stood open for a week, so that nobody can take today for the day on which it ended.</exception>
    public void CloseToday(DateOnly today)
    {
        if (IsForgotten(today))
            throw new DomainRuleException($"{Number} was begun on {StartedOn:yyyy-MM-dd} and stood open since. Say on which day the job ended; a recall asks which lots were here then.", "CompletedOn");
        Close(today);
    }

    private void RefuseUnlessOpen()
    {
        if (!IsOpen)
            throw new DomainRuleException($"{Number} was closed on {CompletedOn:yyyy-MM-dd}. Start a new record, or void what is wrong in it.");
    }

    private Product Which(Product? asked)
    {
        var products = Products;
        if (products.Count == 0)
            throw new DomainRuleException($"{Number} has no product, so nothing new can come out of it. Start a record for the product.");
        if (asked is null)
            return products.Count == 1 ? products[0] : throw new DomainRuleException($"{Number} makes {string.Join(", ", products.Select(p => p.Sku))}. Say which of them came out.", "Product");
        return products.Contains(asked) ? asked : throw new DomainRuleException($"{Number} does not make {asked.Sku}, but {string.Join(", ", products.Select(p => p.Sku))}. Choose one of them, or start a record for {asked.Sku}.", "Product");
    }

    private static long PositionsOf(Quantity amount)
    {
        if (amount.Unit.Kind() is not (UnitKind.Pieces or UnitKind.Sheets or UnitKind.Rolls)) return 1;
        if (amount.Micro % Quantity.One != 0 || amount.Micro <= 0)
            throw new DomainRuleException($"{amount} is not a whole number of pieces. Enter how many were made.", "Quantity");
        return amount.Micro / Quantity.One;
    }
}

/// <summary>What a record may say about how the job was done.</summary>
/// <param name="Units">How many are wanted; null where nobody says.</param>
/// <param name="SopRevision">The revision it is made by, out of the shop's own procedures.</param>
public sealed record RecordDetails(string? Drawing = null, string? BomRevision = null, string? Sop = null, string? Machine = null, SopRevision? SopRevision = null, long? Units = null);
