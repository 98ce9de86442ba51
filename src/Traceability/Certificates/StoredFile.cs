using Traceability.Data;

namespace Traceability.Certificates;

/// <summary>What a file is by its content, whatever its name says.</summary>
public enum FileType { Other, Pdf, Png, Jpeg, Webp, Heic, Tiff, Json, Xml, Text }

public static class FileTypes
{
    /// <summary>What a camera or a scanner makes.</summary>
    public static bool IsPicture(this FileType type) => type is FileType.Png or FileType.Jpeg or FileType.Webp or FileType.Heic or FileType.Tiff;
}

/// <summary>A file kept byte for byte, once, under its SHA-256; its content is in chunks beside it.</summary>
public sealed class StoredFile
{
    /// <summary>A chunk is 256 KB, so that no file is ever held in memory whole.</summary>
    public const int ChunkSize = 256 * 1024;

    /// <summary>Bytes; a scan of a hundred pages has less.</summary>
    public const long Largest = 25 * 1024 * 1024;

    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    public FileType Type { get; init; } = FileType.Other;

    /// <summary>A PDF that opens only with a password: kept as it is, and said wherever it is offered.</summary>
    public bool NeedsPassword { get; init; }
}

public sealed class FileChunk : IUnaudited
{
    public required string Sha256 { get; init; }

    /// <summary>0, 1, 2 …</summary>
    public required int Part { get; init; }

    public required byte[] Bytes { get; init; }
}
