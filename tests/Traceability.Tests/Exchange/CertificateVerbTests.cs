using System.Text.Json;
using Traceability.Exchange;
using Traceability.Tests.Certificates.Reading;

namespace Traceability.Tests.Exchange;

/// <summary>An electronic certificate, read at the command line.</summary>
public sealed class CertificateVerbTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("traceability-certificate-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_prints_what_is_read_in_the_form_of_the_exchange()
    {
        var (status, output, error) = await Run(Kept(Examples.Newer), "--json");

        Assert.Equal((0, ""), (status, error));
        var json = JsonDocument.Parse(Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;
        Assert.Equal(["kind", "number", "issuer", "issuedOn", "en10204", "grade", "standards", "heats", "lots", "chemistry", "mechanical", "other", "doubts"], json.EnumerateObject().Select(m => m.Name));
        Assert.Equal("EN10168 0.5.0|01/0005004/9|2026-05-14", $"{json.GetProperty("kind").GetString()}|{json.GetProperty("number").GetString()}|{json.GetProperty("issuedOn").GetString()}");
        Assert.Equal("""{"heat":"88123","element":"C","value":"0.150","unit":"%","sample":"1"}""", json.GetProperty("chemistry")[0].GetRawText());
        Assert.Equal("""{"heat":"88123","element":"N","value":"45","unit":"ppm","operator":"<","sample":"1"}""", json.GetProperty("chemistry")[1].GetRawText());
        Assert.Equal("""{"heat":"88123","property":"Rm","value":"521","unit":"MPa","sample":"1","method":"flat","code":"C12","condition":"longitudinal, 20 °C"}""", json.GetProperty("mechanical")[1].GetRawText());
    }

    [Fact]
    public async Task What_is_not_stated_is_null_and_not_made_up()
    {
        var (_, output, _) = await Run(Kept(Examples.With(Examples.Metals, "DigitalMaterialPassport/Validation/CertificateType", null)), "--json");
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(output).RootElement.GetProperty("en10204").ValueKind);
    }

    [Fact]
    public async Task In_words_it_says_the_same()
    {
        var (status, output, _) = await Run(Kept(Examples.Conformity));
        Assert.Equal(0, status);
        Assert.Contains("01/0005004/9  Mg  4.68 %", output, StringComparison.Ordinal);
        Assert.Contains("The test TensileTest is marked as not passed.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused_on_one_line_and_nothing_is_printed()
    {
        foreach (var file in new[] { Kept("{\"RefSchemaUrl\": \"https://x.org/other/v1.0.0/schema.json\"}"), Kept("%PDF-1.7"), Path.Combine(folder, "none.json"), folder })
        {
            var (status, output, error) = await Run(file, "--json");
            Assert.Equal((1, ""), (status, output));
            Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    [Fact]
    public async Task No_shop_is_needed_or_made()
    {
        var shop = Path.Combine(folder, "shop.db");
        Assert.Equal(0, (await Run(Kept(Examples.Metals), "--json", "--data", shop)).Status);
        Assert.False(File.Exists(shop));
    }

    private string Kept(string json)
    {
        var path = Path.Combine(folder, $"{Guid.NewGuid():N}.json");
        File.WriteAllText(path, json);
        return path;
    }

    private static async Task<(int? Status, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = await CommandLine.Run(["certificate", .. args], TextReader.Null, output, error);
        return (status, output.ToString(), error.ToString());
    }
}
