using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Lots;

namespace Traceability.Orders;

/// <summary>What, anywhere in the chain behind a lot, keeps it from being shipped to a customer.</summary>
/// <param name="Released">Lots that work was begun with before they were accepted.</param>
/// <param name="Unapproved">Lots that were let in with a deviation, to which this customer has not agreed and by contract has to.</param>
public sealed record Upstream(IReadOnlyList<string> Released, IReadOnlyList<string> Unapproved)
{
    public static Upstream Clear { get; } = new([], []);

    /// <exception cref="DomainRuleException">Something keeps it here.</exception>
    internal void RefuseUnlessClear(Lot lot, Customer customer)
    {
        if (Released.Count > 0)
            throw new DomainRuleException($"{Numbers(Released)} {(Released.Count == 1 ? "is" : "are")} released only conditionally{(Released.Contains(lot.Number) ? "" : $", and {lot.Number} was made from it")}: work may go on, nothing is shipped. Accept {(Released.Count == 1 ? "it" : "them")} when what is missing has come.", "Lot");
        if (Unapproved.Count > 0)
            throw new DomainRuleException($"{Numbers(Unapproved)} came in with a deviation that a quality lead conceded, and {customer.Name} has to agree to such by contract. Write down his agreement on the page of {Unapproved[0]}, or ship what was made of another lot.", "Lot");
    }

    private static string Numbers(IReadOnlyList<string> numbers) => string.Join(", ", numbers.Take(5)) + (numbers.Count > 5 ? $" and {numbers.Count - 5} more" : "");
}

public static class UpstreamQueries
{
    // From the few lots that are released or conceded, which the indexes name, into the chain, and not the other way round.
    private const string Asks = $"""
        WITH RECURSIVE reach(lot_id) AS (SELECT CAST(@lot AS bigint) UNION {LotGenealogy.BackStep})
        SELECT 1, l.number FROM lot l WHERE l.released_at IS NOT NULL AND l.id IN (SELECT lot_id FROM reach)
        UNION
        SELECT 2, l.number FROM concession c JOIN lot l ON l.id = c.lot_id
         WHERE c.lot_id IN (SELECT lot_id FROM reach) AND NOT EXISTS (SELECT 1 FROM concession_approval a WHERE a.concession_id = c.id AND a.customer_id = @customer)
         ORDER BY 1, 2
        """;

    /// <summary>Looks through all that the lot came from, in one statement.</summary>
    public static async Task<Upstream> UpstreamOf(this TraceabilityDb db, Lot lot, Customer customer, CancellationToken cancel = default)
    {
        await using var command = db.Command(await db.OpenConnection(cancel), Asks);
        command.Set("@lot", lot.Id);
        command.Set("@customer", customer.Id);
        var (released, unapproved) = (new List<string>(), new List<string>());
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
            if (rows.GetInt32(0) == 1) released.Add(rows.GetString(1));
            else if (customer.ApprovesDeviations) unapproved.Add(rows.GetString(1));
        return new(released, unapproved);
    }
}
