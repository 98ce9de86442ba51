using System.Globalization;

namespace Traceability.Certificates;

/// <summary>Names of files as they came from somebody's machine, made safe to keep and to offer again.</summary>
public static class FileNames
{
    private static readonly Dictionary<FileType, string[]> Endings = new()
    {
        [FileType.Pdf] = [".pdf"],
        [FileType.Png] = [".png"],
        [FileType.Jpeg] = [".jpg", ".jpeg"],
        [FileType.Webp] = [".webp"],
        [FileType.Heic] = [".heic", ".heif"],
        [FileType.Tiff] = [".tif", ".tiff"],
        [FileType.Json] = [".json"],
        [FileType.Xml] = [".xml"],
        [FileType.Text] = [".txt", ".csv"],
    };

    /// <summary>The last part of the path, without signs that cannot be seen, with an ending that fits what it is.</summary>
    public static string Of(string? name, FileType type)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var seen = string.Concat(last.Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) != UnicodeCategory.Format && !"<>:\"|?*;".Contains(c, StringComparison.Ordinal))).Trim(' ', '.');
        var ending = EndingOf(seen);
        var fits = Endings.GetValueOrDefault(type) ?? [ending];
        var stem = seen[..^ending.Length];
        // "plan.exe" that is a picture is offered as "plan.exe.png".
        if (!fits.Contains(ending, StringComparer.OrdinalIgnoreCase)) (stem, ending) = (seen, fits[0]);
        if (stem.Length == 0) stem = "file";
        return (stem.Length <= 120 ? stem : stem[..120].Trim()) + ending;
    }

    /// <summary>".pdf", or nothing.</summary>
    public static string EndingOf(string name) => name.LastIndexOf('.') is >= 0 and var at && name.Length - at <= 6 ? name[at..] : "";

    public static bool Fits(string name, FileType type) => Endings[type].Contains(EndingOf(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the name promises one of the kinds that are known by their content.</summary>
    public static FileType? Promised(string name) => Endings.Where(e => e.Value.Contains(EndingOf(name), StringComparer.OrdinalIgnoreCase)).Select(e => (FileType?)e.Key).FirstOrDefault();
}
