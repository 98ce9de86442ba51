using Microsoft.EntityFrameworkCore;
using Traceability.People;
using Traceability.Trainings;

namespace Traceability.Sample;

/// <summary>What people are trained in: three topics, two procedures with their revisions, and who learnt what from whom.</summary>
internal static class Learning
{
    private const string Enclosure = """
        Check that the sheet lies flat and its film is whole [ ]
        Cut the lid on the laser, first part off
        Measure the lid across [= mm]
        Print the base, 0.2 mm layers
        Press in the inserts, weigh the unit [= g]
        """;

    private const string Assembly = """
        Lay the lid assembly beside the base, same revision [ ]
        Press in four inserts at 220 °C
        Close it and pull at the lid [ ]
        """;

    private static readonly (string Code, string Title, TopicOf Of)[] Topics =
    [
        ("RCV", "Receiving and verifying", TopicOf.Receiving), ("NUM", "Number transfer", TopicOf.Transfer), ("CUT", "Sawing and cutting", TopicOf.Cutting), ("FIRE", "Fire and first aid", TopicOf.General),
    ];

    // Who, by whom, in what, on which day, and for how many months; 0: for good. The first of each declares himself.
    private static readonly (Who Who, Who By, string Of, string On, int Months, string Evidence)[] Given =
    [
        (Staff.Mara, Staff.Mara, "RCV", "2023-06-19", 0, "Wrote the way deliveries are checked here."),
        (Staff.Mara, Staff.Mara, "NUM", "2023-06-19", 0, "Wrote the way marks are transferred here."),
        (Staff.Mara, Staff.Mara, "CUT", "2023-06-19", 0, "Twelve years at the saw."),
        (Staff.Mara, Staff.Mara, "SOP-07 4", "2023-06-20", 0, "Wrote it."),
        (Staff.Mara, Staff.Mara, "SOP-08 1", "2023-06-20", 0, "Wrote it."),
        (Staff.Tomas, Staff.Tomas, "FIRE", "2023-06-21", 36, "First-aid certificate 2023, in the office."),
        (Staff.Jonas, Staff.Mara, "RCV", "2023-06-21", 24, "Four deliveries together."),
        (Staff.Owen, Staff.Mara, "RCV", "2023-06-21", 24, "Four deliveries together."),
        (Staff.Priya, Staff.Mara, "RCV", "2023-06-22", 24, "Three deliveries together."),
        (Staff.Tomas, Staff.Mara, "RCV", "2023-06-22", 0, "Two deliveries together."),
        (Staff.Jonas, Staff.Mara, "NUM", "2023-06-22", 24, "Marked and read back a plate of eight."),
        (Staff.Owen, Staff.Mara, "NUM", "2023-06-23", 24, "Marked and read back a bar of six."),
        (Staff.Jonas, Staff.Mara, "CUT", "2023-06-23", 24, "Ten cuts under supervision, sheet in the binder."),
        (Staff.Owen, Staff.Jonas, "CUT", "2023-06-26", 11, "Six cuts under supervision, sheet in the binder."),
        (Staff.Jonas, Staff.Mara, "SOP-07 4", "2023-06-26", 24, "Two units together."),
        (Staff.Owen, Staff.Jonas, "SOP-07 4", "2023-06-27", 24, "Three units together."),
        (Staff.Jonas, Staff.Mara, "SOP-08 1", "2023-06-27", 0, "Two units together."),
        (Staff.Priya, Staff.Jonas, "SOP-08 1", "2024-01-15", 6, "One unit together, the cutting not shown yet."),
    ];

    public static void Write(Diary diary)
    {
        diary.Note(Day.First, new(8, 2), Staff.Mara, "add topics of training", floor => floor.Db.AddRange(Topics.Select(t => Topic.Named(t.Code, t.Title, t.Of))));
        Procedure(diary, "SOP-07", "Enclosure with clear lid", "4", Enclosure, ["ENC-10"]);
        Procedure(diary, "SOP-08", "Enclosure with lid assembly", "1", Assembly, ["ENC-20", "LID-10"]);
        foreach (var (given, n) in Given.Select((g, n) => (g, n)))
            diary.Note(Day.Of(given.On), new TimeOnly(15, 30).AddMinutes(n), given.By, "write down a training", async floor =>
            {
                var subject = await Named(floor, given.Of);
                floor.New(Training.Given(await Somebody(floor, given.Who), await Somebody(floor, given.By), subject, new(floor.Today, given.Months == 0 ? null : floor.Today.AddMonths(given.Months), given.Evidence),
                    await floor.Db.Trainings.Near(subject).ToListAsync(), given.By, floor.Today));
            });
        // Released yesterday: who makes enclosures has to read it.
        diary.Note(Day.Of("2024-06-17"), new(15, 5), Staff.Mara, "release a procedure", floor =>
        {
            var next = floor.Here(floor.Sops["SOP-07"]).Begin("5");
            next.Write(Enclosure.Replace("first part off", "first part off, measured", StringComparison.Ordinal).Replace("[= mm]", "[= mm 119.8..120.2]", StringComparison.Ordinal), "The first lid off the laser is measured before the second is cut; it is 120 mm, give or take 0.2.");
            next.Release(Staff.Mara, floor.At);
        });
        diary.Note(Day.Of("2024-06-17"), new(15, 25), Staff.Mara, "confirm having read a procedure", async floor =>
        {
            var subject = await Named(floor, "SOP-07 5");
            floor.New(Training.Read(await Somebody(floor, Staff.Mara), subject.Revision!, await floor.Db.Trainings.Near(subject).ToListAsync(), Staff.Mara, floor.Today));
        });
    }

    private static void Procedure(Diary diary, string code, string title, string revision, string steps, string[] products) => diary.Note(Day.First, new(8, 35), Staff.Mara, "release a procedure", floor =>
    {
        var sop = floor.New(Sop.Named(code, title, revision));
        floor.Sops.Add(code, sop);
        var draft = sop.Draft!;
        draft.Write(steps, null);
        draft.Release(Staff.Mara, floor.At);
        foreach (var sku in products) floor.Product(sku).UsualSop = sop;
    });

    private static Task<Person> Somebody(Floor floor, Who who) => floor.Db.People.SingleAsync(p => p.Code == who.Code);

    private static async Task<Subject> Named(Floor floor, string of) => of.Split(' ') is [var sop, var revision]
        ? Subject.Of(await floor.Db.SopRevisions.Include(r => r.Sop).SingleAsync(r => r.Sop.Code == sop && r.Revision == revision))
        : Subject.Of(await floor.Db.Topics.SingleAsync(t => t.Code == of));
}
