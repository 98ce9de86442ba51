using Microsoft.EntityFrameworkCore;
using Traceability.Lots;
using Traceability.Quality;

namespace Traceability.Sample;

/// <summary>What was not as it should be: a sheet that fell down, long closed; and a board that comes apart, about which the supplier has not answered.</summary>
internal static class Issues
{
    public static void Write(Diary diary)
    {
        WriteFallen(diary);
        WriteLifting(diary);
    }

    private static void WriteFallen(Diary diary)
    {
        NonConformance? fallen = null;
        var day = Day.Of("2023-08-24");
        diary.Note(day, new(10, 32), Staff.Jonas, "write down a quality issue", async floor =>
            fallen = await Found(floor, "ACR-0823-01", "A sheet slid off the trolley and is cracked across a corner. Whether others are, nobody has looked yet.", new("At the saw", null, IssueReason.Damage)));
        diary.Note(day, new(10, 40), Staff.Mara, "decide what becomes of it", floor =>
        {
            var (issue, lot) = (floor.Here(fallen!), floor.Lot("ACR-0823-01"));
            issue.Decide(lot, Quantity.Of(1, lot.Unit), DispositionKind.Scrap, "Dropped, cracked across a corner.", Staff.Mara, floor.At);
            issue.Decide(lot, lot.OnHand, DispositionKind.NoFault, "Each sheet held against the light: no crack.", Staff.Mara, floor.At);
            issue.CausedBy(IssueReason.Damage, "The trolley's stop had been taken off to load long boards, and was not put back.", floor.By, floor.At);
        });
        diary.Note(day, new(10, 48), Staff.Mara, "close a quality issue", floor => floor.Here(fallen!).Close(Staff.Mara, floor.At));
    }

    private static void WriteLifting(Diary diary)
    {
        NonConformance? lifting = null;
        diary.Note(Day.Of("2024-06-07"), new(10, 20), Staff.Mara, "write down a quality issue", async floor =>
            lifting = await Found(floor, "PLY-0424-001", "The outer layer lifts after cutting, on three of the first five pieces.", new("At the laser", "Laser cutter", IssueReason.Surface)));
        diary.Note(Day.Of("2024-06-07"), new(10, 35), Staff.Mara, "demand a corrective action", async floor =>
            floor.Here(lifting!).Demand("Ask the supplier which glue was used, and for boards of another press load.", await floor.Db.People.SingleAsync(p => p.Code == Staff.Priya.Code), Day.Of("2024-06-14"), floor.Today, floor.By, floor.At));
    }

    private static async Task<NonConformance> Found(Floor floor, string number, string what, IssueDetails more)
    {
        var lot = floor.Lot(number);
        var issue = floor.New(NonConformance.Found(await floor.Numbers.Issue(), what, new(Lot: lot), floor.Today, floor.By, more));
        issue.Hold(lot, floor.By, floor.At);
        return issue;
    }
}
