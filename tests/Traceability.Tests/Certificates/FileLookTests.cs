using System.Text;
using Traceability.Certificates;

namespace Traceability.Tests.Certificates;

/// <summary>What a file is, told by what is in it.</summary>
public sealed class FileLookTests
{
    private static Task<IncomingFile> Look(string name, byte[] content) => IncomingFile.Look(name, content.Length, () => new MemoryStream(content));

    private static Task<IncomingFile> Look(string name, string content) => Look(name, Encoding.Latin1.GetBytes(content));

    private static async Task<string> Refused(string name, string content) => (await Assert.ThrowsAsync<DomainRuleException>(() => Look(name, content))).Message;

    [Theory]
    [InlineData("%PDF-1.7\n...", "cert.pdf", FileType.Pdf)]
    [InlineData("%PDF-1.7\n...", "cert.exe", FileType.Pdf)]
    [InlineData("\u0089PNG\r\n\u001a\n....", "a.png", FileType.Png)]
    [InlineData("\u00ff\u00d8\u00ff\u00e0....", "photo.jpg", FileType.Jpeg)]
    [InlineData("RIFF....WEBPVP8 ", "photo.webp", FileType.Webp)]
    [InlineData("\0\0\0\u0018ftypheic....", "IMG_1.HEIC", FileType.Heic)]
    [InlineData("II*\0....", "scan.tif", FileType.Tiff)]
    [InlineData("{\"Certificate\": 1}", "cert.json", FileType.Json)]
    [InlineData("<?xml version=\"1.0\"?>\n<MainDeclaration/>", "decl.xml", FileType.Xml)]
    [InlineData("heat,C\n25990085,0.15\n", "chem.csv", FileType.Text)]
    public async Task A_file_is_what_its_content_says(string content, string name, FileType type) => Assert.Equal(type, (await Look(name, content)).Type);

    [Theory]
    [InlineData("cert.pdf", "#!/bin/sh\nrm -rf /\n")]
    [InlineData("cert.pdf", "MZ\u0090\0\u0003\0\0\0")]
    [InlineData("cert.pdf", "<html><script>alert(1)</script>")]
    [InlineData("photo.jpg", "alert(1)")]
    [InlineData("decl.xml", "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("decl.xml", "<?xml version=\"1.0\"?><x:svg xmlns:x=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("decl.xml", "<?xml-stylesheet href=\"x.xsl\"?><a/>")]
    [InlineData("note.txt", "  <!DOCTYPE HTML><p>")]
    public async Task What_is_not_what_it_is_named_is_not_taken_in(string name, string content) =>
        Assert.Contains($"{name} is named like", await Refused(name, content), StringComparison.Ordinal);

    [Theory]
    [InlineData("drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [InlineData("page.html", "<!doctype html><p>hello")]
    [InlineData("run.js", "alert(1)")]
    [InlineData("setup.exe", "MZ\u0090\0")]
    [InlineData("macro.docx", "PK\u0003\u0004....")]
    public async Task Other_kinds_are_refused_with_those_that_are_kept(string name, string content) =>
        Assert.Contains("Bring a PDF, a picture", await Refused(name, content), StringComparison.Ordinal);

    [Fact]
    public async Task An_empty_and_a_huge_file_are_refused_before_they_are_read()
    {
        Assert.Contains("cert.pdf is empty", await Refused("cert.pdf", ""), StringComparison.Ordinal);
        var opened = false;
        var refused = await Assert.ThrowsAsync<DomainRuleException>(() => IncomingFile.Look("plan.pdf", 200L << 20, () => { opened = true; return Stream.Null; }));
        Assert.Contains("plan.pdf has 200 MB, and at most 25 are kept", refused.Message, StringComparison.Ordinal);
        Assert.Equal("Files", refused.Field);
        Assert.False(opened);
    }

    [Fact]
    public async Task A_file_that_turns_out_larger_than_it_said_is_refused_too() =>
        Assert.Contains("at most 25", (await Assert.ThrowsAsync<DomainRuleException>(() => IncomingFile.Look("plan.pdf", 10, () => new Endless()))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("trailer << /Size 9 /Encrypt 8 0 R >>", true)]
    [InlineData("<< /Type /XRef /Encrypt<</Filter/Standard>> >>", true)]
    [InlineData("(how to /Encrypted files)", false)]
    public async Task A_PDF_with_a_password_is_kept_and_said(string trailer, bool locked)
    {
        Assert.Equal(locked, (await Look("cert.pdf", "%PDF-1.6\n" + trailer)).NeedsPassword);
        // Wherever the word falls between two parts.
        for (var before = StoredFile.ChunkSize - 40; before < StoredFile.ChunkSize + 5; before += 3)
            Assert.Equal(locked, (await Look("cert.pdf", "%PDF-1.6\n" + new string('x', before) + trailer + new string(' ', 300))).NeedsPassword);
    }

    [Theory]
    [InlineData("../../etc/passwd", FileType.Text, "passwd.txt")]
    [InlineData("..\\..\\boot.pdf", FileType.Pdf, "boot.pdf")]
    [InlineData("cert\r\nSet-Cookie: x.pdf", FileType.Pdf, "certSet-Cookie x.pdf")]
    [InlineData("annex\u202Efdp.exe", FileType.Pdf, "annexfdp.exe.pdf")]
    [InlineData("..", FileType.Pdf, "file.pdf")]
    [InlineData("", FileType.Png, "file.png")]
    [InlineData("Prüfzeugnis 12.PDF", FileType.Pdf, "Prüfzeugnis 12.PDF")]
    public void A_name_is_kept_without_what_could_lead_astray(string name, FileType type, string kept) => Assert.Equal(kept, FileNames.Of(name, type));

    [Fact]
    public void A_very_long_name_keeps_its_ending()
    {
        var kept = FileNames.Of(new string('w', 5000) + ".pdf", FileType.Pdf);
        Assert.EndsWith("w.pdf", kept, StringComparison.Ordinal);
        Assert.InRange(kept.Length, 100, Text.LineLength);
    }

    private sealed class Endless : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            "%PDF-1.7 "u8[..Math.Min(9, count)].CopyTo(buffer.AsSpan(offset));
            return count;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
