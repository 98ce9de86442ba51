using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Scanning;

namespace Traceability.Genealogy;

/// <summary>Finds what a number is. Any number that is written on material, paper or label can be a beginning.</summary>
public sealed class RootFinder(TraceabilityDb db)
{
    // Each answers: id, number, what it is of. The key is compared in its normal form; each is one index lookup.
    private static readonly (RootKind Kind, string Prefix, string Sql, string Lots)[] Places =
    [
        (RootKind.Lot, "lot", "SELECT id, number, NULL FROM lot WHERE number_key = @key UNION SELECT id, number, NULL FROM lot WHERE serial_key = @key",
            "SELECT id FROM lot WHERE id = @id"),
        (RootKind.Heat, "heat", "SELECT id, number, mill FROM heat WHERE number_key = @key",
            "SELECT lot_id FROM lot_heat WHERE heat_id = @id"),
        (RootKind.SupplierLot, "supplier-lot", """
            SELECT MIN(l.id), MIN(l.supplier_lot), s.code FROM lot l LEFT JOIN supplier s ON s.id = l.supplier_id
             WHERE l.supplier_lot_key = @key GROUP BY l.supplier_id, s.code
            """,
            "SELECT o.id FROM lot l JOIN lot o ON o.supplier_lot_key = l.supplier_lot_key AND (o.supplier_id = l.supplier_id OR (o.supplier_id IS NULL AND l.supplier_id IS NULL)) WHERE l.id = @id"),
        (RootKind.Certificate, "certificate", "SELECT id, number, issuer FROM document WHERE number_key = @key",
            """
            SELECT lot_id FROM document_lot WHERE document_id = @id
            UNION SELECT lh.lot_id FROM document_heat dh JOIN lot_heat lh ON lh.heat_id = dh.heat_id WHERE dh.document_id = @id
            UNION SELECT l.id FROM document d JOIN lot l ON l.certificate_number_key = d.number_key
                   WHERE d.id = @id AND (SELECT COUNT(*) FROM document x WHERE x.number_key = d.number_key) = 1
            """),
        (RootKind.Record, "record", "SELECT id, number, NULL FROM transformation WHERE number_key = @key AND kind <> 'cut'",
            "SELECT lot_id FROM output WHERE transformation_id = @id AND voided_at IS NULL"),
        (RootKind.Cut, "cut", "SELECT id, number, NULL FROM transformation WHERE number_key = @key AND kind = 'cut'",
            "SELECT lot_id FROM output WHERE transformation_id = @id AND voided_at IS NULL"),
        (RootKind.Delivery, "delivery", "SELECT id, number, NULL FROM receipt WHERE number_key = @key",
            "SELECT id FROM lot WHERE receipt_id = @id"),
        (RootKind.Shipment, "shipment", "SELECT id, number, NULL FROM shipment WHERE number_key = @key",
            "SELECT lot_id FROM shipment_line WHERE shipment_id = @id AND lot_id IS NOT NULL AND voided_at IS NULL"),
        (RootKind.Order, "order", """SELECT id, number, NULL FROM "order" WHERE number_key = @key""",
            "SELECT l.lot_id FROM shipment s JOIN shipment_line l ON l.shipment_id = s.id WHERE s.order_id = @id AND l.lot_id IS NOT NULL AND l.voided_at IS NULL"),
    ];

    /// <summary>A label that is not ours, bound to the lot it is on.</summary>
    private const string BoundCodes = "SELECT l.id, l.number, NULL FROM bound_code b JOIN lot l ON l.id = b.lot_id WHERE b.code_key = @key AND b.released_at IS NULL";

    /// <summary>A certificate's number that came with a lot, though no document is held under it.</summary>
    private const string StatedCertificates = """
        SELECT id FROM lot WHERE certificate_number_key = @key
           AND NOT EXISTS (SELECT 1 FROM document WHERE number_key = @key)
        """;

    /// <summary>
    /// Everything that bears this number. "heat:MILL|N", "lot:N" and so on look in one place only. A scanned label is found by
    /// what it is bound to, and a GS1 code by the numbers that it holds.
    /// </summary>
    public async Task<IReadOnlyList<Root>> Find(string written, CancellationToken cancel = default)
    {
        var (kind, of, number) = Taken(written);
        if (kind is not null) return await Bearing(kind, of, number, cancel);
        var code = ScannedCode.Of(written);
        // Digits that could be GS1 may be somebody's number all the same.
        var found = await Bearing(null, null, code.IsGs1 ? written : code.Text, cancel);
        foreach (var (id, lot, _) in await Rows(BoundCodes, "@key", code.Key, cancel))
            if (found.TrueForAll(r => r.Kind != RootKind.Lot || r.Id != id)) found.Add(new(RootKind.Lot, lot, null, id, [id]));
        foreach (var (held, kinds) in NumbersOf(code.Facts).TakeWhile(_ => found.Count == 0))
            foreach (var one in kinds)
                found.AddRange(await Bearing(one, null, held, cancel));
        return found;
    }

