using Traceability.People;

namespace Traceability.Sample;

/// <summary>Who does what in the sample shop.</summary>
internal static class Staff
{
    public static readonly Who Mara = Of("ML");
    public static readonly Who Jonas = Of("JF");
    public static readonly Who Owen = Of("OH");
    public static readonly Who Priya = Of("PN");
    public static readonly Who Tomas = Of("TB");

    public static Person Hired(SampleSignIn who) => Person.Named(who.Code, who.Name, who.Role, $"{who.Name.Split(' ')[0].ToLowerInvariant()}@kilnlane.example");

    private static Who Of(string code) => SampleShop.SignIns.Where(s => s.Code == code).Select(s => new Who(s.Code, s.Name, s.Role)).Single();
}
