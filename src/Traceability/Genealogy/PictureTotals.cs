using System.Data.Common;
using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Genealogy;

/// <summary>
/// Very many lots, folded by the database by what they are of: how many, how much, and what leads to what. Nothing is read
/// one by one. What was asked stands in the middle, what it came from on one side, what became of it on the other.
/// </summary>
internal sealed class PictureTotals
{
    internal static class Questions
    {
        // What each lot is: 1 came in, 2 was cut or mixed of what came in, 4 was made. Alike is what it is of.
        private const string Kinds = """
            SELECT r.lot_id, CASE WHEN l.product_id IS NOT NULL THEN 4 WHEN l.root_id IS NOT NULL OR COALESCE(l.received_micro, 0) = 0 THEN 2 ELSE 1 END,
                   l.unit, COALESCE(l.received_micro, 0), l.on_hand_micro,
            """;

        private const string Reached = " FROM reached r CROSS JOIN lot l ON l.id = r.lot_id";

        public const string KindsOfMany = Kinds + " COALESCE(l.product_id, l.material_id)" + Reached;

        /// <summary>Of few each stands for itself.</summary>
        public const string KindsOfFew = Kinds + " l.id" + Reached;

        public const string Lots = """
            SELECT k.is_root, k.part, k.alike, k.unit, COUNT(*), MIN(k.lot_id), SUM(k.received_micro), SUM(k.on_hand_micro), COUNT(CASE WHEN k.on_hand_micro > 0 THEN 1 END)
              FROM reached_kind k GROUP BY k.is_root, k.part, k.alike, k.unit
            """;

        public const string Suppliers = """
            SELECT k.is_root, k.part, k.alike, l.supplier_id, COUNT(*)
              FROM reached_kind k CROSS JOIN lot l ON l.id = k.lot_id AND l.supplier_id IS NOT NULL WHERE k.received_micro > 0 GROUP BY k.is_root, k.part, k.alike, l.supplier_id
            """;

        public const string Records = """
            SELECT COUNT(*), MIN(t.id), COUNT(CASE WHEN t.kind = 'make' THEN 1 END) FROM reached_act a CROSS JOIN transformation t ON t.id = a.id WHERE t.kind IN ('make', 'outside')
            """;

        public const string Made = """
            SELECT k.is_root, k.part, k.alike, t.kind IN ('make', 'outside'), SUM(o.last_position - o.first_position + 1)
              FROM reached_kind k CROSS JOIN output o ON o.lot_id = k.lot_id AND o.voided_at IS NULL CROSS JOIN reached_act a ON a.id = o.transformation_id
             CROSS JOIN transformation t ON t.id = o.transformation_id GROUP BY k.is_root, k.part, k.alike, t.kind IN ('make', 'outside')
            """;

        public const string Used = """
            SELECT k.is_root, k.part, k.alike, k.unit, SUM(i.quantity_micro)
              FROM reached_kind k CROSS JOIN input i ON i.lot_id = k.lot_id AND i.voided_at IS NULL CROSS JOIN reached_act a ON a.id = i.transformation_id
             CROSS JOIN transformation t ON t.id = i.transformation_id WHERE t.kind IN ('make', 'outside') GROUP BY k.is_root, k.part, k.alike, k.unit
            """;

        /// <summary>Cuts, splits, mixes and returns, which have no card: from what to what.</summary>
        public const string Straight = """
            SELECT DISTINCT f.is_root, f.part, f.alike, k.is_root, k.part, k.alike
              FROM reached_kind k CROSS JOIN output o ON o.lot_id = k.lot_id AND o.voided_at IS NULL
             CROSS JOIN transformation t ON t.id = o.transformation_id AND t.kind NOT IN ('make', 'outside')
             CROSS JOIN input i ON i.transformation_id = o.transformation_id AND i.voided_at IS NULL
               AND (i.reach_first IS NULL OR (o.last_position >= i.reach_first AND o.first_position <= i.reach_last))
             CROSS JOIN reached_kind f ON f.lot_id = i.lot_id
            """;

        public const string Shipped = """
            SELECT k.is_root, k.part, k.alike, k.unit, SUM(s.quantity_micro)
              FROM reached_kind k CROSS JOIN shipment_line s ON s.lot_id = k.lot_id AND s.voided_at IS NULL GROUP BY k.is_root, k.part, k.alike, k.unit
            """;

