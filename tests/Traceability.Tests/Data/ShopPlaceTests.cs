using Traceability.Data;

namespace Traceability.Tests.Data;

public sealed class ShopPlaceTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("traceability-place-").FullName;

    [Fact]
    public void The_file_that_is_named_goes_before_all_others()
    {
        Assert.Equal(At("mine.db"), Place("theirs.db").File(At("mine.db"), sample: false).Path);
        Assert.Equal(At("mine.db"), Place("theirs.db").File(At("mine.db"), sample: true).Path);
    }

    [Fact]
    public void Then_the_one_that_the_environment_names() =>
        Assert.Equal(At("theirs.db"), Place(At("theirs.db")).File(null, sample: false).Path);

    [Fact]
    public void The_sample_shop_is_never_the_file_that_the_environment_names() =>
        Assert.Equal(At("sample.db"), Place(At("theirs.db")).File(null, sample: true).Path);

    [Fact]
    public void Else_the_first_folder_that_can_be_written()
    {
        Assert.Equal(At("machine/shop.db"), Place(null, "machine", "user").File(null, sample: false).Path);
        Assert.Equal(At("machine/sample.db"), Place("", "machine", "user").File(" ", sample: true).Path);
        // A file stands where the folder would be.
        File.WriteAllText(At("taken"), "");
        Assert.Equal(At("user/shop.db"), Place(null, "taken", "user").File(null, sample: false).Path);
    }

    [Fact]
    public void A_folder_in_the_source_tree_is_passed_by()
    {
        Directory.CreateDirectory(At("source/src/deep"));
        File.WriteAllText(At("source/Traceability.sln"), "");
        Assert.Equal(At("user/shop.db"), Place(null, "source/src/deep", "source", "user").File(null, sample: false).Path);
        Assert.False(Directory.Exists(At("source/src/deep/shop.db")));
    }

    [Fact]
    public void A_relative_folder_which_means_there_is_no_home_is_passed_by() =>
        Assert.Equal(At("user/shop.db"), new ShopPlace(_ => null, ["traceability", At("user")]).File(null, sample: false).Path);

    [Fact]
    public void Nowhere_to_write_is_said()
    {
        File.WriteAllText(At("taken"), "");
        Assert.Contains("--data FILE", Assert.Throws<DomainRuleException>(() => Place(null, "taken").File(null, sample: false)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private string At(string name) => Path.Combine(root, name);

    private ShopPlace Place(string? environment, params string[] folders) => new(_ => environment, [.. folders.Select(At)]);
}
