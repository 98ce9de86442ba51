using Traceability.Machines;

namespace Traceability.Sample;

/// <summary>The machines of the shop, and what is on them this morning.</summary>
internal static class Machines
{
    private static readonly (string Code, string Name)[] All =
    [
        ("LASER-1", "Laser 1"), ("ROUTER-1", "Router 1"), ("PRINTER-1", "Printer 1"), ("PRINTER-2", "Printer 2"), ("PRINTER-3", "Printer 3"), ("PRINTER-4", "Printer 4, food contact only"), ("PRINTER-5", "Printer 5, resin"),
    ];

    public static void Write(Diary diary)
    {
        var machines = new Dictionary<string, Machine>();
        diary.Note(Day.First, new(8, 20), Staff.Mara, "register machines", floor =>
        {
            foreach (var (code, name) in All) machines[code] = floor.New(Machine.Named(code, name));
        });
        // The spool that is still on from the day before, then the one of this morning; and the sheet that is being cut.
        diary.Note(Day.Of("2024-06-17"), new(7, 30), Staff.Owen, "put a lot on a machine", floor =>
            floor.Here(machines["PRINTER-1"]).Load(floor.FreeOf(floor.Lot(SampleShop.Contaminated).Material!).Select(floor.Here).First(), null, null, floor.Today, floor.By, floor.At));
        diary.Note(Day.Last, new(7, 10), Staff.Owen, "put a lot on a machine", floor =>
        {
            var printer = floor.Here(machines["PRINTER-1"]);
            printer.Load(floor.Lot(SampleShop.Contaminated), printer.Loaded.Single(), null, floor.Today, floor.By, floor.At);
        });
        diary.Note(Day.Last, new(8, 2), Staff.Jonas, "put a lot on a machine", floor =>
            floor.Here(machines["LASER-1"]).Load(floor.Here(floor.Record("MFG-0059").LiveInputs.First().Lot), null, null, floor.Today, floor.By, floor.At));
    }
}
