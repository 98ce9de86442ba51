using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.People;

namespace Traceability.Receiving;

/// <summary>What somebody was who had the material before it came here.</summary>
public enum CustodyRole { Maker, ServiceCentre, Distributor, Other }

/// <summary>
/// One hand through which a lot went before it came here: mill, service centre, distributor, with the paper that came of it and the
/// number that stands on that. Where that number is not the lot's, the chain breaks.
/// </summary>
public sealed class CustodyHop : Voidable
{
    private CustodyHop() { }

    public long Id { get; private set; }

    public long LotId { get; private init; }

    public required Lot Lot { get; init; }

    /// <summary>From 1, the one farthest from here; in the order in which they were written down.</summary>
    public required int Position { get; init; }

    public required CustodyRole Role { get; init; }

    public required string Party { get; init; }

    /// <summary>As it stands on the paper; null: none stands on it, or there is no paper.</summary>
    public string? Number { get; private init; }

    public string? NumberKey { get; private init; }

    /// <summary>Whether it was another one than the lot's when it was written down. Asked again wherever it is shown: the lot's heat may come later.</summary>
    public bool Differs { get; private init; }

    public long? DocumentId { get; private init; }

    public Document? Document { get; private init; }

    /// <summary>When they passed it on, as far as that is known.</summary>
    public DateOnly? PassedOn { get; private init; }

    /// <param name="lot">What came in; its heats have to be loaded.</param>
    /// <param name="before">Those written down already.</param>
    /// <exception cref="DomainRuleException">It did not come in, nobody is named, or it would have been passed on after it came.</exception>
    public static CustodyHop Of(Lot lot, int before, CustodyRole role, string? party, string? number, Document? document, DateOnly? passedOn)
    {
        if (!lot.IsReceived)
            throw new DomainRuleException($"{lot.Number} did not come in, it was made or cut here. Write down the way of the lot that it came from{(lot.Root is { } root ? $", {root.Number}" : "")}.");
        if (passedOn > lot.ReceivedOn)
            throw new DomainRuleException($"{passedOn:yyyy-MM-dd} is after the day on which {lot.Number} came here. Check the date.", "PassedOn");
        var written = string.IsNullOrWhiteSpace(number) ? null : Lots.NumberKey.Kept(number, "number on the paper", "Number");
        return new()
        {
            Lot = lot,
            Position = before + 1,
            Role = role,
            Party = Text.Line(party, "name of who had it", "Party"),
            Number = written,
            NumberKey = written is null ? null : Lots.NumberKey.Of(written),
            Differs = written is not null && !lot.IsIdentifiedBy(written),
            Document = document,
            PassedOn = passedOn,
        };
    }

    /// <summary>The number on its paper is not one of the lot's: nobody can say that it is the same material.</summary>
    public bool BreaksAt(Lot lot) => IsLive && Number is not null && !lot.IsIdentifiedBy(Number);

    /// <summary>Written down wrongly: one's own of a moment ago, or by a quality lead with the reason.</summary>
    public void Void(string? reason, Who who, DateTimeOffset at)
    {
        var own = IsUndoneBy(who, at);
        if (!own && who.Role < People.Role.QualityLead)
            throw new DomainRuleException($"This was entered by {RecordedBy}, or more than {UndoneWithin.TotalMinutes:0} minutes ago. {WayOut}");
        MarkVoid(who.Code, at, own && string.IsNullOrWhiteSpace(reason) ? "Taken back at once." : reason ?? "");
    }
}

public static class CustodyQueries
{
    /// <summary>Hops whose number is not one of what the lot is known by: where the chain breaks.</summary>
    public static IQueryable<CustodyHop> Breaking(this IQueryable<CustodyHop> hops) => hops.Where(h => h.Differs && h.VoidedAt == null
        && h.NumberKey != h.Lot.NumberKey && (h.Lot.SupplierLotKey == null || h.NumberKey != h.Lot.SupplierLotKey) && !h.Lot.Heats.Any(x => x.Heat.NumberKey == h.NumberKey));
}

internal sealed class CustodyHopConfiguration : IEntityTypeConfiguration<CustodyHop>
{
    public void Configure(EntityTypeBuilder<CustodyHop> hop)
    {
        hop.HasOne(h => h.Lot).WithMany().HasForeignKey(h => h.LotId);
        hop.HasOne(h => h.Document).WithMany().HasForeignKey(h => h.DocumentId);
        hop.HasIndex(h => new { h.LotId, h.Position });
        // Few: asking for gaps reads them and no others.
        hop.HasIndex(h => h.Differs).HasFilter("differs = 1 AND voided_at IS NULL");
    }
}
