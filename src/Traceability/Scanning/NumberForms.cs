using System.Text.RegularExpressions;

namespace Traceability.Scanning;

/// <summary>The forms of numbers that shops with this program give: they tell a label of another shop from a stray code.</summary>
public static partial class NumberForms
{
    /// <summary>What pre-printed labels begin with: a number that means nothing until it is bound to a lot.</summary>
    public const string PrePrinted = "TAG";

    public static bool IsPrePrinted(string number) => Tag().IsMatch(number);

    /// <summary>Whether it is built as a number that is made here: PLY-0524-001, PLY-0524-001-17, MFG-0056.</summary>
    public static bool IsLikeOurs(string number) => Lot().IsMatch(number) || Counted().IsMatch(number);

    [GeneratedRegex(@"^TAG-\d{4,9}$", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(@"^[A-Z0-9]{1,6}-(0[1-9]|1[0-2])\d\d-\d{3,}(-\d{2,})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Lot();

    [GeneratedRegex(@"^(MFG|CUT|RCP|ORD|SHP|RCL|COC|SPL|MIX|RET|OUT|NCR|PLC|CNT)-\d{4,}(-\d{2,})?$", RegexOptions.IgnoreCase)]
    private static partial Regex Counted();
}
