using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Tests.Certificates.Reading;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Certificates.Values;

/// <summary>An electronic certificate is dropped, shown, confirmed, and counts from then on.</summary>
public sealed class ValuesPageTests
{
    private static async Task<Page> Drop(PageClient anna, string json, string type = "Mtr") => await (await anna.Visit("/documents/new"))
        .Submit("Add it", new() { ["Input.Type"] = type, ["Input.Files"] = new Upload("certificate.json", Encoding.UTF8.GetBytes(json)) });

    [Fact]
    public async Task What_is_read_is_confirmed_by_a_person_and_kept_as_data()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Received(await workshop.Material("STL", Category.Metal, Unit.Pcs), heat: ("Northmill", "88123"));
        using var anna = await workshop.SignedIn();
        var page = await Drop(anna, Examples.Newer);
        // The certificate itself filled in what was left empty.
        Assert.EndsWith("/values", page.Path, StringComparison.Ordinal);
        var document = await workshop.Read(db => db.Documents.SingleAsync());
        Assert.Equal(("01/0005004/9", "North Mill", new DateOnly(2026, 5, 14), "3.1", "EN 10025-2:2019"), (document.Number, document.Issuer, document.IssuedOn, document.En10204, document.Standards));
        Assert.Contains("to confirm", page.Text, StringComparison.Ordinal);
        Assert.Empty(await workshop.Read(db => db.Readings.ToListAsync()));
        Assert.Empty((await workshop.Read(db => db.Documents.Include(d => d.Heats).SingleAsync())).Heats);

        var heat = await workshop.Read(db => db.Heats.SingleAsync());
        page = await page.Submit("Confirm it", new() { ["Confirm.Heats[88123]"] = $"{heat.Id}", ["Confirm.Heats[88124]"] = "" });
        Assert.Contains("is confirmed by", page.Text, StringComparison.Ordinal);
        var reading = await workshop.Read(db => db.Readings.Include(r => r.Values).Include(r => r.Document.Heats).SingleAsync());
        // The mill is written otherwise on it, and it is the ladle of the lot all the same: somebody said so.
        Assert.Equal([heat.Id], reading.Document.Heats.Select(h => h.Id));
        Assert.Equal(("0.150", "%", "0.150"), reading.Values.Where(v => v is { Heat: "88123", Property: "C" }).Select(v => (v.Written, v.Unit, v.Value.Shown)).Single());
        Assert.Equal(("C12", "521", "MPa"), reading.Values.Where(v => v.Property == "Rm").Select(v => (v.Code, v.Value.Shown, v.Unit)).Single());
        Assert.Equal("<", reading.Values.Single(v => v.Property == "N").Operator);
        // The PDF inside it is a file of its own, byte for byte.
        var pdf = await anna.Http.GetAsync($"/documents/{document.Id}/values?handler=pdf");
        Assert.Equal("%PDF-1.7\n%%EOF\n", await pdf.Content.ReadAsStringAsync());
        Assert.Contains(lot, await workshop.Read(db => db.LotHeats.Where(h => h.HeatId == heat.Id).Select(h => h.LotId).ToListAsync()));
    }

    [Fact]
    public async Task What_cannot_be_read_is_kept_as_a_plain_document_with_the_reason()
    {
        await using var workshop = await Workshop.Open();
        using var anna = await workshop.SignedIn();
        var page = await Drop(anna, Examples.Newer.Replace("v0.5.0", "v9.9.9", StringComparison.Ordinal));
        Assert.DoesNotContain("/values", page.Path, StringComparison.Ordinal);
        var document = await workshop.Read(db => db.Documents.SingleAsync());
        Assert.NotNull(document.Sha256);
        page = await anna.Visit($"/documents/{document.Id}/values");
        Assert.Contains("kept as a plain document", page.Text, StringComparison.Ordinal);
        Assert.Contains("which is not known here", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_batch_numbers_a_person_chooses()
    {
        await using var workshop = await Workshop.Open();
        var material = await workshop.Material("PA6", Category.Plastic, Unit.Kg);
        var (ours, other) = (await workshop.Received(material, supplierLot: "100001"), await workshop.Received(material, supplierLot: "210000"));
        using var anna = await workshop.SignedIn();
        var page = await Drop(anna, Examples.Plastic, "Cofc");
        Assert.Contains("several batch numbers", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.All("input[name='Confirm.Lots'][checked]"));
        await page.Submit("Confirm it", new() { ["Confirm.Lots"] = $"{ours}" });
        Assert.Equal([ours], (await workshop.Read(db => db.Documents.Include(d => d.Lots).SingleAsync())).Lots.Select(l => l.Id));
        Assert.NotEqual(ours, other);
    }

    [Fact]
    public async Task An_absurd_value_is_flagged_and_stands_in_the_way()
    {
        await using var workshop = await Workshop.Open();
        var lot = await workshop.Received(await workshop.Material("STL", Category.Metal, Unit.Pcs), heat: ("North Mill", "88123"));
        using var anna = await workshop.SignedIn();
        var page = await Drop(anna, Examples.Newer.Replace("\"0.150\"", "\"150.5\"", StringComparison.Ordinal));
        Assert.Contains("C = 150.5 % in heat 88123: no element is more than 100 % of anything.", page.Text, StringComparison.Ordinal);
        await page.Submit("Confirm it", new() { ["Confirm.Heats[88124]"] = "" });
        await workshop.OnLot(lot, async (of, db, acts) =>
        {
            of.ReadOff("88123", "SF", acts.Now);
            var certificate = await db.Documents.Include(d => d.Lots).Include(d => d.Heats).SingleAsync();
            of.Compare(certificate, "88123", await db.HeatOf("North Mill", "88123"), "SF", acts.Now);
        });
        page = await anna.Visit($"/lots/{lot}/verify");
        Assert.Contains("no element is more than 100 %", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("button[disabled]"));
        page = await page.Submit("Concede it", new() { ["Deviation.Reason"] = "The mill says 0.1505." });
        Assert.Contains("is accepted", (await page.Submit("Accept")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_are_typed_off_a_paper_and_typed_anew_when_they_were_wrong()
    {
        await using var workshop = await Workshop.Open();
        var id = await workshop.Paper(Traceability.Certificates.DocumentType.Mtr, "C-1", issuer: "Northmill");
        using var anna = await workshop.SignedIn();
        var page = await (await anna.Visit($"/documents/{id}/values")).Submit("Keep them", new() { ["Typed.Values"] = "C 0.17\nMn", ["Typed.Heat"] = "8812" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("C 0.17\nMn", page.Value("Typed.Values")!.ReplaceLineEndings("\n"));
        page = await page.Submit("Keep them", new() { ["Typed.Values"] = "C 0.17 %", ["Typed.Heat"] = "8812" });
        workshop.Clock.Advance(TimeSpan.FromMinutes(1));
        await page.Submit("Keep them", new() { ["Typed.Values"] = "C 0.18 %", ["Typed.Heat"] = "8812" });
        var readings = await workshop.Read(db => db.Readings.Include(r => r.Values).OrderBy(r => r.At).ToListAsync());
        Assert.Equal(["0.17", "0.18"], readings.Select(r => r.Values.Single().Written));
        Assert.Equal("0.18", (await workshop.Read(db => db.Documents.Include(d => d.Readings).ThenInclude(r => r.Values).SingleAsync())).Reading!.Values.Single().Written);
    }
}
