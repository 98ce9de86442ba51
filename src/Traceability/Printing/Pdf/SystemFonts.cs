using System.Buffers.Binary;

namespace Traceability.Printing.Pdf;

/// <summary>
/// The fonts installed on this machine, asked only for characters that our own fonts lack. Files are looked into one
/// after the other, and only their character maps are kept; a font is loaded when it is used.
/// </summary>
internal sealed class SystemFonts(IEnumerable<string> folders)
{
    private static readonly string[] Extensions = [".ttf", ".ttc", ".otf"];

    private readonly Lock gate = new();
    private readonly List<InstalledFace> seen = [];
    private readonly Dictionary<InstalledFace, TrueTypeFont?> loaded = [];
    private Queue<string>? unseen;

    /// <summary>The usual folders of Windows, macOS and Linux.</summary>
    public static SystemFonts Installed { get; } = new(UsualFolders());

    /// <summary>No font at all.</summary>
    public static SystemFonts None { get; } = new([]);

    /// <summary>A font with glyphs for every one of these characters, or null.</summary>
    public TrueTypeFont? Find(IReadOnlyList<int> characters)
    {
        lock (gate)
        {
            unseen ??= new Queue<string>(Files());
            for (var i = 0; ; i++)
            {
                while (i >= seen.Count)
                {
                    if (!unseen.TryDequeue(out var file)) return null;
                    Look(file);
                }

                if (characters.All(character => seen[i].Characters.GlyphOf(character) != 0) && Load(seen[i]) is { } font) return font;
            }
        }
    }

    private TrueTypeFont? Load(InstalledFace face)
    {
        if (loaded.TryGetValue(face, out var font)) return font;
        try
        {
            font = TrueTypeFont.Read(File.ReadAllBytes(face.File), face.Index);
        }
        catch (Exception unusable) when (IsUnusable(unusable))
        {
            font = null;
        }

        return loaded[face] = font;
    }

    private void Look(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            for (var index = 0; index < FontDirectory.Faces(stream); index++)
            {
                var tables = FontDirectory.Read(stream, index);
                if (!tables.ContainsKey("glyf") || !tables.TryGetValue("cmap", out var cmap) || !MayBeEmbedded(stream, tables)) continue;
                var characters = CharacterMap.Read(FontDirectory.At(stream, cmap.Offset, cmap.Length));
                seen.Add(new InstalledFace(file, index, characters));
            }
        }
        catch (Exception unusable) when (IsUnusable(unusable))
        {
            // A broken or forbidden font file is as good as none.
        }
    }

    /// <summary>Its maker may refuse embedding or subsetting: OS/2 fsType, bits 1 and 8.</summary>
    private static bool MayBeEmbedded(Stream stream, Dictionary<string, TableRecord> tables)
    {
        if (!tables.TryGetValue("OS/2", out var os2) || os2.Length < 10) return true;
        var type = BinaryPrimitives.ReadUInt16BigEndian(FontDirectory.At(stream, os2.Offset + 8, 2));
        return (type & 0xF) != 2 && (type & 0x100) == 0;
    }

    private static bool IsUnusable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or IndexOutOfRangeException;

    /// <summary>Upright sans-serif faces of regular weight first; then in the order of their names, so that it is always the same.</summary>
    private IEnumerable<string> Files()
    {
        var all = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 8 };
        return folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", all))
            .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            .OrderBy(file => Oddness(Path.GetFileNameWithoutExtension(file)))
            .ThenBy(Path.GetFileName, StringComparer.Ordinal)
            .ThenBy(file => file, StringComparer.Ordinal);
    }

    private static int Oddness(string name)
    {
        var odd = 0;
        if (Has("italic") || Has("oblique")) odd += 8;
        if (Has("bold") || Has("black") || Has("light") || Has("thin") || Has("condensed") || Has("math")) odd += 4;
        if (Has("serif") && !Has("sans") || Has("mono")) odd += 2;
        if (!Has("sans") && !Has("arial") && !Has("segoe")) odd += 1;
        return odd;

        bool Has(string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> UsualFolders()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] folders = OperatingSystem.IsWindows()
            ? [Environment.GetFolderPath(Environment.SpecialFolder.Fonts), Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "Microsoft", "Windows", "Fonts")]
            : OperatingSystem.IsMacOS()
                ? ["/System/Library/Fonts", "/Library/Fonts", Path.Combine(home, "Library", "Fonts")]
                : ["/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(home, ".local", "share", "fonts"), Path.Combine(home, ".fonts")];
        return folders.Where(Path.IsPathRooted);
    }

    private sealed record InstalledFace(string File, int Index, CharacterMap Characters);
}
