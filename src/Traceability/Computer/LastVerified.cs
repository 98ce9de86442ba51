using Traceability.Data;

namespace Traceability.Computer;

/// <summary>When the file was last proved whole on this computer, and how that ended.</summary>
public sealed record LastVerified
{
    public DateTimeOffset? At { get; init; }

    public int Faults { get; init; }

    public static LastVerified Of(ShopFile file) => Beside(file).Read();

    /// <summary>Writes it down; on a disk that may only be read, verifying is all there is.</summary>
    internal static void Remember(ShopFile file, int faults, DateTimeOffset at)
    {
        try
        {
            Beside(file).Write(new() { At = at, Faults = faults });
        }
        catch (DomainRuleException)
        {
        }
    }

    private static Note<LastVerified> Beside(ShopFile file) => new(file.Path + ".verified.json");
}
