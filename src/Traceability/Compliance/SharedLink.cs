using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Certificates;
using Traceability.Data;
using Traceability.People;

namespace Traceability.Compliance;

/// <summary>
/// A certificate opened to whoever has the address, without an account: for a time, until it is revoked, with the papers
/// that were chosen and nothing else.
/// </summary>
public sealed class SharedLink : Stamped
{
    /// <summary>How long a link is open unless another time is chosen.</summary>
    public const int UsualDays = 90;

    public const int MostDays = 730;

    private readonly List<Document> documents = [];

    private SharedLink() { }

    public long Id { get; private set; }

    public long CertificateId { get; private init; }

    public required IssuedCertificate Certificate { get; init; }

    /// <summary>SHA-256 of the token, lower-case hex. The token itself is nowhere kept.</summary>
    public required string TokenHash { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whom it was made for, in the maker's words.</summary>
    public string? MadeFor { get; private init; }

    public DateTimeOffset? RevokedAt { get; private set; }

    public string? RevokedBy { get; private set; }

    /// <summary>The papers that may be fetched through it.</summary>
    public IReadOnlyList<Document> Documents => documents;

    public bool IsOpen(DateTimeOffset now) => RevokedAt is null && ExpiresAt > now;

    /// <summary>As a list says it: "active", "expired", "revoked".</summary>
    public string State(DateTimeOffset now) => RevokedAt is not null ? "revoked" : ExpiresAt > now ? "active" : "expired";

    /// <returns>The link, and its token, which is shown once.</returns>
    /// <exception cref="DomainRuleException">Not by a quality lead, the certificate is superseded, the time makes no sense, or a paper has no file.</exception>
    public static (SharedLink Link, string Token) Make(IssuedCertificate certificate, string? supersededBy, int? days, string? madeFor, IReadOnlyCollection<Document> papers, Who who, DateTimeOffset now)
    {
        if (who.Role < Role.QualityLead)
            throw new DomainRuleException("Only a quality lead may share a certificate: papers of suppliers go out with it. Ask one to sign in here.");
        var token = LinkToken.New();
        return (Make(token, certificate, supersededBy, days, madeFor, papers, now), token);
    }

    /// <summary>With a token that is known: only for the sample shop, where a link that everybody can open is the point.</summary>
    internal static SharedLink Make(string token, IssuedCertificate certificate, string? supersededBy, int? days, string? madeFor, IReadOnlyCollection<Document> papers, DateTimeOffset now)
    {
        if (supersededBy is not null)
            throw new DomainRuleException($"{certificate.Number} is superseded by {supersededBy}. Share that one.");
        if (days is not (>= 1 and <= MostDays))
            throw new DomainRuleException($"A link is open for 1 to {MostDays} days. Enter for how many.", "Days");
        if (papers.FirstOrDefault(p => p.Sha256 is null) is { } without)
            throw new DomainRuleException($"The file of {without.Number} is not held, so it cannot be shared. Leave it out, or put the file in first.", "Papers");
        var link = new SharedLink
        {
            Certificate = certificate,
            TokenHash = LinkToken.HashOf(token),
            ExpiresAt = now.AddDays(days.Value),
            MadeFor = Text.Optional(madeFor, "name", "MadeFor"),
        };
        link.documents.AddRange(papers);
        return link;
    }

    /// <summary>Nobody can open it any more.</summary>
    /// <exception cref="DomainRuleException">It is revoked already.</exception>
    public void Revoke(Who who, DateTimeOffset at)
    {
        if (RevokedAt is not null)
            throw new DomainRuleException($"This link was revoked already, by {RevokedBy}. Nothing more to do.");
        (RevokedAt, RevokedBy) = (at, who.Code);
    }
}

/// <summary>The part of a link that nobody can guess: 144 random bits in 24 characters.</summary>
public static class LinkToken
{
    private const int Bytes = 18;

    /// <summary>In characters.</summary>
    public const int Length = 24;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>By it a link is found. The whole of the token is random, so a plain hash cannot be guessed back.</summary>
    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether it can be one at all; half of an address cannot.</summary>
    public static bool IsToken(string? text) => text is { Length: Length } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}

internal sealed class SharedLinkConfiguration : IEntityTypeConfiguration<SharedLink>, IEntityTypeConfiguration<LinkOpening>
{
    public void Configure(EntityTypeBuilder<SharedLink> link)
    {
        link.HasIndex(l => l.TokenHash).IsUnique();
        link.HasOne(l => l.Certificate).WithMany().HasForeignKey(l => l.CertificateId);
        link.HasMany(l => l.Documents).WithMany().UsingEntity("shared_link_document",
            d => d.HasOne(typeof(Document)).WithMany().HasForeignKey("DocumentId"),
            l => l.HasOne(typeof(SharedLink)).WithMany().HasForeignKey("SharedLinkId"));
    }

    public void Configure(EntityTypeBuilder<LinkOpening> opening)
    {
        opening.HasOne<SharedLink>().WithMany().HasForeignKey(o => o.LinkId);
        opening.HasIndex(o => new { o.LinkId, o.LastAt });
    }
}
