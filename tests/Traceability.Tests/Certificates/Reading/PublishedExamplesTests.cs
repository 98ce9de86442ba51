using Traceability.Certificates.Reading;
using Xunit.Abstractions;

namespace Traceability.Tests.Certificates.Reading;

/// <summary>The examples that the makers of the schemas publish. They are not part of the project: where they are absent, each test says so.</summary>
public sealed class PublishedExamplesTests(ITestOutputHelper output)
{
    private ReadCertificate? Read(string name) => Shared.Find("data/certificates", output) is { } folder ? CertificateReader.Read(File.ReadAllBytes(Path.Combine(folder, name))) : null;

    [Theory]
    [InlineData("en10168/v0.4.1_valid_certificate_1.json", "EN10168 0.4.1", "175508", "7282841", 15, 8)]
    [InlineData("en10168/v0.4.1_valid_certificate_2.json", "EN10168 0.4.1", "175508", "7282841", 15, 8)]
    [InlineData("en10168/v0.4.1_valid_certificate_3.json", "EN10168 0.4.1", "175508", "7282841", 15, 10)]
    [InlineData("en10168/valid_certificate_1.json", "EN10168 0.5.0", "175508", "7282841", 15, 8)]
    [InlineData("en10168/valid_certificate_2.json", "EN10168 0.5.0", "175508", "7282841", 15, 8)]
    [InlineData("en10168/valid_certificate_3.json", "EN10168 0.5.0", "175508", "7282841", 15, 10)]
    [InlineData("en10168/valid_certificate_4.json", "EN10168 0.5.0", "175508", "7282841", 17, 8)]
    [InlineData("en10168/valid_certificate_5.json", "EN10168 0.5.0", null, "7282841", 0, 0)]
    [InlineData("metals/valid_backward_compatibility.json", "Metals DMP 0.1.1", null, "EU-S355-2025-BACK-001", 0, 0)]
    [InlineData("metals/valid_basic_certificate.json", "Metals DMP 0.1.1", "H-10987", "H-10987-02", 7, 9)]
    [InlineData("metals/valid_extruded_aluminium_profile.json", "Metals DMP 0.1.1", null, "EXT-2025-05-0173", 0, 0)]
    [InlineData("metals/valid_mechanical_properties.json", "Metals DMP 0.1.1", "H-10988", "H-10988-01", 6, 35)]
    [InlineData("metals/valid_minimal.json", "Metals DMP 0.1.1", "H98765", "B12345", 11, 14)]
    [InlineData("metals/valid_multi_row_chemical_analysis.json", "Metals DMP 0.1.1", "H-2025-7832", "BATCH-2025-03-7832", 23, 12)]
    [InlineData("metals/valid_result_types.json", "Metals DMP 0.1.1", "T-65432", "T-65432-01", 8, 7)]
    [InlineData("coa/valid_certificate_1.json", "CoA 1.1.0", null, "100001", 0, 2)]
    [InlineData("coa/valid_certificate_2.json", "CoA 1.1.0", null, "210000", 0, 2)]
    [InlineData("coa/valid_certificate_3.json", "CoA 1.1.0", null, "100001", 0, 4)]
    [InlineData("coa/valid_certificate_4.json", "CoA 1.1.0", null, "100001", 0, 4)]
    public void Each_is_read(string name, string kind, string? heat, string lot, int chemistry, int mechanical)
    {
        if (Read(name) is not { } read) return;
        Assert.Equal((kind, heat, lot, chemistry, mechanical), (read.Kind, read.Heats.SingleOrDefault(), read.Lots[0], read.Chemistry.Count, read.Mechanical.Count));
        Assert.NotNull(read.Issuer);
        Assert.NotNull(read.IssuedOn);
    }

    [Fact]
    public void Carbon_of_150_percent_is_flagged()
    {
        if (Read("en10168/valid_certificate_1.json") is { } read) Assert.Contains("C = 150.5 % in heat 175508: no element is more than 100 % of anything.", read.Doubts);
    }

    [Fact]
    public void An_element_that_stands_twice_is_flagged()
    {
        if (Read("metals/valid_multi_row_chemical_analysis.json") is { } read) Assert.Contains("Ti stands there more than once for heat H-2025-7832: 0.004 % and 2.1 ppm.", read.Doubts);
    }

    [Fact]
    public void The_same_in_XML_is_refused()
    {
        if (Shared.Find("data/certificates", output) is not null)
            Assert.Contains("This is XML", Assert.Throws<DomainRuleException>(() => Read("en10168/valid_certificate_3.xml")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_logo_does_not_hide_what_the_certificate_says()
    {
        if (Read("en10168/malformed_logo.json") is not { } read) return;
        Assert.Equal("1866645/001", read.Number);
        Assert.Contains("The mark of the manufacturer (A04) is not a whole picture.", read.Doubts);
    }
}