        public const string Shipments = """
            SELECT COUNT(*), MIN(s.id), COUNT(DISTINCT s.customer_id), MIN(s.customer_id)
              FROM (SELECT DISTINCT l.shipment_id AS id FROM reached r CROSS JOIN shipment_line l ON l.lot_id = r.lot_id AND l.voided_at IS NULL) x
             CROSS JOIN shipment s ON s.id = x.id
            """;
    }

    public sealed class Card(int side, PicturePart part)
    {
        public int Side { get; } = side;

        public PicturePart Part { get; } = part;

        public int Column => (Side * 10) + (int)Part;

        public long Count { get; set; }

        /// <summary>The one it is, where it is one.</summary>
        public long First { get; set; }

        /// <summary>What all of it is of; none of several.</summary>
        public long? Alike { get; set; }

        public long Made { get; set; }

        public long Here { get; set; }

        /// <summary>Of a supplier, how many lots.</summary>
        public long Lots { get; set; }

        public bool IsPlainRecord { get; set; }

        public bool IsStock { get; init; }

        public Dictionary<(Unit, bool), Int128> Amounts { get; } = [];

        public Dictionary<(Unit, bool), Int128> OnHand { get; } = [];

        /// <summary>One thing, with a name and a page of its own.</summary>
        public bool IsOne => Count == 1 && !IsStock;

        public char Kind => IsStock ? 'h' : Part switch { PicturePart.Supplier => 'v', PicturePart.Record => 'r', PicturePart.Shipment => 's', PicturePart.Customer => 'c', _ => 'l' };

        public void Take(Card other)
        {
            (Count, Made, Here, Lots) = (Count + other.Count, Made + other.Made, Here + other.Here, Lots + other.Lots);
            foreach (var (kind, micro) in other.Amounts) Add(Amounts, kind, micro);
            foreach (var (kind, micro) in other.OnHand) Add(OnHand, kind, micro);
        }

        public static void Add(Dictionary<(Unit, bool), Int128> sums, (Unit, bool) kind, Int128 micro)
        {
            if (micro != 0) sums[kind] = sums.GetValueOrDefault(kind) + micro;
        }
    }

    private readonly Dictionary<(int Side, int Part, long Alike), Card> cards = [];
    private readonly HashSet<(Card From, Card To)> lines = [];

    /// <summary>Every card once, from left to right.</summary>
    public IReadOnlyList<Card> Cards => [.. cards.Values.Distinct().OrderBy(c => c.Column).ThenBy(c => c.IsStock).ThenByDescending(c => c.Count).ThenBy(c => c.First)];

    /// <summary>What leads to what, always to the right: what was made and went into other things stays with what was made.</summary>
    public IEnumerable<(Card From, Card To)> Lines => lines.Where(l => l.From.Column < l.To.Column);

    public async Task Read(Reach reach, bool withStock, CancellationToken cancel)
    {
        var isBack = reach.Direction == Direction.Back;
        var side = isBack ? 0 : 2;
        reach.KeepKinds(isBack && reach.Count - reach.Roots.Count <= PictureFolding.Most ? Questions.KindsOfFew : Questions.KindsOfMany);
        reach.KeepActs(isBack ? PictureFacts.Questions.BackActs : PictureFacts.Questions.ForwardActs);
        await reach.Read(Questions.Lots, row =>
        {
            if (isBack && row.GetBoolean(0)) return;
            var card = Put(Key(row, side));
            (card.Count, card.First, card.Here) = (card.Count + row.GetInt64(4), row.GetInt64(5), card.Here + row.GetInt64(8));
            Card.Add(card.Amounts, KindOf(row), row.GetInt64(6));
            Card.Add(card.OnHand, KindOf(row), row.GetInt64(7));
        }, cancel);
        foreach (var part in (int[])[1, 2, 4]) Fewer(side, part);

        var record = new Card(side, PicturePart.Record);
        await reach.Read(Questions.Records, row => (record.Count, record.First, record.IsPlainRecord) = (row.GetInt64(0), Number(row, 1), row.GetInt64(2) == 1), cancel);
        if (record.Count > 0) cards[(side, (int)PicturePart.Record, 0)] = record;
        await reach.Read(Questions.Used, row =>
        {
            Card.Add(record.Amounts, KindOf(row), Number(row, 4));
            lines.Add((cards[Key(row, side)], record));
        }, cancel);
        await reach.Read(Questions.Made, row =>
        {
            if (!isBack && row.GetBoolean(0)) return;
            var made = cards[Key(row, side)];
            made.Made += row.GetInt64(4);
            if (!row.GetBoolean(3)) return;
            record.Made += row.GetInt64(4);
            lines.Add((record, made));
        }, cancel);
        await reach.Read(Questions.Straight, row => lines.Add((cards[Key(row, side)], cards[Key(row, side, 3)])), cancel);
        if (isBack) await ReadSuppliers(reach, cancel);
        else await ReadShipments(reach, withStock, cancel);
    }

