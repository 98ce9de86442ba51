using Microsoft.EntityFrameworkCore;
using Traceability.Certificates;
using Traceability.Materials;
using Traceability.People;
using Traceability.Tests.Certificates.FileTexts;
using Traceability.Tests.Stock;

namespace Traceability.Tests.Certificates.Inbox;

/// <summary>The inbox as a person uses it.</summary>
public sealed class InboxPageTests
{
    private static async Task<(Workshop Workshop, long Lot, PageClient Anna)> Shop()
    {
        var workshop = await Workshop.Open();
        var material = await workshop.Material("ALU", Category.Metal);
        await workshop.Requires(material, DocumentType.Mtr);
        var lot = await workshop.Received(material, number: "ALU-1", heat: ("Northmill", "25990085"));
        return (workshop, lot, await workshop.SignedIn(role: Role.Staff));
    }

    private static Dictionary<string, Field> Files(params Upload[] files) => new() { ["Input.Files"] = files };

    [Fact]
    public async Task Several_files_are_dropped_and_one_tap_keeps_the_one_that_fits()
    {
        var (workshop, lot, anna) = await Shop();
        await using var _ = workshop;
        var page = await (await anna.Visit("/documents")).Link("Inbox");
        Assert.Contains("Nothing waits.", page.Text, StringComparison.Ordinal);
        page = await page.Submit("Put them in", Files(new("88213.pdf", FileTextTests.Pdf("Inspection certificate EN 10204 3.1", "Heat No. 25990085")), new("photo.jpg", [0xFF, 0xD8, 0xFF, 0xE0, 1])));
        Assert.Contains("2 files came in.", page.Text, StringComparison.Ordinal);
        Assert.Contains("heat 25990085 stands on page 1; it lacks a mill test report (MTR)", page.Text, StringComparison.Ordinal);
        Assert.Contains("as mill test report (MTR) 88213 from Northmill, EN 10204 3.1", page.Text, StringComparison.Ordinal);
        Assert.Contains("It holds no text that could be searched", page.Text, StringComparison.Ordinal);
        Assert.Contains("2 files came in", (await anna.Visit("/")).All(".count")[^1], StringComparison.Ordinal);
        page = await page.Submit("Yes, keep it so");
        Assert.Contains("88213.pdf is kept as 88213.", page.Text, StringComparison.Ordinal);
        Assert.Empty(await workshop.Lacks(lot));

        page = await page.Submit("Throw it away: photo.jpg");
        Assert.Contains("photo.jpg is thrown away.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing waits.", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, await workshop.Read(db => db.Files.CountAsync()));
    }

    [Fact]
    public async Task What_fits_nothing_is_sorted_by_hand_with_its_file_beside_the_form()
    {
        var (workshop, lot, anna) = await Shop();
        await using var _ = workshop;
        var page = await (await anna.Visit("/documents/inbox")).Submit("Put them in", Files(new Upload("sheet.txt", "Invoice, nothing of ours 7"u8.ToArray())));
        page = await page.Link("Sort it by hand: sheet.txt");
        Assert.Equal("sheet", page.Value("Input.DocumentNumber"));
        Assert.Equal("/documents/inbox?handler=file&item=1", page.Document.QuerySelector(".beside a.file")!.GetAttribute("href"));
        Assert.Contains("Choose what kind of paper it is.", (await page.Submit("Add it")).Text, StringComparison.Ordinal);
        page = await page.Submit("Add it", new() { ["Input.Type"] = nameof(DocumentType.Mtr), ["Input.Lots"] = "ALU-1" });
        Assert.Equal("/documents/inbox", page.Path);
        Assert.Contains("sheet is here.", page.Text, StringComparison.Ordinal);
        Assert.Empty(await workshop.Lacks(lot));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await anna.Visit("/documents/new?inbox=1")).Status);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await anna.Visit("/documents/inbox?handler=file&item=1")).Status);
    }

    [Fact]
    public async Task The_same_again_is_said_nothing_chosen_is_refused_and_no_stranger_sees_a_file()
    {
        var (workshop, _, anna) = await Shop();
        await using var __ = workshop;
        var page = await anna.Visit("/documents/inbox");
        Assert.Contains("No file was chosen.", (await page.Submit("Put them in")).Text, StringComparison.Ordinal);
        Assert.Contains("is of no kind that is kept here", (await page.Submit("Put them in", Files(new Upload("a.exe", "MZ\0\0"u8.ToArray())))).Text, StringComparison.Ordinal);
        await page.Submit("Put them in", Files(new Upload("a.txt", "one 111111"u8.ToArray())));
        Assert.Contains("0 files came in. 1 file waited here already.", (await (await anna.Visit("/documents/inbox")).Submit("Put them in", Files(new Upload("b.txt", "one 111111"u8.ToArray())))).Text, StringComparison.Ordinal);
        Assert.Equal(Assumed.SignInPage, (await workshop.Client().Visit("/documents/inbox?handler=file&item=1")).Path);
        var file = await anna.Http.GetAsync("/documents/inbox?handler=file&item=1");
        Assert.Equal(("attachment", "nosniff"), (file.Content.Headers.ContentDisposition!.DispositionType, file.Headers.GetValues("X-Content-Type-Options").Single()));
    }

    [Fact]
    public async Task An_administrator_chooses_the_folder_and_nobody_else()
    {
        var (workshop, _, anna) = await Shop();
        await using var __ = workshop;
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await anna.Visit("/settings/inbox")).Status);
        var boss = await workshop.SignedIn("BOSS", Role.Administrator);
        var page = await (await boss.Visit("/settings")).Link("Inbox of papers");
        var folder = Directory.CreateDirectory(Path.Combine(workshop.Folder, "scans")).FullName;
        Assert.Contains("There is no folder", (await page.Submit("Keep this", new() { ["Input.Folder"] = folder + "-none" })).Text, StringComparison.Ordinal);
        Assert.Contains("The folder is watched.", (await page.Submit("Keep this", new() { ["Input.Folder"] = folder })).Text, StringComparison.Ordinal);
        Assert.Contains(folder, (await anna.Visit("/documents/inbox")).Text, StringComparison.Ordinal);
    }
}
