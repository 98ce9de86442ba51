using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Receiving;

namespace Traceability.Sample;

/// <summary>At the door: received, read off, held against the certificate, decided.</summary>
internal static class Deliveries
{
    // What a certificate's issuer is, where the delivery comes from a dealer.
    private static readonly Dictionary<string, string> Makers = new()
    {
        ["ACR"] = "Plexalon GmbH",
        ["PLA"] = "Filaro Polymers",
        ["PETG"] = "Filaro Polymers",
        ["PLY"] = "Baltic Ply",
        ["ALU"] = "Northmill Metals",
        ["SST"] = "Northmill Metals",
        ["RES"] = "Lumera Resins",
        ["GLU"] = "Harlow Supplies",
        ["CEM"] = "Harlow Supplies",
        ["INS"] = "Brassfold Fasteners",
        ["SCR"] = "Brassfold Fasteners",
    };

    /// <summary>From here on packing slips are kept as papers.</summary>
    private static readonly DateOnly Scanned = Day.Of("2024-05-01");

    public static void Write(Diary diary, Customers customers, Chance chance)
    {
        foreach (var delivery in DeliveryTable.All) Write(diary, customers, chance, delivery);
    }

    private static void Write(Diary diary, Customers customers, Chance chance, Delivery delivery)
    {
        var (day, came) = (Day.Of(delivery.Day), TimeOnly.ParseExact(delivery.At, "HH:mm"));
        var lots = new Lot[delivery.Lines.Length];
        diary.Note(day, came, Staff.Jonas, "receive delivery", async floor =>
        {
            var supplier = floor.Suppliers.ContainsKey(delivery.From) ? floor.Supplier(delivery.From) : null;
            var owner = supplier is null ? customers.Known(floor, delivery.From) : null;
            var against = Purchases.Of(floor, delivery.Slip);
            var receipt = floor.New(Receipt.Of(await floor.Numbers.Receipt(), supplier, owner, day, floor.Today, delivery.Slip, supplier is null || against is not null ? null : $"PO-{delivery.Slip[^3..]}", against));
            if (supplier is not null && day >= Scanned)
            {
                var slip = floor.Documents[delivery.Slip] = floor.New(Document.Of(DocumentType.PackingSlip, delivery.Slip, supplier.Name, day));
                slip.Names(receipt);
            }
            for (var i = 0; i < lots.Length; i++)
                lots[i] = floor.Stored(receipt.Take(await Arrival(floor, delivery, delivery.Lines[i]) with { Ordered = against?.Lines.FirstOrDefault(l => l.Material.Code == delivery.Lines[i].Material) }));
        });
        for (var i = 0; i < lots.Length; i++)
        {
            var (line, at) = (delivery.Lines[i], i);
            var issued = day.AddDays(-chance.Between(6, 24));
            var issuer = delivery.From == "QSD" ? "Quickspool Direct" : Makers[Prefix(line)];
            // On the last morning everything is done before the visitor comes.
            var (read, paper) = day == Day.Last ? (came.AddMinutes(9 + 6 * i), came.AddMinutes(41)) : (came.AddMinutes(12 + 5 * i), came.AddMinutes(58 + 8 * i));
            Verify(diary, day, read, paper, line, () => lots[at], floor => Certificate(floor, line, issuer, issued));
        }
    }

    private static async Task<Arrival> Arrival(Floor floor, Delivery delivery, Line line)
    {
        var material = floor.Material(line.Material);
        var number = line.Number is { } given ? await floor.Numbers.Given(given) : await floor.Numbers.Lot(material, floor.Today);
        var metal = material.Category == Category.Metal;
        var maker = delivery.From == "QSD" ? "Quickspool Direct" : Makers[Prefix(line)];
        return new(number, material, Quantity.Of(line.Amount, material.Unit), metal ? null : line.Maker, metal ? Heat(floor, line.Maker!) : null,
            line.Place, line.Expires is null ? null : Day.Of(line.Expires), maker);
    }

    private static void Verify(Diary diary, DateOnly day, TimeOnly read, TimeOnly paper, Line line, Func<Lot> lot, Func<Floor, Document> certificate)
    {
        var level = Prefix(line) switch { "INS" or "SCR" => ControlLevel.Untracked, "GLU" or "CEM" => ControlLevel.Label, _ => ControlLevel.Document };
        if (level == ControlLevel.Untracked || line.Fate == Fate.Untouched) return;
        diary.Note(day, read, Staff.Jonas, "read number off the material", floor => floor.Here(lot()).ReadOff(line.Reads ?? line.Maker, floor.By, floor.At, answers: lot().Material!.ChecklistLines.ToDictionary(asked => asked, _ => true)));
        if (line.Fate == Fate.OnlyRead) return;
        if (line.Fate == Fate.Quarantined)
        {
            diary.Note(day, paper, Staff.Mara, "quarantine lot", floor => floor.Here(lot()).Quarantine(line.Why, floor.By, floor.At));
            return;
        }
        if (level == ControlLevel.Document)
            diary.Note(day, paper, Staff.Mara, "compare certificate", floor =>
                floor.Here(lot()).Compare(certificate(floor), line.Says ?? line.Maker!, IsMetal(line) ? Heat(floor, line.Says ?? line.Maker!) : null, floor.By, floor.At));
        if (line.Fate == Fate.OnlyCompared) return;
        if (line.Fate == Fate.Rejected)
        {
            diary.Note(day, paper.AddMinutes(7), Staff.Mara, "reject lot", floor => floor.Here(lot()).Reject(line.Why, floor.By, floor.At));
            diary.Note(day.Worked(3), new(13, 20), Staff.Priya, "send lot back", floor =>
                floor.New(floor.Here(lot()).Remove(lot().OnHand, MovementReason.SupplierReturn, "Fetched by the supplier's carrier.", floor.By, floor.At)));
            return;
        }
        diary.Note(day, paper.AddMinutes(3), level == ControlLevel.Label ? Staff.Jonas : Staff.Mara, "accept lot", floor =>
            floor.Here(lot()).Accept(floor.Papers, floor.Today, floor.By, floor.At));
    }

    private static Heat Heat(Floor floor, string number)
    {
        if (floor.Heats.TryGetValue(number, out var known)) return floor.Here(known);
        return floor.Heats[number] = floor.New(Lots.Heat.Of("Northmill Metals", number));
    }

    private static Document Certificate(Floor floor, Line line, string issuer, DateOnly issued)
    {
        var number = line.Certificate ?? $"C-{line.Maker}";
        if (floor.Documents.TryGetValue(number, out var known)) return floor.Here(known);
        return floor.Documents[number] = floor.New(IsMetal(line)
            ? Document.Of(DocumentType.Mtr, number, issuer, issued, en10204: "3.1")
            : Document.Of(DocumentType.Cofc, number, issuer, issued));
    }

    private static string Prefix(Line line) => line.Material.Split('-')[0];

    private static bool IsMetal(Line line) => Prefix(line) is "ALU" or "SST";
}
