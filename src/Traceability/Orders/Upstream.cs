using System.Globalization;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Materials;
using Traceability.Shops;

namespace Traceability.Orders;

/// <summary>A paper that is demanded of what leaves, and that a lot behind it has not.</summary>
public sealed record LackingBehind(string Lot, DocumentType Type);

/// <summary>What, anywhere in the chain behind a lot, keeps it from being shipped to a customer.</summary>
/// <param name="Released">Lots that work was begun with before they were accepted.</param>
/// <param name="Unapproved">Lots that were let in with a deviation, to which this customer has not agreed and by contract has to.</param>
public sealed record Upstream(IReadOnlyList<string> Released, IReadOnlyList<string> Unapproved)
{
    public static Upstream Clear { get; } = new([], []);

    /// <summary>Papers that the order or the product demands and that are missing.</summary>
    public IReadOnlyList<LackingBehind> Lacking { get; init; } = [];

    /// <summary>Who demands them: "ORD-0012", "BRK-61".</summary>
    public IReadOnlyDictionary<DocumentType, string> Demanded { get; init; } = new Dictionary<DocumentType, string>();

    /// <summary>No label of its number was ever printed or bound to it, and no mark on it was read.</summary>
    public bool HasNoLabel { get; init; }

    /// <summary>That only warns still.</summary>
    public bool LabelOnlyWarns { get; init; }

    /// <summary>All that stands against its leaving, the ones nobody can sign away first.</summary>
    public IReadOnlyList<ShippingObstacle> Obstacles(Lot lot, Customer customer)
    {
        var all = new List<ShippingObstacle>();
        if (Unapproved.Count > 0)
            all.Add(new(null, "", $"{Numbers(Unapproved)} came in with a deviation that a quality lead conceded, and {customer.Name} has to agree to such by contract. Write down his agreement on the page of {Unapproved[0]}, or ship what was made of another lot."));
        if (Released.Count > 0)
            all.Add(new(ExceptionRule.Released, string.Join(' ', Released), $"{Numbers(Released)} {(Released.Count == 1 ? "is" : "are")} released only conditionally{(Released.Contains(lot.Number) ? "" : $", and {lot.Number} was made from it")}: work may go on, nothing is shipped. Accept {(Released.Count == 1 ? "it" : "them")} when what is missing has come."));
        foreach (var lacking in Lacking)
            all.Add(new(ExceptionRule.Document, $"{WordsInText.Of(lacking.Type)}|{lacking.Lot}",
                $"{Demanded.GetValueOrDefault(lacking.Type, customer.Name)} demands {lacking.Type.Word()} of all that went in, and {lacking.Lot}{(lacking.Lot == lot.Number ? "" : $", which {lot.Number} was made from,")} has none that is valid. Add the paper on the page of {lacking.Lot}, or have a quality lead sign an exception."));
        if (HasNoLabel)
            all.Add(new(ExceptionRule.Label, "", $"No label of {lot.Number} was ever printed, and no mark on it read. Nothing leaves without its own number on it: print its label, or bind the one that is on it.", LabelOnlyWarns));
        return all;
    }

    /// <exception cref="DomainRuleException">Something keeps it here that nobody signed for.</exception>
    internal void RefuseUnlessClear(Lot lot, Customer customer, IReadOnlyCollection<ShippingException> signed)
    {
        if (Obstacles(lot, customer).FirstOrDefault(o => !o.OnlyWarns && !signed.Any(e => e.Covers(o))) is { } obstacle)
            throw new DomainRuleException(obstacle.Says, "Lot");
    }

    /// <summary>What is said and passed by.</summary>
    public string? Warning(Lot lot, Customer customer) => Obstacles(lot, customer).FirstOrDefault(o => o.OnlyWarns)?.Says;

    private static string Numbers(IReadOnlyList<string> numbers) => string.Join(", ", numbers.Take(5)) + (numbers.Count > 5 ? $" and {numbers.Count - 5} more" : "");
}

public static class UpstreamQueries
{
    // A certificate names lots or heats; a declaration a material too, with suppliers as they deliver it (see LackingPapers).
    private const string Counts = "d.type = a.word AND d.superseded_by_id IS NULL AND d.withdrawn_at IS NULL AND (d.expires_on IS NULL OR d.expires_on >= @today)";

    private const string Lacks = $"""
        UNION SELECT 3, l.number, a.word FROM (SELECT lot_id FROM reach) r CROSS JOIN lot l ON l.id = r.lot_id CROSS JOIN material m ON m.id = l.material_id JOIN asked a ON a.category = m.category
         WHERE l.received_micro IS NOT NULL AND m.control_level >= 2
           AND NOT EXISTS (SELECT 1 FROM document_lot x JOIN document d ON d.id = x.document_id WHERE (x.lot_id = l.id OR x.lot_id IN (SELECT p.id FROM lot p WHERE p.root_id = l.id)) AND {Counts})
           AND NOT EXISTS (SELECT 1 FROM lot_heat h JOIN document_heat x ON x.heat_id = h.heat_id JOIN document d ON d.id = x.document_id WHERE h.lot_id = l.id AND {Counts})
           AND (a.certificate = 1 OR NOT EXISTS (SELECT 1 FROM document_material x JOIN document d ON d.id = x.document_id WHERE x.material_id = l.material_id AND {Counts}
                AND (NOT EXISTS (SELECT 1 FROM document_supplier y WHERE y.document_id = d.id) OR EXISTS (SELECT 1 FROM document_supplier y WHERE y.document_id = d.id AND y.supplier_id = l.supplier_id))))
        """;

