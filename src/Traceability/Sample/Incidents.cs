using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Orders;
using Traceability.People;
using Traceability.Suppliers;

namespace Traceability.Sample;

/// <summary>What happens beside the straight way: scrap and stocktaking, holds, splits, a mix, work done outside.</summary>
internal static class Incidents
{
    public static void Write(Diary diary, Shipping shipping, Customers customers, Chance chance)
    {
        WriteShelf(diary);
        WriteHolds(diary);
        WriteSplitsAndMix(diary);
        WriteOutside(diary, shipping, customers);
        WriteOpenOrders(diary, customers, chance);
    }

    private static void WriteShelf(Diary diary)
    {
        Gone("2023-07-05", new(13, 10), Staff.Owen, "PLA-0623-01", 180, MovementReason.Scrap, "Tangled on the spool, print stopped.");
        Gone("2023-10-11", new(16, 5), Staff.Owen, "PETG-1023-01", 40, MovementReason.Test, "Flow and temperature tower.");
        Gone("2023-12-18", new(15, 50), Staff.Tomas, "PLY-1123-001", 1, MovementReason.OwnUse, "Shelf above the dry boxes.");
        Gone("2024-01-11", new(11, 25), Staff.Mara, "MFG-0032-01", 1, MovementReason.Test, "Gauge check, kept in the drawer of the measuring room.");
        Gone("2024-02-29", new(9, 15), Staff.Mara, "CEM-0723-001", 250, MovementReason.Scrap, "Expired yesterday; what was left of the bottle was handed in.");
        Gone("2024-04-10", new(13, 30), Staff.Owen, "PLA-0424-01", 25, MovementReason.Test, "Temperature tower, looks as usual.");
        Gone("2024-05-08", new(8, 40), Staff.Owen, "PLA-0424-01", 63, MovementReason.Scrap, "First layer did not hold, purged.");
        Gone("2024-06-06", new(16, 10), Staff.Owen, "PLA-0524-03", 38, MovementReason.Scrap, "Purged at the change of spools.");

        Counted("2024-01-04", new(10, 5), "INS-1023-001", -13, "Stocktaking: 13 fewer than written, swept up from under Printer 2.");
        Counted("2024-01-04", new(10, 45), "PLA-1023-01", 22, "Stocktaking: weighed, spool allowed for.");
        Counted("2024-05-15", new(8, 10), "GLU-0723-001", -500, "The bottle is empty; it was never measured.");

        Moved("2024-04-10", new(13, 45), Staff.Owen, "PLA-0424-01", "Printer 1 and dry box 1");
        Moved("2024-05-30", new(16, 20), Staff.Jonas, "ACR-0324-01", "Rack A1");

        void Gone(string day, TimeOnly at, Who who, string lot, decimal amount, MovementReason reason, string note) =>
            diary.Note(Day.Of(day), at, who, reason switch { MovementReason.Scrap => "scrap", MovementReason.Test => "use for a test", _ => "use in the shop" },
                floor => floor.New(floor.Lot(lot).Remove(Quantity.Of(amount, floor.Lot(lot).Unit), reason, note, floor.By, floor.At)));

        void Counted(string day, TimeOnly at, string lot, decimal more, string reason) =>
            diary.Note(Day.Of(day), at, Staff.Mara, "adjust lot", floor => floor.New(floor.Lot(lot).Adjust(floor.Lot(lot).OnHand + Quantity.Of(more, floor.Lot(lot).Unit), reason, floor.By, floor.At)));

        void Moved(string day, TimeOnly at, Who who, string lot, string place) =>
            diary.Note(Day.Of(day), at, who, "move lot", floor => floor.New(floor.Lot(lot).MoveTo(place, floor.By, floor.At)));
    }

