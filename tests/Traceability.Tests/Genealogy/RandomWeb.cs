using System.Globalization;
using System.Text;
using Traceability.Data;

namespace Traceability.Tests.Genealogy;

/// <summary>
/// History as an import brings it: any lot into any act, loops and voided rows and ranges included. Beside the rows it
/// keeps the same facts in memory, to be walked in the plainest way there is.
/// </summary>
internal sealed class RandomWeb
{
    private readonly PlainWeb plain = new();

    private RandomWeb(long firstLot, int lots) => Lots = [.. Enumerable.Range(0, lots).Select(i => firstLot + i)];

    public IReadOnlyList<long> Lots { get; }

    public static async Task<RandomWeb> Write(Workshop workshop, int seed)
    {
        var material = (await workshop.Tell(story => story.Material("ACR"))).Id;
        var random = new Random(seed);
        var web = new RandomWeb(seed * 1000L + 1, random.Next(4, 26));
        var sql = new StringBuilder();
        foreach (var lot in web.Lots)
            sql.AppendLine(CultureInfo.InvariantCulture, $"INSERT INTO lot (id, number, number_key, look_alike_key, material_id, unit, on_hand_micro, status, recorded_at, recorded_by) VALUES ({lot}, 'L{lot}', 'L{lot}', 'L{lot}', {material}, 'g', 0, 'accepted', 0, 'x');");
        for (var act = seed * 1000L + 1; act <= seed * 1000L + web.Lots.Count + 1; act++)
            web.Act(act, random, sql);
        await workshop.Read(db => db.Execute(sql.ToString()));
        return web;
    }

    public Dictionary<long, int> Walk(long from, bool forward) => plain.Walk([from], forward);

    private void Act(long act, Random random, StringBuilder sql)
    {
        sql.AppendLine(CultureInfo.InvariantCulture, $"INSERT INTO transformation (id, number, number_key, started_on, completed_on, from_history, kind, is_rework, recorded_at, recorded_by) VALUES ({act}, 'T{act}', 'T{act}', '2024-01-01', '2024-01-01', 1, 'make', 0, 0, 'x');");
        var position = 1L;
        for (var n = random.Next(0, 4); n > 0; n--)
        {
            var (lot, last, isVoid) = (Any(random), position + random.Next(0, 6), random.Next(6) == 0);
            sql.AppendLine(CultureInfo.InvariantCulture, $"INSERT INTO output (transformation_id, lot_id, quantity_micro, first_position, last_position, recorded_at, recorded_by, voided_at) VALUES ({act}, {lot}, 1, {position}, {last}, 0, 'x', {(isVoid ? "1" : "NULL")});");
            if (!isVoid) plain.OutOf(act, lot, position, last);
            position = last + 1;
        }
        for (var n = random.Next(0, 4); n > 0; n--)
        {
            var (lot, isVoid) = (Any(random), random.Next(6) == 0);
            var first = random.Next(2) == 0 ? random.Next(1, 12) : (long?)null;
            var last = first + random.Next(0, 5);
            var reaches = plain.Reaches(act, first, last);
            sql.AppendLine(CultureInfo.InvariantCulture, $"INSERT INTO input (transformation_id, lot_id, first_unit, last_unit, reach_first, reach_last, recorded_at, recorded_by, voided_at) VALUES ({act}, {lot}, {Sql(first)}, {Sql(last)}, {Sql(reaches ? first : null)}, {Sql(reaches ? last : null)}, 0, 'x', {(isVoid ? "1" : "NULL")});");
            if (!isVoid) plain.Into(act, lot, first, last);
        }
    }

    private long Any(Random random) => Lots[random.Next(Lots.Count)];

    private static string Sql(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "NULL";
}
