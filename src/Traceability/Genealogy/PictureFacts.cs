using System.Data.Common;
using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Genealogy;

/// <summary>
/// The lots and links of a picture, as numbers: one walk each way and a few questions of what each reached. Names are
/// read later, of the few that are shown.
/// </summary>
internal sealed class PictureFacts
{
    public readonly record struct LotFact(bool IsProduct, Quantity Received, Quantity OnHand, long? Supplier, bool IsPart);

    public readonly record struct ActFact(string Kind, bool IsOpen)
    {
        /// <summary>A cut, a split, a mix and a return lead from lot to lot without a card of their own.</summary>
        public bool HasCard => Kind is "make" or "outside";
    }

    public readonly record struct InputFact(long Act, long Lot, long? Micro, long? First, long? Last);

    public readonly record struct OutputFact(long Act, long Lot, long First, long Last);

    public readonly record struct LineFact(long Shipment, long Lot, long Micro);

    internal static class Questions
    {
        public const string Lots = """
            SELECT l.id, l.unit, l.on_hand_micro, l.received_micro, l.product_id IS NOT NULL, l.supplier_id, l.root_id IS NOT NULL
              FROM reached r CROSS JOIN lot l ON l.id = r.lot_id
            """;

        public const string ForwardActs = "SELECT DISTINCT i.transformation_id FROM reached r CROSS JOIN input i ON i.lot_id = r.lot_id AND i.voided_at IS NULL";

        public const string BackActs = "SELECT DISTINCT o.transformation_id FROM reached r CROSS JOIN output o ON o.lot_id = r.lot_id AND o.voided_at IS NULL";

        public const string Acts = "SELECT t.id, t.kind, t.completed_on IS NULL FROM reached_act a CROSS JOIN transformation t ON t.id = a.id";

        public const string Inputs = """
            SELECT i.transformation_id, i.lot_id, i.quantity_micro, i.reach_first, i.reach_last
              FROM reached_act a CROSS JOIN input i ON i.transformation_id = a.id AND i.voided_at IS NULL
            """;

        public const string Outputs = """
            SELECT o.transformation_id, o.lot_id, o.first_position, o.last_position
              FROM reached_act a CROSS JOIN output o ON o.transformation_id = a.id AND o.voided_at IS NULL
            """;

        public const string Lines = """
            SELECT s.shipment_id, s.lot_id, s.quantity_micro FROM reached r CROSS JOIN shipment_line s ON s.lot_id = r.lot_id AND s.voided_at IS NULL
            """;

        public const string Shipments = """
            SELECT s.id, s.customer_id, s.order_id
              FROM (SELECT DISTINCT l.shipment_id AS id FROM reached r CROSS JOIN shipment_line l ON l.lot_id = r.lot_id AND l.voided_at IS NULL) x
             CROSS JOIN shipment s ON s.id = x.id
            """;
    }

    public Dictionary<long, LotFact> Lots { get; } = [];

    public Dictionary<long, ActFact> Acts { get; } = [];

    public List<InputFact> Inputs { get; } = [];

    public List<OutputFact> Outputs { get; } = [];

    public List<LineFact> Lines { get; } = [];

    public Dictionary<long, (long Customer, long? Order)> Shipments { get; } = [];

    public HashSet<long> Forward { get; } = [];

    public HashSet<long> Back { get; } = [];

    /// <summary>Lots used beside it that are not read one by one.</summary>
    public int NotDrawn { get; set; }

    public async Task Read(Reach reach, CancellationToken cancel)
    {
        var reached = reach.Direction == Direction.Forward ? Forward : Back;
        await reach.Read(Questions.Lots, row =>
        {
            var (id, unit) = (row.GetInt64(0), WordsInText.Parse<Unit>(row.GetString(1)));
            reached.Add(id);
            Lots[id] = new(row.GetBoolean(4), new(Nullable(row, 3) ?? 0, unit), new(row.GetInt64(2), unit), Nullable(row, 5), row.GetBoolean(6));
        }, cancel);
        reach.KeepActs(reach.Direction == Direction.Forward ? Questions.ForwardActs : Questions.BackActs);
        // An act that both ways lead to is read once.
        var news = new HashSet<long>();
        await reach.Read(Questions.Acts, row =>
        {
            if (Acts.TryAdd(row.GetInt64(0), new(row.GetString(1), row.GetBoolean(2)))) news.Add(row.GetInt64(0));
        }, cancel);
        await reach.Read(Questions.Inputs, row =>
        {
            if (news.Contains(row.GetInt64(0))) Inputs.Add(new(row.GetInt64(0), row.GetInt64(1), Nullable(row, 2), Nullable(row, 3), Nullable(row, 4)));
        }, cancel);
        await reach.Read(Questions.Outputs, row =>
        {
            if (news.Contains(row.GetInt64(0))) Outputs.Add(new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)));
        }, cancel);
        if (reach.Direction == Direction.Back)
        {
            // What went into, or came out of, an act behind it without being part of the way is another story.
            Inputs.RemoveAll(i => news.Contains(i.Act) && !Back.Contains(i.Lot) && !Forward.Contains(i.Lot));
            Outputs.RemoveAll(o => news.Contains(o.Act) && !Back.Contains(o.Lot) && !Forward.Contains(o.Lot));
            return;
        }
        await reach.Read(Questions.Lines, row => Lines.Add(new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2))), cancel);
        await reach.Read(Questions.Shipments, row => Shipments[row.GetInt64(0)] = (row.GetInt64(1), Nullable(row, 2)), cancel);
    }

    /// <summary>Lots that are named by an act and were not reached: used beside it, or made without it.</summary>
    public IReadOnlyList<long> Beside() =>
        [.. Inputs.Select(i => i.Lot).Concat(Outputs.Select(o => o.Lot)).Where(id => !Lots.ContainsKey(id)).Distinct().Order()];

    public static bool Meet(InputFact input, OutputFact output) =>
        input.First is not { } first || (output.Last >= first && output.First <= input.Last);

    private static long? Nullable(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
}
