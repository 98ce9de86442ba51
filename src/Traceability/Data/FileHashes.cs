using System.Data.Common;
using System.Security.Cryptography;

namespace Traceability.Data;

/// <summary>Hashes every file that is kept, part by part, and holds it against the name under which it was kept.</summary>
internal static class FileHashes
{
    public static IEnumerable<string> Faults(DbConnection file)
    {
        foreach (var of in file.Stream("""
            SELECT f.sha256, (SELECT MIN(d.number) FROM document d WHERE d.sha256 = f.sha256) FROM stored_file f ORDER BY f.sha256
            """, row => (Sha256: row.GetString(0), Document: row.IsDBNull(1) ? null : row.GetString(1))))
            if (!IsWhole(file, of.Sha256))
                yield return $"The file of document {of.Document ?? "(none)"} is not as it was taken in (SHA-256 {of.Sha256[..12]}…): it was altered with another program. Restore the last backup in which it is whole, or ask its issuer for it again.";
    }

    /// <summary>What was issued is kept as it was issued: the frozen reports of certificates and recalls.</summary>
    public static IEnumerable<string> Reports(DbConnection file)
    {
        foreach (var (number, report, sha256) in file.Stream("SELECT number, report, report_sha256 FROM issued_certificate UNION ALL SELECT number, report, report_sha256 FROM recall",
            row => (row.GetString(0), (byte[])row.GetValue(1), row.GetString(2))))
            if (Convert.ToHexStringLower(SHA256.HashData(report)) != sha256)
                yield return $"{number} is not as it was issued (SHA-256 {sha256[..Math.Min(12, sha256.Length)]}…): it was altered with another program. Restore the last backup in which it is whole.";
    }

    private static bool IsWhole(DbConnection file, string sha256)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (size, next) = (0L, 0L);
        // A hash is hex by the table's making, or it is refused before it comes here.
        if (!sha256.All(char.IsAsciiHexDigit)) return false;
        foreach (var (part, bytes) in file.Stream($"SELECT part, bytes FROM file_chunk WHERE sha256 = '{sha256}' ORDER BY part", row => (row.GetInt64(0), (byte[])row.GetValue(1))))
        {
            if (part != next++) return false;
            size += bytes.Length;
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset()) == sha256
            && file.Rows($"SELECT size FROM stored_file WHERE sha256 = '{sha256}'", row => row.GetInt64(0)) is [var stated] && stated == size;
    }
}
