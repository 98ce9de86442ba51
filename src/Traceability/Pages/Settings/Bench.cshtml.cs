using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Pages.Stock;
using Traceability.People;
using Traceability.Web;

namespace Traceability.Pages.Settings;

/// <summary>Which computers and tablets are shared: there a PIN or a badge is enough, and the screen locks by itself.</summary>
public sealed class BenchModel(TraceabilityDb db, Acts acts, TimeProvider clock, BenchPc pc) : StockPage(db, acts, clock)
{
    [BindProperty]
    public DeviceInput Input { get; set; } = new();

    /// <summary>The one at which this page is open.</summary>
    public BenchDevice? This { get; private set; }

    public IReadOnlyList<BenchDevice> Devices { get; private set; } = [];

    /// <summary>A bench PC opens to a few digits, so it is made by somebody who answers for the shop, and came in with a password.</summary>
    public bool MayChange => IsLead && User.BenchId() is null;

    public override async Task Load()
    {
        This = await pc.Of(HttpContext);
        Devices = await Db.BenchDevices.AsNoTracking().Where(d => d.RevokedAt == null).OrderBy(d => d.Name).ThenBy(d => d.Id).ToListAsync();
        if (HttpMethods.IsGet(Request.Method)) Input = new() { Name = This?.Name, LockMinutes = This?.LockMinutes ?? BenchDevice.UsualMinutes };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        RefuseUnlessMayChange();
        var here = await pc.Of(HttpContext);
        var token = await Acts.Do("make a bench PC", async () =>
        {
            if (here is not null)
            {
                (await Db.BenchDevices.SingleAsync(d => d.Id == here.Id)).Change(Input.Name, Input.LockMinutes);
                return null;
            }
            var (device, made) = BenchDevice.Make(Input.Name, Input.LockMinutes);
            Db.BenchDevices.Add(device);
            return made;
        });
        if (token is not null) pc.Keep(HttpContext, token);
        Done(token is null ? $"{Input.Name} is changed." : $"{Input.Name} is a bench PC now: a tap and a PIN, or a badge, change the person.");
        return LocalRedirect("/settings/bench");
    }

    /// <summary>Stolen, sold, or no longer shared.</summary>
    public async Task<IActionResult> OnPostRevokeAsync(long device)
    {
        RefuseUnlessMayChange();
        var name = await Acts.Do("take back a bench PC", async () =>
        {
            var revoked = Found(await Db.BenchDevices.SingleOrDefaultAsync(d => d.Id == device));
            revoked.Revoke(By, Acts.Now);
            return revoked.Name;
        });
        Done($"{name} is no bench PC any more. Whoever was signed in there by PIN or badge is out.");
        return LocalRedirect("/settings/bench");
    }

    private void RefuseUnlessMayChange()
    {
        if (!IsLead) throw new DomainRuleException("Only a quality lead or an administrator makes a bench PC or takes one back. Ask one to do it here.");
        if (User.BenchId() is not null) throw new DomainRuleException("You are signed in by PIN or badge. Sign in with your password to do this.");
    }
}

public sealed class DeviceInput
{
    [Required(ErrorMessage = "What is this computer called? PC at the saw, for example."), StringLength(Text.LineLength)]
    public string? Name { get; set; }

    [Required(ErrorMessage = "After how many minutes without a touch does it lock?"), Range(1, BenchDevice.MostMinutes, ErrorMessage = "The screen locks after 1 to 60 minutes. Enter how many.")]
    public int? LockMinutes { get; set; }
}