    private async Task ReadSuppliers(Reach reach, CancellationToken cancel)
    {
        var by = new List<(long Supplier, Card Of)>();
        await reach.Read(Questions.Suppliers, row =>
        {
            by.Add((row.GetInt64(3), cards[Key(row, 0)]));
            var card = Put((0, 0, row.GetInt64(3)));
            (card.Count, card.First, card.Lots) = (1, row.GetInt64(3), card.Lots + row.GetInt64(4));
        }, cancel);
        Fewer(0, 0);
        foreach (var (supplier, of) in by) lines.Add((cards[(0, 0, supplier)], of));
    }

    private async Task ReadShipments(Reach reach, bool withStock, CancellationToken cancel)
    {
        var (shipment, customer) = (new Card(2, PicturePart.Shipment), new Card(2, PicturePart.Customer));
        await reach.Read(Questions.Shipments, row => (shipment.Count, shipment.First, customer.Count, customer.First) = (row.GetInt64(0), Number(row, 1), row.GetInt64(2), Number(row, 3)), cancel);
        await reach.Read(Questions.Shipped, row =>
        {
            foreach (var card in (Card[])[shipment, customer]) Card.Add(card.Amounts, KindOf(row), row.GetInt64(4));
            lines.Add((cards[Key(row, 2)], shipment));
        }, cancel);
        if (shipment.Count > 0)
        {
            (cards[(2, 5, 0)], cards[(2, 6, 0)]) = (shipment, customer);
            lines.Add((shipment, customer));
        }
        if (!withStock) return;
        var stock = new Card(2, PicturePart.Shipment) { IsStock = true, Count = 1 };
        foreach (var made in cards.Values.Distinct().Where(c => c is { Part: PicturePart.Unit, Here: > 0 }).ToList())
        {
            foreach (var (kind, micro) in made.OnHand) Card.Add(stock.Amounts, kind, micro);
            lines.Add((made, stock));
            cards[(2, 5, 1)] = stock;
        }
    }

    /// <summary>Of more kinds than can be looked at the largest stay; the others are one.</summary>
    private void Fewer(int side, int part)
    {
        foreach (var at in (int[])[side, 1])
        {
            var keys = cards.Keys.Where(k => k.Side == at && k.Part == part).OrderByDescending(k => cards[k].Count + cards[k].Lots).ThenBy(k => k.Alike).ToList();
            if (keys.Count <= PictureFolding.Most) continue;
            var others = new Card(at, (PicturePart)part);
            foreach (var key in keys.Skip(PictureFolding.Most - 1))
            {
                others.Take(cards[key]);
                cards[key] = others;
            }
        }
    }

    private Card Put((int Side, int Part, long Alike) key) =>
        cards.TryGetValue(key, out var card) ? card : cards[key] = new(key.Side, (PicturePart)key.Part) { Alike = key.Alike };

    private static (int, int, long) Key(DbDataReader row, int side, int from = 0) => (row.GetBoolean(from) ? 1 : side, row.GetInt32(from + 1), row.GetInt64(from + 2));

    private static (Unit, bool) KindOf(DbDataReader row) => (WordsInText.Parse<Unit>(row.GetString(3)), row.GetInt32(1) == (int)PicturePart.Unit);

    private static long Number(DbDataReader row, int column) => row.IsDBNull(column) ? 0 : row.GetInt64(column);
}
