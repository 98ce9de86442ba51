using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Data;

namespace Traceability.Shops;

/// <summary>Which units a form offers first. Both kinds are taken everywhere.</summary>
public enum UnitSystem { Metric, Inch }

/// <summary>The shop itself: one row, as it stands on every paper.</summary>
public sealed class Shop
{
    private Shop() { }

    public long Id { get; private init; } = 1;

    public required string Name { get; set; }

    /// <summary>As it is printed, in lines.</summary>
    public string? Address { get; set; }

    public UnitSystem Units { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <exception cref="DomainRuleException">No name, or something is too long.</exception>
    public static Shop Opened(string? name, string? address, UnitSystem units, DateTimeOffset at) => new()
    {
        Name = Text.Line(name, "shop's name", "ShopName"),
        Address = Text.Optional(address, "address", "Address", 1000),
        Units = units,
        CreatedAt = at,
    };

    /// <inheritdoc cref="Opened"/>
    public void Change(string? name, string? address, UnitSystem units) =>
        (Name, Address, Units) = (Text.Line(name, "shop's name", "ShopName"), Text.Optional(address, "address", "Address", 1000), units);
}

internal sealed class ShopConfiguration : IEntityTypeConfiguration<Shop>
{
    public void Configure(EntityTypeBuilder<Shop> shop)
    {
        shop.Property(s => s.Id).ValueGeneratedNever();
        shop.ToTable(t => t.HasCheckConstraint("ck_shop_one_row", "id = 1"));
    }
}

public static class ShopQueries
{
    /// <summary>The shop, or null before it is set up.</summary>
    public static Task<Shop?> TheShop(this TraceabilityDb db, CancellationToken cancel = default) =>
        db.Set<Shop>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == 1, cancel);
}
