using System.Text.Json.Nodes;
using Traceability.Certificates.Reading;

namespace Traceability.Tests.Certificates.Reading;

/// <summary>What each kind of electronic certificate says, read whole.</summary>
public sealed class CertificateReaderTests
{
    private static string Line(ChemicalValue c) => $"{c.Heat} {c.Element} {c.Value.Operator}{c.Value.Shown} {c.Unit}".TrimEnd();

    private static string Line(MeasuredValue m) => $"{m.Heat} {m.Property} {m.Code} {m.Value.Operator}{m.Value.Shown} {m.Unit}".TrimEnd();

    [Fact]
    public void The_newer_EN_10168_has_several_heats_operators_and_lists()
    {
        var read = Examples.Read(Examples.Newer);

        Assert.Equal(("EN10168 0.5.0", "01/0005004/9", "North Mill", new DateOnly(2026, 5, 14), "3.1", "S355J2+N"), (read.Kind, read.Number, read.Issuer, read.IssuedOn, read.En10204, read.Grade));
        Assert.Equal(["EN 10025-2:2019"], read.Standards);
        Assert.Equal(["88123", "88124"], read.Heats);
        Assert.Equal(["0012-1", "0012-2"], read.Lots);
        Assert.Equal(["88123 C 0.150 %", "88123 N <45 ppm", "88123 CEV 0.41", "88124 C 0.16 %"], read.Chemistry.Select(Line));
        Assert.Equal(
            ["88123 ReH C11 377.120 MPa", "88123 Rm C12 521 MPa", "88123 A5 C13 29.7 %", "88123 Re/Rm C14 0.72", "88123 HBW C31 160 HBW", "88123 HBW C32 160 HBW", "88123 KV C42 71 J", "88123 KV C42 84 J", "88123 KV C43 77.5 J", "88123 Flattening test C50 satisfactory"],
            read.Mechanical.Select(Line));
        Assert.Equal([new ReadParty("A01", "North Mill"), new ReadParty("A06.1", "Harlow Supplies")], read.Parties);
        Assert.Equal("%PDF-1.7\n%EOF\n".Replace("%EOF", "%%EOF", StringComparison.Ordinal), System.Text.Encoding.ASCII.GetString(read.Pdf!.Content));
        Assert.Empty(read.Doubts);
    }

    [Fact]
    public void The_older_EN_10168_has_bare_values_in_percent_and_one_identification()
    {
        var read = Examples.Read(Examples.Older);

        Assert.Equal(("EN10168 0.4.1", "A-1", "North Mill", "3.2", "S235JR EN 10025-2"), (read.Kind, read.Number, read.Issuer, read.En10204, read.Grade));
        Assert.Equal(["88123"], read.Heats);
        Assert.Equal(["0012"], read.Lots);
        Assert.Equal(["88123 C 0.15 %"], read.Chemistry.Select(Line));
        Assert.Equal(0.20m, read.Chemistry[0].Maximum);
        Assert.Equal("Grade and standards are written as one text: \"S235JR EN 10025-2\".", Assert.Single(read.Doubts));
    }

    [Fact]
    public void The_passport_of_metals_has_numbers_ranges_lists_series_words_and_yes_and_no()
    {
        var read = Examples.Read(Examples.Metals);

        Assert.Equal(("Metals DMP 0.1.1", "DMP-7", "Alu Works", new DateOnly(2026, 2, 3), "3.1", "EN AW-AlMgSi (EN AW-6060)"), (read.Kind, read.Number, read.Issuer, read.IssuedOn, read.En10204, read.Grade));
        Assert.Equal(["H-1"], read.Heats);
        Assert.Equal(["B-0001"], read.Lots);
        Assert.Equal(["EN 755-2:2016"], read.Standards);
        Assert.Equal(["H-1 Si 0.4500 %", "H-1 H <=0.12 ppm", "H-1 Fe 0.15 to 0.18 %"], read.Chemistry.Select(Line));
        Assert.Equal(["H-1 Rm C12 219.8 MPa", "H-1 Rm C12 221 MPa", "H-1 Rm C12 220 MPa", "H-1 Fatigue Test  650", "H-1 Bend test  no crack"], read.Mechanical.Select(Line));
        Assert.Equal("Cycles 10000 N", read.Mechanical[3].Condition);
        Assert.Equal(["H-1 Density  2.70 g/cm³", "H-1 Ultrasonic  yes"], read.Other.Select(Line));
        Assert.Empty(read.Doubts);
    }

