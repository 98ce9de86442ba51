using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Traceability.Data;
using Traceability.Printing;

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

    /// <summary>For customers, on what is shared with them.</summary>
    public string? Phone { get; private set; }

    /// <summary>For customers, on what is shared with them.</summary>
    public string? Email { get; private set; }

    /// <summary>Where customers reach what is shared with them: "https://trace.example.com", without a slash at the end.</summary>
    public string? PublicAddress { get; private set; }

    /// <summary>A mark is read back by another person than the one who made it, where there is another.</summary>
    public bool MarksReadByAnother { get; set; }

    /// <summary>At the door, whoever read the number does not decide, where there is another.</summary>
    public bool VerifiedByAnother { get; set; }

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

    /// <summary>How customers reach it.</summary>
    /// <exception cref="DomainRuleException">Something is too long, or the public address is none.</exception>
    public void ReachedBy(string? phone, string? email, string? publicAddress) =>
        (Phone, Email, PublicAddress) = (Text.Optional(phone, "telephone number", "Phone"), Text.Optional(email, "e-mail address", "Email"), AddressOf(publicAddress));

    private static string? AddressOf(string? typed)
    {
        if (Text.Optional(typed, "public address", "PublicAddress") is not { } address) return null;
        // A name and a port and nothing more: the rest of the address is a link's own.
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0 && uri.Fragment.Length == 0
            ? uri.GetLeftPart(UriPartial.Authority)
            : throw new DomainRuleException($"\"{address}\" is not an address that a link can begin with. Write it like https://trace.example.com, with nothing behind the name.", "PublicAddress");
    }
}

/// <summary>The shop's mark on its papers and shared pages, a row of its own so that it is read only where it is shown.</summary>
public sealed class ShopLogo
{
    public const int MostBytes = 1_000_000;

    /// <summary>Printed it is a few centimetres wide; 4 million pixels are more than any printer shows there.</summary>
    public const long MostPixels = 4_000_000;

    /// <summary>What is larger would make a shared page slow to open on a phone: it shows the shop's name alone.</summary>
    public const int MostOnSharedPage = 24_000;

    private ShopLogo() { }

    public long Id { get; private init; } = 1;

    /// <summary>A JPEG or PNG, byte for byte.</summary>
    public required byte[] Picture { get; set; }

    /// <summary>SHA-256, lower-case hex.</summary>
    public required string Sha256 { get; set; }

    public string MediaType => Picture[0] == 0xFF ? "image/jpeg" : "image/png";

    /// <summary>Its size is read from its head, before anything is unpacked.</summary>
    /// <exception cref="DomainRuleException">Not a JPEG or PNG, too large, or of a kind that cannot be printed.</exception>
    public static ShopLogo Of(byte[] picture)
    {
        if (picture.Length == 0) throw new DomainRuleException("The file is empty. Choose the picture again.", "Logo");
        if (picture.Length > MostBytes) throw new DomainRuleException($"The picture has {picture.Length / 1000:N0} kB. At most 1,000 kB are kept; save it smaller.", "Logo");
        try
        {
            var (width, height) = PictureSize.Of(picture);
            if ((long)width * height > MostPixels)
                throw new DomainRuleException($"The picture has {width} × {height} pixels. At most 4 million are kept; save it smaller, 1,000 pixels wide for example.", "Logo");
            // Small enough now to be looked at whole.
            Printing.Pdf.Pixels.Read(picture);
        }
        catch (PictureRefusedException refused)
        {
            throw new DomainRuleException(refused.Message, "Logo");
        }
        return new() { Picture = picture, Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(picture)) };
    }
}

internal sealed class ShopConfiguration : IEntityTypeConfiguration<Shop>, IEntityTypeConfiguration<ShopLogo>
{
    public void Configure(EntityTypeBuilder<Shop> shop)
    {
        shop.Property(s => s.Id).ValueGeneratedNever();
        shop.ToTable(t => t.HasCheckConstraint("ck_shop_one_row", "id = 1"));
    }

    public void Configure(EntityTypeBuilder<ShopLogo> logo)
    {
        logo.Property(s => s.Id).ValueGeneratedNever();
        logo.ToTable(t => t.HasCheckConstraint("ck_shop_logo_one_row", "id = 1"));
    }
}

public static class ShopQueries
{
    /// <summary>The shop, or null before it is set up.</summary>
    public static Task<Shop?> TheShop(this TraceabilityDb db, CancellationToken cancel = default) =>
        db.Set<Shop>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == 1, cancel);

    /// <summary>The shop's mark, or null when it has none.</summary>
    public static Task<ShopLogo?> TheLogo(this TraceabilityDb db, CancellationToken cancel = default) =>
        db.Set<ShopLogo>().AsNoTracking().FirstOrDefaultAsync(l => l.Id == 1, cancel);

    /// <summary>Whose paper it is: at the head of every report.</summary>
    public static async Task<PageHead> PageHead(this TraceabilityDb db, CancellationToken cancel = default) =>
        await db.TheShop(cancel) is { } shop ? new(shop.Name, shop.Address ?? "", (await db.TheLogo(cancel))?.Picture) : new("");
}
