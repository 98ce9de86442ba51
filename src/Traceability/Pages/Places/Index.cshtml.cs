using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Places;
using Traceability.Web.Lists;

namespace Traceability.Pages.Places;

/// <summary>Where material is kept: the places that are registered, and the names that only stand on lots.</summary>
public sealed class IndexModel(TraceabilityDb db, Acts acts, TimeProvider clock, Numbers numbers) : ListPage<PlaceRow>(db, acts, clock)
{
    /// <summary>So many names are offered for registering at a time.</summary>
    public const int MostLoose = 50;

    [BindProperty]
    public NewPlaceInput Input { get; set; } = new();

    /// <summary>Names that stand on lots and are not registered, the fullest first.</summary>
    public IReadOnlyList<LooseName> Loose { get; private set; } = [];

    protected override string FileName => "places";

    protected override IReadOnlyList<Column<PlaceRow>> Columns => [new("Number", r => r.Number), new("Place", r => r.Name), new("Lots here", r => r.Lots)];

    public override async Task Load()
    {
        await base.Load();
        if (!IsNarrowed) Loose = await Db.LooseNames().Take(MostLoose).ToListAsync();
    }

    protected override IQueryable<PlaceRow> Asked()
    {
        var places = Db.Places.AsNoTracking();
        if (IsSearched) places = places.Where(p => p.NumberKey.Contains(Key) || p.NameKey.Contains(Key));
        var ordered = Sort switch
        {
            "number" => places.OrderBy(p => p.NumberKey),
            "-number" => places.OrderByDescending(p => p.NumberKey),
            "-name" => places.OrderByDescending(p => p.NameKey),
            _ => places.OrderBy(p => p.NameKey),
        };
        return ordered.WithCounts(Db);
    }

    public Task<IActionResult> OnPostAsync() => Once("register a place", async () =>
    {
        var place = await Db.Register(numbers, Input.Name);
        await Db.SaveChangesAsync();
        Done($"{place.Number} is {place.Name}.");
        return Request.Form["stay"] == "true" ? "/places" : $"/places/{place.Id}";
    });
}

public sealed class NewPlaceInput
{
    [Required(ErrorMessage = "What is it called? Type what is written on the shelf, rack or box."), StringLength(Text.LineLength), Display(Name = "place")]
    public string? Name { get; set; }
}
