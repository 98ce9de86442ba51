using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Traceability.Computer;
using Traceability.Web;

namespace Traceability.Pages;

/// <summary>
/// How a phone is told to trust the shop's certificate. For phones that do not yet, so without sign-in and by plain HTTP;
/// nothing stands here that another may not read.
/// </summary>
[AllowAnonymous]
public sealed class TrustModel(PhonesAnswered phones, ShopCertificates certificates) : PageModel
{
    public bool IsOn => phones.On;

    public string Fingerprint => certificates.Fingerprint;

    /// <summary>The shop at the host that was asked, by HTTPS.</summary>
    public string Shop => $"https://{new HostString(Request.Host.Host, Listening.HttpsPort).ToUriComponent()}/";
}
