using Traceability.Computer;

namespace Traceability.Tests.Computer;

public sealed class FilePlaceTests
{
    private const string Mounts = """
        /dev/vda / ext4 rw,relatime 0 0
        server:/export /mnt/nas nfs4 rw 0 0
        //server/shop /mnt/a\040share cifs rw 0 0
        /dev/sdb1 /mnt/nas/local ext4 rw 0 0
        me@server: /home/me/remote fuse.sshfs rw 0 0
        C:\134 /mnt/c 9p rw 0 0
        /dev/sdc1 /media/stick vfat rw 0 0
        """;

    [Theory]
    [InlineData("/mnt/nas/shop.db", "NFS")]
    [InlineData("/mnt/a share/x/shop.db", "Windows share")]
    [InlineData("/home/me/remote/shop.db", "SSH")]
    [InlineData("/mnt/c/shop/shop.db", "virtual machine")]
    public void A_file_on_a_network_drive_is_warned_about(string path, string how)
    {
        var warning = FilePlace.Warning(path, Here());
        Assert.Contains(how, warning, StringComparison.Ordinal);
        Assert.Contains("move the file to a disk inside this computer", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/home/me/Dropbox/shop/shop.db", "Dropbox")]
    [InlineData("/home/me/dropbox/shop.db", "Dropbox")]
    [InlineData("/home/me/Nextcloud/shop.db", "Nextcloud")]
    [InlineData("/Users/me/Library/CloudStorage/GoogleDrive-me@example.com/My Drive/shop.db", "Google Drive")]
    [InlineData("/Users/me/Library/Mobile Documents/com~apple~CloudDocs/shop.db", "iCloud")]
    [InlineData(@"C:\Users\me\OneDrive - Kiln Lane\shop.db", "OneDrive")]
    [InlineData(@"C:\Users\me\OneDrive\shop.db", "OneDrive")]
    public void A_file_in_a_synchronised_folder_is_warned_about(string path, string service)
    {
        var warning = FilePlace.Warning(path, Here());
        Assert.Contains($"{service} synchronises", warning, StringComparison.Ordinal);
        Assert.Contains("not synchronised", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_any_name_is_known_by_what_the_service_leaves_in_it()
    {
        Assert.Contains("Nextcloud", FilePlace.Warning("/srv/files/shop/shop.db", Here("/srv/files/.owncloudsync.log")), StringComparison.Ordinal);
        Assert.Contains("Syncthing", FilePlace.Warning("/srv/files/shop.db", Here("/srv/files/.stfolder/syncthing-folder")), StringComparison.Ordinal);
        Assert.Contains("OneDrive", FilePlace.Warning("/d/mine/shop.db", Here() with { Synced = [("OneDrive", "/d/mine")] }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/var/lib/traceability/shop.db")]
    [InlineData("/mnt/nas/local/shop.db")]
    [InlineData("/mnt/nas2/shop.db")]
    [InlineData("/media/stick/shop.db")]
    [InlineData("/home/me/Dropbox invoices/shop.db")]
    [InlineData("/home/me/OneDriver/shop.db")]
    [InlineData("/home/Dropbox.db")]
    [InlineData("/home/me/Dropbox")]
    [InlineData(@"C:\ProgramData\Traceability\shop.db")]
    public void A_disk_of_this_computer_is_none_to_warn_about(string path) =>
        Assert.Null(FilePlace.Warning(path, Here("/home/me/.dropbox/info.json") with { Synced = [("OneDrive", "/d/mi")] }));

    [Fact]
    public void Where_there_are_no_mounts_the_system_is_asked()
    {
        Assert.Contains("share of another computer", FilePlace.Warning(@"Z:\shop.db", Here() with { Mounts = null, IsNetworkDrive = path => path.StartsWith("Z:", StringComparison.Ordinal) }), StringComparison.Ordinal);
        Assert.Null(FilePlace.Warning(@"C:\shop\shop.db", Here() with { Mounts = null }));
    }

    [Fact]
    public void A_backup_on_the_same_disk_is_known()
    {
        Assert.True(FilePlace.SameDisk("/var/lib/traceability/shop.db", "/home/backup", Here()));
        Assert.False(FilePlace.SameDisk("/var/lib/traceability/shop.db", "/media/stick/backup", Here()));
    }

    [Fact]
    public void This_computer_can_be_asked_at_all() =>
        // What the answer is depends on where the tests run; that there is one does not.
        Assert.Equal(FilePlace.Warning(Path.GetTempPath()), FilePlace.Warning(Path.GetTempPath()));

    private static Surroundings Here(params string[] files) => new(Mounts, _ => false, files.Contains, []);
}