    [Fact]
    public void Cast_aluminium_has_a_cast_number_for_its_heat()
    {
        var json = Examples.With(Examples.With(Examples.Metals, "DigitalMaterialPassport/ChemicalAnalysis/HeatNumber", null), "DigitalMaterialPassport/ChemicalAnalysis/CastNumber", "DC-0417");
        Assert.Equal(["DC-0417"], Examples.Read(json).Heats);
    }

    [Fact]
    public void A_certificate_of_a_plastic_has_three_batch_numbers_and_a_person_chooses()
    {
        var read = Examples.Read(Examples.Plastic);

        Assert.Equal(("CoA 1.1.0", "43", "Green Plastics", "3.1", "PA 6 natural", new DateOnly(2028, 1, 12)), (read.Kind, read.Number, read.Issuer, read.En10204, read.Grade, read.ExpiresOn));
        Assert.Empty(read.Heats);
        Assert.Equal(["100001", "210000", "123 10"], read.Lots);
        // The tensile modulus is not taken for a tensile strength.
        Assert.Equal([" Tensile modulus  3100 MPa", " Type of failure  C"], read.Mechanical.Select(Line));
        Assert.Equal("It bears several batch numbers (production batch 100001, filling batch 210000, tested lot 123 10): choose the one that is on the material.", Assert.Single(read.Doubts));
    }

    [Fact]
    public void A_certificate_of_conformity_has_values_by_object_and_shares_as_parts_of_one()
    {
        var read = Examples.Read(Examples.Conformity);

        Assert.Equal(("E-CoC 1.0.0", "89172671", "Alp Casting", new DateOnly(2020, 1, 28), "3.1", "5083"), (read.Kind, read.Number, read.Issuer, read.IssuedOn, read.En10204, read.Grade));
        Assert.Equal(["01/0004999/9", "01/0005004/9"], read.Heats);
        Assert.Equal(["46423/02", "46423/01", "P-1"], read.Lots);
        Assert.Equal(["01/0005004/9 Mg 4.68 %", "01/0004999/9 Si 0.27 %", "01/0004999/9 OtherSum 0.04 %"], read.Chemistry.Select(Line));
        Assert.Equal(4.9m, read.Chemistry[0].Maximum);
        Assert.Equal(["01/0005004/9 Rm C12 237 to 253 MPa", "01/0005004/9 Rp0.2 C11 123 to 126 MPa"], read.Mechanical.Select(Line));
        Assert.NotNull(read.Pdf);
        Assert.Equal(["The test TensileTest is marked as not passed.", "It conforms with concessions only: thickness."], read.Doubts);
    }

    [Fact]
    public void A_2_2_without_an_inspection_is_read_and_names_no_heat()
    {
        var json = Examples.With(Examples.With(Examples.Newer, "Certificate/Inspection", null), "Certificate/CommercialTransaction/A02", "EN 10204 2.2");
        var read = Examples.Read(json);
        Assert.Equal("2.2", read.En10204);
        Assert.Empty(read.Heats);
        Assert.Empty(read.Doubts);
    }

