using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Materials;
using Traceability.Orders;
using Made = Traceability.Lots.Output;

namespace Traceability.Tests.Genealogy;

/// <summary>What can happen: each by the shop's verb, and, once that went through, in the plain book.</summary>
internal sealed partial class History
{
    private async Task Receive()
    {
        var (what, heat) = random.Next(3) == 0 ? ("GRAIN", $"G{seed}-{random.Next(2)}") : ("BAR", $"B{seed}-{random.Next(2)}");
        var lot = await story.Receive(Number("R"), random.Next(4, 60) * 0.75m, await story.Material(what, Category.Metal, what == "BAR" ? Unit.Mm : Unit.G), await story.HeatOf("Mill", heat));
        Book.Came(lot.Id, what, heat, lot.OnHandMicro);
    }

    private async Task Saw()
    {
        var parent = await AnyLot("BAR");
        var (pieces, each, loss) = (random.Next(1, 4), random.Next(1, 12) * 0.25m, random.Next(3) * 0.01m);
        var cutOff = await story.Cut(parent, pieces, each, loss);
        var cut = db.Cuts.Local.Single(c => c.Pieces.Any(p => p.Lot == cutOff[0]));
        Took(cut, cut.Inputs[0], "cut", parent, pieces * each + loss);
        for (var n = 0; n < pieces; n++) Gave(cut, cut.Outputs[n], "cut", "BAR", each, n + 1, n + 1);
        Book.Sawn(cut.Id, Micro(loss));
    }

    private async Task PartOff()
    {
        var lot = await AnyLot("BAR", "GRAIN", "BOX", "offcut");
        var amount = lot.Unit == Unit.Pcs ? random.Next(1, 4) : Part(lot);
        var split = await story.Kept(Split.Of(Number("SPL"), lot, Story.Of(amount, lot.Unit), Number("L"), story.Today, "QL", acts.Now));
        Took(split, split.Inputs[0], "split", lot, amount);
        Gave(split, split.Outputs[0], "split", Book.Whats[lot.Id], amount, 1, 1);
    }

    private async Task Pour()
    {
        var (one, other) = (await AnyLot("GRAIN"), await AnyLot("GRAIN"));
        var (some, more) = (Part(one), Part(other));
        var mix = await story.Kept(Mix.Of(Number("MIX"), Number("M"), [(one, Story.Of(some, Unit.G)), (other, Story.Of(more, Unit.G))], story.Today, "QL"));
        Took(mix, mix.Inputs.Single(i => i.Lot == one), "mix", one, some);
        Took(mix, mix.Inputs.Single(i => i.Lot == other), "mix", other, more);
        Gave(mix, mix.Outputs[0], "mix", "GRAIN", some + more, 1, 1);
    }

    private async Task Begin()
    {
        var record = await story.Start(Number("MFG"));
        Book.Records[record.Id] = record.Number;
        await Use(record, await AnyLot("BAR", "GRAIN", "BOX"));
    }

    private async Task Use() => await Use(await AnyRecord(), await AnyLot("BAR", "GRAIN", "BOX", "BOX", "offcut"));

    private async Task Use(ManufactureRecord record, Lot lot)
    {
        var amount = random.Next(6) == 0 ? (decimal?)null : lot.Unit == Unit.Pcs ? random.Next(1, 4) : Part(lot);
        // Also ranges that are backwards, or of units that are not made yet, or never will be.
        var first = random.Next(3) == 0 ? random.Next(1, 8) : (long?)null;
        var last = first is not null && random.Next(3) > 0 ? first + random.Next(-1, 5) : null;
        var input = await story.Consume(record, lot, amount, first, last);
        Book.Into(input.Id, "make", record.Id, lot.Id, amount is { } a ? Micro(a) : null, first, first is null ? null : last ?? long.MaxValue);
    }

    private async Task Make()
    {
        var record = await AnyRecord();
        if (random.Next(6) == 0)
        {
            var offcut = record.ProduceMaterial(Number("OFF"), await story.Material("OFFCUT", Category.Plastic, Unit.Sheet), Story.Of(0.5m, Unit.Sheet));
            await db.SaveChangesAsync();
            Gave(record, offcut, "make", "offcut", 0.5m, 1, Math.Max(1, Book.NextUnit(record.Id) - 1));
            return;
        }
        var (count, next) = (random.Next(1, 7), Book.NextUnit(record.Id));
        if (random.Next(2) == 0)
        {
            var batch = record.Produce(Number("B"), Story.Of(count, Unit.Pcs));
            await db.SaveChangesAsync();
            Gave(record, batch, "make", "BOX", count, next, next + count - 1);
            return;
        }
        var units = record.ProduceUnits(Enumerable.Range(0, count).Select(_ => Number("SN")));
        await db.SaveChangesAsync();
        foreach (var unit in units) Gave(record, unit, "make", "BOX", 1, next, next++);
    }

