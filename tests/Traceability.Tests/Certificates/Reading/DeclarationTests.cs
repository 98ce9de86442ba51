using System.Text;
using System.Text.Json;
using Traceability.Certificates.Reading;
using Traceability.Exchange;
using Xunit.Abstractions;

namespace Traceability.Tests.Certificates.Reading;

/// <summary>Declarations of substances by IPC-1752 and IEC 62474.</summary>
public sealed class DeclarationTests(ITestOutputHelper output)
{
    private const string Business = """
        <BusinessInfo mode="Distribute"><Response date="2026-05-14"><Authorizer name="R. Alvarez" title="Product stewardship"><Email address="r@example.org"/></Authorizer>
        <SupplyCompany name="Brassfold Fasteners"><CompanyID identity="1" authority="DUNS"/></SupplyCompany><Contact name="S. Moss"/></Response>
        <Declaration legalType="Standard" supplierAcceptance="true" legalDef="x" uncertaintyStatement=""/></BusinessInfo>
        """;

    private const string ClassC = $"""
        <MainDeclaration xmlns="http://webstds.ipc.org/175x/2.0" version="2.0">{Business}<Product unitType="Each"><ProductID itemName="Insert M3" itemNumber="INS-M3" version="B"><Amount value="0.42" UOM="g"/></ProductID><MaterialInfo>
        <QueryList><QueryListID identity="EUROHS-1907" authority="IPC"/><Query statement="Product meets EU RoHS requirements by application of the exemptions named" response="true"/></QueryList>
        <SubstanceCategoryList><SubstanceCategoryListID identity="EUREACH-0226" authority="IPC"/>
          <SubstanceCategory name="Lead" reportableApplication="All"><SubstanceCategoryID identity="7439-92-1" authority="CAS"/><Threshold overThreshold="true" threshold="0.1 mass% of article"/></SubstanceCategory>
          <SubstanceCategory name="Cadmium"><Threshold overThreshold="false" threshold="0.1 mass% of article"/></SubstanceCategory></SubstanceCategoryList>
        <SubstanceCategoryList><SubstanceCategoryListID identity="EUROHS-1907" authority="IPC"/>
          <SubstanceCategory name="Lead"><Threshold overThreshold="true" threshold="0.1 mass%"/><ExemptionList><ExemptionListID identity="EUROHS" authority="IPC"/><Exemption identity="6(c)" description="Copper alloy"/></ExemptionList></SubstanceCategory></SubstanceCategoryList>
        </MaterialInfo></Product></MainDeclaration>
        """;

    private const string ClassD = $"""
        <MainDeclaration xmlns="http://webstds.ipc.org/175x/2.0" version="2.0">{Business}<Product><ProductID itemNumber="INS-M3"/><MaterialInfo><HomogeneousMaterialList>
        <HomogeneousMaterial name="Brass"><Amount value="0.4" UOM="g"/><SubstanceCategoryList><SubstanceCategoryListID identity="JIG101-3" authority="JIG"/><SubstanceCategory name="Supplier">
          <Substance name="Copper"><SubstanceID identity="7440-50-8" authority="CAS"/><Amount value="244" UOM="mg"/><Concentration value="61.0"/></Substance>
          <Substance name="Lead"><SubstanceID identity="7439-92-1" authority="CAS"/><Amount value="25000" UOM="ppm"/></Substance>
        </SubstanceCategory></SubstanceCategoryList></HomogeneousMaterial></HomogeneousMaterialList></MaterialInfo></Product></MainDeclaration>
        """;

    private const string Iec = """
        <Main xmlns="http://std.iec.ch/iec62474"><BusinessInfo><Response date="2026-05-14T08:00:00Z"><Authorizer name="K. Ito"/><SupplyCompany name="Plexalon GmbH"/></Response></BusinessInfo>
        <Product unitType="each"><ProductID name="Sheet 3 mm" identifier="PX-3" version="Y1"><Mass mass="2400" unitOfMeasure="g"/></ProductID>
        <ProductPart numberOfUnits="2"><ProductID name="Film" identifier="F-1"/><Material name="PE"><Substance name="Bis(2-ethylhexyl) phthalate"><UniqueID authority="CAS" identity="117-81-7"/><UniqueID authority="IEC62474" identity="00055"/>
          <MassPercent massPercent="0.02"/><MatMassPercent massPercent="0.35"/><Threshold aboveThresholdLevel="true" reportingThreshold="0.1 mass% of article"/><Exemptions><UniqueID authority="EU" identity="EUROHS"/><Exemption identity="0" description="x"/></Exemptions></Substance></Material></ProductPart>
        <SubstanceGroup name="Cadmium and its compounds"><UniqueID authority="IEC62474" identity="00012"/><Threshold aboveThresholdLevel="false"/></SubstanceGroup>
        </Product></Main>
        """;

