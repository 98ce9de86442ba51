using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Traceability.Data;
using Traceability.Lots;

namespace Traceability.People;

/// <summary>
/// How a person takes over at a shared computer in two seconds: a PIN, a badge, or both. Weaker than a password, so it opens
/// only at a computer that was made a bench PC, and nothing that is an administrator's.
/// </summary>
public sealed class BenchPass : Stamped
{
    public const int PinShortest = 4;
    public const int PinLongest = 8;

    /// <summary>After so many wrong PINs only the password opens, and the PIN again after it.</summary>
    public const int WrongTries = 5;

    /// <summary>A badge with a shorter number could be guessed.</summary>
    public const int BadgeShortest = 8;

    private BenchPass() { }

    public long Id { get; private set; }

    public required long AccountId { get; init; }

    /// <summary>By Identity's password hasher; never the PIN itself.</summary>
    public string? PinHash { get; private set; }

    /// <summary>Wrong PINs since the last right one.</summary>
    public int WrongPins { get; private set; }

    /// <summary>SHA-256 of the badge's code, lower-case hex; the code itself is nowhere kept.</summary>
    public string? BadgeHash { get; private set; }

    public bool IsLocked => WrongPins >= WrongTries;

    public bool HasPin => PinHash is not null;

    public bool HasBadge => BadgeHash is not null;

    public static BenchPass Of(long accountId) => new() { AccountId = accountId };

    /// <exception cref="DomainRuleException">Not 4 to 8 digits, or the first that anybody would try.</exception>
    internal void SetPin(string? pin, IPasswordHasher<Account> hasher)
    {
        var digits = pin?.Trim() ?? "";
        if (digits.Length is < PinShortest or > PinLongest || !digits.All(char.IsAsciiDigit))
            throw new DomainRuleException($"A PIN is {PinShortest} to {PinLongest} digits. Choose one that you keep in your fingers.", "Pin");
        if (digits.Distinct().Count() == 1 || "01234567890".Contains(digits, StringComparison.Ordinal) || "09876543210".Contains(digits, StringComparison.Ordinal))
            throw new DomainRuleException("This PIN is the first that anybody would try. Choose digits that are not alike and not in a row.", "Pin");
        (PinHash, WrongPins) = (hasher.HashPassword(null!, digits), 0);
    }

    /// <exception cref="DomainRuleException">The code is too short to be a badge's.</exception>
    internal void SetBadge(string? code) => BadgeHash = HashOf(code);

    /// <summary>PIN and badge are gone; the password stays.</summary>
    internal void Clear() => (PinHash, BadgeHash, WrongPins) = (null, null, 0);

    internal void Wrong() => WrongPins++;

    /// <summary>The right PIN, or the password.</summary>
    internal void Right() => WrongPins = 0;

    /// <summary>128 random bits for a badge that is printed here, in signs that every scanner and keyboard passes on.</summary>
    public static string NewBadge() => "BADGE-" + RandomNumberGenerator.GetHexString(32);

    /// <exception cref="DomainRuleException">Nothing, or too short to be a badge's.</exception>
    internal static string HashOf(string? code)
    {
        var key = NumberKey.Of(code ?? "");
        if (key.Length is < BadgeShortest or > NumberKey.MaxLength)
            throw new DomainRuleException($"This is no badge: its code has at least {BadgeShortest} signs. Scan the badge itself.", "Badge");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }
}
