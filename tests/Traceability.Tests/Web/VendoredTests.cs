using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Traceability.Tests.Web;

/// <summary>What others made is as they made it.</summary>
public sealed partial class VendoredTests
{
    private const string Lib = "src/Traceability/wwwroot/lib/";

    [Fact]
    public void Every_file_of_others_has_the_sum_that_stands_beside_it()
    {
        var sums = Sum().Matches(Source.Read(Lib + "README.md")).ToDictionary(m => m.Groups["file"].Value, m => m.Groups["sum"].Value);
        var files = Source.Files(Lib.TrimEnd('/')).Select(f => f[Lib.Length..]).Where(f => !f.EndsWith(".txt", StringComparison.Ordinal) && f != "README.md").Order(StringComparer.Ordinal);
        Assert.Equal(sums.Keys.Order(StringComparer.Ordinal), files);
        foreach (var (file, sum) in sums)
            Assert.Equal((file, sum), (file, Convert.ToHexStringLower(SHA256.HashData(Source.Bytes(Lib + file)))));
    }

    [GeneratedRegex("^    (?<sum>[0-9a-f]{64})  (?<file>\\S+)$", RegexOptions.Multiline)]
    private static partial Regex Sum();
}
