using System.Text;
using Traceability.Certificates;
using Traceability.Certificates.FileTexts;
using Traceability.Certificates.Reading;
using Traceability.Printing;
using Traceability.Tests.Printing;
using Xunit.Abstractions;

namespace Traceability.Tests.Certificates.FileTexts;

/// <summary>The text of a file, whoever made it.</summary>
public sealed class FileTextTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A PDF of these lines, each a paragraph.</summary>
    internal static byte[] Pdf(params string[] lines)
    {
        using var stream = new MemoryStream();
        new PdfReport { UseInstalledFonts = false }.Print(Samples.Report([.. lines.Select(line => new Paragraph(line))]), stream);
        return stream.ToArray();
    }

    [Fact]
    public void A_PDF_gives_up_its_lines_with_what_stands_in_one_row_together()
    {
        var text = FileText.Of(Pdf("Heat No.: 4E2101", "Certificate 88213/24"));
        Assert.Single(text.Pages);
        Assert.Contains(text.Pages[0].Split('\n'), line => line.Contains("Heat No.: 4E2101", StringComparison.Ordinal));
        Assert.Contains("88213/24", text.Pages[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_published_certificate_gives_up_its_heat_or_lot()
    {
        if (Shared.Find("data/certificates/en10168/valid_certificate_1.pdf", output) is not { } path) return;
        var text = FileText.Of(File.ReadAllBytes(path)).ToString();
        var read = CertificateReader.Read(File.ReadAllBytes(Path.ChangeExtension(path, ".json")));
        Assert.All(read.Heats, heat => Assert.Contains(heat, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\"a\": [\"4E2101\", 17.5, {\"b\": \"LOT-9\"}]}", "4E2101\n17.5\nLOT-9")]
    [InlineData("<a heat=\"4E2101\"><b>LOT-9</b><!-- 1 --></a>", "4E2101\nLOT-9")]
    [InlineData("heat;4E2101", "heat;4E2101")]
    // What stood before the damage.
    [InlineData("{\"a\": \"4E2101\", \"b\": ", "4E2101")]
    [InlineData("<a heat=\"4E2101\"><b>", "4E2101")]
    public void Data_gives_up_its_values(string content, string says) =>
        Assert.Equal(says, FileText.Of(Encoding.UTF8.GetBytes(content)).ToString().TrimEnd('\n'));

    [Theory]
    [InlineData("%PDF-1.7\nnothing of a PDF behind it")]
    [InlineData("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>")]
    [InlineData("")]
    public void A_damaged_or_hostile_file_has_no_text_and_harms_nothing(string content) =>
        Assert.True(FileText.Of(Encoding.UTF8.GetBytes(content)).IsEmpty);

    [Fact]
    public void Whatever_is_torn_off_a_PDF_or_changed_in_it_there_is_an_answer()
    {
        var whole = Pdf("Heat No.: 4E2101");
        var chance = new Random(7);
        for (var n = 0; n < 60; n++)
        {
            var damaged = whole[..chance.Next(whole.Length)];
            for (var at = 0; at < 20 && damaged.Length > 0; at++) damaged[chance.Next(damaged.Length)] = (byte)chance.Next(256);
            Assert.NotNull(FileText.Of(damaged));
        }
    }

    [Fact]
    public void No_more_is_kept_of_a_text_than_is_searched()
    {
        var text = FileText.Of(Encoding.UTF8.GetBytes("7" + new string('x', 2 * FileText.MostCharacters)));
        Assert.Equal(FileText.MostCharacters, text.ToString().Length);
    }

    [Fact]
    public async Task A_kept_PDF_is_read_by_a_process_of_its_own()
    {
        await using var workshop = await Workshop.Open();
        var content = Pdf("Heat No.: 4E2101");
        var text = await workshop.Act(async (db, _) =>
        {
            var file = await db.Keep(await IncomingFile.Look("m.pdf", content.Length, () => new MemoryStream(content)));
            return await FileText.Of(db, file);
        });
        Assert.Contains("4E2101", text.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_that_does_not_end_is_ended_and_the_file_has_no_text()
    {
        if (OperatingSystem.IsWindows()) return;
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.True((await ApartProcess.TextOf(Content(), ["/bin/sh", "-c", "exec sleep 600"], TimeSpan.FromMilliseconds(300), default)).IsEmpty);
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(began) < Patience);
        Assert.True((await ApartProcess.TextOf(Content(), ["/bin/sh", "-c", "echo 4E2101; exit 3"], Patience, default)).IsEmpty);
        Assert.True((await ApartProcess.TextOf(Content(), ["/no/such/program"], Patience, default)).IsEmpty);
        // One that says more than anybody asked for is listened to no longer than that.
        Assert.Equal(FileText.MostCharacters, (await ApartProcess.TextOf(Content(), ["/bin/sh", "-c", "head -c 9000000 /dev/zero | tr '\\0' x"], Patience, default)).ToString().Length);
    }

    private static async IAsyncEnumerable<byte[]> Content()
    {
        for (var part = 0; part < 4; part++)
        {
            await Task.Yield();
            yield return new byte[StoredFile.ChunkSize];
        }
    }
}
