using System.Globalization;
using Traceability.Genealogy;

namespace Traceability.Pages.Trace;

/// <summary>
/// A picture laid out: columns from left to right, in each the way itself above and what is only beside it below, ordered
/// so that few lines cross. The same picture is always laid out the same. It knows sizes and places and no colours.
/// </summary>
public sealed class PictureDrawing
{
    private const double Head = 34, CardHeight = 50, Apart = 16, ChipHeight = 26, ChipGap = 6, Inset = 10, Edge = 2, Stack = 8;
    private const double Narrowest = 92, Widest = 154, NarrowGap = 28, WideGap = 96, Page = 1046;

    // Of wide letters, as they are where the narrow ones are not installed: better a word cut short than one over the edge.
    private const double Digit = 8.0, Letter = 7.8, FoldLetter = 8.7, SmallLetter = 6.4, ChipDigit = 7.4, ChipLetter = 7.4;
    private const int ChipRows = 32;

    /// <param name="Name">Empty lines are not drawn.</param>
    public sealed record Card(PictureNode Node, string X, string Y, string W, string H, Words Name, Words Sub, string Label, bool IsChip, int Fold);

    /// <summary>A line of words, whole, in as much room as there is; dots say where they go on.</summary>
    public sealed record Words(string Text, string X, string Y, string Room, string? Dots);

    public sealed record Line(string Path, PictureLine Of);

    public sealed record Heading(string X, string Words);

    private sealed class Box(PictureNode node)
    {
        public PictureNode Node { get; } = node;
        public double X, Y, W, H, ChipWidth;
        public int Rows;
        public double Middle => Y + (H / 2);
        public double Right => X + W;
    }

    private PictureDrawing() { }

    public required IReadOnlyList<Heading> Headings { get; init; }

    /// <summary>From left to right and from top to bottom, as the Tab key goes.</summary>
    public required IReadOnlyList<Card> Cards { get; init; }

