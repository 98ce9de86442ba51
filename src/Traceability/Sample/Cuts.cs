using Traceability.Cutting;
using Traceability.Lots;

namespace Traceability.Sample;

/// <summary>Plates become cut-offs: marked out, marked, read back, and only then sawn.</summary>
internal static class Cuts
{
    /// <param name="Reads">What is on the material, and therefore on the marks.</param>
    /// <param name="Pieces">How many of which length and width, in mm.</param>
    /// <param name="Whole">The plate before the cut, and <paramref name="Left"/> what the tape measure says afterwards, where somebody looked.</param>
    private sealed record Job(string Day, string Parent, string Reads, (int Count, string Size) Pieces, decimal Loss, MarkMethod Mark, string? Whole = null, string? Left = null);

    private static readonly Job[] Done =
    [
        new("2023-08-02", "ALU-0723-001", "25961180", (6, "300 x 240"), 60, MarkMethod.HardStamp),
        new("2023-09-13", "SST-0923-001", "K40417", (4, "200 x 150"), 20, MarkMethod.Etch),
        new("2023-11-02", "ALU-1023-001", "25972206", (6, "300 x 240"), 60, MarkMethod.HardStamp),
        // A cut-off of a cut-off: its numbers go on under the plate's.
        new("2024-01-24", "ALU-1023-001-06", "25972206", (3, "230 x 100"), 30, MarkMethod.HardStamp),
        new("2024-03-13", "ALU-0224-001", "25987741", (6, "300 x 240"), 60, MarkMethod.HardStamp),
        new("2024-05-30", "ALU-0524-001", "25987741", (4, "240 x 100"), 16, MarkMethod.HardStamp, "1000 x 500", "800 x 503"),
    ];

    // Today's: four marks have been read back, one waits to be read, the last piece bears none yet.
    private static readonly Job Today = new("2024-06-18", "ALU-0524-001", "25987741", (6, "240 x 250"), 36, MarkMethod.HardStamp);

    public static void Write(Diary diary)
    {
        foreach (var job in Done)
        {
            var day = Day.Of(job.Day);
            var planned = Plan(diary, job, new(9, 10));
            diary.Note(day, new(9, 50), Staff.Jonas, "mark pieces", floor =>
            {
                foreach (var piece in floor.Here(planned()).Pieces) piece.Mark(job.Mark, floor.By, floor.At, "top right corner");
            });
            diary.Note(day, new(10, 25), Staff.Owen, "read marks back", floor =>
            {
                // One is read by its own number, as a scanner reads a tag; the others by the stamped heat.
                foreach (var piece in floor.Here(planned()).Pieces)
                    piece.ReadBack(new(piece == planned().Pieces[0] ? piece.Number : job.Reads, floor.By, floor.At));
            });
            diary.Note(day, new(10, 40), Staff.Jonas, "cut", floor =>
            {
                var size = PieceSize.Typed(job.Left);
                foreach (var lot in floor.Here(planned()).Saw(floor.Today, new(size?.Area(Unit.Cm2), LeftSize: size))) floor.Stored(lot);
            });
        }
        WriteTodays(diary);
    }

    private static void WriteTodays(Diary diary)
    {
        var planned = Plan(diary, Today, new(7, 42));
        diary.Note(Day.Last, new(7, 55), Staff.Jonas, "mark pieces", floor =>
        {
            foreach (var piece in floor.Here(planned()).Pieces.Take(5)) piece.Mark(Today.Mark, floor.By, floor.At, "top right corner");
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
            if (PieceSize.Typed(job.Whole) is { } whole) parent.Measured(whole);
            var size = PieceSize.Typed(job.Pieces.Size)!.Value;
            var pieces = new List<PlannedPiece>();
            for (var i = 0; i < job.Pieces.Count; i++)
                pieces.Add(new(await floor.Numbers.Piece(parent), size.Area(parent.Unit), "Cut-off rack", size));
            cut = floor.Started(Cut.Plan(await floor.Numbers.Cut(), parent, pieces, Quantity.Of(job.Loss, parent.Unit), null, floor.Today, floor.Today, floor.By));
        });
        return () => cut!;
    }
}
