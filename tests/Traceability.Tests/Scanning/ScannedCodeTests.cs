using Traceability.Scanning;

namespace Traceability.Tests.Scanning;

public sealed class ScannedCodeTests
{
    [Theory]
    [InlineData("ACR-0524-02", "ACR-0524-02")]
    [InlineData("  ACR-0524-02\r\n", "ACR-0524-02")]
    [InlineData("\u0002ACR-0524-02\u0003", "ACR-0524-02")]
    [InlineData("]A0ACR-0524-02", "ACR-0524-02")]
    [InlineData("]Q1acr-0524-02", "acr-0524-02")]
    [InlineData("01/0005004/9", "01/0005004/9")]
    [InlineData("0112", "0112")]
    // A wrong check digit: digits of somebody's, and no GS1.
    [InlineData("0109520123456789", "0109520123456789")]
    [InlineData("4006381333931", "4006381333931")]
    public void A_number_stays_a_number(string scanned, string text)
    {
        var code = ScannedCode.Of(scanned);
        Assert.Equal((text, text.ToUpperInvariant(), false, null), (code.Text, code.Key, code.IsGs1, code.Fault));
    }

    [Theory]
    [InlineData("]C1010952012345678810ABC\u001d2112")]
    [InlineData("]d2010952012345678810ABC\u001d2112")]
    [InlineData("]Q3010952012345678810ABC\u001d2112")]
    [InlineData("]e0010952012345678810ABC\u001d2112")]
    [InlineData("010952012345678810ABC\u001d2112")]
    [InlineData("\u001d2112\u001d10ABC\u001d0109520123456788\r")]
    [InlineData("(01)09520123456788(10)ABC(21)12")]
    [InlineData("https://example.com/01/09520123456788/10/ABC/21/12")]
    [InlineData("https://example.org/stem/01/9520123456788/10/ABC/21/12?x=1")]
    public void One_label_is_one_code_in_whatever_writing(string scanned)
    {
        var code = ScannedCode.Of(scanned);
        Assert.Equal(("(01)09520123456788(10)ABC(21)12", "ABC", "12"), (code.Key, code.Facts.Lot, code.Facts.Serial));
    }

    [Fact]
    public void An_article_is_known_as_such_when_the_gun_says_the_symbology()
    {
        Assert.True(ScannedCode.Of("]E04006381333931").Facts.IsOfArticle);
        Assert.Equal("(01)04006381333931", ScannedCode.Of("]E04006381333931").Text);
        Assert.False(ScannedCode.Of("]C101095201234567881012").Facts.IsOfArticle);
    }

    [Fact]
    public void Of_an_address_every_sign_counts()
    {
        Assert.NotEqual(ScannedCode.Of("https://s.example/aB").Key, ScannedCode.Of("https://s.example/Ab").Key);
        Assert.Equal("s.example", ScannedCode.Of("https://s.example/aB").Address!.Host);
    }

    [Fact]
    public void A_label_that_claims_to_be_GS1_and_is_wrong_says_so()
    {
        Assert.Contains("wrong check digit", ScannedCode.Of("]C10109520123456789").Fault, StringComparison.Ordinal);
        Assert.Contains("(01)", ScannedCode.Of("(01)123").Fault, StringComparison.Ordinal);
        Assert.Contains("separators were lost", ScannedCode.Of("]d28901").Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n")]
    [InlineData("\u001d")]
    [InlineData("]C1")]
    [InlineData("(10)")]
    [InlineData("https://")]
    public void Nothing_that_is_scanned_breaks_it(string? scanned) => Assert.False(ScannedCode.Of(scanned).IsGs1);

    [Theory]
    [InlineData("PLY-0524-001", true)]
    [InlineData("PLY-0524-001-17", true)]
    [InlineData("mfg-0056", true)]
    [InlineData("PLY-1324-001", false)]
    [InlineData("25987741", false)]
    [InlineData("F24-11873", false)]
    public void Numbers_of_the_program_have_a_form(string number, bool ours) => Assert.Equal(ours, NumberForms.IsLikeOurs(number));
}