    // From the few lots that are released or conceded, which the indexes name, into the chain, and not the other way round.
    private static string Asks(IEnumerable<long> lots, string asked) => $"""
        WITH RECURSIVE reach(lot_id) AS (VALUES {string.Join(", ", lots.Select(id => $"({id.ToString(CultureInfo.InvariantCulture)})"))} UNION {LotGenealogy.BackStep}){(asked.Length == 0 ? "" : $", asked(word, category, certificate) AS (VALUES {asked})")}
        SELECT 1, l.number, '' FROM lot l WHERE l.released_at IS NOT NULL AND l.id IN (SELECT lot_id FROM reach)
        UNION SELECT 2, l.number, '' FROM concession c JOIN lot l ON l.id = c.lot_id
         WHERE c.lot_id IN (SELECT lot_id FROM reach) AND c.withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM concession_approval a WHERE a.concession_id = c.id AND a.customer_id = @customer)
        {(asked.Length == 0 ? "" : Lacks)}
        UNION SELECT 4, l.number, '' FROM lot l WHERE l.id IN ({string.Join(", ", lots.Select(id => id.ToString(CultureInfo.InvariantCulture)))}) AND l.marked_number IS NULL
           AND NOT EXISTS (SELECT 1 FROM label_print p WHERE p.number_key IN (l.number_key, l.serial_key) AND p.kind = 'lot')
           AND NOT EXISTS (SELECT 1 FROM bound_code b WHERE b.lot_id = l.id AND b.released_at IS NULL)
           AND NOT EXISTS (SELECT 1 FROM cut_piece c WHERE c.lot_id = l.id AND c.verified_at IS NOT NULL)
         ORDER BY 1, 2, 3
        """;

    /// <summary>
    /// Looks through all that these lots came from: one statement for those of one product. Only where something stands against them it
    /// is asked which of them it is.
    /// </summary>
    /// <param name="lots">With their products.</param>
    /// <returns>By the lots' ids.</returns>
    public static async Task<IReadOnlyDictionary<long, Upstream>> UpstreamOf(this TraceabilityDb db, IReadOnlyCollection<Lot> lots, Customer customer, Order? order, DateOnly today, CancellationToken cancel = default)
    {
        var labelWarns = (await db.Gates(cancel)).OnlyWarns(GateOf.Packing, today);
        var found = new Dictionary<long, Upstream>();
        foreach (var alike in lots.DistinctBy(l => l.Id).GroupBy(l => l.Product))
        {
            var demanded = (await db.DemandsOf(alike.Key, order, customer, cancel)).All.SelectMany(d => d.Documents.Select(type => (Type: type, d.Who))).DistinctBy(d => d.Type).ToDictionary(d => d.Type, d => d.Who);
            var together = await db.Look([.. alike], customer, demanded, today, cancel);
            foreach (var lot in alike)
            {
                var own = together.IsClear || alike.Count() == 1 ? together : await db.Look([lot], customer, demanded, today, cancel);
                found[lot.Id] = new(own.Released, own.Unapproved) { Lacking = own.Lacking, Demanded = demanded, HasNoLabel = together.Unlabelled.Contains(lot.Number), LabelOnlyWarns = labelWarns };
            }
        }
        return found;
    }

    /// <inheritdoc cref="UpstreamOf(TraceabilityDb, IReadOnlyCollection{Lot}, Customer, Order?, DateOnly, CancellationToken)"/>
    public static async Task<Upstream> UpstreamOf(this TraceabilityDb db, Lot lot, Customer customer, Order? order, DateOnly today, CancellationToken cancel = default) =>
        (await db.UpstreamOf([lot], customer, order, today, cancel))[lot.Id];

    private sealed record Seen(IReadOnlyList<string> Released, IReadOnlyList<string> Unapproved, IReadOnlyList<LackingBehind> Lacking, IReadOnlySet<string> Unlabelled)
    {
        public bool IsClear => Released.Count + Unapproved.Count + Lacking.Count == 0;
    }

    private static async Task<Seen> Look(this TraceabilityDb db, IReadOnlyCollection<Lot> lots, Customer customer, Dictionary<DocumentType, string> demanded, DateOnly today, CancellationToken cancel)
    {
        var asked = demanded.Keys.SelectMany(type => Enum.GetValues<Category>().Where(c => type.IsOf(c)).Select(c => $"('{WordsInText.Of(type)}', '{WordsInText.Of(c)}', {(type.IsCertificate() ? 1 : 0)})"));
        await using var command = db.Command(await db.OpenConnection(cancel), Asks([.. lots.Select(l => l.Id)], string.Join(", ", asked)));
        command.Set("@customer", customer.Id);
        command.Set("@today", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        var (released, unapproved, lacking, unlabelled) = (new List<string>(), new List<string>(), new List<LackingBehind>(), new HashSet<string>());
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
            switch (rows.GetInt32(0))
            {
                case 1: released.Add(rows.GetString(1)); break;
                case 2 when customer.ApprovesDeviations: unapproved.Add(rows.GetString(1)); break;
                case 3: lacking.Add(new(rows.GetString(1), WordsInText.Parse<DocumentType>(rows.GetString(2)))); break;
                case 4: unlabelled.Add(rows.GetString(1)); break;
            }
        return new(released, unapproved, lacking, unlabelled);
    }
}