    [Theory]
    [InlineData("Certificate/Inspection/0/ChemicalComposition/C71/Actual/Value", "150.5", "C = 150.5 % in heat 88123: no element is more than 100 % of anything.")]
    [InlineData("Certificate/Inspection/0/ChemicalComposition/C71/Actual/Value", "0,15", "C = 0,15 % in heat 88123: this is not a number that can be compared.")]
    [InlineData("Certificate/Inspection/0/ChemicalComposition/C71/Actual/Value", "1e999", "C = 1e999 % in heat 88123: this is not a number that can be compared.")]
    [InlineData("Certificate/Inspection/0/ChemicalComposition/C71/Actual/Value", "-0.1", "C = -0.1 % in heat 88123: no share is below nothing.")]
    [InlineData("Certificate/Inspection/0/ChemicalComposition/C85/Unit", "%", "N = <45 % in heat 88123: hardly in percent; perhaps ppm is meant.")]
    [InlineData("Certificate/Inspection/0/ChemicalComposition/C71/Unit", "ppm", "C = 0.150 ppm in heat 88123: hardly in ppm; perhaps percent is meant.")]
    [InlineData("Certificate/Inspection/0/ChemicalComposition/C71/Unit", null, "C = 0.150 in heat 88123: it does not say whether this is % or ppm.")]
    [InlineData("Certificate/Inspection/0/ChemicalComposition/C92/Symbol", "C", "C stands there more than once for heat 88123: 0.150 % and 0.41.")]
    [InlineData("Certificate/Inspection/1/C00", null, "An inspection names no heat (C00), so that its values cannot be told from those of another heat.")]
    [InlineData("Certificate/ProductDescription/B07", null, "It does not identify the product (B07): nothing ties it to a lot.")]
    [InlineData("Certificate/CommercialTransaction/A02", "3.1.B", "\"3.1.B\" is a type of EN 10204 of 1991; it was taken for 3.1, but ask who validated it.")]
    [InlineData("Certificate/CommercialTransaction/A02", "Mill certificate", "It does not say which type of EN 10204 it is (2.1, 2.2, 3.1 or 3.2): \"Mill certificate\".")]
    [InlineData("Certificate/CommercialTransaction/A02", "EN 10204 2.2", "It is a 2.2: its values were not measured on this lot.")]
    [InlineData("Certificate/CommercialTransaction/A04", "data:image/png;base64,iVBORw0KGgo=", "The mark of the manufacturer (A04) is not a whole picture.")]
    [InlineData("Certificate/Attachments/0/Data", "JVBERi0x", "The attached c.pdf is not a whole PDF.")]
    [InlineData("Certificate/Attachments/0/Data", "no base64!", "The attached c.pdf is not a whole PDF.")]
    public void What_cannot_be_right_is_said(string path, string? value, string doubt) => Assert.Contains(doubt, Examples.Read(Examples.With(Examples.Newer, path, value)).Doubts);

    [Fact]
    public void What_cannot_be_right_of_several_values_together_is_said()
    {
        Assert.Contains("The yield strength, 600 MPa, is above the tensile strength, 521 MPa for heat 88123; that cannot be.",
            Examples.Read(Examples.With(Examples.Newer, "Certificate/Inspection/0/TensileTest/C11/Value", 600)).Doubts);
        Assert.Contains("ReH = 300 MPa for heat 88123: outside the limits that the certificate itself states (at least 355).",
            Examples.Read(Examples.With(Examples.Newer, "Certificate/Inspection/0/TensileTest/C11/Value", 300)).Doubts);
        var full = Examples.With(Examples.Newer, "Certificate/Inspection/0/ChemicalComposition/C72", JsonNode.Parse("""{"Symbol": "Fe", "Actual": {"Value": "100"}, "Unit": "%"}"""));
        // 100.15 and 0.0045 are rounding; half a percent more is not.
        Assert.Empty(Examples.Read(full).Doubts);
        Assert.Contains("The elements add up to 101.1545 % for heat 88123, which is more than the whole.",
            Examples.Read(Examples.With(full, "Certificate/Inspection/0/ChemicalComposition/C73", JsonNode.Parse("""{"Symbol": "Mn", "Actual": {"Value": "1"}, "Unit": "%"}"""))).Doubts);
    }

    [Theory]
    [InlineData("0.150", "0.150")]
    [InlineData("1e-3", "0.001")]
    [InlineData("1.50E2", "150")]
    [InlineData("12e3", "12000")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("0e999", "0")]
    [InlineData("1e999", null)]
    [InlineData("1e-999", null)]
    [InlineData("1e-29", null)]
    [InlineData("12345678901234567890123456789", null)]
    [InlineData("0,15", null)]
    [InlineData("1 000", null)]
    [InlineData(".5", null)]
    [InlineData("1.", null)]
    [InlineData("٣", null)]
    [InlineData("1\n", null)]
    [InlineData("NaN", null)]
    [InlineData("", null)]
    public void A_number_is_kept_exactly_or_not_as_a_number(string written, string? exact) =>
        Assert.Equal(exact, ReadValue.Number(written)?.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
