using Traceability.Certificates;
using Traceability.Lots;
using Traceability.Materials;
using Traceability.Purchasing;

namespace Traceability.Tests.Purchasing;

/// <summary>Which papers an order asks for, unless somebody decides otherwise.</summary>
public sealed class AskedPapersTests
{
    [Theory]
    [InlineData(Category.Metal, "MTR 3.1")]
    [InlineData(Category.Plastic, "CofC, RoHS, REACH")]
    [InlineData(Category.Filament, "CofC, RoHS, REACH")]
    [InlineData(Category.Composite, "CofC, RoHS, REACH")]
    [InlineData(Category.Resin, "CofC, RoHS, REACH, SDS")]
    [InlineData(Category.Adhesive, "SDS")]
    [InlineData(Category.Wood, "CofC, other paper")]
    [InlineData(Category.Other, "none")]
    public void Each_class_of_material_has_its_usual_papers(Category category, string papers)
    {
        var asked = AskedPapers.UsualFor(Material.Named("M", "M", category, Unit.Pcs));
        Assert.Equal(papers, asked.InShort());
        if (category == Category.Wood) Assert.Contains("formaldehyde", asked.Requests().Last(), StringComparison.Ordinal);
        if (category == Category.Metal) Assert.Equal("a mill test report (MTR): inspection certificate 3.1 by EN 10204, naming the heat", Assert.Single(asked.Requests()));
    }

    [Fact]
    public void What_the_material_requires_goes_before_its_class()
    {
        var petg = Material.Named("PETG", "PETG", Category.Filament, Unit.G);
        petg.RequiredDocuments = [DocumentType.Cofc, DocumentType.FoodContact];
        Assert.Equal("CofC, food contact", AskedPapers.UsualFor(petg).InShort());
        // At level 2 a certificate is needed whether or not it is on the list.
        petg.RequiredDocuments = [DocumentType.Rohs];
        Assert.Equal("CofC, RoHS", AskedPapers.UsualFor(petg).InShort());
        petg.ControlLevel = ControlLevel.Label;
        Assert.Equal("RoHS", AskedPapers.UsualFor(petg).InShort());
    }

    [Theory]
    [InlineData("2.2", "Only types 3.1 and 3.2")]
    [InlineData("3.1B", "Only types 3.1 and 3.2")]
    [InlineData("3.1", "neither a mill test report nor a test report")]
    public void A_type_is_demanded_only_where_it_says_what_was_measured(string type, string says) =>
        Assert.Contains(says, Assert.Throws<DomainRuleException>(() => AskedPapers.Of([DocumentType.Cofc], type)).Message, StringComparison.Ordinal);

    [Fact]
    public void Another_paper_is_said_in_words_and_words_alone_are_enough()
    {
        Assert.Equal("Other", Assert.Throws<DomainRuleException>(() => AskedPapers.Of([DocumentType.Other], other: " ")).Field);
        Assert.Equal(["the recycled content"], AskedPapers.Of([], other: "the recycled content").Requests());
        Assert.Throws<DomainRuleException>(() => AskedPapers.Of([(DocumentType)99]));
    }
}
