using Traceability.Certificates;
using Traceability.Certificates.Reading;

namespace Traceability.Tests.Certificates.Values;

/// <summary>Values typed off a paper.</summary>
public sealed class TypedValuesTests
{
    private static ReadCertificate Typed(string text) => TypedValues.Of(Document.Of(DocumentType.Mtr, "C-1", "Northmill"), text, "8812", null, "EN 10025-2:2019; EN 10204");

    [Theory]
    [InlineData("C 0.170 %", "C", "0.170", "%", null)]
    [InlineData("C = 0,17%", "C", "0.17", "%", null)]
    [InlineData("S <0.002 %", "S", "0.002", "%", "<")]
    [InlineData("N ≤ 45 ppm", "N", "45", "ppm", "<=")]
    public void An_element_is_taken_as_it_is_written(string line, string element, string value, string unit, string? comparison)
    {
        var read = Assert.Single(Typed(line).Chemistry);
        Assert.Equal((element, value, unit, comparison, "8812"), (read.Element, read.Value.Shown, read.Unit, read.Value.Operator, read.Heat));
    }

    [Fact]
    public void A_property_gets_its_code_of_EN_10168_and_keeps_its_condition()
    {
        var read = Typed("Rm 520 N/mm2\nKV 45 J at -20 °C\nRp0.2 377 MPa");
        Assert.Equal([("Rm", "C12", "520", "MPa", null), ("KV", "C43", "45", "J", "at -20 °C"), ("Rp0.2", "C11", "377", "MPa", null)],
            read.Mechanical.Select(m => (m.Property, m.Code, m.Value.Shown, m.Unit, m.Condition)));
        Assert.Equal(["EN 10025-2:2019", "EN 10204"], read.Standards);
    }

    [Theory]
    [InlineData("carbon")]
    [InlineData("C about 0.17 %")]
    [InlineData("C 0.1.7 %")]
    [InlineData("Rm 1e999 MPa")]
    public void A_line_that_is_no_value_is_refused_with_an_example(string line)
    {
        var refused = Assert.Throws<DomainRuleException>(() => Typed("C 0.1 %\n" + line));
        Assert.Equal("Values", refused.Field);
        Assert.Contains($"\"{line}\" is no value", refused.Message, StringComparison.Ordinal);
        Assert.Contains("C 0.17 %", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_typed_is_nothing_kept()
    {
        var document = Document.Of(DocumentType.Mtr, "C-1");
        Assert.Contains("states no value", Assert.Throws<DomainRuleException>(() => document.States(TypedValues.Of(document, " \n ", null, null, null), "SF", DateTimeOffset.UnixEpoch)).Message, StringComparison.Ordinal);
        Assert.Empty(document.Readings);
    }
}
