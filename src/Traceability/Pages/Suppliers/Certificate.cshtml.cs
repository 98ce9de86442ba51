using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Pages.Stock;
using Traceability.Suppliers;
using Traceability.Web;

namespace Traceability.Pages.Suppliers;

/// <summary>A supplier shows a certificate of its own: of how it works, not of any lot.</summary>
[RequestSizeLimit(UploadLimit.Most), RequestFormLimits(MultipartBodyLengthLimit = UploadLimit.Most)]
public sealed class CertificateModel(TraceabilityDb db, Acts acts, TimeProvider clock) : StockPage(db, acts, clock)
{
    [FromRoute]
    public long Id { get; set; }

    [BindProperty]
    public CertificateInput Input { get; set; } = new();

    public Supplier Supplier { get; private set; } = null!;

    public override async Task Load() => Supplier = Found(await Db.Suppliers.AsNoTracking().SingleOrDefaultAsync(s => s.Id == Id));

    public async Task<IActionResult> OnPostAsync()
    {
        // Before anybody else has to wait: a large file takes a moment to look at.
        var file = Input.File is { } sent ? await IncomingFile.Look(sent.FileName, sent.Length, sent.OpenReadStream, "File", HttpContext.RequestAborted) : null;
        return await Once("add a supplier's certificate", async () =>
        {
            var supplier = Found(await Db.Suppliers.SingleOrDefaultAsync(s => s.Id == Id));
            var document = Document.Of(DocumentType.Other, Input.DocumentNumber ?? "", Input.Issuer, Input.IssuedOn, Input.ExpiresOn);
            if (await Db.Documents.AnyAsync(d => d.NumberKey == document.NumberKey && d.IssuerKey == document.IssuerKey && d.Type == document.Type))
                throw new DomainRuleException($"A document {document.Number}{(document.Issuer is null ? "" : $" from {document.Issuer}")} is here already. If this is a newer one, open that and let this replace it.", "DocumentNumber");
            Db.Documents.Add(document);
            var certificate = supplier.IsCertified(Input.Standard, document);
            if (file is not null) document.Attach(await Db.Keep(file), file.Name);
            return ($"/suppliers/{Id}#certificates", $"{supplier.Name} has {certificate.Standard} until {When.Words(document.ExpiresOn!.Value)}.", (string?)null);
        });
    }
}

public sealed class CertificateInput
{
    [Required(ErrorMessage = "What does it certify? Enter the standard."), StringLength(Text.LineLength)]
    public string? Standard { get; set; }

    [Required(ErrorMessage = "Which one is it? Type the number that stands on it."), StringLength(NumberKey.MaxLength), Display(Name = "number of the certificate")]
    public string? DocumentNumber { get; set; }

    [StringLength(Text.LineLength)]
    public string? Issuer { get; set; }

    public DateOnly? IssuedOn { get; set; }

    public DateOnly? ExpiresOn { get; set; }

    public IFormFile? File { get; set; }
}
