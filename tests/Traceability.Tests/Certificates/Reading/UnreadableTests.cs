using System.Text;
using System.Text.Json.Nodes;
using Traceability.Certificates;
using Traceability.Certificates.Reading;

namespace Traceability.Tests.Certificates.Reading;

/// <summary>What is no certificate, or a broken one: refused with a sentence, never read in half, never a failure.</summary>
public sealed class UnreadableTests
{
    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("  \n", "The file is empty.")]
    [InlineData("%PDF-1.7", "This is a PDF")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "This is XML")]
    [InlineData("[1, 2]", "does not begin with a brace")]
    [InlineData("{\"RefSchemaUrl\": \"https", "not sound JSON")]
    [InlineData("{} {}", "not sound JSON")]
    [InlineData("{}", "RefSchemaUrl is missing")]
    [InlineData("{\"RefSchemaUrl\": 7}", "RefSchemaUrl is a number; an electronic certificate has a text in quotes there.")]
    [InlineData("{\"RefSchemaUrl\": \"https://x.org/en10168-schemas/v0.6.0/schema.json\"}", "is not known here. Read are EN10168 0.4.1, EN10168 0.5.0")]
    [InlineData("{\"RefSchemaUrl\": \"https://x.org/forestry-schemas/v0.0.1/schema.json\"}", "is not known here")]
    [InlineData("{\"a\": {\"b\": 1, \"b\": 2}}", "\"b\" stands twice")]
    [InlineData("{\"a\": {\"b\": 1, \"\\u0062\": 2}}", "\"b\" stands twice")]
    [InlineData("{\"a\": \"\\ud800\"}", "a character that does not exist")]
    [InlineData("{\"\\ud800\": 1}", "a character that does not exist")]
    public void What_is_no_certificate_is_refused_with_what_would_be_right(string text, string told)
    {
        var message = Examples.Refused(text);
        Assert.Contains(told, message, StringComparison.Ordinal);
        Assert.EndsWith("or keep this one as a plain document and type what it says.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.Contains("not written in UTF-8", Assert.Throws<DomainRuleException>(() => CertificateReader.Read(new byte[] { (byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)'}' })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_byte_order_mark_does_no_harm() => Assert.Equal("DMP-7", CertificateReader.Read(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(Examples.Metals)).ToArray()).Number);

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Contains("nested deeper than 64 levels", Examples.Refused(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_000)), StringComparison.Ordinal);

    [Fact]
    public void A_flood_of_values_is_refused() =>
        Assert.Contains("more than 200,000 values", Examples.Refused("{\"a\": [" + string.Join(',', Enumerable.Repeat("1", 300_000)) + "]}"), StringComparison.Ordinal);

    [Fact]
    public async Task A_file_of_50_MB_is_refused_without_being_read()
    {
        var stream = new Endless(50L * 1024 * 1024, seekable: true);
        Assert.Contains("The file has 50 MB; at most 25 MB are read.", (await Assert.ThrowsAsync<DomainRuleException>(() => CertificateReader.Read(stream))).Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Given);
    }

    [Fact]
    public async Task A_stream_without_end_is_refused_where_the_limit_is()
    {
        var stream = new Endless(long.MaxValue, seekable: false);
        await Assert.ThrowsAsync<DomainRuleException>(() => CertificateReader.Read(stream));
        Assert.InRange(stream.Given, StoredFile.Largest, StoredFile.Largest + (2 * StoredFile.ChunkSize));
    }

    [Theory]
    [InlineData("RefSchemaUrl", "{}", "RefSchemaUrl is an object")]
    [InlineData("Certificate/CertificateLanguages", null, "Certificate.CertificateLanguages is missing; EN10168 0.5.0 does not do without it.")]
    [InlineData("Certificate/CommercialTransaction/A03", null, "Certificate.CommercialTransaction.A03 is missing")]
    [InlineData("Certificate/CommercialTransaction/A03", "\"  \"", "Certificate.CommercialTransaction.A03 is missing")]
    [InlineData("Certificate/CommercialTransaction/A03", "1866645", "Certificate.CommercialTransaction.A03 is a number; EN10168 0.5.0 has a text in quotes there.")]
    [InlineData("Certificate/ProductDescription/B07", "\"7282841\"", "Certificate.ProductDescription.B07 is a text; EN10168 0.5.0 has a list there.")]
    [InlineData("Certificate/Inspection", "\"none\"", "Certificate.Inspection is a text")]
    [InlineData("Certificate/Inspection/0/TensileTest/C12/Value", "\"521\"", "Certificate.Inspection[0].TensileTest.C12.Value is a text; EN10168 0.5.0 has a number there.")]
    [InlineData("Certificate/Inspection/0/ChemicalComposition/C71/Actual", "\"0.15\"", "Certificate.Inspection[0].ChemicalComposition.C71.Actual is a text; EN10168 0.5.0 has an object there.")]
    [InlineData("Certificate/Inspection/0/ChemicalComposition/C85/Actual/Operator", "\"about\"", "has one of =, <, <=, > and >= there")]
    [InlineData("Certificate/Validation/Z02", "\"2026-02-30\"", "Certificate.Validation.Z02 is \"2026-02-30\"; EN10168 0.5.0 has a date there, written 2026-05-14.")]
    public void What_its_schema_does_not_allow_is_named_with_its_place(string path, string? value, string told) =>
        Assert.Contains(told, Examples.Refused(Examples.With(Examples.Newer, path, value is null ? null : JsonNode.Parse(value))), StringComparison.Ordinal);

    [Fact]
    public void A_number_of_a_thousand_digits_and_a_name_of_a_million_signs_are_refused()
    {
        Assert.Contains("is a number of 1,000 digits", Examples.Refused(Examples.Newer.Replace("377.120", new string('7', 1000), StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("has 1,000,000 characters", Examples.Refused(Examples.Newer.Replace("88124", new string('7', 1_000_000), StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_is_taken_out_put_in_or_torn_off_it_is_read_or_refused(int seed)
    {
        var random = new Random(seed);
        var (read, refused) = (0, 0);
        for (var run = 0; run < 1000; run++)
        {
            var json = Mutation.Of(Examples.All[run % Examples.All.Count], random);
            try
            {
                var certificate = Examples.Read(json);
                Assert.NotEqual("", certificate.Number);
                Assert.All(certificate.Doubts, doubt => Assert.EndsWith(".", doubt, StringComparison.Ordinal));
                read++;
            }
            catch (DomainRuleException)
            {
                refused++;
            }
        }
        // Both happen, or the test would prove nothing.
        Assert.True(read > 50 && refused > 50, $"{read} read, {refused} refused.");
    }

    /// <summary>Bytes without end, that are not held anywhere.</summary>
    private sealed class Endless(long length, bool seekable) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;
        public override bool CanSeek => seekable;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            Given += count;
            return count;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
