using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Traceability.Computer;
using Traceability.Web;

namespace Traceability.Pages;

/// <summary>The certificate of the shop's authority, without its key, for a phone to trust.</summary>
[AllowAnonymous]
public sealed class TrustCertificateModel(PhonesAnswered phones, ShopCertificates certificates) : PageModel
{
    // Not as an attachment: an iPhone then offers to install it.
    public IActionResult OnGet() => phones.On ? File(certificates.Authority.RawData, "application/x-x509-ca-cert") : NotFound();
}
