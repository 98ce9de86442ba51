using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Places;

namespace Traceability.Pages.Stock;

/// <summary>Two lots or more in one vat, bin or bottle become a new lot; so does a vat that is topped up.</summary>
public sealed class MixModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : StockPage(db, acts, clock)
{
    /// <summary>So many lots beside the first two go into one mix at a time; a mix can be mixed again.</summary>
    public const int MostMore = 3;

    [BindProperty]
    public FirstPart First { get; set; } = new();

    [BindProperty]
    public SecondPart Second { get; set; } = new();

    [BindProperty]
    public List<PartInput> More { get; set; } = [];

    [BindProperty]
    public MixInput Input { get; set; } = new();

    /// <summary>Registered places, to choose from.</summary>
    public IReadOnlyList<(string Value, string Words)> Places { get; private set; } = [];

    public override async Task Load()
    {
        Places = await Db.PlaceChoices();
        while (More.Count < MostMore) More.Add(new());
    }

    /// <param name="lot">The one in the hand: its place is usually where the mix stays.</param>
    public async Task OnGetAsync(long? lot)
    {
        if (lot is { } id && await Db.Lots.AsNoTracking().Where(l => l.Id == id).Select(l => new { l.Number, l.Location }).SingleOrDefaultAsync() is { } first)
        {
            (First.Lot, Input.Location) = (first.Number, first.Location);
        }
        await Load();
    }

    public Task<IActionResult> OnPostAsync() => Once("mix lots", async () =>
    {
        var parts = new List<(Lot Lot, Quantity Amount)>();
        foreach (var (part, field) in Typed())
        {
            var lot = await Db.LotNumbered(part.Lot, field + ".Lot");
            if (string.IsNullOrWhiteSpace(part.Amount)) lot.RefuseIfUsedUp("mixed");
            parts.Add((lot, string.IsNullOrWhiteSpace(part.Amount) ? lot.OnHand : Amounts.Typed(part.Amount, lot.Unit, field + ".Amount")));
        }
        var number = string.IsNullOrWhiteSpace(Input.Number) && parts[0].Lot.Material is { } material ? await numbers.Lot(material, Today) : await numbers.Given(Input.Number ?? "");
        var mix = Aloud(await numbers.Mix(), number, parts, await Db.PlaceName(Input.Location));
        Db.Transformations.Add(mix);
        await Db.SaveChangesAsync();
        var made = mix.Outputs[0].Lot;
        return ($"/lots/{made.Id}", $"{made.Number} is {made.OnHand}, mixed of {string.Join(" and ", parts.Select(p => p.Lot.Number).Distinct())}. Write {made.Number} on it.", (string?)null);
    });

    private IEnumerable<(PartInput Part, string Field)> Typed() =>
        [(First, nameof(First)), (Second, nameof(Second)), .. More.Select((part, at) => (part, $"More[{at}]")).Where(p => !string.IsNullOrWhiteSpace(p.part.Lot))];

    // The sentence names the lot; which line that is, the eye finds.
    private Mix Aloud(string number, string newNumber, IReadOnlyList<(Lot Lot, Quantity Amount)> parts, string? place)
    {
        try
        {
            return Mix.Of(number, newNumber, parts, Today, By, place);
        }
        catch (DomainRuleException refused)
        {
            throw new DomainRuleException(refused.Message);
        }
    }
}

public class PartInput
{
    [StringLength(NumberKey.MaxLength), Display(Name = "lot")]
    public virtual string? Lot { get; set; }

    [StringLength(Text.LineLength), Display(Name = "amount")]
    public string? Amount { get; set; }
}

public sealed class FirstPart : PartInput
{
    [Required(ErrorMessage = "Scan what is in it, or one of the lots.")]
    public override string? Lot { get; set; }
}

public sealed class SecondPart : PartInput
{
    [Required(ErrorMessage = "A mix takes two lots or more. Scan the second one.")]
    public override string? Lot { get; set; }
}

public sealed class MixInput
{
    [StringLength(NumberKey.MaxLength), Display(Name = "number")]
    public string? Number { get; set; }

    [StringLength(Text.LineLength), Display(Name = "place")]
    public string? Location { get; set; }
}
