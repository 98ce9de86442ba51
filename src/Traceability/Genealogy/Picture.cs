namespace Traceability.Genealogy;

/// <summary>The kinds of column, from left to right. Records and units come once for each stage of making.</summary>
public enum PicturePart { Supplier, Lot, CutOff, Record, Unit, Shipment, Customer }

/// <summary>What something is to the question. Where several apply, the last one shows.</summary>
public enum Light
{
    /// <summary>Used beside it, or made without it: only there so that the rest can be understood.</summary>
    Beside,

    /// <summary>Cannot be ruled out, because a link is missing.</summary>
    Doubt,

    /// <summary>It came from there.</summary>
    From,

    /// <summary>It went there.</summary>
    To,

    /// <summary>It stands here and must not be used.</summary>
    Hold,

    /// <summary>What was asked about.</summary>
    Root,
}

/// <param name="Stage">Of records and units: 1 for what is made of what came in, 2 for what is made of that.</param>
/// <param name="Count">Everything that stands in the column, folded or not; what is beside it not counted.</param>
public sealed record PictureColumn(PicturePart Part, int Stage, int Count);

/// <summary>A card of the picture: one thing, or several alike that are folded into one.</summary>
/// <param name="Key">"lot-17", "record-4": of a fold, the key of its first member, by which an address unfolds it.</param>
/// <param name="Id">Null where it is not one thing with a page of its own.</param>
/// <param name="Number">Whether the name is a number, to be set as one.</param>
/// <param name="What">In a list: material, product, customer.</param>
/// <param name="Amount">In a list: how much of it is meant.</param>
/// <param name="Count">How many things it stands for.</param>
/// <param name="Members">Of an unfolded fold: its cards.</param>
/// <param name="Unshown">Members that are too many to be shown even so.</param>
public sealed record PictureNode(
    int Index, int Column, PicturePart Part, Light Light, string Key, long? Id, string Name, bool Number, string Sub, string What, string Amount,
    int Count, bool IsFold, IReadOnlyList<PictureNode> Members, int Unshown)
{
    public bool IsOpen => Members.Count > 0;

    /// <summary>A manufacture or rework record, and not an outside process.</summary>
    public bool IsPlainRecord { get; init; }
}

/// <summary>A line as it is drawn, from card to card.</summary>
/// <param name="OfMember">One end is a member of an unfolded fold: only shown when its path is lit, the fold has a line for all.</param>
public sealed record PictureLine(int From, int To, Light Light, bool OfMember);

/// <summary>A step of a path: what a card leads to, and through which record. Two steps through one record need not belong together.</summary>
/// <param name="Via">-1 where nothing stands between.</param>
public readonly record struct PictureStep(int From, int Via, int To);

/// <summary>
/// Where something came from and where it went, ready to be drawn: columns, cards and lines. It knows no place, size or
/// colour.
/// </summary>
/// <param name="Nodes">Column by column; members of an unfolded fold are in it.</param>
/// <param name="Lots">How many lots were reached, one way or the other.</param>
/// <param name="NotDrawn">Lots used beside it that are so many that they are only counted.</param>
/// <param name="DoubtsLeftOut">What cannot be ruled out was not asked.</param>
public sealed record Picture(
    Root Root, IReadOnlyList<PictureColumn> Columns, IReadOnlyList<PictureNode> Nodes, IReadOnlyList<PictureLine> Lines, IReadOnlyList<PictureStep> Steps,
    int Lots, int NotDrawn, bool DoubtsLeftOut)
{
    /// <summary>So many lots that each kind is one card, which cannot be unfolded.</summary>
    public bool InAll { get; init; }

    /// <summary>With every member of what is unfolded.</summary>
    public IEnumerable<PictureNode> All => Nodes.SelectMany(n => n.Members.Prepend(n));

    /// <summary>How many cards there are to look at.</summary>
    public int Cards => Nodes.Sum(n => n.IsOpen ? n.Members.Count : 1);

    public int Count(PicturePart part) => Columns.Where(c => c.Part == part).Sum(c => c.Count);
}

/// <summary>What cannot be ruled out, as the picture takes it: a number and why.</summary>
public sealed record PictureDoubt(PicturePart Part, string Number, string Why);

/// <summary>How a picture is wanted.</summary>
/// <param name="Open">Keys: every fold that holds one of them is unfolded; "all" unfolds what there is, as far as it can be read.</param>
/// <param name="ToHold">What stands here is shown as to be held: a recall is open, or about to be.</param>
/// <param name="Doubts">Asks what cannot be ruled out; nothing where that is not asked. A picture of very many lots leaves it to the recall.</param>
public sealed record PictureWish(IReadOnlySet<string> Open, bool ToHold = false, Func<Task<IReadOnlyList<PictureDoubt>>>? Doubts = null)
{
    public static PictureWish Plain { get; } = new(new HashSet<string>());
}
