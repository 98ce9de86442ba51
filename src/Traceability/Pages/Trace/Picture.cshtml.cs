using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Traceability.Data;
using Traceability.Genealogy;
using Traceability.Recalls;

namespace Traceability.Pages.Trace;

/// <summary>Where it came from and where it went, as one picture with the list below it.</summary>
public sealed class PictureModel(TraceabilityDb db, Acts acts, RootFinder finder, Picturing picturing, Recalling recalling, TimeProvider clock) : RootedPage(db, acts, finder)
{
    /// <summary>Keys of what is unfolded, with commas: "lot-17,shipment-4".</summary>
    [BindProperty(SupportsGet = true)]
    public string? Open { get; set; }

    /// <summary>Shown on the way to a recall: what stands here is to be held.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Hold { get; set; }

    /// <summary>The whole of it at once, as small as it has to be.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Whole { get; set; }

    public Picture Picture { get; private set; } = null!;

    public PictureDrawing Drawing { get; private set; } = null!;

    public PictureWords Said { get; private set; } = null!;

    /// <summary>The newest recall that began with this number.</summary>
    public (long Id, string Number)? Recall { get; private set; }

    /// <summary>How long asking took, in milliseconds.</summary>
    public string Took { get; private set; } = "";

    private IReadOnlySet<string> Opened => (Open ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(100).ToHashSet();

    public override async Task Load()
    {
        await FindOrigin();
        if (Origin is null) return;
        var recall = await Db.Recalls.AsNoTracking().Where(r => r.RootNumber == Origin.Qualified).OrderByDescending(r => r.Id).Select(r => new { r.Id, r.Number }).FirstOrDefaultAsync();
        Recall = recall is null ? null : (recall.Id, recall.Number);
        var lots = Origin.LotIds;
        var isHeld = lots.Count <= 100 && await Db.Holds.AnyAsync(h => h.LiftedAt == null && lots.Contains(h.LotId));
        var began = clock.GetTimestamp();
        Picture = await picturing.Of(Origin, new(Opened, Hold || isHeld || Recall is not null, Doubts));
        Took = clock.GetElapsedTime(began).TotalMilliseconds.ToString("0.0", CultureInfo.CurrentCulture);
        Drawing = PictureDrawing.Of(Picture);
        Said = new(Picture);
    }

    private async Task<IReadOnlyList<PictureDoubt>> Doubts() =>
        [.. (await recalling.Scope(Origin!)).CannotBeRuledOut.Select(d => new PictureDoubt(d.Kind switch
        {
            "shipment_without_batch" => PicturePart.Shipment,
            "record_without_inputs" or "record_missing_input" => PicturePart.Record,
            _ => PicturePart.CutOff,
        }, d.Number, d.Why))];

    /// <summary>This page, with other folds open.</summary>
    private string With(IEnumerable<string> open, bool whole = false)
    {
        var query = QueryString.Create("root", Origin!.Qualified);
        var keys = string.Join(',', open.Distinct());
        if (keys.Length > 0) query = query.Add("open", keys);
        if (Hold) query = query.Add("hold", "true");
        if (whole) query = query.Add("whole", "true");
        return $"{Request.PathBase}{Request.Path}{query}";
    }

    public string AtOnce => With(Opened, whole: true);

    public string UnfoldAll => With(["all"]);

    public string FoldAll => With([]);

    public bool HasFolds => !Picture.InAll && Picture.Nodes.Any(n => n.IsFold && !n.IsOpen);

    public bool HasOpen => Picture.Nodes.Any(n => n.IsOpen);

    /// <summary>Where a card leads: what it is, or the same picture with this unfolded; of what is drawn in all, where each one stands.</summary>
    public string Address(PictureNode node) => node switch
    {
        { IsFold: true, Light: Light.From } when Picture.InAll => Words.Back(Origin!.Qualified),
        { IsFold: true, Light: Light.Root } when Picture.InAll => Origin!.Page(),
        { IsFold: true, Part: PicturePart.Shipment or PicturePart.Customer } when Picture.InAll => Words.Recall(Origin!.Qualified),
        { IsFold: true } when Picture.InAll => Words.Forward(Origin!.Qualified),
        { IsOpen: true } => With(Opened.Except(node.Members.Select(m => m.Key).Append("all"))),
        { IsFold: true } => With(Opened.Append(node.Key)),
        { Light: Light.Doubt } => Words.FindIt(node.Name),
        { Id: { } id, Part: PicturePart.Supplier } => $"/suppliers/{id}",
        { Id: { } id, Part: PicturePart.Record, IsPlainRecord: true } => $"/records/{id}",
        { Id: not null, Part: PicturePart.Record } => Words.FindIt("record:" + node.Name),
        { Id: { } id, Part: PicturePart.Shipment } => $"/shipments/{id}",
        { Id: { } id, Part: PicturePart.Customer } => $"/customers/{id}",
        { Id: { } id } => $"/lots/{id}",
        _ => Words.Recall(Origin!.Qualified),
    };

    public static string Class(PictureNode node) => node.Light switch
    {
        Light.To => "lit",
        Light.From => "from",
        Light.Hold => "held",
        Light.Root => "root",
        Light.Doubt => "doubt",
        _ => "",
    };

    public static string Class(PictureLine line) => line.Light switch
    {
        Light.To => "lit",
        Light.From => "from",
        Light.Hold => "stop",
        Light.Doubt => "doubt",
        _ => "",
    } + (line.OfMember ? " fine" : "");
}
