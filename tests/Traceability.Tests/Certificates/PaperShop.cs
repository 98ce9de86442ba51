using System.Text;
using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Lots;

namespace Traceability.Tests.Certificates;

/// <summary>Papers for a test, by the shop's own verbs.</summary>
internal static class PaperShop
{
    public static byte[] Pdf(string says = "a certificate") => Encoding.UTF8.GetBytes($"%PDF-1.4\n% {says}\n");

    public static Task<long> Paper(this Workshop workshop, DocumentType type, string number, Action<Document>? more = null, DateOnly? expires = null, string? issuer = null) => workshop.Act(async (db, _) =>
    {
        var document = db.Documents.Add(Document.Of(type, number, issuer, expiresOn: expires)).Entity;
        more?.Invoke(document);
        await db.SaveChangesAsync();
        return document.Id;
    });

    /// <summary>A paper that names what is typed, as the page does it.</summary>
    public static Task<long> Naming(this Workshop workshop, DocumentType type, string number, Named what, string which, DateOnly? expires = null) => workshop.Act(async (db, _) =>
    {
        var document = db.Documents.Add(Document.Of(type, number, expiresOn: expires)).Entity;
        await db.Name(document, what, which, "Which");
        await db.SaveChangesAsync();
        return document.Id;
    });

    public static Task Requires(this Workshop workshop, long material, params DocumentType[] types) =>
        workshop.Act(async (db, _) => (await db.Materials.FindAsync(material))!.RequiredDocuments = types);

    /// <summary>What one lot lacks, as its own page tells it.</summary>
    public static Task<string[]> Lacks(this Workshop workshop, long lot) => workshop.Read(async db =>
    {
        var of = await db.Lots.ForUse().AsNoTracking().SingleAsync(l => l.Id == lot);
        return of.Standing(await db.DocumentsAbout(of).AsNoTracking().ToListAsync(), workshop.Clock.Today).Where(p => !p.IsHeld).Select(p => p.Need.Key).Order(StringComparer.Ordinal).ToArray();
    });

    /// <summary>What all lots lack, as the list tells it.</summary>
    public static Task<ILookup<long, string>> Lacking(this Workshop workshop) =>
        workshop.Read(async db => (await db.Lacking(workshop.Clock.Today).ToListAsync()).ToLookup(x => x.LotId, x => x.Need));

    /// <summary>Both tell the same of every lot that is here.</summary>
    public static async Task Agree(this Workshop workshop)
    {
        var list = await workshop.Lacking();
        foreach (var lot in await workshop.Read(db => db.Lots.Where(l => l.OnHandMicro > 0 && l.Status != LotStatus.Rejected).Select(l => new { l.Id, l.Number }).ToListAsync()))
            Assert.True((await workshop.Lacks(lot.Id)).SequenceEqual(list[lot.Id].Order(StringComparer.Ordinal)), $"{lot.Number} lacks {string.Join(", ", await workshop.Lacks(lot.Id))} on its page and {string.Join(", ", list[lot.Id])} in the list.");
    }
}
