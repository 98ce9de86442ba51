using Traceability.Lots;
using Traceability.Scanning;
using Xunit.Abstractions;

namespace Traceability.Tests.Scanning;

/// <summary>GS1 in its three writings: as a reader gives it, as it is printed, as a web address.</summary>
public sealed class Gs1Tests(ITestOutputHelper output)
{
    private const char Gs = ElementString.Separator;

    /// <summary>GS1's own vectors, which hold some addresses twice: once for a strict reader, once for one that takes old labels too.</summary>
    [Fact]
    public void Every_vector_of_the_standard_is_read_as_it_says()
    {
        if (Shared.Find("data/gs1/digital_link_parse_vectors.csv", output) is not { } file) return;
        var vectors = File.ReadAllLines(file).Skip(1).Select(line => line.Split(',', 2)).Select(v => (Valid: v[0] == "true", Uri: v[1][..v[1].LastIndexOf(',')], Says: v[1][(v[1].LastIndexOf(',') + 1)..])).ToList();
        Assert.Equal(116, vectors.Count);
        var wrong = new List<string>();
        foreach (var same in vectors.GroupBy(v => v.Uri))
        {
            var both = same.Select(v => v.Valid).Distinct().Count() == 2;
            foreach (var (valid, uri, says) in same)
            {
                var read = DigitalLink.Read(uri, strict: both && !valid);
                if (read.IsRight != valid || (valid && "^" + ElementString.Write(read.Elements).Replace(Gs, '^') != says))
                    wrong.Add($"{uri}: {(read.IsRight ? ElementString.Write(read.Elements).Replace(Gs, '^') : read.Fault)}, and not {valid} {says}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("https://id.gs1.org/01/09520123456788/10/ABC1/21/12345?17=180426", "(01)09520123456788(10)ABC1(21)12345(17)180426")]
    [InlineData("https://brand.example.com/some/stem/01/9520123456788", "(01)09520123456788")]
    [InlineData("https://a/gtin/12312312312333/lot/A%2F1", "(01)12312312312333(10)A/1")]
    [InlineData("https://a/01/12312312312333?17=271231&unknown=1&linkType=all#x", "(01)12312312312333(17)271231")]
    public void A_link_of_any_domain_is_read(string uri, string says) => Assert.Equal(says, string.Concat(DigitalLink.Read(uri).Elements));

    [Theory]
    [InlineData("https://a/01/12312312312334", "wrong check digit: it ends in 4, and 3 would be right")]
    [InlineData("https://a/01/09520123456788?10=ABC123", "(10) belongs into the path")]
    [InlineData("https://a/01/12312312312333/21/X/10/Y", "(10) BATCH/LOT may not stand there")]
    [InlineData("https://a/01/12312312312333?17=271331", "is no date as GS1 writes it")]
    [InlineData("https://a/lots/12", "not a GS1 Digital Link")]
    [InlineData("mailto:a@example.com", "not a GS1 Digital Link")]
    public void A_link_that_is_wrong_says_why(string uri, string says) => Assert.Contains(says, DigitalLink.Read(uri).Fault, StringComparison.Ordinal);

    [Fact]
    public void A_lot_of_twenty_signs_ends_at_the_separator()
    {
        var lot = "ABCDEFGHIJ0123456789";
        var read = ElementString.Read($"0109520123456788" + $"10{lot}{Gs}21SERIAL-7{Gs}17271231");
        Assert.Equal($"(01)09520123456788(10){lot}(21)SERIAL-7(17)271231", string.Concat(read.Elements));
        Assert.Equal((lot, "SERIAL-7", "09520123456788", new DateOnly(2027, 12, 31)), (Facts(read).Lot, Facts(read).Serial, Facts(read).Gtin, Facts(read).ExpiresOn(new(2026, 11, 22))));
        Assert.Contains("too long", ElementString.Read($"10{lot}X{Gs}21S").Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0109520123456789", "it ends in 9, and 8 would be right")]
    [InlineData("010952012345678", "(01) GTIN is too short")]
    [InlineData("01095201234567A8", "digits only")]
    [InlineData("00952012345678912346", "wrong check digit")]
    [InlineData("8901", "\"8901\" is not an application identifier")]
    [InlineData("10", "Behind (10) BATCH/LOT nothing stands")]
    [InlineData("10A B", "a sign that GS1 does not allow")]
    [InlineData("11261301", "is no date")]
    [InlineData("3712A", "digits only")]
    [InlineData("", "Nothing stands in this GS1 code")]
    public void What_is_wrong_in_an_element_string_is_said(string data, string says) => Assert.Contains(says, ElementString.Read(data).Fault, StringComparison.Ordinal);

    [Fact]
    public void What_is_said_twice_is_taken_once_and_what_contradicts_itself_is_refused()
    {
        Assert.Equal("(10)A(21)1", string.Concat(ElementString.Read($"10A{Gs}211{Gs}10A").Elements));
        Assert.Contains("stands there twice, as A and as B", ElementString.Read($"10A{Gs}10B").Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(01)09520123456788(10)ABC(21)12345")]
    [InlineData("(01) 09520123456788 (10) ABC (21) 12345")]
    [InlineData("(10)A(1)B(21)C")]
    public void What_is_printed_under_the_symbol_is_read(string printed) =>
        Assert.Equal(printed.Replace(" ", "", StringComparison.Ordinal), string.Concat(ElementString.ReadPrinted(printed).Elements));

    [Fact]
    public void Counts_and_measures_become_amounts()
    {
        Assert.Equal(Quantity.Of(25, Unit.Pcs), Facts(ElementString.Read($"02095201234567883725")).Amount);
        Assert.Equal(Quantity.Of(1.95m, Unit.Kg), Facts(ElementString.Read("01095201234567883102000195")).Amount);
        Assert.Equal(Quantity.Of(0.00195m, Unit.Kg), Facts(ElementString.Read("01095201234567883105000195")).Amount);
        Assert.Equal(Quantity.Of(12, Unit.Lb), Facts(ElementString.Read("3200000012")).Amount);
        Assert.Null(Facts(ElementString.Read("10A")).Amount);
    }

    [Theory]
    [InlineData("271231", 2026, "2027-12-31")]
    [InlineData("270200", 2026, "2027-02-28")]
    [InlineData("280200", 2026, "2028-02-29")]
    [InlineData("990101", 2026, "1999-01-01")]
    [InlineData("760101", 2026, "2076-01-01")]
    [InlineData("770101", 2026, "1977-01-01")]
    [InlineData("010101", 2099, "2101-01-01")]
    public void A_date_lies_in_the_century_that_is_nearest(string written, int thisYear, string day) =>
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), Gs1Date.Of(written, thisYear));

    /// <summary>A law: whatever is written is read again, in each of the writings.</summary>
    [Fact]
    public void What_is_written_is_read_again()
    {
        var chance = new Random(7);
        for (var round = 0; round < 2000; round++)
        {
            var elements = Some(chance);
            Assert.Equal(elements, ElementString.Read(ElementString.Write(elements)).Elements);
            // In brackets a bracket of the data may be taken for an identifier's; that is the writing's own fault.
            if (elements.All(e => !e.Value.Contains('(', StringComparison.Ordinal)))
                Assert.Equal(elements, ElementString.ReadPrinted(string.Concat(elements)).Elements);
            var key = ScannedCode.Of("]C1" + ElementString.Write(elements)).Key;
            Assert.Equal(key, ScannedCode.Of("]d2" + ElementString.Write(Enumerable.Reverse(elements))).Key);
        }
    }

    private static List<Gs1Element> Some(Random chance)
    {
        const string signs = "ABCXYZabcxyz0123456789-/.+_()!\"%&'*,:;<=>?";
        string Text(int most) => new([.. Enumerable.Range(0, chance.Next(1, most + 1)).Select(_ => signs[chance.Next(signs.Length)])]);
        string Digits(int count) => new([.. Enumerable.Range(0, count).Select(_ => (char)('0' + chance.Next(10)))]);
        string Checked(int count) => Digits(count - 1) is var digits ? digits + CheckDigit.Of(digits) : "";
        List<Gs1Element> all = [new("01", Checked(14)), new("00", Checked(18)), new("10", Text(20)), new("21", Text(20)), new("17", "27" + "0" + chance.Next(1, 10) + "1" + chance.Next(10)),
            new("37", Digits(chance.Next(1, 9))), new("3103", Digits(6)), new("240", Text(30)), new("91", Text(90))];
        return [.. all.OrderBy(_ => chance.Next()).Take(chance.Next(1, 6))];
    }

    private static Gs1Facts Facts(Gs1Reading read) => new(read.Elements);
}
