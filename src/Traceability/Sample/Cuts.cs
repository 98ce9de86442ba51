using Traceability.Cutting;
using Traceability.Lots;

namespace Traceability.Sample;

/// <summary>Plates become cut-offs: marked out, marked, read back, and only then sawn.</summary>
internal static class Cuts
{
    /// <param name="Reads">What is on the material, and therefore on the marks.</param>
    /// <param name="Pieces">How many of which size, in cm².</param>
    private sealed record Job(string Day, string Parent, string Reads, (int Count, decimal Size) Pieces, decimal Loss, MarkMethod Mark);

    private static readonly Job[] Done =
    [
        new("2023-08-02", "ALU-0723-001", "25961180", (6, 720), 60, MarkMethod.HardStamp),
        new("2023-09-13", "SST-0923-001", "K40417", (4, 300), 20, MarkMethod.Etch),
        new("2023-11-02", "ALU-1023-001", "25972206", (6, 720), 60, MarkMethod.HardStamp),
        // A cut-off of a cut-off: its numbers go on under the plate's.
        new("2024-01-24", "ALU-1023-001-06", "25972206", (3, 230), 30, MarkMethod.HardStamp),
        new("2024-03-13", "ALU-0224-001", "25987741", (6, 720), 60, MarkMethod.HardStamp),
        new("2024-05-30", "ALU-0524-001", "25987741", (4, 240), 16, MarkMethod.HardStamp),
    ];

    // Today's: four marks have been read back, one waits to be read, the last piece bears none yet.
    private static readonly Job Today = new("2024-06-18", "ALU-0524-001", "25987741", (6, 600), 36, MarkMethod.HardStamp);

    public static void Write(Diary diary)
    {
        foreach (var job in Done)
        {
            var day = Day.Of(job.Day);
            var planned = Plan(diary, job, new(9, 10));
            diary.Note(day, new(9, 50), Staff.Jonas, "mark pieces", floor =>
            {
                foreach (var piece in floor.Here(planned()).Pieces) piece.Mark(job.Mark, floor.By, floor.At);
            });
            diary.Note(day, new(10, 25), Staff.Owen, "read marks back", floor =>
            {
                // One is read by its own number, as a scanner reads a tag; the others by the stamped heat.
                foreach (var piece in floor.Here(planned()).Pieces)
                    piece.ReadBack(new(piece == planned().Pieces[0] ? piece.Number : job.Reads, floor.By, floor.At));
            });
            diary.Note(day, new(10, 40), Staff.Jonas, "cut", floor =>
            {
                foreach (var lot in floor.Here(planned()).Saw(floor.Today)) floor.Stored(lot);
            });
        }
        WriteTodays(diary);
    }

    private static void WriteTodays(Diary diary)
    {
        var planned = Plan(diary, Today, new(7, 42));
        diary.Note(Day.Last, new(7, 55), Staff.Jonas, "mark pieces", floor =>
        {
            foreach (var piece in floor.Here(planned()).Pieces.Take(5)) piece.Mark(Today.Mark, floor.By, floor.At);
        });
        diary.Note(Day.Last, new(8, 12), Staff.Owen, "read marks back", floor =>
        {
            foreach (var piece in floor.Here(planned()).Pieces.Take(4)) piece.ReadBack(new(Today.Reads, floor.By, floor.At));
        });
    }

    private static Func<Cut> Plan(Diary diary, Job job, TimeOnly at)
    {
        Cut? cut = null;
        diary.Note(Day.Of(job.Day), at, Staff.Jonas, "plan cut", async floor =>
        {
            var parent = floor.Lot(job.Parent);
            var pieces = new List<PlannedPiece>();
            for (var i = 0; i < job.Pieces.Count; i++)
                pieces.Add(new(await floor.Numbers.Piece(parent), Quantity.Of(job.Pieces.Size, parent.Unit), "Cut-off rack"));
            cut = floor.Started(Cut.Plan(await floor.Numbers.Cut(), parent, pieces, Quantity.Of(job.Loss, parent.Unit), null, floor.Today, floor.Today, floor.By));
        });
        return () => cut!;
    }
}
