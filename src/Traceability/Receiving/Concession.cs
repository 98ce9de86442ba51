using Traceability.Data;
using Traceability.Lots;
using Traceability.Orders;

namespace Traceability.Receiving;

/// <summary>A deviation that a quality lead took upon himself, by name and with a reason. Kept for ever.</summary>
public sealed class Concession : Stamped
{
    private readonly List<ConcessionApproval> approvals = [];

    private Concession() { }

    public long Id { get; private set; }

    public long LotId { get; private init; }

    public required Lot Lot { get; init; }

    public required ObstacleKind Kind { get; init; }

    /// <inheritdoc cref="Obstacle.What"/>
    public required string What { get; init; }

    /// <summary>What stood in the way, as it was said.</summary>
    public required string Says { get; init; }

    public required string Reason { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Customers who agreed to it.</summary>
    public IReadOnlyList<ConcessionApproval> Approvals => approvals;

    /// <summary>When the decision behind it was taken back: from then on nothing is conceded by it.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public bool IsLive => WithdrawnAt is null;

    internal void Withdraw(string by, DateTimeOffset at) => (WithdrawnBy, WithdrawnAt) = (by, at);

    internal static Concession Of(Lot lot, Obstacle obstacle, string reason, string by, DateTimeOffset at) =>
        new() { Lot = lot, Kind = obstacle.Kind, What = obstacle.What, Says = obstacle.Says, Reason = Text.Reason(reason), By = by, At = at };

    /// <summary>A customer agrees, by letter, mail or signature.</summary>
    /// <param name="reference">Where it is written: "mail of 3 May, Ms Kühn".</param>
    /// <exception cref="DomainRuleException">It does not say where, or he agreed already.</exception>
    public ConcessionApproval ApprovedBy(Customer customer, string? reference, string by, DateTimeOffset at)
    {
        if (approvals.FirstOrDefault(a => a.Customer == customer) is { } already)
            throw new DomainRuleException($"{customer.Name} agreed already ({already.Reference}). Nothing more to do.", "Reference");
        var approval = ConcessionApproval.Of(this, customer, Text.Line(reference, "letter or mail in which the customer agrees", "Reference"), by, at);
        approvals.Add(approval);
        return approval;
    }
}

/// <summary>That a customer agreed to a deviation, and where it is written.</summary>
public sealed class ConcessionApproval : Stamped
{
    private ConcessionApproval() { }

    public long Id { get; private set; }

    public long ConcessionId { get; private init; }

    public required Concession Concession { get; init; }

    public long CustomerId { get; private init; }

    public required Customer Customer { get; init; }

    public required string Reference { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    internal static ConcessionApproval Of(Concession concession, Customer customer, string reference, string by, DateTimeOffset at) =>
        new() { Concession = concession, Customer = customer, Reference = reference, By = by, At = at };
}
