using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Traceability.Certificates.Inbox;
using Traceability.Computer;
using Traceability.People;

namespace Traceability.Tests.Certificates.Inbox;

/// <summary>A folder is watched: a scanner's, or where mail is saved.</summary>
public sealed class InboxFolderTests
{
    [Fact]
    public async Task What_has_stopped_to_change_comes_in_and_is_moved_and_nothing_is_deleted()
    {
        await using var workshop = await Workshop.Open();
        var (watched, path) = await Watched(workshop);
        File.WriteAllText(Path.Combine(path, "a.txt"), "heat 25990085");
        Assert.Equal(0, await watched.Look());
        File.AppendAllText(Path.Combine(path, "a.txt"), " and more of it");
        Assert.Equal(0, await watched.Look());
        Assert.Equal(1, await watched.Look());
        Assert.Equal("heat 25990085 and more of it", File.ReadAllText(Path.Combine(path, InboxFolder.Taken, "a.txt")));
        var item = await workshop.Read(db => db.InboxItems.SingleAsync());
        Assert.Equal((InboxOrigin.Folder, "a.txt", Who.Program.Code), (item.Origin, item.FileName, item.RecordedBy));

        // Another one of that name, and the same one again: each is moved, one is new.
        File.WriteAllText(Path.Combine(path, "a.txt"), "another");
        File.WriteAllText(Path.Combine(path, "copy.txt"), "heat 25990085 and more of it");
        await watched.Look();
        Assert.Equal(2, await watched.Look());
        Assert.Equal(["a (2).txt", "a.txt", "copy.txt"], Directory.EnumerateFiles(Path.Combine(path, InboxFolder.Taken)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(2, await workshop.Read(db => db.InboxItems.CountAsync()));
    }

    [Fact]
    public async Task What_cannot_be_taken_in_stays_and_is_said_and_what_is_not_meant_is_left_alone()
    {
        await using var workshop = await Workshop.Open();
        var (watched, path) = await Watched(workshop);
        File.WriteAllText(Path.Combine(path, "page.html"), "<html><script>alert(1)</script></html>");
        File.WriteAllText(Path.Combine(path, "empty.pdf"), "");
        foreach (var name in (string[])[".hidden.txt", "~lock.txt", "half.pdf.part", "half.crdownload"]) File.WriteAllText(Path.Combine(path, name), "heat 1");
        Directory.CreateDirectory(Path.Combine(path, "folder"));
        if (!OperatingSystem.IsWindows()) File.CreateSymbolicLink(Path.Combine(path, "link.txt"), "/etc/hostname");
        for (var n = 0; n < 3; n++) Assert.Equal(0, await watched.Look());
        Assert.Equal(["empty.pdf", "page.html"], watched.Left.Select(l => l.Name));
        Assert.Contains("is empty", watched.Left[0].Reason, StringComparison.Ordinal);
        Assert.Contains("is of no kind that is kept here", watched.Left[1].Reason, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(path, "page.html")));
        // Put right, it comes in.
        File.WriteAllText(Path.Combine(path, "empty.pdf"), "%PDF-1.4\nwhole now");
        await watched.Look();
        Assert.Equal(1, await watched.Look());
        Assert.Equal(["page.html"], watched.Left.Select(l => l.Name));
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_said_and_is_watched_again_when_it_is_back()
    {
        await using var workshop = await Workshop.Open();
        var (watched, path) = await Watched(workshop);
        Directory.Delete(path);
        Assert.Equal(0, await watched.Look());
        Assert.Contains("There is no folder", watched.Fault, StringComparison.Ordinal);
        Directory.CreateDirectory(path);
        await watched.Look();
        Assert.Null(watched.Fault);
    }

    [Fact]
    public async Task Only_a_folder_of_its_own_is_watched()
    {
        await using var workshop = await Workshop.Open();
        var watched = workshop.AppServices.GetRequiredService<InboxFolder>();
        foreach (var (folder, says) in ((string, string)[])[("scans", "not a whole path"), ("/no/such/folder", "There is no folder"), (workshop.Folder, "holds the shop's own files")])
            Assert.Contains(says, Assert.Throws<DomainRuleException>(() => watched.Choose(folder, "AB")).Message, StringComparison.Ordinal);
        Assert.Null(watched.Folder);
    }

    private static Task<(InboxFolder Watched, string Path)> Watched(Workshop workshop)
    {
        var path = Directory.CreateDirectory(Path.Combine(workshop.Folder, "scans")).FullName;
        var watched = workshop.AppServices.GetRequiredService<InboxFolder>();
        watched.Choose(path, "AB");
        return Task.FromResult((watched, path));
    }
}
