using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Pages.Stock;
using Traceability.Trainings;

namespace Traceability.Pages.Sops;

/// <summary>A procedure is begun.</summary>
public sealed class NewModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    [BindProperty]
    public NewSopInput Input { get; set; } = new();

    public override Task Load()
    {
        Input.Revision ??= "A";
        return Task.CompletedTask;
    }

    public Task<IActionResult> OnPostAsync() => Once("write a procedure", async () =>
    {
        var sop = Sop.Named(Input.Code, Input.Title, Input.Revision);
        if (await Db.Sops.FirstOrDefaultAsync(s => s.CodeKey == sop.CodeKey) is { } known)
            throw new DomainRuleException($"{known.Code} is {known.Title} already. Begin its next revision, or give this one another code.", "Code");
        sop.Draft!.Write(Input.Steps, null);
        Db.Add(sop);
        await Db.SaveChangesAsync();
        return ($"/sops/{sop.Id}", $"{sop.Draft.Words} is a draft. A quality lead releases it.", (string?)null);
    });
}

public class StepsInput
{
    [StringLength(SopRevision.Longest)]
    public string? Steps { get; set; }
}

public sealed class NewSopInput : StepsInput
{
    [Required, StringLength(Text.LineLength)]
    public string? Title { get; set; }

    [Required, StringLength(40)]
    public string? Code { get; set; }

    [Required, StringLength(20)]
    public string? Revision { get; set; }
}
