using System.Text.Json;

namespace Traceability.Computer;

/// <summary>
/// A small JSON file beside the shop's, for what belongs to this computer and not to the shop: it is in no backup and in
/// no export. Written whole or not at all.
/// </summary>
internal sealed class Note<T>(string path) where T : class, new()
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, PropertyNameCaseInsensitive = true };

    /// <summary>What was written last; a new one when nothing was, or when somebody's hand made it unreadable.</summary>
    public T Read()
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Readable) ?? new();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return new();
        }
    }

    /// <exception cref="DomainRuleException">The folder may not be written, or its disk is full.</exception>
    public void Write(T value)
    {
        try
        {
            WholeFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(value, Readable), onlyOwner: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DomainRuleException($"{path} could not be written: {e.Message} Allow this program to write to that folder, or free some space there.");
        }
    }
}

/// <summary>Files that are there whole, for the people they are for, or not at all.</summary>
internal static class WholeFile
{
    /// <param name="onlyOwner">True: nobody but the user this program runs as may read it.</param>
    public static void Write(string path, ReadOnlySpan<byte> content, bool onlyOwner)
    {
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | (onlyOwner ? 0 : UnixFileMode.GroupRead | UnixFileMode.GroupWrite);
            using (var stream = new FileStream(part, options))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
