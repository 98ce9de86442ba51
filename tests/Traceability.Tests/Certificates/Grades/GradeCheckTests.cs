using Traceability.Certificates.Grades;
using Traceability.Certificates.Reading;

namespace Traceability.Tests.Certificates.Grades;

/// <summary>A certificate held against the limits of its grade.</summary>
public sealed class GradeCheckTests
{
    private static ReadCertificate Of(params (string Element, string Value)[] elements) => new()
    {
        Kind = "test",
        Number = "1",
        Heats = ["H"],
        Chemistry = [.. elements.Select(e => new ChemicalValue("H", "", e.Element, e.Value[0] == '<' ? ReadValue.Of(e.Value[1..], "<") : ReadValue.Of(e.Value), "%", null, null, null))],
    };

    private static MeasuredValue Measured(string property, string value, string unit) => new("H", "", property, null, property, ReadValue.Of(value), unit, null, null, null, null);

    private static LimitVerdict Verdict(GradeCheck check, string property, string? standard = null) =>
        Assert.Single(check.Verdicts, v => v.Limit.Property == property && (standard is null || v.Table.Standard == standard));

    [Fact]
    public void Every_limit_has_its_source_and_a_bound_and_says_whether_it_was_verified()
    {
        Assert.True(GradeLimits.All.Count > 60);
        Assert.All(GradeLimits.All.SelectMany(t => t.Limits), limit =>
        {
            Assert.True(limit.Minimum is not null || limit.Maximum is not null, limit.Property);
            Assert.False(limit.Minimum > limit.Maximum, limit.Property);
            Assert.True(limit.Unit is "%" or "MPa" or "HRB" or "ratio", limit.Unit);
            Assert.NotEqual("", limit.Source);
            // What is only known by heart is not verified.
            Assert.Equal(limit.Source != "general knowledge", limit.IsVerified);
        });
    }

    [Theory]
    [InlineData("304", "304")]
    [InlineData("AISI 304", "304")]
    [InlineData("UNS S30400", "304")]
    [InlineData("EN 1.4301", "1.4301")]
    [InlineData("X5CrNi18-10", "1.4301")]
    [InlineData("EN AW-6061 T6", "6061")]
    [InlineData("Al 6060 T66", "6060")]
    [InlineData("EN AW-AlMgSi (EN AW-6060)", "6060")]
    [InlineData("S355J2 +N (1.0577 +N)", "S355J2")]
    [InlineData("s355j2", "S355J2")]
    [InlineData("Ti-6Al-4V ELI", "Ti-6Al-4V ELI")]
    [InlineData("Ti-6Al-4V", "Ti-6Al-4V")]
    [InlineData("R56401", "Ti-6Al-4V ELI")]
    [InlineData("304/304L", "304", "304L")]
    [InlineData("S355J2H")]
    [InlineData("1.43019")]
    [InlineData("PLA, black")]
    [InlineData("")]
    [InlineData(null)]
    public void A_grade_is_found_under_its_names_and_never_by_half_a_name(string? designation, params string[] grades) => Assert.Equal(grades, GradeLimits.Named(designation));

    [Fact]
    public void What_is_within_out_of_and_not_stated_is_told_with_what_it_was_compared_with()
    {
        var check = GradeCheck.Of(Of(("Cr", "16.5"), ("Ni", "8.286"), ("C", "0.02")), GradeLimits.Of("316L", ["ASTM A479-18"]));

        Assert.Equal("316L: ASTM A479, edition 2018, bar, any thickness", Assert.Single(check.Tables).Title);
        Assert.Equal((LimitResult.In, LimitResult.Out, LimitResult.NotStated), (Verdict(check, "Cr").Result, Verdict(check, "Ni").Result, Verdict(check, "Mo").Result));
        Assert.Equal("Ni = 8.286 %: out, 10 to 14 %", Assert.Single(check.Refused).Words);
        Assert.Empty(check.Warnings);
    }

    [Fact]
    public void A_value_on_the_limit_is_within_it_and_the_smallest_step_beyond_is_not()
    {
        var tables = GradeLimits.Of("316L", ["ASTM A479"]);
        Assert.Empty(GradeCheck.Of(Of(("C", "0.030"), ("Cr", "16")), tables).Refused);
        Assert.Equal(["C", "Cr"], GradeCheck.Of(Of(("C", "0.0301"), ("Cr", "15.9999")), tables).Refused.Select(v => v.Limit.Property));
    }

    [Fact]
    public void Out_of_an_unverified_limit_only_warns()
    {
        var check = GradeCheck.Of(Of(("Si", "0.9")), GradeLimits.Of("EN AW-6060"));
        Assert.Empty(check.Refused);
        Assert.Equal("Si = 0.9 %: out, 0.3 to 0.6 % (unverified limit)", Assert.Single(check.Warnings).Words);
    }

