using Traceability.Data;
using Traceability.Lots;
using Traceability.Materials;

namespace Traceability.Certificates;

public enum DocumentType { Mtr, Cofc, Rohs, Reach, Sds, FoodContact, PackingSlip, TestReport, Other }

/// <summary>A paper about material: a mill test report, a certificate of conformity, a declaration, a data sheet.</summary>
public sealed class Document : Stamped
{
    private readonly List<Lot> lots = [];
    private readonly List<Heat> heats = [];
    private readonly List<Material> materials = [];

    private Document() { }

    public long Id { get; private set; }

    public required string Number { get; init; }

    public required string NumberKey { get; init; }

    public required DocumentType Type { get; init; }

    public string? Issuer { get; private init; }

    /// <summary>Empty when the issuer is not stated.</summary>
    public required string IssuerKey { get; init; }

    public DateOnly? IssuedOn { get; private init; }

    public DateOnly? ExpiresOn { get; private init; }

    /// <summary>The type of inspection document by EN 10204: 2.1, 2.2, 3.1 or 3.2.</summary>
    public string? En10204 { get; private init; }

    /// <summary>The file's name as it came, of its content see <see cref="StoredFile"/>.</summary>
    public string? FileName { get; private set; }

    /// <summary>SHA-256 of the file, in lower-case hex. May be stated though the file is not held.</summary>
    public string? Sha256 { get; private set; }

    public IReadOnlyList<Lot> Lots => lots;

    public IReadOnlyList<Heat> Heats => heats;

    public IReadOnlyList<Material> Materials => materials;

    /// <summary>A certificate speaks of one lot or heat; a declaration may speak of a whole material.</summary>
    public bool IsCertificate => Type is DocumentType.Mtr or DocumentType.Cofc or DocumentType.TestReport;

    public static Document Of(DocumentType type, string number, string? issuer = null, DateOnly? issuedOn = null, DateOnly? expiresOn = null, string? en10204 = null)
    {
        var kept = Traceability.Lots.NumberKey.Kept(number, "document number", "DocumentNumber");
        var from = Text.Optional(issuer, "issuer", "Issuer");
        if (issuedOn > expiresOn)
            throw new DomainRuleException($"The document would expire on {expiresOn:yyyy-MM-dd}, before it was issued on {issuedOn:yyyy-MM-dd}. Check both dates.", "ExpiresOn");
        if (en10204 is not (null or "2.1" or "2.2" or "3.1" or "3.2"))
            throw new DomainRuleException($"\"{en10204}\" is not a type of EN 10204. It is 2.1, 2.2, 3.1 or 3.2.", "En10204");
        return new()
        {
            Type = type,
            Number = kept,
            NumberKey = Traceability.Lots.NumberKey.Of(kept),
            Issuer = from,
            IssuerKey = from is null ? "" : Traceability.Lots.NumberKey.Of(from),
            IssuedOn = issuedOn,
            ExpiresOn = expiresOn,
            En10204 = en10204,
        };
    }

    public void Names(Lot lot)
    {
        if (!lots.Contains(lot)) lots.Add(lot);
    }

    public void Names(Heat heat)
    {
        if (!heats.Contains(heat)) heats.Add(heat);
    }

    public void Covers(Material material)
    {
        if (!materials.Contains(material)) materials.Add(material);
    }

    public void Attach(StoredFile file, string fileName) => (Sha256, FileName) = (file.Sha256, Text.Line(fileName, "file name", "File"));
}

/// <summary>A file kept byte for byte, once, under its SHA-256; its content is in chunks beside it.</summary>
public sealed class StoredFile
{
    /// <summary>A chunk is 256 KB, so that no file is ever held in memory whole.</summary>
    public const int ChunkSize = 256 * 1024;

    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }
}

public sealed class FileChunk : IUnaudited
{
    public required string Sha256 { get; init; }

    /// <summary>0, 1, 2 …</summary>
    public required int Part { get; init; }

    public required byte[] Bytes { get; init; }
}
