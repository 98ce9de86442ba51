using Traceability.Certificates.Values;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Receiving;
using Traceability.Suppliers;

namespace Traceability.Certificates;

public enum DocumentType { Mtr, Cofc, Rohs, Reach, Sds, FoodContact, PackingSlip, TestReport, Other }

/// <summary>A paper about material: a mill test report, a certificate of conformity, a declaration, a data sheet.</summary>
public sealed partial class Document : Stamped
{
    private readonly List<Lot> lots = [];
    private readonly List<Heat> heats = [];
    private readonly List<Material> materials = [];
    private readonly List<Receipt> receipts = [];

    // Null until loaded: without them a declaration of one supplier would seem to speak for all.
    private List<Supplier>? suppliers;

    // As the suppliers: without them values out of their limits would pass.
    private List<ConfirmedReading>? readings;

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

    /// <summary>The standards it says it was made to, with ";" between: "EN 10025-2:2019;EN 10204".</summary>
    public string? Standards { get; private set; }

    /// <summary>The file's name as it came, of its content see <see cref="StoredFile"/>.</summary>
    public string? FileName { get; private set; }

    /// <summary>SHA-256 of the file, in lower-case hex. May be stated though the file is not held.</summary>
    public string? Sha256 { get; private set; }

    public IReadOnlyList<Lot> Lots => lots;

    public IReadOnlyList<Heat> Heats => heats;

    public IReadOnlyList<Material> Materials => materials;

    /// <summary>Whose material it speaks of; where it names none, that of all.</summary>
    public IReadOnlyList<Supplier> Suppliers => suppliers ?? throw new InvalidOperationException($"The suppliers of document {Number} were not loaded.");

    public IReadOnlyList<Receipt> Receipts => receipts;

    /// <summary>What it states, as data; only the last one counts.</summary>
    public IReadOnlyList<ConfirmedReading> Readings => readings ?? throw new InvalidOperationException($"The readings of document {Number} were not loaded.");

    /// <summary>The reading that counts; null where nobody entered its values.</summary>
    public ConfirmedReading? Reading => Readings.MaxBy(r => r.At);

    /// <summary>A certificate speaks of one lot or heat; a declaration may speak of a whole material.</summary>
    public bool IsCertificate => Type.IsCertificate();

    public static Document Of(DocumentType type, string number, string? issuer = null, DateOnly? issuedOn = null, DateOnly? expiresOn = null, string? en10204 = null, string? standards = null)
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
            Standards = Text.Optional(standards, "standards", "Standards", Text.NoteLength),
            suppliers = [],
            readings = [],
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

    /// <summary>Says that it speaks of a material as a whole, of every lot there is and will be.</summary>
    /// <exception cref="DomainRuleException">It is a certificate, which speaks of what was tested and of nothing else.</exception>
    public void Covers(Material material)
    {
        if (IsCertificate)
            throw new DomainRuleException($"{Type.Word().Sentence()} speaks of lots or heats, never of {material.Code} as a whole. Name the lots, or the heat, that stand on it.", "Material");
        if (!materials.Contains(material)) materials.Add(material);
    }

    /// <summary>From now on it speaks only of what these suppliers deliver; alone, of the supplier.</summary>
    public void Names(Supplier supplier)
    {
        if (!Suppliers.Contains(supplier)) suppliers!.Add(supplier);
    }

    public void Names(Receipt receipt)
    {
        if (!receipts.Contains(receipt)) receipts.Add(receipt);
    }

    /// <summary>Takes over what another one names, which has all of it loaded.</summary>
    public void NamesAllOf(Document other)
    {
        foreach (var lot in other.Lots) Names(lot);
        foreach (var heat in other.Heats) Names(heat);
        // What came in by import may say it though it is a certificate; it proves nothing, and is not repeated.
        if (!IsCertificate)
            foreach (var material in other.Materials) Covers(material);
        foreach (var supplier in other.Suppliers) Names(supplier);
        foreach (var receipt in other.Receipts) Names(receipt);
    }

    /// <summary>Puts the paper itself beside what was written down of it.</summary>
    /// <exception cref="DomainRuleException">There is a file already, or another one was announced.</exception>
    public void Attach(StoredFile file, string fileName)
    {
        if (Sha256 is not null && Sha256 != file.Sha256)
            throw new DomainRuleException(FileName is null
                ? $"Of {Number} another file was announced: the SHA-256 of this one is different. Ask for the file that was meant, or add a new document that replaces {Number}."
                : $"{Number} has its file already, and this is another one. Add a new document that replaces {Number}; both are kept.", "File");
        (Sha256, FileName) = (file.Sha256, FileNames.Of(fileName, file.Type));
    }
}