    private async Task Close()
    {
        (await AnyRecord()).Close(story.Today);
        await db.SaveChangesAsync();
    }

    private async Task Rework()
    {
        var unit = await AnyLot("BOX");
        var amount = random.Next(1, 3);
        var record = await story.Start(Number("RWK"), rework: true);
        Book.Records[record.Id] = record.Number;
        var input = await story.Consume(record, unit, amount);
        Book.Into(input.Id, "rework", record.Id, unit.Id, Micro(amount));
        if (random.Next(5) == 0) return;
        var next = record.Reworked(unit, Number("RW"));
        await db.SaveChangesAsync();
        Gave(record, next, "rework", "BOX", amount, 1, amount);
    }

    private async Task SendOut()
    {
        var lot = await AnyLot("BAR", "GRAIN");
        var amount = Part(lot);
        var outside = await story.Kept(OutsideProcess.Send(Number("OUT"), await story.Supplier("ANO"), "anodising", [(lot, Story.Of(amount, lot.Unit))], story.Today, story.Today, "QL", random.Next(2) == 0 ? OutsideEffect.None : OutsideEffect.Surface));
        Took(outside, outside.Inputs[0], "outside", lot, amount);
    }

    private async Task TakeBack()
    {
        var sent = Any(Book.Inputs.Where(i => i.Kind == "outside"));
        var (outside, lot) = (await OutsideOf(sent.Act), await LotOf(sent.Lot));
        if (random.Next(4) == 0)
        {
            outside.Close(story.Today, "One fell into the bath.");
            await db.SaveChangesAsync();
            return;
        }
        // Sometimes a little more than is out.
        var amount = Math.Max(0.25m, Math.Round(sent.Micro!.Value * random.Next(3, 11) / 8m / Quantity.One, 2));
        var next = Book.Outputs.Where(o => o.Act == outside.Id).Select(o => o.Last!.Value).DefaultIfEmpty(0).Max() + 1;
        var back = outside.TakeBack(lot, Story.Of(amount, lot.Unit), Number("A"));
        await db.SaveChangesAsync();
        Gave(outside, back, "outside", Book.Whats[lot.Id], amount, next, next);
    }

    private async Task Ship()
    {
        var customer = $"C{seed}-{random.Next(4)}";
        var some = new List<(Lot, decimal)>();
        for (var n = random.Next(1, 4); n > 0; n--)
            if (await AnyLot("BOX", "BOX", "BAR", "GRAIN") is var lot && some.All(s => s.Item1 != lot)) some.Add((lot, lot.Unit == Unit.Pcs ? random.Next(1, 4) : Part(lot)));
        var shipment = await story.Ship(customer, [.. some]);
        foreach (var (lot, amount) in some) Book.Left(shipment.Lines.Single(l => l.Lot == lot).Id, shipment.Number, customer, lot.Id, Micro(amount));
    }

    private async Task Return()
    {
        var line = await AnyLine();
        var lot = await LotOf(line.Lot!.Id);
        var (shipped, back) = await db.WentAndCame(lot);
        var amount = lot.Unit == Unit.Pcs ? random.Next(1, 4) : Math.Max(0.25m, Math.Round(line.QuantityMicro * random.Next(3, 11) / 8m / Quantity.One, 2));
        var came = await story.Kept(Traceability.Orders.Return.Of(Number("RET"), Number("RL"), line, Story.Of(amount, lot.Unit), shipped, back, story.Today, "QL"));
        Took(came, came.Inputs[0], "return", lot, amount);
        Gave(came, came.Outputs[0], "return", Book.Whats[lot.Id], amount, 1, 1);
    }

    private async Task Accept()
    {
        var waiting = await db.Lots.Where(l => l.Status == LotStatus.Quarantined).Select(l => l.Id).ToListAsync();
        (await LotOf(Any(waiting.Where(Book.Whats.ContainsKey)))).Accept([], story.Today, "QL", acts.Now);
        await db.SaveChangesAsync();
    }