    private static void WriteHolds(Diary diary)
    {
        Held("2023-11-20", new(9, 30), "PETG-1023-02", HoldCause.Recall, "Notice of Quickspool Direct: moisture, spools of this lot become brittle.", "2023-11-27", "All of it went back to the supplier.");
        diary.Note(Day.Of("2023-11-23"), new(13, 15), Staff.Priya, "send lot back", floor =>
            floor.New(floor.Lot("PETG-1023-02").Remove(floor.Lot("PETG-1023-02").OnHand, MovementReason.SupplierReturn, "Sent back after their notice, credit note promised.", floor.By, floor.At)));
        diary.Note(Day.Of("2023-12-06"), new(9, 5), Staff.Mara, "block supplier", floor => floor.Supplier("QSD").Status = SupplierStatus.Blocked);

        Held("2024-02-13", new(11, 10), "MFG-0031-01", HoldCause.Issue, "A customer says the engraving is too shallow.", "2024-02-15", "Measured on those left here: within the drawing. The customer agrees.");
        Held("2024-05-16", new(16, 30), "ENC-0096", HoldCause.Other, "Kept as the example for the trade fair.", "2024-06-03", "The fair is over.");
        Held("2024-06-11", new(15, 45), "RES-0124-01", HoldCause.Doubt, "Two bottles stood open side by side; nobody knows which was topped up.");
        diary.Note(Day.Of("2024-06-14"), new(13, 5), Staff.Jonas, "ask for a mark to be moved", floor =>
            floor.New(Cutting.Renewal.Asked(floor.Lot("ALU-0524-001-03"), Cutting.RenewalCause.Lost, "The stamp was milled away with the edge; no number to be seen.", floor.By, floor.At)));

        // Asked for twice, still nothing.
        diary.Note(Day.Of("2024-06-12"), new(9, 40), Staff.Mara, "quarantine lot", floor =>
            floor.Lot("PLY-0524-001").Quarantine("No certificate yet. Baltic Ply was asked again, by telephone.", floor.By, floor.At));

        void Held(string day, TimeOnly at, string lot, HoldCause cause, string reason, string? lifted = null, string? why = null)
        {
            diary.Note(Day.Of(day), at, Staff.Mara, "hold lot", floor => floor.Lot(lot).PutOnHold(cause, reason, floor.By, floor.At));
            if (lifted is not null)
                diary.Note(Day.Of(lifted), new(9, 20), Staff.Mara, "lift hold", floor => floor.Lot(lot).Holds.Single(h => h.IsOpen).Lift(why!, floor.By, floor.At));
        }
    }

    private static void WriteSplitsAndMix(Diary diary)
    {
        diary.Note(Day.Of("2023-09-04"), new(8, 50), Staff.Owen, "split lot", floor => SplitOff(floor, "PETG-0823-01", 1000));
        diary.Note(Day.Of("2023-09-04"), new(8, 53), Staff.Owen, "move lot", floor => floor.New(floor.Lot("PETG-0823-01-01").MoveTo("Printer 4", floor.By, floor.At)));

        diary.Note(Day.Of("2024-03-12"), new(8, 20), Staff.Jonas, "split lot", floor => SplitOff(floor, "PLY-0224-001", 3));
        diary.Note(Day.Of("2024-03-12"), new(9, 0), Staff.Mara, "reject lot", floor => floor.Lot("PLY-0224-001-01").Reject("Stood in water under the roof light, warped.", floor.By, floor.At));
        diary.Note(Day.Of("2024-03-15"), new(12, 50), Staff.Jonas, "scrap", floor =>
            floor.New(floor.Lot("PLY-0224-001-01").Remove(floor.Lot("PLY-0224-001-01").OnHand, MovementReason.Scrap, "Burnt.", floor.By, floor.At)));

        diary.Note(Day.Of("2024-02-06"), new(14, 5), Staff.Owen, "mix", async floor =>
        {
            var (old, fresh) = (floor.Lot("RES-0923-01"), floor.Lot("RES-0124-01"));
            var number = await floor.Numbers.Lot(old.Material!, floor.Today);
            var mix = floor.Started(Mix.Of(await floor.Numbers.Mix(), number, [(old, Quantity.Of(400, Unit.Ml)), (fresh, Quantity.Of(600, Unit.Ml))], floor.Today, floor.By, "Vat of Printer 5"));
            floor.Stored(mix.LiveOutputs.Single().Lot);
        });
    }

