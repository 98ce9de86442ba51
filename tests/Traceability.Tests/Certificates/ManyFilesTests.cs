using System.Diagnostics;
using Traceability.Certificates;
using Traceability.People;
using Xunit.Abstractions;

namespace Traceability.Tests.Certificates;

/// <summary>What is measured of the whole process is measured alone: tests that run beside it live in the same memory.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredAlone
{
    public const string Name = "measured alone";
}

/// <summary>However large and however many the files are, neither memory nor pages follow them.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class ManyFilesTests(ITestOutputHelper output)
{
    private const int Megabyte = 1 << 20;

    [Fact]
    public async Task Neither_keeping_nor_giving_out_a_file_takes_memory_that_grows_with_it()
    {
        await using var workshop = await Workshop.Open();
        // Once for whatever is made on first use.
        await Through(workshop, 1, 0);
        var (small, large) = (await Through(workshop, 2, 1), await Through(workshop, 24, 2));
        output.WriteLine($"2 MB: {small.Kept / 1024:N0} kB live while kept, {small.Given / 1024:N0} kB while given out; 24 MB: {large.Kept / 1024:N0} kB, {large.Given / 1024:N0} kB");
        // Held whole it would be 22 MB more at some moment; a part is a quarter of one.
        Assert.True(large.Kept - small.Kept < 6 * Megabyte, $"{large.Kept:N0} bytes live while 24 MB are kept, {small.Kept:N0} while 2 MB are");
        Assert.True(large.Given - small.Given < 6 * Megabyte, $"{large.Given:N0} bytes live while 24 MB are given out, {small.Given:N0} while 2 MB are");
    }

    [Fact]
    public async Task Five_hundred_papers_of_two_megabytes_are_uploaded_listed_and_opened_quickly()
    {
        await using var workshop = await Workshop.Serve();
        var anna = await workshop.SignedIn(role: Role.Staff);
        var (before, began) = (GC.GetTotalMemory(forceFullCollection: true), Stopwatch.GetTimestamp());
        const int papers = 500;
        for (var n = 0; n < papers; n += 10)
            await workshop.Act(async (db, _) =>
            {
                for (var of = n; of < n + 10; of++)
                {
                    var content = Made(of, 2 * Megabyte);
                    db.Documents.Add(Document.Of(DocumentType.Other, $"D-{of:000}")).Entity.Attach(await db.Keep(await IncomingFile.Look("x.pdf", content.Length, content.Open)), "x.pdf");
                }
            });
        var kept = Stopwatch.GetElapsedTime(began);
        // As a person does it: through the page, with the file in the form.
        began = Stopwatch.GetTimestamp();
        var page = await anna.Visit("/documents/new");
        using (var read = new MemoryStream())
        {
            await Made(papers, 2 * Megabyte).Open().CopyToAsync(read);
            page = await page.Submit("Add it", new() { ["Input.Type"] = nameof(DocumentType.Other), ["Input.DocumentNumber"] = "D-UP", ["Input.Files"] = new Upload("up.pdf", read.ToArray()) });
        }
        var uploaded = Stopwatch.GetElapsedTime(began);
        Assert.StartsWith("/documents/", page.Path, StringComparison.Ordinal);
        await anna.Visit("/documents");
        began = Stopwatch.GetTimestamp();
        page = await anna.Visit("/documents?p=3");
        var listed = Stopwatch.GetElapsedTime(began);
        Assert.Contains("501", page.Text, StringComparison.Ordinal);
        began = Stopwatch.GetTimestamp();
        using var answer = await anna.Http.GetAsync("/documents/250?handler=file", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(2 * Megabyte, await Drained(await answer.Content.ReadAsStreamAsync()));
        var opened = Stopwatch.GetElapsedTime(began);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        output.WriteLine($"{papers} files of 2 MB: kept in {kept.TotalSeconds:0.0} s ({kept.TotalMilliseconds / papers:0} ms each), one uploaded by its form in {uploaded.TotalMilliseconds:0} ms, a page of the list {listed.TotalMilliseconds:0} ms, one opened {opened.TotalMilliseconds:0} ms; live memory {before / Megabyte} MB before, {after / Megabyte} MB after; working set {Environment.WorkingSet / Megabyte} MB");
        // Held whole they would be a thousand.
        Assert.True(after - before < 40 * Megabyte, $"{after - before:N0} bytes more are live after {papers} files of 2 MB");
        Assert.True(listed < TimeSpan.FromSeconds(5) && opened < TimeSpan.FromSeconds(5) && uploaded < TimeSpan.FromSeconds(15), $"list {listed}, open {opened}, upload {uploaded}");
    }

    /// <summary>The most that was live at any part of the way in, and out; beyond what was live before.</summary>
    private static async Task<(long Kept, long Given)> Through(Workshop workshop, int megabytes, int seed)
    {
        var content = Made(seed, megabytes * Megabyte);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        content.Passed = () => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        var sha = (await workshop.Act(async (db, _) => await db.Keep(await IncomingFile.Look("x.pdf", content.Length, content.Open)))).Sha256;
        before = GC.GetTotalMemory(forceFullCollection: true);
        var (given, parts) = (0L, 0);
        await workshop.Read(async db =>
        {
            await foreach (var part in db.ContentOf(sha))
                if (++parts % 8 == 0) given = Math.Max(given, GC.GetTotalMemory(forceFullCollection: true) - before);
            return true;
        });
        Assert.Equal(megabytes * 4, parts);
        return (most, given);
    }

    private static async Task<long> Drained(Stream stream)
    {
        var (buffer, all) = (new byte[64 * 1024], 0L);
        for (int read; (read = await stream.ReadAsync(buffer)) > 0;) all += read;
        return all;
    }

    private static MadeFile Made(int seed, int length) => new(seed, length);

    /// <summary>A PDF by its first bytes, made while it is read: it is nowhere in memory.</summary>
    private sealed class MadeFile(int seed, int length)
    {
        public long Length => length;

        /// <summary>Told after each two megabytes.</summary>
        public Action? Passed { get; set; }

        public Stream Open() => new Making(this, seed, length);

        private sealed class Making(MadeFile file, int seed, int length) : Stream
        {
            private int at;

            public override bool CanRead => true;
            public override bool CanSeek => false;
            public override bool CanWrite => false;
            public override long Length => length;
            public override long Position { get => at; set => throw new NotSupportedException(); }

            public override int Read(byte[] buffer, int offset, int count)
            {
                var begins = System.Text.Encoding.ASCII.GetBytes($"%PDF-1.4 {seed} ");
                var read = Math.Min(count, length - at);
                for (var n = 0; n < read; n++) buffer[offset + n] = at + n < begins.Length ? begins[at + n] : (byte)((at + n) * 31 + seed);
                if (at / (2 * Megabyte) != (at + read) / (2 * Megabyte)) file.Passed?.Invoke();
                at += read;
                return read;
            }

            public override void Flush() { }
            public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
            public override void SetLength(long value) => throw new NotSupportedException();
            public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        }
    }
}
