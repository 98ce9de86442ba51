using System.Globalization;

namespace Traceability.Benchmarks.Shop;

internal sealed partial class ShopMaker
{
    /// <summary>What is hard for a walk: deep, wide, branching and meeting again, everything with everything.</summary>
    private void Specials(int hub, int run)
    {
        var lot = Begin("chain");
        for (var k = 0; k < 1000; k++) lot = Cut(lot, MadeShop.Days, 1000 - k);
        End("chain", Make(lot));

        lot = Begin("rework");
        for (var k = 0; k < 1000; k++) lot = Make(lot);
        End("rework", lot);

        // 2^40 paths over 121 lots.
        lot = Begin("ladder");
        for (var k = 0; k < 40; k++) lot = Make(Make(lot), Make(lot));
        End("ladder", lot);

        lot = Begin("hub");
        MadeShipment? shipment = null;
        for (var k = 0; k < hub; k++)
        {
            if (k % 10 == 0) shipment = Shipment(MadeShop.Days + 1);
            Pack(shipment!, Make(lot), 1);
        }
        shop.Specials["hub back"] = shipment!.Id;

        var record = Act(MadeShop.Days, MadeShop.SpecialProduct);
        for (var k = 0; k < run; k++) Use(record, k == 0 ? Begin("run") : Raw(MadeShop.Days, 0, 1, 1), 1);
        for (var k = 0; k < run; k++)
        {
            var made = Produce(record, MadeShop.Days, 1);
            if (k == 0) End("run", made);
        }

        // Records that name no lot at all: any recall asks about those that ran while its lot was here.
        for (var k = 0; k < 5; k++) Produce(Act(MadeShop.Days / 2 + k, MadeShop.SpecialProduct), MadeShop.Days / 2 + k, 1);
        // And records that name another material than their product takes.
        for (var k = 0; k < 5; k++)
        {
            var day = MadeShop.Days / 2 + k;
            record = Act(day, 1 + k);
            Use(record, Raw(day, 0, MadeShop.Materials, 1), 1);
            Produce(record, day, 1);
        }
    }

    private MadeLot Begin(string name)
    {
        var lot = Raw(MadeShop.Days, ++shop.Heats, 1, 1);
        shop.Specials[name] = lot.Id;
        return lot;
    }

    private void End(string name, MadeLot lot)
    {
        var shipment = Shipment(MadeShop.Days + 1);
        Pack(shipment, lot, 1);
        shop.Specials[name + " back"] = shipment.Id;
    }

    private MadeLot Make(params MadeLot[] from)
    {
        var record = Act(MadeShop.Days, MadeShop.SpecialProduct);
        foreach (var lot in from) Use(record, lot, 1);
        return Produce(record, MadeShop.Days, 1);
    }

    private MadeLot Raw(int day, int heat, int material, int supplier) => Lot(LotKind.Raw, day, 0, material, supplier, heat);

    private MadeLot Lot(LotKind kind, int day, long quantity, int material = 0, int supplier = 0, int heat = 0)
    {
        var id = shop.Lots.Count + 1;
        var letter = kind switch { LotKind.Raw => "R", LotKind.Offcut => "C", _ => "P" };
        var lot = new MadeLot { Id = id, Number = Numbered(letter, id), Kind = kind, Day = day, Quantity = quantity, Material = material, Supplier = supplier, Heat = heat };
        shop.Lots.Add(lot);
        return lot;
    }

    private MadeAct Act(int day, int product, int cutOf = 0)
    {
        var id = shop.Acts.Count + 1;
        var act = new MadeAct { Id = id, Number = Numbered(cutOf > 0 ? "CUT" : "M", id), Day = day, IsCut = cutOf > 0, Parent = cutOf, Product = product };
        shop.Acts.Add(act);
        return act;
    }

    private MadeLot Cut(MadeLot of, int day, long quantity)
    {
        var cut = Act(day, 0, of.Id);
        shop.Inputs.Add(new() { Act = cut.Id, Lot = of.Id, Quantity = 0 });
        var piece = Lot(LotKind.Offcut, day, quantity, of.Material);
        shop.Outputs.Add(new() { Act = cut.Id, Lot = piece.Id });
        return piece;
    }

    private void Use(MadeAct record, MadeLot lot, long quantity)
    {
        lot.Used += quantity;
        shop.Inputs.Add(new() { Act = record.Id, Lot = lot.Id, Quantity = quantity });
    }

    private MadeLot Produce(MadeAct record, int day, long quantity)
    {
        var lot = Lot(LotKind.Output, day, quantity);
        lot.Product = record.Product;
        shop.Outputs.Add(new() { Act = record.Id, Lot = lot.Id });
        return lot;
    }

    private MadeShipment Shipment(int day)
    {
        var at = Array.BinarySearch(customers, random.NextDouble() * customers[^1]);
        var id = shop.Shipments.Count + 1;
        var shipment = new MadeShipment(id, Numbered("S", id), 1 + (at < 0 ? ~at : at), day);
        shop.Shipments.Add(shipment);
        return shipment;
    }

    private void Pack(MadeShipment shipment, MadeLot lot, long quantity)
    {
        lot.Used += quantity;
        shop.Lines.Add(new(shipment.Id, lot.Id, quantity));
    }

    private static string Numbered(string series, int id) => $"{series}-{id.ToString("D7", CultureInfo.InvariantCulture)}";

    /// <summary>Every lot holds what leaves it; outputs take their positions; a fifth of the inputs went into some units only.</summary>
    private void AddUp()
    {
        var cuts = new Dictionary<int, (MadeInput Input, int At)>();
        for (var i = 0; i < shop.Inputs.Count; i++)
            if (shop.Act(shop.Inputs[i].Act).IsCut) cuts[shop.Inputs[i].Act] = (shop.Inputs[i], i);
        var cutOf = shop.Outputs.Where(o => cuts.ContainsKey(o.Act)).ToDictionary(o => o.Lot, o => cuts[o.Act]);
        // Backwards: a piece that has to grow takes the growth from its parent, which stands before it.
        for (var i = shop.Lots.Count - 1; i >= 0; i--)
        {
            var lot = shop.Lots[i];
            // Most of what came in is used up; the rest lies there yet.
            lot.Quantity = lot.Kind == LotKind.Raw ? Math.Max(1, lot.Used) + (random.NextDouble() < .15 ? 100 : 0) : Math.Max(lot.Quantity, lot.Used);
            if (!cutOf.TryGetValue(lot.Id, out var cut)) continue;
            shop.Inputs[cut.At] = new() { Act = cut.Input.Act, Lot = cut.Input.Lot, Quantity = lot.Quantity };
            shop.Lot(cut.Input.Lot).Used += lot.Quantity;
        }
        foreach (var output in shop.Outputs)
        {
            var act = shop.Act(output.Act);
            output.First = act.Positions + 1;
            act.Positions += act.IsCut ? 1 : shop.Lot(output.Lot).Quantity;
            output.Last = act.Positions;
        }
        foreach (var input in shop.Inputs)
        {
            var act = shop.Act(input.Act);
            if (act.IsCut || act.Product == MadeShop.SpecialProduct || act.Positions < 2 || random.NextDouble() >= .2) continue;
            input.First = 1 + random.NextInt64(act.Positions);
            input.Last = input.First + random.NextInt64(act.Positions - input.First + 1);
            (input.ReachFirst, input.ReachLast) = (input.First, input.Last);
            if (random.NextDouble() >= .02) continue;
            (input.First, input.Last, input.ReachFirst, input.ReachLast) = (act.Positions + 3, act.Positions + 5, 0, 0);
        }
    }
}
