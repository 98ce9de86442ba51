using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Traceability.Computer;
using Traceability.Data;
using Traceability.People;
using Traceability.Web;

namespace Traceability.Pages.Settings;

/// <summary>How a phone comes to the shop: the addresses, and the certificate it has to trust.</summary>
public sealed class PhonesModel(TraceabilityDb db, Acts acts, PhonesAnswered phones, ShopCertificates certificates, PhonesSetting setting, Restart restart) : ShopPage(db, acts)
{
    public bool IsOn => phones.On;

    public bool IsAdministrator => Acts.Who.Role == Role.Administrator;

    /// <summary>The server is about to begin anew.</summary>
    public bool Restarts { get; private set; }

    public IReadOnlyList<string> Hosts { get; private set; } = [];

    public string Fingerprint { get; private set; } = "";

    /// <summary>The last day of the certificate.</summary>
    public DateOnly Until { get; private set; }

    public string Shop(string host) => $"https://{host}:{Listening.HttpsPort}";

    public string Trust(string host) => $"http://{host}:{Listening.TrustPort}/trust";

    public override Task Load()
    {
        if (!IsOn) return Task.CompletedTask;
        (Hosts, Fingerprint) = ([.. Computer.Addresses.OfThisMachine().Hosts], certificates.Fingerprint);
        Until = DateOnly.FromDateTime(certificates.Server().NotAfter);
        return Task.CompletedTask;
    }

    public IActionResult OnPostOn() => Change(on: true);

    public IActionResult OnPostOff() => Change(on: false);

    private PageResult Change(bool on)
    {
        if (!IsAdministrator) throw new DomainRuleException("Only an administrator lets phones in. Ask one to do it here.");
        // Whatever keeps the certificate from being made is said here, and not at the next start.
        if (on) certificates.Server();
        setting.Change(on, Acts.Who.Code);
        restart.Begin();
        Restarts = true;
        return Page();
    }
}
