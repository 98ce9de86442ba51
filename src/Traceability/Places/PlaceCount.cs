using Traceability.Data;
using Traceability.Lots;
using Traceability.People;

namespace Traceability.Places;

/// <summary>CNT-0001: what lies at a place is scanned and held against the book. Nothing of the book changes before it is finished.</summary>
public sealed class PlaceCount : Stamped
{
    // Null until loaded, as with a lot's holds.
    private List<CountLine>? lines;

    private PlaceCount() { }

    public long Id { get; private set; }

    public required string Number { get; init; }

    public required string NumberKey { get; init; }

    public long PlaceId { get; private init; }

    public required Place Place { get; init; }

    public DateTimeOffset? FinishedAt { get; private set; }

    public string? FinishedBy { get; private set; }

    /// <summary>Begun by mistake: given up before it was finished.</summary>
    public bool GivenUp { get; private set; }

    public bool IsOpen => FinishedAt is null;

    public IReadOnlyList<CountLine> Lines => lines ?? throw new InvalidOperationException($"The lines of {Number} were not loaded.");

    public static PlaceCount Begin(string number, Place place) =>
        new() { Number = Lots.NumberKey.Kept(number, "count's number", "Number"), NumberKey = Lots.NumberKey.Of(number), Place = place, lines = [] };

    /// <summary>The piece is here. Scanned twice it is counted once.</summary>
    /// <returns>Its line, and whether it is a new one.</returns>
    /// <exception cref="DomainRuleException">The count is finished.</exception>
    public (CountLine Line, bool IsNew) Scan(Lot lot)
    {
        RefuseUnlessOpen();
        if (Lines.FirstOrDefault(l => l.LotId == lot.Id) is { } known) return (known, false);
        var line = CountLine.Found(this, lot);
        lines!.Add(line);
        return (line, true);
    }

    /// <summary>It is another amount than the book says.</summary>
    /// <exception cref="DomainRuleException">It was not scanned, is below nothing, or the count is finished.</exception>
    public CountLine SetAmount(Lot lot, Quantity counted)
    {
        RefuseUnlessOpen();
        var line = LineOf(lot);
        line.Count(counted);
        return line;
    }

    /// <summary>Scanned by mistake: it does not lie here.</summary>
    public void Forget(Lot lot)
    {
        RefuseUnlessOpen();
        lines!.Remove(LineOf(lot));
    }

    /// <summary>What was begun by mistake ends without a change.</summary>
    public void GiveUp(string by, DateTimeOffset at)
    {
        RefuseUnlessOpen();
        (GivenUp, FinishedAt, FinishedBy) = (true, at, by);
    }

    /// <summary>
    /// The book is set right, all of it or nothing: each amount is held against what the book says now, whatever it said when
    /// the piece was scanned; what lies here and was written elsewhere is moved here; what was not found stays in the book as
    /// not found, unless a quality lead writes it off with a reason.
    /// </summary>
    /// <param name="missing">What the book has here and nobody scanned; see <see cref="CountQueries.Missing"/>.</param>
    /// <param name="reasons">By lot: why an amount differs, or why it is written off.</param>
    /// <exception cref="DomainRuleException">A difference has no reason, or somebody else than a quality lead writes off.</exception>
    public void Finish(IEnumerable<Lot> missing, IReadOnlyDictionary<long, string?> reasons, Who who, DateTimeOffset at)
    {
        RefuseUnlessOpen();
        foreach (var line in Lines)
        {
            var (lot, why) = (line.Lot, reasons.GetValueOrDefault(line.LotId));
            if (line.Differs && string.IsNullOrWhiteSpace(why))
                throw new DomainRuleException($"{lot.Number}: {line.Counted} were counted, and the book says {lot.OnHand} now. Say why it differs, or set the amount right.", $"Reasons[{lot.Id}]");
            line.Close();
            if (line.Differs) lot.Adjust(line.Counted!.Value, $"{Number}: {why!.Trim()}", who.Code, at);
            if (!lot.IsAt(Place) && !lot.OnHand.IsZero) lot.MoveTo(Place.Name, who.Code, at);
        }
        foreach (var lot in missing)
        {
            var line = CountLine.NotFound(this, lot);
            lines!.Add(line);
            if (reasons.GetValueOrDefault(lot.Id) is not { } why || string.IsNullOrWhiteSpace(why)) continue;
            if (who.Role < Role.QualityLead)
                throw new DomainRuleException($"Only a quality lead writes off what was not found. Leave the reason at {lot.Number} empty; it is listed as not found.", $"Reasons[{lot.Id}]");
            lot.Adjust(new(0, lot.Unit), $"{Number}, not found: {why.Trim()}", who.Code, at);
        }
        (FinishedAt, FinishedBy) = (at, who.Code);
    }

    private CountLine LineOf(Lot lot) => Lines.FirstOrDefault(l => l.LotId == lot.Id)
        ?? throw new DomainRuleException($"{lot.Number} was not scanned in {Number}. Scan it first.");

    private void RefuseUnlessOpen()
    {
        if (!IsOpen)
            throw new DomainRuleException($"{Number} was {(GivenUp ? "given up" : "finished")} by {FinishedBy}. Begin another count of {Place.Name}.");
    }
}

/// <summary>A lot in a count: what was found of it, and what the book said.</summary>
public sealed class CountLine : Stamped
{
    private CountLine() { }

    public long Id { get; private set; }

    public long CountId { get; private init; }

    public required PlaceCount OfCount { get; init; }

    public long LotId { get; private init; }

    public required Lot Lot { get; init; }

    /// <summary>Millionths of the lot's unit; null when it was not found.</summary>
    public long? CountedMicro { get; private set; }

    /// <summary>What the book said: when it was scanned, and from the end of the count on what it said then.</summary>
    public required long BookMicro { get; set; }

    /// <summary>Where the book said it was; null for no place.</summary>
    public string? BookPlace { get; private set; }

    public bool IsFound => CountedMicro is not null;

    public Quantity? Counted => CountedMicro is { } micro ? new(micro, Lot.Unit) : null;

    public Quantity Book => new(BookMicro, Lot.Unit);

    /// <summary>While the count is open: the amount is not what the book says now.</summary>
    public bool Differs => CountedMicro is { } counted && counted != Lot.OnHandMicro;

    /// <summary>While the count is open: the book has changed since the piece was scanned.</summary>
    public bool BookMoved => BookMicro != Lot.OnHandMicro;

    // Most pieces are whole: what the book says is what lies there, until somebody says otherwise.
    internal static CountLine Found(PlaceCount count, Lot lot) => new() { OfCount = count, LotId = lot.Id, Lot = lot, CountedMicro = lot.OnHandMicro, BookMicro = lot.OnHandMicro, BookPlace = lot.Location };

    internal static CountLine NotFound(PlaceCount count, Lot lot) => new() { OfCount = count, LotId = lot.Id, Lot = lot, BookMicro = lot.OnHandMicro, BookPlace = lot.Location };

    internal void Count(Quantity counted)
    {
        var amount = counted.In(Lot.Unit, "Scan");
        if (amount.Micro < 0)
            throw new DomainRuleException("There cannot be less than nothing. Enter what was counted.", "Scan");
        // Counted now, so held against the book of now.
        (CountedMicro, BookMicro) = (amount.Micro, Lot.OnHandMicro);
    }

    internal void Close() => (BookMicro, BookPlace) = (Lot.OnHandMicro, Lot.Location);
}
