using Traceability.Data;

namespace Traceability.Computer;

/// <summary>Whether phones are answered from the next start on.</summary>
public sealed class PhonesSetting(ShopFile file, ILogger<PhonesSetting> log)
{
    /// <exception cref="DomainRuleException">It could not be written down.</exception>
    public void Change(bool on, string by)
    {
        var settings = ComputerSettings.Beside(file);
        settings.Write(settings.Read() with { Phones = on });
        log.LogInformation("{By} {What}", by, on ? "lets phones of the local network in" : "lets no phones in any more");
    }
}