    private static async Task SplitOff(Floor floor, string lot, decimal amount)
    {
        var whole = floor.Lot(lot);
        var part = await floor.Numbers.Piece(whole);
        var split = floor.Started(Split.Of(await floor.Numbers.Split(), whole, Quantity.Of(amount, whole.Unit), part, floor.Today, floor.By, floor.At));
        floor.Stored(split.LiveOutputs.Single().Lot);
    }

    private static void WriteOutside(Diary diary, Shipping shipping, Customers customers)
    {
        SendOut("2024-01-17", "MFG-0024-01", 2, "clear anodising, 15 µm, a trial");
        Back("2024-01-31", new(10, 15), "OUT-0001", "MFG-0024-01", 2);
        diary.Note(Day.Of("2024-01-31"), new(10, 40), Staff.Jonas, "read number off the material", floor => floor.Lot("MFG-0024-01-01").ReadOff("MFG-0024-01", floor.By, floor.At));
        diary.Note(Day.Of("2024-01-31"), new(11, 5), Staff.Mara, "accept lot", floor => floor.Lot("MFG-0024-01-01").Accept([], floor.Today, floor.By, floor.At));
        diary.Note(Day.Of("2024-01-31"), new(11, 6), Staff.Mara, "close outside process", floor => floor.Here((OutsideProcess)floor.Work["OUT-0001"]).Close(floor.Today));
        diary.Note(Day.Of("2024-02-02"), new(15, 20), Staff.Priya, "ship", async floor =>
        {
            var shipment = floor.New(Shipment.To(await floor.Numbers.Shipment(), null, customers.Known(floor, customers.Others[17]), floor.Today, floor.Today, "collected", purpose: ShipmentPurpose.Sample));
            shipping.Pack(floor, shipment, floor.Lot("MFG-0024-01-01"), 2);
        });

        // Still out today: 18 went, 6 are back and wait to be looked at.
        SendOut("2024-06-10", "MFG-0054-01", 18, "black anodising, 20 µm");
        Back("2024-06-17", new(13, 50), "OUT-0002", "MFG-0054-01", 6);

        void SendOut(string day, string lot, decimal amount, string process) => diary.Note(Day.Of(day), new(11, 30), Staff.Priya, "send out", async floor =>
            floor.Started(OutsideProcess.Send(await floor.Numbers.Outside(), floor.Supplier("LRA"), process, [(floor.Lot(lot), Quantity.Of(amount, Unit.Pcs))], floor.Today, floor.Today, floor.By, OutsideEffect.Surface, floor.Today.AddDays(9))));

        void Back(string day, TimeOnly at, string outside, string lot, decimal amount) => diary.Note(Day.Of(day), at, Staff.Jonas, "take back", async floor =>
        {
            var work = floor.Here((OutsideProcess)floor.Work[outside]);
            floor.Stored(work.TakeBack(floor.Lot(lot), Quantity.Of(amount, Unit.Pcs), await floor.Numbers.Piece(floor.Lot(lot)), "Shelf B3").Lot);
        });
    }

    /// <summary>What has been ordered and not been made yet.</summary>
    private static void WriteOpenOrders(Diary diary, Customers customers, Chance chance)
    {
        (string Day, TimeOnly At, string Sku, int Units)[] open =
        [
            ("2024-06-11", new(10, 12), "CKC-01", 12), ("2024-06-13", new(9, 35), "GDE-05", 5), ("2024-06-14", new(11, 50), "TTR-24", 6),
            ("2024-06-17", new(9, 20), "ENC-20", 8), ("2024-06-17", new(14, 45), "JIG-MD", 2), ("2024-06-18", new(7, 50), "SPH-01", 3),
        ];
        foreach (var (day, at, sku, units) in open)
        {
            var who = chance.Of(customers.Others);
            diary.Note(Day.Of(day), at, Staff.Priya, "take order", async floor =>
            {
                var order = floor.New(Order.Of(await floor.Numbers.Order(), customers.Known(floor, who), floor.Today, floor.Today));
                order.Wants(floor.Product(sku), Quantity.Of(units, Unit.Pcs));
                order.RequiredDocuments = order.Lines[0].Product.RequiredDocuments;
            });
        }
    }
}
