using System.Data.Common;
using System.Globalization;
using System.Web;
using Traceability.Compliance;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Scanning;

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

    /// <summary>
    /// What bears this number: typed or scanned, ours or somebody else's, also as "heat:MILL|N"; a label that is bound to a
    /// lot; a GS1 code by the numbers in it; an address of a page of ours.
    /// </summary>
    /// <param name="ours">The names under which this shop's pages are opened; an address elsewhere is somebody else's.</param>
    public async Task<IReadOnlyList<Hit>> Find(string? written, IReadOnlyCollection<string>? ours = null, CancellationToken cancel = default)
    {
        // A kind and a mill may stand before the number.
        if (string.IsNullOrWhiteSpace(written) || written.Length > 3 * NumberKey.MaxLength) return [];
        var code = ScannedCode.Of(written);
        if (code.Address is { } address && await AtAddress(address, ours ?? [], cancel) is { } there) return there;
        var hits = new List<Hit>();
        foreach (var root in await roots.Find(written, cancel))
        {
            var (place, ids) = Means(root);
            hits.AddRange(await Rows(place, $"{place.Id} IN ({string.Join(", ", ids.Take(Most).Select(id => id.ToString(CultureInfo.InvariantCulture)))})", [], Most, cancel));
        }
        foreach (var key in Codes(code, written))
            foreach (var place in Place.Codes)
                hits.AddRange(await Rows(place, $"{place.Key} = @key", [("@key", key)], Most, cancel));
        // A supplier's number taken over as ours is one lot; a piece that was cut is a lot, and no longer marked out.
        var found = hits.DistinctBy(h => (h.Thing, h.Id)).ToList();
        return [.. found.Where(h => h.Thing != Thing.Cut || NumberKey.Same(h.Number, code.Text) || found.All(o => o.Thing != Thing.Lot)).Take(Most)];
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

    /// <summary>The codes that are looked up: the text itself, and of a GS1 code the article's number, as shops write it.</summary>
    private static IEnumerable<string> Codes(ScannedCode code, string written)
    {
        yield return code.IsGs1 ? NumberKey.Of(written) : code.Key;
        if (code.Facts.Gtin is not { } gtin) yield break;
        foreach (var length in (int[])[14, 13, 12, 8])
            if (gtin[..^length].All(c => c == '0')) yield return gtin[^length..];
    }

    /// <summary>What a page of ours is about: one of the shop's own, or a shared link, which is known by its token wherever it is opened.</summary>
    private async Task<IReadOnlyList<Hit>?> AtAddress(Uri address, IReadOnlyCollection<string> ours, CancellationToken cancel)
    {
        var path = address.AbsolutePath.Trim('/').Split('/');
        if (path is ["c", var token, ..] && LinkToken.IsToken(token))
            return await Rows(Place.Certificate, "x.id = (SELECT certificate_id FROM shared_link WHERE token_hash = @hash)", [("@hash", LinkToken.HashOf(token))], 1, cancel);
        if (!ours.Contains(address.Host, StringComparer.OrdinalIgnoreCase)) return null;
        if (path is ["find"] && HttpUtility.ParseQueryString(address.Query)["q"] is { } number) return ScannedCode.Of(number).Address is null ? await Find(number, cancel: cancel) : [];
        if (path is ["certificates", var certificate]) return await Find(Uri.UnescapeDataString(certificate), cancel: cancel);
        return path is [var page, var id, ..] && Place.OfPage(page) is { } place && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? await Rows(place, $"{place.Id} = {row.ToString(CultureInfo.InvariantCulture)}", [], 1, cancel)
            : null;
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