    /// <summary>The numbers in a GS1 code, the one that says most exactly which lot it is first, and what each can be the number of.</summary>
    private static IEnumerable<(string Number, string[] Kinds)> NumbersOf(Gs1Facts facts)
    {
        if (facts.Serial is { } serial) yield return (serial, ["lot"]);
        if (facts.Lot is { } lot) yield return (lot, ["lot", "supplier-lot", "heat"]);
        if (facts.Sscc is { } sscc) yield return (sscc, ["lot", "supplier-lot", "delivery", "shipment"]);
    }

    private async Task<List<Root>> Bearing(string? kind, string? of, string number, CancellationToken cancel)
    {
        var key = NumberKey.Of(number);
        if (key.Length == 0) return [];
        var found = new List<Root>();
        foreach (var place in Places)
        {
            if (kind is not null && kind != place.Prefix) continue;
            var rows = await Rows(place.Sql, "@key", key, cancel);
            // A serial is borne by every state of a unit; who says "lot:" means the one that has it as its number.
            if (kind == "lot" && rows.Any(r => NumberKey.Of(r.Number) == key)) rows.RemoveAll(r => NumberKey.Of(r.Number) != key);
            foreach (var (id, named, belongs) in rows)
            {
                if (of is not null && NumberKey.Of(belongs ?? "") != NumberKey.Of(of)) continue;
                found.Add(new(place.Kind, named, belongs, id, await Ids(place.Lots, "@id", id, cancel)));
            }
        }
        if (kind is null or "certificate" && string.IsNullOrEmpty(of) && await Ids(StatedCertificates, "@key", key, cancel) is { Count: > 0 } stated)
            found.Add(new(RootKind.Certificate, number.Trim(), null, 0, stated));
        return found;
    }

    /// <summary>The one thing that is meant.</summary>
    /// <exception cref="UnknownNumberException">Nothing has this number.</exception>
    /// <exception cref="AmbiguousNumberException">Several things have it, and they are not the same lots.</exception>
    public async Task<Root> FindOne(string written, CancellationToken cancel = default)
    {
        IReadOnlyList<Root> found = await Find(written, cancel);
        if (found.Count == 0) throw new UnknownNumberException(written);
        // A supplier's number taken over as ours, a heat that is one lot: whichever is meant, it is the same lots.
        // Two papers of one issuer under one number cannot be told apart: both are meant.
        found = [.. found.GroupBy(root => root.Qualified).Select(g => g.First() with { LotIds = [.. g.SelectMany(root => root.LotIds).Distinct()] })];
        var meant = found.DistinctBy(root => string.Join(',', root.LotIds.Order()) is var lots && lots.Length == 0 ? root.Qualified : lots).ToList();
        return meant.Count == 1 ? meant[0] : throw new AmbiguousNumberException(written, [.. found.Select(root => root.Qualified)]);
    }

    /// <summary>Takes "heat:MILL|N" apart; a number that merely contains a colon stays whole.</summary>
    private static (string? Kind, string? Of, string Number) Taken(string written)
    {
        var colon = written.IndexOf(':', StringComparison.Ordinal);
        var kind = colon > 0 ? written[..colon].Trim().ToLowerInvariant() : null;
        if (kind is null || Places.All(p => p.Prefix != kind)) return (null, null, written);
        var number = written[(colon + 1)..];
        var bar = number.IndexOf('|', StringComparison.Ordinal);
        return kind is "heat" or "certificate" or "supplier-lot" && bar >= 0
            ? (kind, number[..bar], number[(bar + 1)..])
            : (kind, null, number);
    }

    private async Task<List<(long Id, string Number, string? Of)>> Rows(string sql, string name, object value, CancellationToken cancel)
    {
        var rows = new List<(long, string, string?)>();
        await using var command = await Command(sql, name, value, cancel);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            if (!reader.IsDBNull(0))
                rows.Add((reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2)));
        return rows;
    }

    private async Task<List<long>> Ids(string sql, string name, object value, CancellationToken cancel)
    {
        var ids = new List<long>();
        await using var command = await Command(sql, name, value, cancel);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) ids.Add(reader.GetInt64(0));
        return [.. ids.Distinct()];
    }

    private async Task<DbCommand> Command(string sql, string name, object value, CancellationToken cancel)
    {
        var connection = await db.OpenConnection(cancel);
        var command = db.Command(connection, sql);
        command.Set(name, value);
        return command;
    }
}

/// <summary>Nothing in the shop bears this number.</summary>
public sealed class UnknownNumberException(string number)
    : Exception($"\"{number}\" is not a number in this shop. Check it, or scan the label again.")
{
    public string Number { get; } = number;
}

/// <summary>Several things bear this number.</summary>
public sealed class AmbiguousNumberException(string number, IReadOnlyList<string> candidates)
    : Exception($"\"{number}\" is several things: {string.Join(", ", candidates)}. Say which.")
{
    public string Number { get; } = number;

    public IReadOnlyList<string> Candidates { get; } = candidates;
}
