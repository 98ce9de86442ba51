using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Traceability.Computer;
using Traceability.Data;
using Traceability.People;
using Traceability.Web;

namespace Traceability.Pages.Settings;

/// <summary>Where the daily copy of the shop goes, and the copies that are there.</summary>
[Authorize(Policy = nameof(Role.Administrator))]
public sealed class BackupModel(TraceabilityDb db, Acts acts, Backups backups, ShopFile file) : ShopPage(db, acts)
{
    // Longer than this nobody waits for a page; the copy goes on by itself.
    private static readonly TimeSpan Waited = TimeSpan.FromSeconds(20);

    [BindProperty]
    public BackupInput Input { get; set; } = new();

    public ComputerSettings Chosen { get; private set; } = new();

    public BackupSentence How { get; private set; } = null!;

    public IReadOnlyList<BackupCopy> Copies { get; private set; } = [];

    public bool SameDisk => Chosen.BackupFolder is { } folder && FilePlace.SameDisk(file.Path, folder);

    public static string Example => OperatingSystem.IsWindows() ? @"E:\Backup" : "/media/backup";

    public override Task Load()
    {
        (Chosen, How, Copies) = (backups.Settings, backups.InWords(), backups.Kept);
        return Task.CompletedTask;
    }

    public async Task OnGetAsync()
    {
        await Load();
        Input = new() { Folder = Chosen.BackupFolder, At = Chosen.BackupAt, Kept = Chosen.BackupsKept };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        backups.Choose(Input.Folder, Input.At!.Value, Input.Kept!.Value, Acts.Who.Code);
        Done(Input.Folder is null ? "No daily backup is made from now on." : "Kept so.");
        return Input.Folder is not null && backups.IsDue ? await OnPostNowAsync() : LocalRedirect("/settings/backup");
    }

    public async Task<IActionResult> OnPostNowAsync()
    {
        // Not ended with the request: a copy half made is no use to anybody.
        var made = backups.Make(CancellationToken.None);
        if (await Task.WhenAny(made, Task.Delay(Waited)) != made) Done("The backup is being made. Look again in a moment.");
        else if (await made) Done("A backup is made and checked.");
        return LocalRedirect("/settings/backup");
    }
}

public sealed class BackupInput
{
    [StringLength(1000)]
    public string? Folder { get; set; }

    [Required, Display(Name = "time of day")]
    public TimeOnly? At { get; set; }

    [Required, Range(1, ComputerSettings.MostKept), Display(Name = "number of copies")]
    public int? Kept { get; set; }
}
