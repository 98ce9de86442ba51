using Traceability.Certificates;
using Traceability.Lots;
using Traceability.People;
using Traceability.Purchasing;
using Traceability.Receiving;

namespace Traceability.Sample;

/// <summary>What the shop ordered in its last weeks, and what suppliers have confirmed to deliver with it.</summary>
internal static class Purchases
{
    // The packing slips that came for an order of ours.
    private static readonly Dictionary<string, string> Slips = new() { ["B-2690"] = "PO-0001", ["T-7790"] = "PO-0002", ["FP-10131"] = "PO-0003" };

    private static readonly (string Supplier, DocumentType Type, string How)[] Confirmed =
    [
        ("TRM", DocumentType.Mtr, "Gareth Pell, by mail: 3.1 with every plate."),
        ("FIL", DocumentType.Cofc, "Stands in their terms of delivery."),
        ("FIL", DocumentType.Rohs, "Henrik Osk, by telephone."),
        ("FIL", DocumentType.FoodContact, "Henrik Osk, by mail, for PETG natural."),
        ("HAR", DocumentType.Cofc, "Ines Farrow, by mail."),
        ("HAR", DocumentType.Sds, "On their site for every glue."),
    ];

    public static void Write(Diary diary)
    {
        diary.Note(Day.Of("2024-05-17"), new(15, 40), Staff.Mara, "write down what a supplier confirmed", floor =>
        {
            foreach (var (supplier, type, how) in Confirmed) floor.Supplier(supplier).Confirm(type, how, floor.By, floor.At);
        });
        diary.Note(Day.Of("2024-05-17"), new(16, 10), Staff.Mara, "write down what a supplier is certified for", floor =>
        {
            var metals = floor.Supplier("TRM");
            metals.IsCertified("ISO 9001:2015", floor.New(Document.Of(DocumentType.Other, "NC-40118", "Northcert", Day.Of("2021-07-13"), Day.Of("2024-07-12"))));
            metals.Knows("Sofie Arkwell", "Certificates", "papers@tannery-row-metals.example", "0114 496 0078");
            floor.Supplier("FIL").IsCertified("ISO 9001:2015", floor.New(Document.Of(DocumentType.Other, "QS-2217-B", "Assay House", Day.Of("2023-03-01"), Day.Of("2026-02-28"))));
        });
        diary.Note(Day.Last, new(8, 16), Staff.Jonas, "write down opening stock", async floor =>
        {
            var found = floor.New(Receipt.Opening(await floor.Numbers.Receipt(), null, null, floor.Today, floor.Today));
            floor.Stored(found.Take(new(await floor.Numbers.Lot(floor.Material("SCR-M3"), floor.Today), floor.Material("SCR-M3"), Quantity.Of(140, Unit.Pcs), Location: "Drawer 4")));
        });
        Order(diary, "2024-05-20", "BAL", "PO-0001", "Q-2650", sent: true, new Wanted("PLY-6", 10, "2024-05-29"));
        Order(diary, "2024-05-24", "TRM", "PO-0002", null, sent: true, new Wanted("ALU-10", 10000, "2024-06-07"));
        Order(diary, "2024-05-30", "FIL", "PO-0003", null, sent: true, new("PLA-BK", 6000, "2024-06-06", DocumentType.TestReport), new("PETG-NT", 3000, "2024-06-14"));
        Order(diary, "2024-06-17", "HAR", "PO-0004", null, sent: false, new("ACR-3C", 24, "2024-06-28"), new("GLU-PV", 1000, null));
        diary.Note(Day.Of("2024-06-03"), new(9, 50), Staff.Priya, "amend a line of an order", floor =>
        {
            var order = floor.Here(floor.Purchases["PO-0003"]);
            var line = order.Lines[1];
            order.Change(line, new(Quantity.Of(4000, Unit.G), line.WantedOn, line.Note, line.Asked), "The cookie cutters were ordered again.", floor.By, floor.At);
        });
    }

    /// <summary>The order that a delivery came for.</summary>
    public static PurchaseOrder? Of(Floor floor, string slip) => Slips.TryGetValue(slip, out var number) ? floor.Here(floor.Purchases[number]) : null;

    private sealed record Wanted(string Material, decimal Amount, string? By, params DocumentType[] More);

    private static void Order(Diary diary, string day, string supplier, string number, string? offer, bool sent, params Wanted[] wanted)
    {
        Who who = Staff.Priya;
        diary.Note(Day.Of(day), new(10, 20), who, "order material", async floor =>
        {
            var order = floor.New(PurchaseOrder.Begin(await floor.Numbers.Purchase(), floor.Supplier(supplier), floor.Today, offer));
            floor.Purchases.Add(number, order);
            foreach (var want in wanted)
            {
                var material = floor.Material(want.Material);
                var usual = AskedPapers.UsualFor(material);
                order.Wants(material, new(Quantity.Of(want.Amount, material.Unit), want.By is null ? null : Day.Of(want.By), null, AskedPapers.Of([.. usual.Types, .. want.More], usual.En10204, usual.Other)), null, floor.By, floor.At);
            }
        });
        if (sent) diary.Note(Day.Of(day), new(10, 50), who, "send a purchase order", floor => floor.Here(floor.Purchases[number]).Send(allTheSame: true, floor.By, floor.At));
    }
}
