namespace Traceability.Lots;

/// <summary>Two lots in one vat, bin or bottle: a new lot each time; nothing is ever poured back.</summary>
public sealed class Mix : Transformation
{
    private Mix() { }

    public static Mix Of(string number, string newNumber, IReadOnlyList<(Lot Lot, Quantity Amount)> parts, DateOnly today, string by, string? location = null)
    {
        if (parts.Select(p => p.Lot).Distinct().Count() < 2)
            throw new DomainRuleException("A mix takes two lots or more. Scan the second one.", "Lot");
        var unit = parts[0].Lot.Unit;
        var owner = parts[0].Lot.Owner;
        foreach (var (lot, _) in parts)
        {
            lot.RefuseUnlessFree("mixed", today, lot.OwnerId, "Lot");
            if (lot.Material is null || lot.Unit.Kind() != unit.Kind())
                throw new DomainRuleException($"{lot.Number} cannot be mixed with {parts[0].Lot.Number}. Mix materials that are measured alike.", "Lot");
            // The new lot is of one material: of two it would be neither.
            if (lot.Material != parts[0].Lot.Material)
                throw new DomainRuleException($"{lot.Number} is {lot.Material.Name}, and {parts[0].Lot.Number} is {parts[0].Lot.Material?.Name}. Mix lots of one material; what is made of two is a product, in a record.", "Lot");
            if (lot.Owner != owner)
                throw new DomainRuleException($"{lot.Number} and {parts[0].Lot.Number} belong to different owners and are not mixed.", "Lot");
        }
        var kept = Lots.NumberKey.Kept(number, "mix's number", "Number");
        var mix = new Mix { Number = kept, NumberKey = Lots.NumberKey.Of(kept), StartedOn = today, CompletedOn = today, Operator = by };
        mix.StartEmpty();
        var sum = new Quantity(0, unit);
        foreach (var (lot, amount) in parts)
        {
            var part = amount.In(lot.Unit, "Quantity");
            if (part.Micro <= 0)
                throw new DomainRuleException($"The amount is {part}. It has to be more than nothing.", "Quantity");
            lot.Take(part, "mixed");
            mix.AddInput(lot, part, null);
            sum += part;
        }
        var made = Lot.Made(newNumber, parts[0].Lot.Material, null, sum, LotStatus.Accepted, owner: owner, location: location, expiresOn: parts.Min(p => p.Lot.ExpiresOn));
        made.MixedFrom(parts.Select(p => p.Lot));
        mix.AddOutput(made, sum, 1, 1);
        return mix;
    }
}