    [Fact]
    public void Statements_and_lists_are_read_with_who_declared_them()
    {
        var read = Read(ClassC);
        Assert.Equal(("IPC-1752A 2.0", "INS-M3", "Brassfold Fasteners", new DateOnly(2026, 5, 14)), (read.Kind, read.Number, read.Issuer, read.IssuedOn!.Value));
        var declaration = read.Declaration!;
        Assert.Equal(("A, C", "Insert M3", "B", "0.42 g", true, "R. Alvarez, Product stewardship"), (declaration.Class, declaration.ProductName, declaration.ProductVersion, declaration.Mass, declaration.IsAccepted!.Value, declaration.SignedBy));
        Assert.Equal([("EUREACH-0226", "Lead", (bool?)true), ("EUREACH-0226", "Cadmium", false), ("EUROHS-1907", "Lead", true)], declaration.Substances.Select(s => (s.List, s.Name, s.IsAbove)));
        Assert.Equal("7439-92-1", declaration.Substances[0].Cas);
        Assert.Equal(["EUROHS 6(c)"], declaration.Exemptions);
        Assert.Equal(
        [
            "Stated as true (EUROHS-1907): Product meets EU RoHS requirements by application of the exemptions named",
            "REACH Candidate List (EUREACH-0226): declared as above the threshold: Lead (7439-92-1).",
            "RoHS (EUROHS-1907): declared as above the threshold: Lead, exemption EUROHS 6(c).",
        ], declaration.Lines);
        Assert.Equal(["SupplyCompany", "Authorizer", "Contact"], read.Parties.Select(p => p.Role).OrderByDescending(r => r == "SupplyCompany").ThenBy(r => r, StringComparer.Ordinal));
        Assert.Empty(read.Doubts);
    }

    [Fact]
    public void What_each_homogeneous_material_holds_is_read_in_percent_or_ppm_and_compared_with_RoHS()
    {
        var declaration = Read(ClassD).Declaration!;
        Assert.Equal("D", declaration.Class);
        Assert.Equal([("Brass", "Copper", "7440-50-8", "244 mg", 61.0m), ("Brass", "Lead", "7439-92-1", null, 2.5m)], declaration.Substances.Select(s => (s.Where, s.Name, s.Cas!, s.Amount, s.Percent!.Value)));
        Assert.Contains("RoHS: lead is declared with 25000 ppm of Brass, more than 0.1 %, and no exemption is named.", declaration.Lines);
        // What no list was asked about is not conceded.
        Assert.Contains("RoHS: it names no RoHS list, so it says nothing of RoHS as a whole.", declaration.Lines);
        Assert.Contains("REACH: it names no Candidate List, so it says nothing of SVHC as a whole.", declaration.Lines);
    }

    [Fact]
    public void The_later_version_has_everything_one_level_deeper()
    {
        var read = Read(ClassD.Replace("http://webstds.ipc.org/175x/2.0\" version=\"2.0\">", "https://webstds.ipc.org/175x/1752B/1752B\"><IPC-1752B>", StringComparison.Ordinal).Replace("</MainDeclaration>", "</IPC-1752B></MainDeclaration>", StringComparison.Ordinal));
        Assert.Equal(("IPC-1752B", "INS-M3", "Brassfold Fasteners", 2), (read.Kind, read.Number, read.Issuer, read.Declaration!.Substances.Count));
    }

    [Fact]
    public void Parts_materials_groups_and_exemptions_of_IEC_62474_are_read()
    {
        var read = Read(Iec);
        Assert.Equal(("IEC 62474", "PX-3", "Plexalon GmbH", "2400 g", "composition"), (read.Kind, read.Number, read.Issuer, read.Declaration!.Mass, read.Declaration.Class));
        Assert.Equal([("Film: PE", "Bis(2-ethylhexyl) phthalate", (bool?)true), ("", "Cadmium and its compounds", false)], read.Declaration.Substances.Select(s => (s.Where, s.Name, s.IsAbove)));
        Assert.Equal(("117-81-7", 0.35m, "EUROHS 0"), (read.Declaration.Substances[0].Cas, read.Declaration.Substances[0].Percent, Assert.Single(read.Declaration.Exemptions)));
        Assert.Contains("RoHS: DEHP is declared with 0.35 % of Film: PE, more than 0.1 %, under exemption EUROHS 0.", read.Declaration.Lines);
    }

    [Fact]
    public void A_fragment_as_published_is_read_and_what_it_lacks_is_said()
    {
        if (Shared.Find("data/declarations/ipc1752a_class_d_minimal.xml", output) is not { } path) return;
        var read = CertificateReader.Read(File.ReadAllBytes(path));
        Assert.Equal(("GRM188R61E225MA12D", "12047-27-7", 86.27m), (read.Number, read.Declaration!.Substances.Single().Cas, read.Declaration.Substances.Single().Percent));
        Assert.Equal(["It does not say which company declares it.", "It bears no date.", "Nobody is named who authorised it."], read.Doubts);
    }

