using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Traceability.Computer;
using Traceability.Data;
using Traceability.People;
using Traceability.Web;

namespace Traceability.Pages.Settings;

/// <summary>The folder that is watched for papers.</summary>
[Authorize(Policy = nameof(Role.Administrator))]
public sealed class InboxModel(TraceabilityDb db, Acts acts, InboxFolder folder) : ShopPage(db, acts)
{
    [BindProperty]
    public WatchedInput Input { get; set; } = new();

    public InboxFolder Watched => folder;

    public static string Example => OperatingSystem.IsWindows() ? @"D:\Scans" : "/srv/scans";

    public void OnGet() => Input.Folder = folder.Folder;

    public IActionResult OnPost()
    {
        folder.Choose(Input.Folder, Acts.Who.Code);
        Done(folder.Folder is null ? "No folder is watched from now on." : "The folder is watched. What lies in it comes in within a minute.");
        return LocalRedirect("/settings/inbox");
    }
}

public sealed class WatchedInput
{
    [StringLength(1000)]
    public string? Folder { get; set; }
}
