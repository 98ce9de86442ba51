using Traceability.Certificates.Reading;
using Traceability.Certificates.Values;
using Traceability.Lots;
using Traceability.People;

namespace Traceability.Certificates;

public static class DocumentQueries
{
    /// <summary>Days in which a paper that ends is asked for anew.</summary>
    public const int Soon = 30;

    /// <summary>Neither replaced nor withdrawn. Whether it has expired depends on the day.</summary>
    public static IQueryable<Document> Counting(this IQueryable<Document> documents) => documents.Where(d => d.SupersededById == null && d.WithdrawnAt == null);

    /// <summary>Papers that count today, and will not in a month.</summary>
    public static IQueryable<Document> ExpiringSoon(this IQueryable<Document> documents, DateOnly today)
    {
        var soon = today.AddDays(Soon);
        return documents.Counting().Where(d => d.ExpiresOn >= today && d.ExpiresOn <= soon);
    }
}

/// <summary>How far a certificate has come: asked for, here, looked through, and what ended it.</summary>
public enum DocumentState { Missing, Uploaded, Reviewed, Rejected, Withdrawn, Superseded }

/// <summary>Whether it counts, and for which lot. A paper is never deleted: it expires, is replaced, or is withdrawn.</summary>
public sealed partial class Document
{
    public long? SupersededById { get; private set; }

    /// <summary>The document that came in its place.</summary>
    public Document? SupersededBy { get; private set; }