    [Theory]
    [InlineData("Concentration value=\"61.0\"", "Concentration value=\"150.5\"", "Copper = 150.5 %: nothing is more than 100 % of anything.")]
    [InlineData("Concentration value=\"61.0\"", "Concentration value=\"-1\"", "Copper = -1 %: no share is below nothing.")]
    [InlineData("Concentration value=\"61.0\"", "Concentration value=\"99\"", "The substances of Brass add up to 101.5000 %, which is more than the whole.")]
    [InlineData("7439-92-1", "7439-92-7", "\"7439-92-7\" is not a CAS number: its check digit does not fit.")]
    [InlineData("supplierAcceptance=\"true\"", "supplierAcceptance=\"false\"", "The supplier has not accepted the declaration (supplierAcceptance is false): it is a draft.")]
    [InlineData(" date=\"2026-05-14\"", "", "It bears no date.")]
    public void What_can_hardly_be_right_is_said(string written, string instead, string says) => Assert.Contains(says, Read(ClassD.Replace(written, instead, StringComparison.Ordinal)).Doubts);

    [Theory]
    [InlineData("webstds.ipc.org/175x/2.0", "webstds.ipc.org/175x/3.0", "This is XML of a kind that is not known here: MainDeclaration of \"http://webstds.ipc.org/175x/3.0\". Read are EN10168")]
    [InlineData("version=\"2.0\"", "version=\"1.1\"", "MainDeclaration@version is \"1.1\"")]
    [InlineData("itemNumber=\"INS-M3\"", "", "MainDeclaration/Product/ProductID@itemNumber is missing; IPC-1752A 2.0 does not do without it.")]
    [InlineData("<Product>", "<Part>", "This is XML, but not sound")]
    [InlineData("Concentration value=\"61.0\"", "Concentration value=\"61,0\"", "Concentration@value is \"61,0\"; IPC-1752A 2.0 has a number there")]
    [InlineData("Concentration value=\"61.0\"", "Concentration value=\"1e999\"", "Concentration@value is \"1e999\"")]
    [InlineData("UOM=\"mg\"", "UOM=\"stone\"", "Amount@UOM is \"stone\"; IPC-1752A 2.0 knows kg, g, mg")]
    [InlineData("supplierAcceptance=\"true\"", "supplierAcceptance=\"perhaps\"", "supplierAcceptance is \"perhaps\"; IPC-1752A 2.0 has true or false there.")]
    [InlineData("date=\"2026-05-14\"", "date=\"14/05/2026\"", "Response@date is \"14/05/2026\"; IPC-1752A 2.0 has a date there")]
    [InlineData("<Substance name=\"Copper\">", "<Substance>", "Substance[1]@name is missing")]
    [InlineData("<MainDeclaration", "<!DOCTYPE MainDeclaration [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><MainDeclaration", "This is XML with a document type (DOCTYPE)")]
    public void What_its_schema_does_not_allow_is_named_with_its_place(string written, string instead, string says)
    {
        var refused = Assert.Throws<DomainRuleException>(() => Read(ClassD.Replace(written, instead, StringComparison.Ordinal))).Message;
        Assert.Contains(says, refused, StringComparison.Ordinal);
        Assert.Contains("keep this one as a plain document", refused, StringComparison.Ordinal);
    }

    [Fact]
    public void Out_of_all_proportion_it_is_refused_before_it_fills_the_memory()
    {
        Assert.Contains("nested deeper", Refused(string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100))), StringComparison.Ordinal);
        Assert.Contains("elements", Refused($"<a>{string.Concat(Enumerable.Repeat("<b/>", SoundXml.MostElements + 1))}</a>"), StringComparison.Ordinal);
        static string Refused(string text) => Assert.Throws<DomainRuleException>(() => Read(text)).Message;
    }

    [Fact]
    public void Whatever_is_torn_off_it_or_changed_in_it_is_read_or_refused()
    {
        var chance = new Random(11);
        foreach (var whole in (string[])[ClassC, ClassD, Iec])
            for (var n = 0; n < 300; n++)
            {
                var bytes = Encoding.UTF8.GetBytes(whole);
                for (var at = chance.Next(4); at >= 0; at--) bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
                try { Assert.NotNull(CertificateReader.Read(bytes.AsMemory(0, n % 3 == 0 ? chance.Next(bytes.Length) : bytes.Length)).Kind); }
                catch (DomainRuleException refused) { Assert.Equal("File", refused.Field); }
            }
    }

    [Fact]
    public async Task At_the_command_line_it_is_printed_with_its_lines()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("traceability-declaration-").FullName, "d.xml");
        await File.WriteAllTextAsync(file, ClassD);
        try
        {
            using var json = new StringWriter();
            Assert.Equal(0, await CommandLine.Run(["certificate", file, "--json"], TextReader.Null, json, TextWriter.Null));
            var declaration = JsonDocument.Parse(json.ToString()).RootElement.GetProperty("declaration");
            Assert.Equal("""{"where":"Brass","list":"JIG101-3","name":"Lead","cas":"7439-92-1","share":"25000","unit":"ppm"}""", declaration.GetProperty("substances")[1].GetRawText());
            Assert.Equal(3, declaration.GetProperty("lines").GetArrayLength());
            using var words = new StringWriter();
            Assert.Equal(0, await CommandLine.Run(["certificate", file], TextReader.Null, words, TextWriter.Null));
            Assert.Contains("Brass  Lead  7439-92-1  25000 ppm", words.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        }
    }

    private static ReadCertificate Read(string text) => CertificateReader.Read(Encoding.UTF8.GetBytes(text));
}
