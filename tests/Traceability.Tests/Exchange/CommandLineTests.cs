using Traceability.Data;
using Traceability.Exchange;

namespace Traceability.Tests.Exchange;

public sealed class CommandLineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("traceability-line-").FullName;

    [Theory]
    [InlineData()]
    [InlineData("--sample")]
    [InlineData("--data", "x.db", "--urls", "http://localhost:1")]
    [InlineData("--environment=Testing", "--contentRoot=/", "--anything=else")]
    [InlineData("--URLS=http://localhost:1", "--sample", "--data=x.db")]
    public async Task Without_a_verb_the_pages_are_served(params string[] args)
    {
        var (status, output, error) = await Run(args);
        Assert.Null(status);
        Assert.Equal("", output + error);
    }

    [Theory]
    [InlineData("\"nonsense\"", "nonsense")]
    [InlineData("\"--smaple\"", "--smaple")]
    [InlineData("\"--json\" is not an option of verify", "verify", "--json")]
    [InlineData("backup wants FILE", "backup")]
    [InlineData("\"b\" is one word too many", "backup", "a", "b")]
    [InlineData("--data wants a value", "verify", "--data")]
    [InlineData("--data is empty", "verify", "--data=")]
    [InlineData("--data is given twice", "verify", "--data", "a", "--data", "b")]
    [InlineData("\"VERIFY\"", "VERIFY")]
    public async Task Wrong_usage_is_named_and_the_usage_shown(string told, params string[] args)
    {
        var (status, output, error) = await Run(args);
        Assert.Equal(2, status);
        Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.Contains("usage:", error, StringComparison.Ordinal);
        Assert.Equal("", output);
    }

    [Fact]
    public async Task Help_is_shown_on_standard_output()
    {
        var (status, output, error) = await Run("--help");
        Assert.Equal(0, status);
        Assert.Equal("", error);
        foreach (var verb in CommandLine.Verbs) Assert.Contains($"traceability {verb.Name}", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("backup", "copy.db")]
    public async Task A_missing_file_is_refused_on_one_line_and_not_made(params string[] args)
    {
        var (status, _, error) = await Run(["--data", At("none.db"), .. args]);
        Assert.Equal(1, status);
        Assert.StartsWith("There is no shop's file", Assert.Single(Lines(error)), StringComparison.Ordinal);
        Assert.False(File.Exists(At("none.db")));
    }

    [Fact]
    public async Task Backup_verify_and_restore_go_one_after_the_other()
    {
        using (var file = new ShopFile(At("shop.db"))) await file.Prepare();

        Assert.Equal(0, (await Run("backup", At("copy.db"), "--data", At("shop.db"))).Status);
        Assert.Equal(0, (await Run("verify", "--data", At("copy.db"))).Status);
        Assert.Equal(0, (await Run("--data", At("shop.db"), "restore", At("copy.db"))).Status);
        Assert.Equal(0, (await Run("verify", $"--data={At("shop.db")}")).Status);
        Assert.Single(Directory.GetFiles(folder, "*.before-restore-*.db"));
    }

    [Fact]
    public async Task Verify_tells_each_fault_on_one_line_and_changes_nothing()
    {
        // Of more than a hundred the rest is only counted.
        var triggers = Backstops.All.Where(b => b.Kind == "trigger").Take(90).ToList();
        using (var file = new ShopFile(At("shop.db")))
        {
            await file.Prepare();
            using var connection = file.OpenAlone();
            foreach (var trigger in triggers) connection.Run($"DROP TRIGGER {trigger.Name}");
        }

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var (status, _, error) = await Run("verify", "--data", At("shop.db"));
            Assert.Equal(1, status);
            Assert.Equal(triggers.Count, Lines(error).Length);
        }
    }

    [Fact]
    public async Task Beside_a_server_a_backup_is_made_and_a_restore_refused()
    {
        using var file = new ShopFile(At("shop.db"));
        using var serving = await file.Serve();
        await file.Prepare();

        Assert.Equal(0, (await Run("backup", At("copy.db"), "--data", At("shop.db"))).Status);
        var (status, _, error) = await Run("restore", At("copy.db"), "--data", At("shop.db"));
        Assert.Equal(1, status);
        Assert.Contains("is being served", error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string At(string name) => Path.Combine(folder, name);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static async Task<(int? Status, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var status = await CommandLine.Run(args, TextReader.Null, output, error);
        return (status, output.ToString(), error.ToString());
    }
}
