using Traceability.Genealogy;

namespace Traceability.Pages.Trace;

/// <summary>A picture in words, for those who hear it and for the list beside it.</summary>
public sealed class PictureWords(Picture picture)
{
    private readonly Dictionary<int, string> names = picture.All.ToDictionary(n => n.Index, n => n.Name);
    private readonly ILookup<int, int> into = picture.Lines.Where(l => !l.OfMember).ToLookup(l => l.To, l => l.From);

    public static string Heading(PictureColumn column)
    {
        var words = column.Part switch
        {
            PicturePart.CutOff => "Cut-offs",
            PicturePart.Record when column.Stage > 1 => "Next records",
            PicturePart.Unit when column.Stage > 1 => "Next units",
            var part => part + "s",
        };
        return column.Count > 1 ? $"{words} {column.Count:N0}" : words;
    }

    public static string Step(PicturePart part) => part == PicturePart.CutOff ? "Cut-off" : part.ToString();

    /// <summary>"Record MFG-0048, 51 units, from PLA-0424-01".</summary>
    public string Label(PictureNode node, PictureNode? fold = null)
    {
        var kind = node.IsFold || node.Id is null && node.Light != Light.Doubt ? "" : Step(node.Part) + " ";
        // What can be read on the card comes first, as it is read there.
        var sub = node.IsOpen ? ", fold" : node.Sub.Length == 0 ? "" : ", " + node.Sub;
        var light = node.Light switch { Light.Root => ", asked about", Light.Beside => ", beside it", Light.Hold when !sub.Contains("hold", StringComparison.Ordinal) => ", to hold", _ => "" };
        return kind + node.Name + sub + light + From(fold ?? node);
    }

    /// <summary>", from MFG-0048".</summary>
    public string From(PictureNode node)
    {
        var from = into[node.Index].Order().Select(i => names[i]).ToList();
        return from.Count switch { 0 => "", 1 => ", from " + from[0], 2 => $", from {from[0]} and {from[1]}", var n => $", from {from[0]} and {n - 1} more" };
    }

    /// <summary>In the list: what it is, or where it is from.</summary>
    public string What(PictureNode node) => node.What.Length > 0 ? node.What : From(node) is { Length: > 2 } from ? from[2..] : node.Sub is "unfold" ? "" : node.Sub;
}
