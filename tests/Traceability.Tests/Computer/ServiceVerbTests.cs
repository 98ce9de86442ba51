using Traceability.Computer;
using Traceability.Exchange;

namespace Traceability.Tests.Computer;

public sealed class ServiceVerbTests
{
    [Fact]
    public async Task What_would_be_done_is_shown_and_not_done()
    {
        var (status, said, _) = await Run("service", "install", "--print");
        Assert.Equal(0, status);
        Assert.Contains(OperatingSystem.IsWindows() ? "sc.exe create" : "systemctl enable --now traceability", said, StringComparison.Ordinal);
        Assert.False(File.Exists(ServicePlan.Unit));
        (status, said, _) = await Run("service", "remove", "--print");
        Assert.Equal(0, status);
        Assert.Contains(OperatingSystem.IsWindows() ? "sc.exe delete" : "systemctl disable --now traceability", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("service", "start")]
    [InlineData("service")]
    [InlineData("service", "install", "now")]
    [InlineData("service", "install", "--force")]
    public async Task What_it_does_not_know_is_said(params string[] args)
    {
        var (status, _, wrong) = await Run(args);
        Assert.Equal(2, status);
        Assert.Contains("service install|remove|status", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void The_unit_runs_as_a_user_of_its_own_that_writes_its_data_only()
    {
        var unit = new ServicePlan(["/opt/traceability/traceability"], "/var/lib/traceability/shop.db").UnitText.Split('\n');
        foreach (var line in (string[])["Type=notify", "ExecStart=/opt/traceability/traceability", "Environment=TRACEABILITY_DATA=/var/lib/traceability/shop.db", "User=traceability", "StateDirectory=traceability", "NoNewPrivileges=true", "ProtectSystem=full"])
            Assert.Contains(line, unit);
    }

    [Fact]
    public void A_path_with_blanks_stays_one_word()
    {
        var unit = new ServicePlan(["/opt/our shop/100% $ours/traceability"], "/srv/our shop/shop.db").UnitText;
        Assert.Contains("ExecStart=\"/opt/our shop/100%% $$ours/traceability\"\n", unit, StringComparison.Ordinal);
        Assert.Contains("Environment=\"TRACEABILITY_DATA=/srv/our shop/shop.db\"\n", unit, StringComparison.Ordinal);
        Assert.DoesNotContain("StateDirectory=", unit, StringComparison.Ordinal);

        var command = new ServicePlan([@"C:\Program Files\Traceability\traceability.exe"], @"C:\ProgramData\Traceability\shop.db").Install(windows: true)[0].Command;
        Assert.Contains(@"""C:\Program Files\Traceability\traceability.exe"" --service --data ""C:\ProgramData\Traceability\shop.db""", command);
    }

    [Theory]
    [InlineData("/home/me/traceability/traceability")]
    [InlineData("/root/traceability")]
    public void A_program_where_a_service_may_not_look_is_refused(string program)
    {
        var refusal = Assert.Throws<DomainRuleException>(() => new ServicePlan([program], "/var/lib/traceability/shop.db").RefuseUnfit(windows: false));
        Assert.Contains("/opt/traceability", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<(int? Status, string Said, string Wrong)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await CommandLine.Run([.. args, "--data", "/var/lib/traceability/shop.db"], TextReader.Null, output, error), output.ToString(), error.ToString());
    }
}