    public DateTimeOffset? WithdrawnAt { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawnReason { get; private set; }

    /// <summary>Who looked it through and found it good, and when.</summary>
    public string? ReviewedBy { get; private set; }

    public DateTimeOffset? ReviewedAt { get; private set; }

    /// <summary>It was looked through and found wrong; why stands where a withdrawal's reason stands.</summary>
    public bool IsRejected { get; private set; }

    public DocumentState State => IsSuperseded ? DocumentState.Superseded : IsRejected ? DocumentState.Rejected : IsWithdrawn ? DocumentState.Withdrawn
        : ReviewedAt is not null ? DocumentState.Reviewed : Sha256 is null || FileName is null ? DocumentState.Missing : DocumentState.Uploaded;

    public bool IsSuperseded => SupersededById is not null || SupersededBy is not null;

    public bool IsWithdrawn => WithdrawnAt is not null;

    /// <summary>Neither expired nor replaced nor withdrawn. Only such a paper proves anything.</summary>
    public bool IsInForce(DateOnly today) => !IsSuperseded && !IsWithdrawn && !(ExpiresOn < today);

    /// <summary>
    /// Whether it proves something of this very lot. A certificate has to name the lot or a heat that is in it; a declaration may
    /// cover the material, and where it names suppliers, only as these deliver it; a packing slip goes for its delivery. A piece
    /// has the papers of what it was cut from. The same as SQL, for many lots, is <see cref="LackingPapers"/>.
    /// </summary>
    public bool SpeaksOf(Lot lot)
    {
        // A piece of something else is known by the lot whose number it carries on.
        if (lot.RootId is not null && lot.Root is null) throw new InvalidOperationException($"The root of lot {lot.Number} was not loaded.");
        Lot[] same = lot.Root is { } root ? [lot, root] : [lot];
        if (same.Any(s => lots.Any(l => l == s || Is(l.Id, s.Id)) || s.Heats.Any(has => heats.Any(h => h == has.Heat || Is(h.Id, has.HeatId))))) return true;
        if (Type == DocumentType.PackingSlip && same.Any(s => receipts.Any(r => r == s.Receipt || Is(r.Id, s.ReceiptId)))) return true;
        return !IsCertificate && lot.Material is { } material && materials.Any(m => m == material || Is(m.Id, material.Id))
            && (Suppliers.Count == 0 || Suppliers.Any(s => same.Any(l => s == l.Supplier || Is(s.Id, l.SupplierId))));
    }

    /// <summary>Gives way to a newer paper of the same kind, and is kept.</summary>
    /// <exception cref="DomainRuleException">It is of another kind, or this one counts no more already.</exception>
    public void GiveWayTo(Document newer)
    {
        RefuseUnlessCounting();
        if (newer == this) throw new DomainRuleException($"{Number} cannot replace itself. Give the new document its own number.", "Number");
        if (newer.Type != Type)
            throw new DomainRuleException($"{Number} is {Type.Word()}, and only another one replaces it. Choose the same kind, or add it as a document of its own.", "Type");
        SupersededBy = newer;
    }

    /// <summary>Says that it must not be relied on any more: wrong, or taken back by whoever issued it. It is kept.</summary>
    /// <exception cref="DomainRuleException">It counts no more already, or somebody else's is taken back by one who is no quality lead.</exception>
    public void Withdraw(string? reason, Who who, DateTimeOffset at)
    {
        RefuseUnlessCounting();
        var isOwn = RecordedBy == who.Code && at - RecordedAt <= UndoneWithin;
        if (!isOwn && who.Role < Role.QualityLead)
            throw new DomainRuleException($"{Number} was entered by {RecordedBy}, or more than {UndoneWithin.TotalMinutes:0} minutes ago. A quality lead can withdraw it, with the reason.");
        (WithdrawnAt, WithdrawnBy, WithdrawnReason) = (at, who.Code, Text.Reason(reason));
    }

    /// <summary>Somebody looked it through and found it good.</summary>
    /// <exception cref="DomainRuleException">It counts no more, or was reviewed already.</exception>
    public void Review(string by, DateTimeOffset at)
    {
        RefuseUnlessCounting();
        if (ReviewedAt is not null)
            throw new DomainRuleException($"{Number} was reviewed already, by {ReviewedBy}. Nothing more to do.");
        (ReviewedBy, ReviewedAt) = (by, at);
    }

    /// <summary>It was looked through and found wrong: it counts for nothing, and is kept with the reason.</summary>
    /// <param name="relied">Whether a lot was accepted on the strength of it: then it takes a quality lead.</param>
    /// <exception cref="DomainRuleException">It counts no more, there is no reason, or lots rest on it.</exception>
    public void Reject(string? reason, bool relied, Who who, DateTimeOffset at)
    {
        RefuseUnlessCounting();
        if (relied && who.Role < Role.QualityLead)
            throw new DomainRuleException($"Lots were accepted on the strength of {Number}. A quality lead can reject it, with the reason; until then, put those lots in quarantine.");
        (WithdrawnAt, WithdrawnBy, WithdrawnReason, IsRejected) = (at, who.Code, Text.Reason(reason), true);
    }

    /// <summary>What it states is kept as data, as a person confirmed it. A later one counts in the place of an earlier.</summary>
    /// <param name="read">Read from its file, or typed off the paper.</param>
    /// <param name="pdf">A PDF that was inside the file, kept.</param>
    public ConfirmedReading States(ReadCertificate read, string by, DateTimeOffset at, DateOnly? castOn = null, StoredFile? pdf = null)
    {
        RefuseUnlessCounting();
        if (!IsCertificate)
            throw new DomainRuleException($"{Type.Word().Sentence()} states no values of a heat or lot. Only a certificate does.");
        var reading = ConfirmedReading.Of(this, read, castOn, pdf?.Sha256, by, at);
        (readings ?? throw new InvalidOperationException($"The readings of document {Number} were not loaded.")).Add(reading);
        Standards ??= reading.Standards.Length == 0 ? null : reading.Standards;
        // Whoever confirms each of its values has looked it through.
        if (ReviewedAt is null) (ReviewedBy, ReviewedAt) = (by, at);
        return reading;
    }

    private void RefuseUnlessCounting()
    {
        if (IsSuperseded) throw new DomainRuleException($"{Number} is replaced already, by {SupersededBy?.Number ?? "a newer one"}. Replace that one.");
        if (IsWithdrawn) throw new DomainRuleException($"{Number} is withdrawn already, by {WithdrawnBy} ({WithdrawnReason}). Nothing more to do.");
    }

    // What is not saved yet has no id.
    private static bool Is(long id, long? other) => id != 0 && id == other;
}