    public required IReadOnlyList<Line> Lines { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>Little wider than the page of a workshop's screen: drawn a little smaller there, it needs no scrolling sideways.</summary>
    public bool Fits => Width <= Page * 1.2;

    /// <summary>Steps of a path for the script: "0.3.7" is from card 0 through record 3 to card 7.</summary>
    public required string Steps { get; init; }

    public static PictureDrawing Of(Picture picture)
    {
        var boxes = picture.Nodes.ToDictionary(n => n.Index, n => new Box(n));
        var columns = picture.Columns.Select((_, c) => picture.Nodes.Where(n => n.Column == c).Select(n => boxes[n.Index]).ToList()).ToList();
        foreach (var box in boxes.Values) Measure(box);
        var widths = columns.Select(c => c.Max(b => b.W)).ToList();
        for (var c = 0; c < columns.Count; c++)
            foreach (var box in columns[c].Where(b => !b.Node.IsOpen)) box.W = widths[c] - (columns[c].Any(b => b.Node.IsFold) ? Stack : 0);
        var gap = columns.Count < 2 ? NarrowGap : Math.Clamp((Page - widths.Sum()) / (columns.Count - 1), NarrowGap, WideGap);
        var x = Edge;
        for (var c = 0; c < columns.Count; c++)
        {
            foreach (var box in columns[c]) box.X = x;
            x += widths[c] + gap;
        }
        Arrange(columns, picture.Lines, boxes);
        var top = boxes.Count == 0 ? 0 : boxes.Values.Min(b => b.Y);
        foreach (var box in boxes.Values) box.Y += Head + Stack - top;

        var labels = new PictureWords(picture);
        var chips = picture.Nodes.Where(n => n.IsOpen).SelectMany(n => n.Members.Select((m, i) => Chip(boxes[n.Index], m, i, labels))).ToLookup(c => c.Fold);
        var places = boxes.ToDictionary(b => b.Key, b => (b.Value.X, b.Value.Right, b.Value.Middle));
        foreach (var box in boxes.Values.Where(b => b.Node.IsOpen))
            for (var i = 0; i < box.Node.Members.Count; i++)
            {
                var (cx, cy) = ChipAt(box, i);
                places[box.Node.Members[i].Index] = (cx, cx + box.ChipWidth, cy + (ChipHeight / 2));
            }
        return new()
        {
            Headings = [.. columns.Select((c, i) => new Heading(N(c[0].X), PictureWords.Heading(picture.Columns[i])))],
            Cards = [.. columns.SelectMany(c => c.OrderBy(b => b.Y)).SelectMany(b => chips[b.Node.Index].Prepend(Whole(b, labels)))],
            Lines = [.. picture.Lines.Where(l => places.ContainsKey(l.From) && places.ContainsKey(l.To)).Select(l => new Line(Path(places[l.From], places[l.To]), l))],
            Width = (int)Math.Ceiling(Math.Max(boxes.Count == 0 ? 0 : boxes.Values.Max(b => b.Right) + Stack + Edge, 300)),
            Height = (int)Math.Ceiling((boxes.Count == 0 ? Head : boxes.Values.Max(b => b.Y + b.H)) + Inset),
            Steps = string.Join(' ', picture.Steps.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.From}.{s.Via}.{s.To}"))),
        };
    }

    private static void Measure(Box box)
    {
        var node = box.Node;
        if (!node.IsOpen)
        {
            (box.W, box.H) = (Math.Clamp(Math.Max(NameWidth(node), node.Sub.Length * SmallLetter) + (2 * Inset) + (node.IsFold ? Stack : 0), Narrowest, Widest), CardHeight);
            return;
        }
        box.ChipWidth = Math.Clamp(node.Members.Max(m => m.Name.Length * (m.Number ? ChipDigit : ChipLetter)) + 12, 44, 132);
        box.Rows = Math.Min(ChipRows, Math.Max(4, (int)Math.Ceiling(Math.Sqrt(node.Members.Count * 1.6))));
        var across = (node.Members.Count + box.Rows - 1) / box.Rows;
        box.Rows = (node.Members.Count + across - 1) / across;
        box.W = Math.Max((across * (box.ChipWidth + ChipGap)) - ChipGap + (2 * Inset), Math.Max(Narrowest, (node.Name.Length + 6) * FoldLetter + (2 * Inset)));
        box.H = 34 + (box.Rows * (ChipHeight + ChipGap)) - ChipGap + Inset;
    }

    private static double NameWidth(PictureNode node) => node.Name.Length * (node.Number ? Digit : node.IsFold ? FoldLetter : Letter);

    // Order by the middle of what a card is joined to, to and fro; then each as near to that as its neighbours let it.
    private static void Arrange(List<List<Box>> columns, IReadOnlyList<PictureLine> lines, Dictionary<int, Box> boxes)
    {
        var joined = lines.Where(l => !l.OfMember)
            .SelectMany(l => new[] { (At: l.From, With: boxes[l.To], l.Light), (At: l.To, With: boxes[l.From], l.Light) }).ToLookup(j => j.At);
        foreach (var column in columns)
        {
            column.Sort((a, b) => Rank(a) != Rank(b) ? Rank(a).CompareTo(Rank(b)) : a.Node.Index.CompareTo(b.Node.Index));
            var y = 0.0;
            foreach (var box in column)
            {
                box.Y = y;
                y += box.H + Apart;
            }
        }
        for (var round = 0; round < 8; round++)
            foreach (var column in round % 2 == 0 ? columns : Enumerable.Reverse(columns))
            {
                var wanted = column.ToDictionary(b => b, b => Wanted(b, joined[b.Node.Index], round));
                column.Sort((a, b) => Rank(a) != Rank(b) ? Rank(a).CompareTo(Rank(b)) : wanted[a] != wanted[b] ? wanted[a].CompareTo(wanted[b]) : a.Node.Index.CompareTo(b.Node.Index));
                Settle(column, wanted);
            }
    }

    private static double Wanted(Box box, IEnumerable<(int At, Box With, Light Light)> joined, int round)
    {
        var (sum, weight) = (0.0, 0.0);
        foreach (var (_, with, light) in joined)
        {
            // To the left first, to the right on the way back; at last both. What is lit counts more.
            if (round < 6 && with.X < box.X != (round % 2 == 0)) continue;
            var w = light is Light.Beside or Light.Doubt ? 1 : 8;
            (sum, weight) = (sum + (with.Middle * w), weight + w);
        }
        return weight == 0 ? box.Middle : sum / weight;
    }

    /// <summary>Neighbours that would overlap move as one, to where all of them together are nearest to where they want to be.</summary>
    private static void Settle(List<Box> column, Dictionary<Box, double> wanted)
    {
        var groups = new List<(List<Box> Boxes, double Top, double Height)>();
        foreach (var box in column)
        {
            var group = (Boxes: new List<Box> { box }, Top: wanted[box] - (box.H / 2), Height: box.H);
            while (groups.Count > 0 && groups[^1].Top + groups[^1].Height + Apart > group.Top)
            {
                var before = groups[^1];
                groups.RemoveAt(groups.Count - 1);
                before.Boxes.AddRange(group.Boxes);
                var (tops, below) = (0.0, 0.0);
                foreach (var b in before.Boxes)
                {
                    tops += wanted[b] - (b.H / 2) - below;
                    below += b.H + Apart;
                }
                group = (before.Boxes, tops / before.Boxes.Count, below - Apart);
            }
            groups.Add(group);
        }
        foreach (var (settled, top, _) in groups)
        {
            var y = top;
            foreach (var box in settled)
            {
                box.Y = y;
                y += box.H + Apart;
            }
        }
    }

    // What was asked and its way on top, what only stands beside it at the bottom.
    private static int Rank(Box box) => box.Node switch
    {
        { Light: Light.Beside } => 3,
        { Light: Light.Doubt } => 2,
        { Id: null, IsFold: false } => 1,
        _ => 0,
    };

    private static Card Whole(Box box, PictureWords words)
    {
        var (node, x, room) = (box.Node, box.X + Inset, box.W - (2 * Inset) + 4);
        return new(node, N(box.X), N(box.Y), N(box.W), N(box.H),
            Fit(node.Name, x, box.Y + 7, room, node.Number ? Digit : node.IsFold ? FoldLetter : Letter),
            node.IsOpen ? Fit("fold", x + ((node.Name.Length + 1) * FoldLetter), box.Y + 7, 60, SmallLetter) : Fit(node.Sub, x, box.Y + 25, room, SmallLetter), words.Label(node), false, node.Index);
    }

    private static Card Chip(Box box, PictureNode member, int at, PictureWords words)
    {
        var (x, y) = ChipAt(box, at);
        return new(member, N(x), N(y), N(box.ChipWidth), N(ChipHeight), Fit(member.Name, x + 6, y + 3, box.ChipWidth - 8, member.Number ? ChipDigit : ChipLetter), Fit("", x, y, 0, 1), words.Label(member, box.Node), true, box.Node.Index);
    }

    private static (double X, double Y) ChipAt(Box box, int at) =>
        (box.X + Inset + (at / box.Rows * (box.ChipWidth + ChipGap)), box.Y + 34 + (at % box.Rows * (ChipHeight + ChipGap)));

    private static string Path((double Left, double Right, double Y) from, (double Left, double Right, double Y) to)
    {
        var (x, y) = (from.Right, to.Y);
        // Within a column, or back to an earlier one.
        if (to.Left < x)
            return to.Right >= from.Left && to.Left <= from.Right
                ? $"M{N(x)} {N(from.Y)}C{N(x + 30)} {N(from.Y)} {N(to.Right + 30)} {N(y)} {N(to.Right)} {N(y)}"
                : $"M{N(x)} {N(from.Y)}C{N(x + 60)} {N(from.Y)} {N(to.Left - 60)} {N(y)} {N(to.Left)} {N(y)}";
        if (Math.Abs(from.Y - y) < .5) return $"M{N(x)} {N(from.Y)}H{N(to.Left)}";
        var middle = N((x + to.Left) / 2);
        return $"M{N(x)} {N(from.Y)}C{middle} {N(from.Y)} {middle} {N(y)} {N(to.Left)} {N(y)}";
    }

    // Cut short by what is seen, not by what is said: who listens, or searches the page, gets all of it.
    private static Words Fit(string text, double x, double y, double room, double each) => text.Length * each <= room
        ? new(text, N(x), N(y), N(room + 40), null)
        : new(text, N(x), N(y), N(room - 14), $"M{N(x + room - 11)} {N(y + 13)}h.01m4 0h.01m4 0h.01");

    private static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
