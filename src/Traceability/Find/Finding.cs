using System.Data.Common;
using System.Globalization;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;

namespace Traceability.Find;

/// <summary>
/// One box for every number there is: what a chain can begin with is found as a recall finds it, the rest by its code.
/// Each place is asked by its key, never read through.
/// </summary>
public sealed class Finding(TraceabilityDb db, RootFinder roots)
{
    /// <summary>At most this many things are listed for one number.</summary>
    public const int Most = 200;

    private const int Nearest = 6;

    /// <summary>What bears this number: typed or scanned, ours or somebody else's, also as "heat:MILL|N".</summary>
    public async Task<IReadOnlyList<Hit>> Find(string? written, CancellationToken cancel = default)
    {
        // A kind and a mill may stand before the number.
        if (string.IsNullOrWhiteSpace(written) || written.Length > 3 * NumberKey.MaxLength) return [];
        var hits = new List<Hit>();
        foreach (var root in await roots.Find(written, cancel))
        {
            var (place, ids) = Means(root);
            hits.AddRange(await Rows(place, $"{place.Id} IN ({string.Join(", ", ids.Take(Most).Select(id => id.ToString(CultureInfo.InvariantCulture)))})", [], Most, cancel));
        }
        var key = NumberKey.Of(written);
        foreach (var place in Place.Codes)
            hits.AddRange(await Rows(place, $"{place.Key} = @key", [("@key", key)], Most, cancel));
        // A supplier's number taken over as ours is one lot; a piece that was cut is a lot, and no longer marked out.
        var found = hits.DistinctBy(h => (h.Thing, h.Id)).ToList();
        return [.. found.Where(h => h.Thing != Thing.Cut || NumberKey.Same(h.Number, written) || found.All(o => o.Thing != Thing.Lot)).Take(Most)];
    }

    /// <summary>Numbers that may have been meant: those the eye takes for it, and those that begin like it.</summary>
    public async Task<IReadOnlyList<Hit>> Near(string? written, CancellationToken cancel = default)
    {
        var key = NumberKey.Of(written ?? "");
        if (key.Length is 0 or > NumberKey.MaxLength) return [];
        var near = new List<Hit>();
        if (NumberKey.LookAlike(key) is { Length: > 0 } looks)
            near.AddRange(await Rows(Place.Lot, "l.look_alike_key = @key", [("@key", looks)], Nearest, cancel));
        // A digit too many at the end is forgiven, as far as three of them.
        for (var length = key.Length; near.Count < Nearest && length >= Math.Max(2, key.Length - 3); length--)
            foreach (var place in Place.All)
                near.AddRange(await Rows(place, $"{place.Key} >= @from AND {place.Key} < @to", [("@from", key[..length]), ("@to", key[..length] + "\U0010FFFF")], Nearest, cancel));
        return [.. near.DistinctBy(h => (h.Thing, h.Id)).Take(2 * Nearest)];
    }

    private static (Place Place, IReadOnlyList<long> Ids) Means(Root root) => root.Kind switch
    {
        RootKind.Heat => (Place.Heat, [root.Id]),
        RootKind.Certificate when root.Id > 0 => (Place.Document, [root.Id]),
        RootKind.Record or RootKind.Cut => (Place.Transformation, [root.Id]),
        RootKind.Delivery => (Place.Delivery, [root.Id]),
        RootKind.Shipment => (Place.Shipment, [root.Id]),
        RootKind.Order => (Place.Order, [root.Id]),
        // A lot, a supplier's number on lots, a certificate that is stated with lots though nobody holds it.
        _ => (Place.Lot, root.LotIds),
    };

    private async Task<List<Hit>> Rows(Place place, string which, (string Name, object Value)[] parameters, int most, CancellationToken cancel)
    {
        var hits = new List<Hit>();
        await using var command = db.Command(await db.OpenConnection(cancel), $"SELECT {place.Row} FROM {place.From} WHERE {which} ORDER BY {place.Key} LIMIT {most}");
        foreach (var (name, value) in parameters) command.Set(name, value);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) hits.Add(place.Hit(reader.GetInt64(0), reader.GetString(1), Text(reader, 2), Text(reader, 3)));
        return hits;
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
