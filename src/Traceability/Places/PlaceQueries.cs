using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Places;

/// <summary>A name that stands on lots and is not registered, as most of them write it.</summary>
public sealed record LooseName(string Name, int Lots);

/// <summary>Places and what is kept there. A lot says where it is by the place's name: that is also what an exchange carries.</summary>
public static class PlaceQueries
{
    /// <summary>The registered place of this number or name, however it is written; null where there is none.</summary>
    public static Task<Place?> PlaceMeant(this TraceabilityDb db, string? typed, CancellationToken cancel = default)
    {
        var key = NumberKey.Of(typed ?? "");
        return db.Places.Where(p => p.NumberKey == key || p.NameKey == key).OrderByDescending(p => p.NumberKey == key).FirstOrDefaultAsync(cancel);
    }

    /// <summary>What a lot is to say for a place that was typed or scanned: its registered name, or else what was typed.</summary>
    /// <exception cref="DomainRuleException">It is the number of a place that is not there.</exception>
    public static async Task<string?> PlaceName(this TraceabilityDb db, string? typed, string field = "Location", CancellationToken cancel = default)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (await db.PlaceMeant(typed, cancel) is { } place) return place.Name;
        if (Place.IsNumber(typed))
            throw new DomainRuleException($"There is no place {typed.Trim()}. Scan the place again, or type its name.", field);
        return typed;
    }

    /// <summary>Registers a name.</summary>
    /// <exception cref="DomainRuleException">There is a place of that name.</exception>
    public static async Task<Place> Register(this TraceabilityDb db, Numbers numbers, string? name, CancellationToken cancel = default)
    {
        if (await db.PlaceMeant(name, cancel) is { } known)
            throw new DomainRuleException($"There is a place {known.Name} already, {known.Number}. Use that one, or give this one another name.", "Name");
        return db.Places.Add(Place.Named(await numbers.Place(cancel), name)).Entity;
    }

    /// <summary>The names of all places, for a list to choose from.</summary>
    public static async Task<IReadOnlyList<(string Value, string Words)>> PlaceChoices(this TraceabilityDb db, CancellationToken cancel = default) =>
        [.. (await db.Places.AsNoTracking().OrderBy(p => p.NameKey).Take(500).Select(p => new { p.Name, p.Number }).ToListAsync(cancel)).Select(p => (p.Name, p.Number))];

    // The database folds the case on both sides, so that "rack 3" and "Rack 3" are one place, and finds it by ix_lot_place.
#pragma warning disable CA1304, CA1311 // Translated to SQL, which knows no culture.
    /// <summary>What is kept at the place now.</summary>
    public static IQueryable<Lot> At(this IQueryable<Lot> lots, Place place)
    {
        var folded = Folded(place.Name);
        return lots.Where(l => l.OnHandMicro > 0 && l.Location!.ToUpper() == folded);
    }

    /// <summary>Places, each with how many lots are there now.</summary>
    public static IQueryable<PlaceRow> WithCounts(this IQueryable<Place> places, TraceabilityDb db) => places.Select(p =>
        new PlaceRow(p.Id, p.Number, p.Name, db.Lots.Count(l => l.OnHandMicro > 0 && l.Location!.ToUpper() == p.Name.ToUpper())));

    /// <summary>Names that stand on lots that are here, and that nobody has registered; the fullest first.</summary>
    public static IQueryable<LooseName> LooseNames(this TraceabilityDb db) => db.Lots
        .Where(l => l.OnHandMicro > 0 && l.Location != null)
        .GroupBy(l => l.Location!.ToUpper())
        .Where(g => !db.Places.Any(p => p.Name.ToUpper() == g.Key))
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
        .Select(g => new LooseName(g.Min(l => l.Location)!, g.Count()));
#pragma warning restore CA1304, CA1311

    // As SQLite folds it: letters of ASCII only.
    private static string Folded(string name) => string.Concat(name.Select(c => char.IsAsciiLetterLower(c) ? char.ToUpperInvariant(c) : c));

    /// <summary>Whether the lot says that it is there.</summary>
    public static bool IsAt(this Lot lot, Place place) => NumberKey.Same(lot.Location, place.Name);
}

/// <summary>A place as a list shows it.</summary>
public sealed record PlaceRow(long Id, string Number, string Name, int Lots);
