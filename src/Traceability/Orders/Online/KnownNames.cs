using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Data;
using Traceability.Lots;
using Traceability.Manufacture;

namespace Traceability.Orders.Online;

/// <summary>What an online shop calls a product of ours, or something that is not made here. Said once, and good for every file after that.</summary>
public sealed class KnownArticle : Stamped
{
    private KnownArticle() { }

    public long Id { get; private set; }

    public required OnlineShop Shop { get; init; }

    /// <summary>Its SKU there, or its name where it has none.</summary>
    public required string Article { get; init; }

    public required string ArticleKey { get; init; }

    public long? ProductId { get; private set; }

    /// <summary>Null: not made here (a voucher, something bought in), so it is left out of orders.</summary>
    public Product? Product { get; private set; }

    /// <exception cref="DomainRuleException">The name is empty or too long.</exception>
    public static KnownArticle Of(OnlineShop shop, string article, Product? product)
    {
        var kept = NumberKey.Kept(article, "article", "Article");
        return new() { Shop = shop, Article = kept, ArticleKey = NumberKey.Of(kept), Product = product };
    }

    /// <summary>From now on; orders that came in stay as they are.</summary>
    public void Means(Product? product) => (Product, ProductId) = (product, product?.Id);
}

/// <summary>Who a buyer of an online shop is here.</summary>
public sealed class KnownBuyer : Stamped
{
    private KnownBuyer() { }

    public long Id { get; private set; }

    public required OnlineShop Shop { get; init; }

    /// <summary>His e-mail address there, or the name of his account.</summary>
    public required string Buyer { get; init; }

    public required string BuyerKey { get; init; }

    public long CustomerId { get; private set; }

    public required Customer Customer { get; set; }

    /// <exception cref="DomainRuleException">The name is empty or too long.</exception>
    public static KnownBuyer Of(OnlineShop shop, string buyer, Customer customer)
    {
        var kept = NumberKey.Kept(buyer, "buyer", "Buyer");
        return new() { Shop = shop, Buyer = kept, BuyerKey = NumberKey.Of(kept), Customer = customer };
    }
}

/// <summary>A file of orders that somebody brought: it waits until its orders are taken and it is put away, its content with it.</summary>
public sealed class OrderFile : Stamped
{
    private OrderFile() { }

    public long Id { get; private set; }

    public required string Sha256 { get; init; }

    public required string FileName { get; init; }

    public required OnlineShop Shop { get; init; }

    /// <summary>How many orders came in from it.</summary>
    public int Taken { get; private set; }

    public DateTimeOffset? PutAwayAt { get; private set; }

    public string? PutAwayBy { get; private set; }

    public bool IsWaiting => PutAwayAt is null;

    public static OrderFile Of(string sha256, string fileName, OnlineShop shop) => new() { Sha256 = sha256, FileName = fileName, Shop = shop };

    internal void Took(int orders) => Taken += orders;

    /// <exception cref="DomainRuleException">It was put away already.</exception>
    public void PutAway(string by, DateTimeOffset at)
    {
        RefuseUnlessWaiting();
        (PutAwayAt, PutAwayBy) = (at, by);
    }

    /// <exception cref="DomainRuleException">It was put away already.</exception>
    public void RefuseUnlessWaiting()
    {
        if (!IsWaiting)
            throw new DomainRuleException($"{FileName} was put away by {PutAwayBy}. If something in it is needed after all, bring it again: what came in already does not come in twice.");
    }
}

internal sealed class OnlineConfiguration : IEntityTypeConfiguration<KnownArticle>, IEntityTypeConfiguration<KnownBuyer>, IEntityTypeConfiguration<OrderFile>
{
    public void Configure(EntityTypeBuilder<KnownArticle> article) => article.HasIndex(a => new { a.Shop, a.ArticleKey }).IsUnique();

    public void Configure(EntityTypeBuilder<KnownBuyer> buyer) => buyer.HasIndex(b => new { b.Shop, b.BuyerKey }).IsUnique();

    // The same file waits once.
    public void Configure(EntityTypeBuilder<OrderFile> file) => file.HasIndex(f => f.Sha256).IsUnique().HasFilter("put_away_at IS NULL");
}
