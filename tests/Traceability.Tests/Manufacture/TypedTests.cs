using Traceability.Lots;
using Traceability.Manufacture;
using Traceability.Materials;

namespace Traceability.Tests.Manufacture;

public sealed class TypedTests
{
    [Theory]
    [InlineData("SN-001..SN-003", "SN-001 SN-002 SN-003")]
    [InlineData("SN-009..011", "SN-009 SN-010 SN-011")]
    [InlineData("sn-1 .. SN-2; X\nY", "sn-1 sn-2 X Y")]
    [InlineData("A, B,, C ,", "A B C")]
    [InlineData("1-5,8+3", "1 2 3 4 5 8 9 10 11")]
    [InlineData("001 - 003", "001 002 003")]
    [InlineData("SN-009+2", "SN-009 SN-010 SN-011")]
    [InlineData("SN-1-5, PLA-0424-01, 2024-05-01", "SN-1-5 PLA-0424-01 2024-05-01")]
    [InlineData("A+B, C+", "A+B C+")]
    public void Numbers_are_typed_one_after_the_other_or_as_a_range(string typed, string read) =>
        Assert.Equal(read, string.Join(' ', TypedNumbers.Of(typed)));

    [Theory]
    [InlineData("", "empty")]
    [InlineData("SN-005..SN-001", "runs backwards")]
    [InlineData("SN-1..XX-9", "cannot be counted through")]
    [InlineData("SN-1..", "cannot be counted through")]
    [InlineData("..SN-9", "cannot be counted through")]
    [InlineData("SN..SM", "cannot be counted through")]
    [InlineData("SN-1..SN-9999999", "more than 1000")]
    [InlineData("SN-1..SN-99999999999999999999", "cannot be counted through")]
    [InlineData("SN-1, sn-1", "twice")]
    [InlineData("1-5,4", "4 stands there twice")]
    [InlineData("1-5,3+4", "3 stands there twice")]
    [InlineData("5-1", "5..1 runs backwards")]
    [InlineData("8+0", "adds none")]
    [InlineData("8+5000", "more than 1000")]
    public void Numbers_that_cannot_be_read_are_refused_with_what_is_right(string typed, string because) =>
        Assert.Contains(because, Assert.Throws<DomainRuleException>(() => TypedNumbers.Of(typed)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("5", 5, Unit.Sheet)]
    [InlineData("5 sheets", 5, Unit.Sheet)]
    [InlineData("1,5", 1.5, Unit.Sheet)]
    [InlineData("200g", 200, Unit.G)]
    [InlineData(" 0.2 kg ", 0.2, Unit.Kg)]
    [InlineData("3 m2", 3, Unit.M2)]
    [InlineData("12cm2", 12, Unit.Cm2)]
    public void An_amount_is_typed_with_its_unit_or_without(string typed, decimal amount, Unit unit) =>
        Assert.Equal(Quantity.Of(amount, unit), TypedAmount.Of(typed, Unit.Sheet));

    [Theory]
    [InlineData("")]
    [InlineData("sheets")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("5 bananas")]
    [InlineData("1e9")]
    [InlineData("99999999999999")]
    [InlineData("1,000")]
    [InlineData("0.0000001")]
    public void An_amount_that_cannot_be_read_is_refused(string typed) =>
        Assert.Throws<DomainRuleException>(() => TypedAmount.Of(typed, Unit.Sheet));

    [Fact]
    public void A_bill_of_materials_that_contains_itself_is_refused_however_far_away()
    {
        var (a, b, c) = (Product.Named("A", "A", IdentifiedBy.Serial), Product.Named("B", "B", IdentifiedBy.Serial), Product.Named("C", "C", IdentifiedBy.Serial));
        var one = Quantity.Of(1, Unit.Pcs);
        Assert.Throws<DomainRuleException>(() => a.Needs("1", a, one));
        a.Needs("1", b, one);
        b.Needs("1", c, one);
        Assert.Equal("A contains C itself (A → B → C), so it cannot be part of it. Choose another component.", Assert.Throws<DomainRuleException>(() => c.Needs("1", a, one)).Message);
        Assert.Throws<DomainRuleException>(() => b.Needs("2", a, one));
        Assert.Empty(c.Bom);
        a.Needs("1", c, one);
    }

    [Fact]
    public void The_next_revision_begins_as_the_last_one_stands()
    {
        var a = Product.Named("A", "A", IdentifiedBy.Serial);
        var steel = Material.Named("S", "Steel", Category.Metal, Unit.Kg);
        a.Needs("A", steel, Quantity.Of(2, Unit.Kg));
        Assert.Contains("A revision A is a draft still", Assert.Throws<DomainRuleException>(() => a.Revise("A", "B")).Message, StringComparison.Ordinal);
        a.Release("A", MakingShop.Lead, FakeClock.Start);
        a.Revise("A", "B");
        Assert.Equal([("A", 2m), ("B", 2m)], a.Bom.Select(l => (l.Revision, l.QuantityMicro / (decimal)Quantity.One)));
        Assert.Throws<DomainRuleException>(() => a.Revise("A", "B"));
        Assert.Throws<DomainRuleException>(() => a.Revise("X", "C"));
    }
}
