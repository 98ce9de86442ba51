using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Orders;

namespace Traceability.Sample;

/// <summary>What came back, what was worked on again, and what was written down wrongly and set right.</summary>
internal static class SetRight
{
    public static void Write(Diary diary, Shipping shipping, Customers customers)
    {
        WriteVoids(diary, shipping, customers);
        WriteReturns(diary, shipping);
        WriteRework(diary, shipping);
    }

    private static void WriteVoids(Diary diary, Shipping shipping, Customers customers)
    {
        // The wrong spool was scanned first; the right one follows with the rest of the lots.
        diary.Note(Day.Of("2023-10-24"), new(8, 29), Staff.Owen, "put lots into record", floor =>
            floor.Record("MFG-0021").Consume(floor.Lot("PETG-1023-02"), Quantity.Of(200, Unit.G), null, floor.Today, descends: false, floor.Papers));
        diary.Note(Day.Of("2023-10-24"), new(8, 33), Staff.Owen, "void input", floor =>
        {
            var record = floor.Record("MFG-0021");
            record.Void(record.LiveInputs.Single(), floor.By, floor.At, "Scanned the spool beside it.");
        });

        Shipment? shipment = null;
        diary.Note(Day.Of("2023-09-22"), new(14, 50), Staff.Priya, "ship", async floor =>
        {
            shipment = floor.New(Shipment.To(await floor.Numbers.Shipment(), null, customers.Known(floor, customers.Others[40]), floor.Today, floor.Today, "collected", purpose: ShipmentPurpose.Sample));
            shipping.Pack(floor, shipment, floor.Lot("MFG-0010-01"), 2);
        });
        diary.Note(Day.Of("2023-09-22"), new(14, 58), Staff.Priya, "void shipment line", floor =>
            floor.Here(shipment!).Lines.Single().Void(floor.By, floor.At, "One sample, not two."));
        diary.Note(Day.Of("2023-09-22"), new(14, 59), Staff.Priya, "ship", floor => shipping.Pack(floor, floor.Here(shipment!), floor.Lot("MFG-0010-01"), 1));

        diary.Note(Day.Of("2024-04-04"), new(8, 35), Staff.Mara, "void record", floor =>
            floor.Record("MFG-0044").VoidAll(floor.By, floor.At, "Nothing was made: the traveller of the job before was signed again."));
    }

    private static void WriteReturns(Diary diary, Shipping shipping)
    {
        diary.Note(Day.Of("2023-10-02"), new(13, 40), Staff.Priya, "take back", floor =>
            Back(floor, shipping, shipping.LinesOf("MFG-0006-01")[0], 1));
        diary.Note(Day.Of("2023-10-03"), new(9, 10), Staff.Mara, "reject lot", floor =>
            floor.Lot("MFG-0006-01-01").Reject("Crazed at the edge: wiped with alcohol by the customer.", floor.By, floor.At));
        diary.Note(Day.Of("2023-10-03"), new(9, 25), Staff.Jonas, "scrap", floor =>
            floor.New(floor.Lot("MFG-0006-01-01").Remove(Quantity.Of(1, Unit.Pcs), MovementReason.Scrap, "Cut up.", floor.By, floor.At)));

        // Brittle after printing: the first that came back of what a visitor will recall.
        diary.Note(Day.Of("2024-06-17"), new(11, 35), Staff.Priya, "take back", floor =>
        {
            var line = shipping.LinesOf("MFG-0048-01").First(l => l.Shipment.Customer.Name == "Orchard Street School");
            return Back(floor, shipping, line, Math.Min(2, line.QuantityMicro / Quantity.One));
        });
    }

    private static void WriteRework(Diary diary, Shipping shipping)
    {
        const string unit = "ENC-0099", returned = "ENC-0099-01";
        diary.Note(Day.Of("2024-06-10"), new(10, 25), Staff.Priya, "take back", floor => Back(floor, shipping, shipping.LinesOf(unit)[0], 1));
        diary.Note(Day.Of("2024-06-10"), new(10, 50), Staff.Jonas, "read number off the material", floor => floor.Lot(returned).ReadOff(unit, floor.By, floor.At));
        diary.Note(Day.Of("2024-06-11"), new(9, 15), Staff.Mara, "accept lot", floor => floor.Lot(returned).Accept([], floor.Today, floor.By, floor.At));
        diary.Note(Day.Of("2024-06-17"), new(9, 5), Staff.Owen, "start record", async floor =>
            floor.Started(ManufactureRecord.Start(await floor.Numbers.Record(), null, null, floor.Today, floor.Today, floor.By, new(Sop: "SOP-07, revision 4", Machine: "Printer 3"), rework: true)));
        diary.Note(Day.Of("2024-06-17"), new(9, 12), Staff.Owen, "put lots into record", floor =>
        {
            var record = floor.Record("MFG-0057");
            record.Consume(floor.Lot(returned), Quantity.Of(1, Unit.Pcs), null, floor.Today, descends: false, floor.Papers);
            record.Consume(floor.Lot("PLA-0524-03"), Quantity.Of(6, Unit.G), null, floor.Today, descends: false, floor.Papers);
        });
        diary.Note(Day.Of("2024-06-17"), new(11, 10), Staff.Owen, "take out what was made", async floor =>
            floor.Stored(floor.Record("MFG-0057").Reworked(floor.Lot(returned), await floor.Numbers.Piece(floor.Lot(unit))).Lot));
        diary.Note(Day.Of("2024-06-17"), new(11, 15), Staff.Owen, "close record", floor => floor.Record("MFG-0057").Close(floor.Today));
        diary.Note(Day.Last, new(8, 5), Staff.Priya, "ship", async floor =>
        {
            var customer = floor.Here(shipping.LinesOf(unit)[0].Shipment.Customer);
            var shipment = floor.New(Shipment.To(await floor.Numbers.Shipment(), null, customer, floor.Today, floor.Today, "Kestrel Couriers", purpose: ShipmentPurpose.Sample));
            shipping.Pack(floor, shipment, floor.Lot("ENC-0099-02"), 1);
        });
    }

    private static async Task Back(Floor floor, Shipping shipping, ShipmentLine line, long units)
    {
        var (left, lot) = (floor.Here(line), line.Lot!);
        var shipped = shipping.LinesOf(lot.Number).Where(l => l.IsLive).Sum(l => l.QuantityMicro);
        var number = await floor.Numbers.Piece(lot);
        var returned = floor.Started(Return.Of(await floor.Numbers.Return(), number, left, Quantity.Of(units, lot.Unit), new(shipped, lot.Unit), new(0, lot.Unit), floor.Today, floor.By, "Returns shelf"));
        floor.Stored(returned.LiveOutputs.Single().Lot);
    }
}
