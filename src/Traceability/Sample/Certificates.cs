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
        Issue("2024-05-24", new(16, 10), "SHP-0460");
        Share("2024-05-24", new(16, 12), "COC-0001", "Sorrelstead Primary School", 365);
        Issue("2024-05-29", new(14, 50), "ORD-0395");
        Issue("2024-06-03", new(15, 30), "SHP-0467");
        Issue("2024-06-04", new(9, 25), "SHP-0467", "COC-0003", "The college asked for a certificate with today's date on it.");
        Share("2024-06-04", new(9, 28), "COC-0004", "Teaseldale College, purchasing", 90);
        Issue("2024-06-10", new(13, 40), "SHP-0480");
        Share("2024-06-10", new(13, 43), "COC-0005", "Hollinstead Dental Laboratory", 7);

        void Issue(string day, TimeOnly at, string of, string? supersedes = null, string? why = null) => diary.Note(Day.Of(day), at, Staff.Mara, "issue a certificate", async floor =>
        {
            var genealogy = new LotGenealogy(floor.Db);
            var issuing = new IssuingCertificates(floor.Db, new(floor.Db, genealogy, new(floor.Db, genealogy, new(floor.Db))), floor.Numbers);
            var isOrder = of.StartsWith("ORD", StringComparison.Ordinal);
            var id = isOrder ? (await floor.Db.Orders.SingleAsync(o => o.Number == of)).Id : (await floor.Db.Shipments.SingleAsync(s => s.Number == of)).Id;
            var older = supersedes is null ? null : await floor.Db.CertificateNumbered(supersedes);
            await issuing.Issue(isOrder ? CertifiedKind.Order : CertifiedKind.Shipment, id, why, older, await floor.Db.PageHead(), Staff.Mara, floor.At);
        });

        // Who has the link keeps it; the shop only knows that there is one.
        void Share(string day, TimeOnly at, string certificate, string to, int days) => diary.Note(Day.Of(day), at, Staff.Mara, "share a certificate", async floor =>
            floor.New(SharedLink.Make((await floor.Db.CertificateNumbered(certificate))!, null, days, to, [], floor.At).Link));
    }
}