    [Fact]
    public void What_one_edition_refuses_and_another_takes_only_warns()
    {
        // 2004 asked for at least 18 % chromium, recent editions ask for 17.5.
        var check = GradeCheck.Of(Of(("Cr", "17.8")), GradeLimits.Of("304"));
        Assert.Empty(check.Refused);
        Assert.Equal("2004", Assert.Single(check.Warnings).Table.Edition);
        Assert.Equal("17.2 %", Assert.Single(GradeCheck.Of(Of(("Cr", "17.2")), GradeLimits.Of("304")).Refused).Value);
    }

    [Fact]
    public void The_limits_of_another_edition_than_the_certificate_names_only_warn()
    {
        Assert.Single(GradeCheck.Of(Of(("P", "0.03")), GradeLimits.Of("S355J2", ["EN 10025-2:2004"])).Refused);
        var check = GradeCheck.Of(Of(("P", "0.03")), GradeLimits.Of("S355J2", ["EN 10025-2:2019"]));
        Assert.Empty(check.Refused);
        Assert.Equal("2004 (the certificate names 2019)", Assert.Single(check.Warnings).Table.Edition);
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(20.01, true)]
    [InlineData(40, true)]
    [InlineData(40.01, true)]
    public void Thickness_decides_which_table_applies(double millimetres, bool limitsManganese) =>
        Assert.Equal(limitsManganese, GradeLimits.Of("A36", form: "Plate", millimetres: (decimal)millimetres).Any(t => t.Limits.Any(l => l.Property == "Mn")));

    [Theory]
    [InlineData("t<=20", 20, true)]
    [InlineData("t<=20", 20.1, false)]
    [InlineData("t>6.3", 6.3, false)]
    [InlineData("t>6.3", 6.4, true)]
    [InlineData("20<t<=40", 20, false)]
    [InlineData("20<t<=40", 40, true)]
    [InlineData("4<=t<=40", 4, true)]
    [InlineData("4<=t<=40", 3.9, false)]
    [InlineData("", 7, true)]
    public void A_thickness_holds_up_to_its_bounds(string written, double millimetres, bool holds) => Assert.Equal(holds, new Thickness(written).Holds((decimal)millimetres));

    [Fact]
    public void Below_a_value_keeps_a_greatest_one_and_proves_no_least_one()
    {
        var check = GradeCheck.Of(Of(("C", "<0.03"), ("Cr", "<19"), ("Mo", "<1")), GradeLimits.Of("316L", ["ASTM A479"]));
        Assert.Equal((LimitResult.In, LimitResult.NotComparable, LimitResult.Out), (Verdict(check, "C").Result, Verdict(check, "Cr").Result, Verdict(check, "Mo").Result));
    }

    [Fact]
    public void Sums_of_elements_are_known_when_each_of_them_is()
    {
        var tables = GradeLimits.Of("1100");
        Assert.Equal("1.00 %", Assert.Single(GradeCheck.Of(Of(("Si", "0.40"), ("Fe", "0.60")), tables).Refused).Value);
        Assert.Equal(LimitResult.NotStated, Verdict(GradeCheck.Of(Of(("Si", "0.40")), tables), "Si+Fe").Result);
    }

    [Fact]
    public void Units_are_converted_exactly_or_not_compared()
    {
        var ppm = Of() with { Chemistry = [new("H", "", "C", ReadValue.Of("301"), "ppm", null, null, null)] };
        Assert.Equal("301 ppm", Assert.Single(GradeCheck.Of(ppm, GradeLimits.Of("316L", ["ASTM A479"])).Refused).Value);
        var pounds = Of() with { Mechanical = [Measured("Rm", "70", "ksi")] };
        Assert.Equal(LimitResult.NotComparable, Verdict(GradeCheck.Of(pounds, GradeLimits.Of("316L", ["ASTM A240"])), "Rm").Result);
    }

    [Fact]
    public void Each_single_mechanical_value_counts()
    {
        var read = Of() with { Mechanical = [Measured("Rm", "500", "MPa"), Measured("Rm", "480", "MPa"), Measured("Re", "165", "MPa"), Measured("A50mm", "41", "%")] };
        var check = GradeCheck.Of(read, GradeLimits.Of("316L", ["ASTM A240"]));
        Assert.Equal(["Rm = 480 MPa: out, at least 485 MPa", "Rp0.2 = 165 MPa: out, at least 170 MPa"], check.Refused.Select(v => v.Words));
        Assert.Equal(LimitResult.In, Verdict(check, "A50").Result);
    }

    [Fact]
    public void A_heat_is_not_judged_by_the_values_of_another()
    {
        var read = Of(("C", "0.02")) with { Heats = ["H", "K"] };
        var check = GradeCheck.Of(read, GradeLimits.Of("316L", ["ASTM A479"]));
        Assert.Equal([("H", LimitResult.In), ("K", LimitResult.NotStated)], check.Verdicts.Where(v => v.Limit.Property == "C").Select(v => (v.Heat, v.Result)));
    }
}
