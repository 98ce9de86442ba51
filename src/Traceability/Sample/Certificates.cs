using Microsoft.EntityFrameworkCore;
using Traceability.Compliance;
using Traceability.Genealogy;
using Traceability.Shops;

namespace Traceability.Sample;

/// <summary>Certificates the shop has issued, one of them put right by another, and the links by which customers open them.</summary>
internal static class Certificates
{
    public static void Write(Diary diary)
    {
        Issue("2024-05-28", new(9, 10), "SHP-0460");
        Share("2024-05-28", new(9, 12), "COC-0001", "Sorrelstead Primary School", 14, "sorrelstead-primary-2405");
        Issue("2024-05-30", new(9, 50), "ORD-0395");
        Issue("2024-06-04", new(9, 30), "SHP-0467");
        Issue("2024-06-05", new(9, 25), "SHP-0467", "COC-0003", "The college asked for a certificate with today's date on it.");
        Share("2024-06-05", new(9, 28), "COC-0004", "Teaseldale College, purchasing", 90, "teaseldale-college--2406");
        Issue("2024-06-11", new(13, 40), "SHP-0480");
        // As soon as the papers are scanned, with them.
        Share("2024-06-17", new(16, 40), "COC-0005", "Hollinstead Dental Laboratory", 365, SampleShop.Link, "C-PX-GS-240417", "PX-ROHS-2022", "PX-REACH-2406");

        void Issue(string day, TimeOnly at, string of, string? supersedes = null, string? why = null) => diary.Note(Day.Of(day), at, Staff.Mara, "issue a certificate", async floor =>
        {
            var genealogy = new LotGenealogy(floor.Db);
            var issuing = new IssuingCertificates(floor.Db, new(floor.Db, genealogy, new(floor.Db, genealogy, new(floor.Db))), floor.Numbers);
            var isOrder = of.StartsWith("ORD", StringComparison.Ordinal);
            var id = isOrder ? (await floor.Db.Orders.SingleAsync(o => o.Number == of)).Id : (await floor.Db.Shipments.SingleAsync(s => s.Number == of)).Id;
            var older = supersedes is null ? null : await floor.Db.CertificateNumbered(supersedes);
            await issuing.Issue(isOrder ? CertifiedKind.Order : CertifiedKind.Shipment, id, why, older, await floor.Db.PageHead(), Staff.Mara, floor.At);
        });

        void Share(string day, TimeOnly at, string certificate, string to, int days, string token, params string[] papers) => diary.Note(Day.Of(day), at, Staff.Mara, "share a certificate", async floor =>
            floor.New(SharedLink.Make(token, (await floor.Db.CertificateNumbered(certificate))!, null, days, to, [.. papers.Select(p => floor.Here(floor.Documents[p]))], floor.At)));
    }
}