    private async Task Move()
    {
        var lot = await AnyLot("BAR", "GRAIN", "BOX", "offcut");
        var amount = lot.Unit == Unit.Pcs ? 1 : Part(lot);
        var reason = (MovementReason[])[MovementReason.Scrap, MovementReason.Test, MovementReason.SupplierReturn, MovementReason.OwnUse, MovementReason.Adjust, MovementReason.Move];
        var before = Book.Here(lot.Id);
        switch (reason[random.Next(reason.Length)])
        {
            case MovementReason.Move:
                lot.MoveTo("Rack B2", "QL", acts.Now);
                await db.SaveChangesAsync();
                return;
            case MovementReason.Adjust:
                lot.Adjust(Story.Of(amount, lot.Unit), "Counted.", "QL", acts.Now);
                await db.SaveChangesAsync();
                Book.Moved(lot.Id, Micro(amount) - before, isCount: true);
                return;
            case var gone:
                lot.Remove(Story.Of(amount, lot.Unit), gone, "Gone.", "QL", acts.Now);
                await db.SaveChangesAsync();
                Book.Moved(lot.Id, -Micro(amount), isCount: false);
                return;
        }
    }

    private async Task Hold()
    {
        var lot = await AnyLot("BAR", "GRAIN", "BOX", "offcut");
        if (lot.Holds.FirstOrDefault(h => h.IsOpen) is { } hold) hold.Lift("Cleared up.", "QL", acts.Now);
        else lot.PutOnHold(HoldCause.Doubt, "Two stood side by side.", "QL", acts.Now);
        await db.SaveChangesAsync();
    }

    /// <summary>An entry of a record was wrong, as a quality lead voids it.</summary>
    private async Task VoidEntry()
    {
        var line = Any(Book.Inputs.Concat(Book.Outputs).Where(l => l.Kind is "make" or "rework"));
        var record = await RecordOf(line.Act);
        if (Book.Inputs.Contains(line))
        {
            var input = record.Inputs.Single(i => i.Id == line.Id);
            record.Void(input, "QL", acts.Now, "another lot");
            await db.SaveChangesAsync();
            Book.VoidInput(input.Id);
            return;
        }
        var output = record.Outputs.Single(o => o.Id == line.Id);
        record.Void(output, "QL", acts.Now, "never made", await db.UsedSince([output.LotId]));
        await db.SaveChangesAsync();
        Book.VoidOutput(output.Id);
    }

    /// <summary>One's own slip of the last minutes, one tap.</summary>
    private async Task Undo()
    {
        if (random.Next(3) == 0)
        {
            var shipped = await AnyLine();
            shipped.Undo(acts.Who, acts.Now, await db.CameBack(shipped));
            await db.SaveChangesAsync();
            Book.VoidSent(shipped.Id);
            return;
        }
        var record = await RecordOf(Any(Book.Inputs.Concat(Book.Outputs).Where(l => l.Kind is "make" or "rework").TakeLast(8)).Act);
        if (random.Next(2) == 0)
        {
            var input = Any(record.LiveInputs);
            record.Undo(input, acts.Who, acts.Now, await db.UsedSince([.. record.LiveOutputs.Where(input.Reaches).Select(o => o.LotId)]));
            await db.SaveChangesAsync();
            Book.VoidInput(input.Id);
            return;
        }
        var output = Any(record.LiveOutputs);
        record.Undo(output, acts.Who, acts.Now, await db.UsedSince([output.LotId]));
        await db.SaveChangesAsync();
        Book.VoidOutput(output.Id);
    }

    /// <summary>The whole act was a mistake.</summary>
    private async Task VoidAct()
    {
        var line = Any(Book.Inputs);
        Transformation act = line.Kind switch
        {
            "make" or "rework" => await RecordOf(line.Act),
            "outside" => await OutsideOf(line.Act),
            "cut" => await Whole(db.Cuts.Include(c => c.Pieces).ThenInclude(p => p.Lot!.Holds).Include(c => c.RemnantMarks)).SingleAsync(c => c.Id == line.Act),
            _ => await Whole(db.Transformations).SingleAsync(t => t.Id == line.Act),
        };
        act.VoidAll("QL", acts.Now, "never happened");
        await db.SaveChangesAsync();
        Book.VoidAll(line.Act);
    }

    private async Task VoidShipped()
    {
        var line = await AnyLine();
        line.Void("QL", acts.Now, "it never left", await db.CameBack(line));
        await db.SaveChangesAsync();
        Book.VoidSent(line.Id);
    }

    private void Took(Transformation act, Input input, string kind, Lot lot, decimal amount) => Book.Into(input.Id, kind, act.Id, lot.Id, Micro(amount));

    private void Gave(Transformation act, Made output, string kind, string what, decimal amount, long first, long last) =>
        Book.OutOf(output.Id, kind, act.Id, output.Lot.Id, what, Micro(amount), first, last);

    private static IQueryable<T> Whole<T>(IQueryable<T> acts) where T : Transformation =>
        acts.Include(t => t.Inputs).ThenInclude(i => i.Lot.Holds).Include(t => t.Outputs).ThenInclude(o => o.Lot.Holds).AsSplitQuery();

    private static long Micro(decimal amount) => (long)(amount * Quantity.One);
}
