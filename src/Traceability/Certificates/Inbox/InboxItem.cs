using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Data;
using Traceability.Lots;

namespace Traceability.Certificates.Inbox;

/// <summary>How a file came into the inbox.</summary>
public enum InboxOrigin { Page, Folder }

/// <summary>
/// A file that came in and is no document yet: it waits until somebody says what it is about, or throws it away. What was thrown
/// away leaves its name here, with who and when.
/// </summary>
public sealed class InboxItem : Stamped
{
    private InboxItem() { }

    public long Id { get; private set; }

    public required string Sha256 { get; init; }

    /// <summary>As it is kept, see <see cref="FileNames"/>.</summary>
    public required string FileName { get; init; }

    public required InboxOrigin Origin { get; init; }

    /// <summary>When its text was searched; null while that is still to come.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>False of a photo or a scan: only a person can read it.</summary>
    public bool HasText { get; private set; }

    /// <summary>What kind of paper it seems to be.</summary>
    public DocumentType? Type { get; private set; }

    /// <summary>The number that seems to be its own.</summary>
    public string? Number { get; private set; }

    public string? Issuer { get; private set; }

    public DateOnly? IssuedOn { get; private set; }

    public DateOnly? ExpiresOn { get; private set; }

    public string? En10204 { get; private set; }

    public long? DocumentId { get; private set; }

    /// <summary>What it became.</summary>
    public Document? Document { get; private set; }

    public DateTimeOffset? SortedAt { get; private set; }

    public string? SortedBy { get; private set; }

    public DateTimeOffset? ThrownAwayAt { get; private set; }

    public string? ThrownAwayBy { get; private set; }

    public bool IsWaiting => SortedAt is null && ThrownAwayAt is null;

    public static InboxItem Of(StoredFile file, string? name, InboxOrigin origin) => new() { Sha256 = file.Sha256, FileName = FileNames.Of(name, file.Type), Origin = origin };

    /// <summary>Its text was searched; what it seems to be is for a person to confirm.</summary>
    public void WasRead(PaperGuess guess, bool hasText, DateTimeOffset at)
    {
        (ReadAt, HasText) = (at, hasText);
        (Type, Number, Issuer, IssuedOn, ExpiresOn, En10204) = (guess.Type, guess.Number, guess.Issuer, guess.IssuedOn, guess.ExpiresOn, guess.En10204);
    }

    /// <summary>Somebody said what it is about: it is the file of a document now.</summary>
    /// <exception cref="DomainRuleException">It was sorted or thrown away already.</exception>
    public void SortInto(Document document, string by, DateTimeOffset at)
    {
        RefuseUnlessWaiting();
        (Document, SortedAt, SortedBy) = (document, at, by);
    }

    /// <exception cref="DomainRuleException">It was sorted or thrown away already.</exception>
    public void ThrowAway(string by, DateTimeOffset at)
    {
        RefuseUnlessWaiting();
        (ThrownAwayAt, ThrownAwayBy) = (at, by);
    }

    /// <exception cref="DomainRuleException">It was sorted or thrown away already.</exception>
    public void RefuseUnlessWaiting()
    {
        if (SortedAt is not null) throw new DomainRuleException($"{FileName} was sorted already, by {SortedBy}. It is with the documents now.");
        if (ThrownAwayAt is not null) throw new DomainRuleException($"{FileName} was thrown away by {ThrownAwayBy}. If it is needed after all, bring it again.");
    }
}

/// <summary>A number that stands in the text of a file that waits, by which lots, heats and papers are found.</summary>
public sealed class InboxNumber : IUnaudited
{
    public long ItemId { get; init; }

    public required InboxItem Item { get; init; }

    public required string Key { get; init; }

    /// <summary>Two numbers that the eye confuses share it, see <see cref="NumberKey.LookAlike"/>.</summary>
    public required string LookAlikeKey { get; init; }

    public required string Written { get; init; }

    /// <summary>From 1; 0: a code on a photo.</summary>
    public required int Page { get; init; }

    public string Where => Page == 0 ? "as a code on it" : $"on page {Page}";
}

internal sealed class InboxConfiguration : IEntityTypeConfiguration<InboxItem>, IEntityTypeConfiguration<InboxNumber>
{
    public void Configure(EntityTypeBuilder<InboxItem> item)
    {
        item.HasOne(i => i.Document).WithMany().HasForeignKey(i => i.DocumentId);
        // The same file waits once.
        item.HasIndex(i => i.Sha256).IsUnique().HasFilter("sorted_at IS NULL AND thrown_away_at IS NULL");
    }

    public void Configure(EntityTypeBuilder<InboxNumber> number)
    {
        number.HasKey(n => new { n.ItemId, n.Key });
        number.HasOne(n => n.Item).WithMany().HasForeignKey(n => n.ItemId);
        number.HasIndex(n => n.Key);
    }
}
