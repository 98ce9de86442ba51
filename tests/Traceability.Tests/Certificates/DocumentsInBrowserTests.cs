using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Materials;
using Traceability.Shops;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Certificates;

/// <summary>A paper is photographed with a phone, or dropped with a mouse.</summary>
[Collection(InBrowser.Name)]
public sealed class DocumentsInBrowserTests(Browser browser)
{
    private static async Task<(Workshop Workshop, long Lot)> Shop()
    {
        var workshop = await Workshop.Serve();
        await workshop.Act((db, acts) => { db.Add(Traceability.Shops.Shop.Opened("Kiln Lane Workshop", null, UnitSystem.Metric, acts.Now)); return Task.CompletedTask; });
        await workshop.Hire();
        var material = await workshop.Material("ALU", Category.Metal);
        await workshop.Requires(material, DocumentType.Mtr, DocumentType.Rohs);
        return (workshop, await workshop.Received(material, number: "ALU-1", heat: ("Northmill", "25990085")));
    }

    private static async Task Look(BrowserPage page, string name, string? path = null)
    {
        if (path is not null) await page.Visit(path);
        await page.AssertAccessible();
        await page.AssertFits();
        await page.Shoot(name);
    }

    [Fact]
    public async Task A_phone_brings_a_photo_to_the_lot_that_lacks_it()
    {
        var (workshop, lot) = await Shop();
        await using var _ = workshop;
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await Look(page, "documents-empty", "/documents");
            await Look(page, "documents-missing", "/documents/missing");
            await Look(page, "lot-papers-missing", $"/lots/{lot}?tab=documents");
            await page.Press("Add a paper");
            await Look(page, "document-new");
            await page.Playwright.SetInputFilesAsync("[name='Input.Files']", new Microsoft.Playwright.FilePayload { Name = "empty.jpg", MimeType = "image/jpeg", Buffer = [] });
            Assert.Contains("is empty", await page.Playwright.Locator(".chosen").InnerTextAsync(), StringComparison.Ordinal);
            page.Allow(422, "/documents/new");
            await page.Type("Input.DocumentNumber", "88213");
            await page.Press("Add it");
            await Look(page, "document-new-refused");
            await page.Playwright.SetInputFilesAsync("[name='Input.Files']", new Microsoft.Playwright.FilePayload { Name = "IMG_1.jpg", MimeType = "image/jpeg", Buffer = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3] });
            await page.Press("Add it");
            await Look(page, "lot-papers-held");
            await Look(page, "document", "/documents/1");
            await Look(page, "documents", "/documents");
            await Look(page, "documents-letter", "/documents/missing?supplier=1");
        }, Screen.Phone);
        Assert.Equal("IMG_1.jpg", await workshop.Read(db => db.Documents.Select(d => d.FileName).SingleAsync()));
    }

    [Fact]
    public async Task A_file_dropped_on_the_field_is_taken_in()
    {
        var (workshop, _) = await Shop();
        await using var __ = workshop;
        await browser.Visit(workshop, async page =>
        {
            await page.SignIn("ANNA", Hiring.Password);
            await page.Visit("/documents/new");
            await page.Playwright.EvaluateAsync("""
                () => {
                  const files = new DataTransfer();
                  files.items.add(new File(['%PDF-1.4 dropped'], 'RD-7.pdf', { type: 'application/pdf' }));
                  const field = document.querySelector('.drop');
                  field.dispatchEvent(new DragEvent('dragover', { dataTransfer: files, bubbles: true, cancelable: true }));
                  field.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
                }
                """);
            Assert.Contains("RD-7.pdf", await page.Playwright.Locator(".chosen").InnerTextAsync(), StringComparison.Ordinal);
            await page.Playwright.SelectOptionAsync("[name='Input.Type']", nameof(DocumentType.Rohs));
            await page.Type("Input.Materials", "ALU");
            await page.Press("Add it");
            await Look(page, "document-dropped");
        });
        Assert.Equal("RD-7", await workshop.Read(db => db.Documents.Select(d => d.Number).SingleAsync()));
    }
}
