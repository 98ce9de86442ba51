using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Materials;
using Traceability.Pages.Stock;

namespace Traceability.Pages.Settings;

/// <summary>What one kind of work demands.</summary>
public sealed class ProfileModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public ProfileInput Input { get; set; } = new();

    public Profile Profile { get; private set; } = null!;

    public override async Task Load() => Profile = Found(await Db.Profiles.AsNoTracking().SingleOrDefaultAsync(p => p.Id == Id));

    public async Task OnGetAsync()
    {
        await Load();
        Input = ProfileInput.Of(Profile);
    }

    public Task<IActionResult> OnPostAsync() => Once("change a profile", async () =>
    {
        ForLead("change what a profile demands");
        var profile = Found(await Db.Profiles.SingleOrDefaultAsync(p => p.Id == Id));
        profile.Change(Input.Name, Input.Asks);
        return ("/settings/profiles", $"What {profile.Name} demands is changed. It counts from now on.", (string?)null);
    });
}

/// <summary>A profile of the shop's own.</summary>
public sealed class NewProfileModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    [BindProperty]
    public NewProfileInput Input { get; set; } = new();

    public Task<IActionResult> OnPostAsync() => Once("add a profile", async () =>
    {
        ForLead("add a profile");
        var profile = Profile.Named(Input.Code, Input.Name);
        profile.Change(Input.Name, Input.Asks);
        if (await Db.Profiles.AnyAsync(p => p.CodeKey == profile.CodeKey))
            throw new DomainRuleException($"There is a profile {profile.Code} already. Give this one another code, or change that one.", "Code");
        Db.Add(profile);
        return ("/settings/profiles", $"{profile.Name} is added. Choose it on the page of a product or a customer.", (string?)null);
    });
}

public class ProfileInput
{
    /// <summary>What can be asked of all that goes in: packing slips and data sheets say nothing of a product.</summary>
    public static DocumentType[] Papers { get; } = [DocumentType.Mtr, DocumentType.Cofc, DocumentType.Rohs, DocumentType.Reach, DocumentType.FoodContact];

    [Required, StringLength(Text.LineLength)]
    public string? Name { get; set; }

    public List<DocumentType> Documents { get; set; } = [];

    [EnumDataType(typeof(ControlLevel))]
    public ControlLevel? Level { get; set; }

    public string? Inspection { get; set; }

    public bool Bom { get; set; }

    public bool Sop { get; set; }

    public bool Drawing { get; set; }

    public ProfileAsks Asks => new([.. Documents.Where(Papers.Contains)], Level, Inspection, Bom, Sop, Drawing);

    public static ProfileInput Of(Profile profile) => new()
    {
        Name = profile.Name,
        Documents = [.. profile.RequiredDocuments],
        Level = profile.ControlLevel,
        Inspection = profile.Inspection,
        Bom = profile.NeedsBom,
        Sop = profile.NeedsSop,
        Drawing = profile.NeedsDrawing,
    };
}

public sealed class NewProfileInput : ProfileInput
{
    [Required, StringLength(NumberKey.MaxLength)]
    public string? Code { get; set; }
}
