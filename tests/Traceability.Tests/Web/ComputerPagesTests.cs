using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Traceability.Computer;
using Traceability.Data;
using Traceability.People;
using Traceability.Web;

namespace Traceability.Tests.Web;

public sealed class ComputerPagesTests
{
    [Fact]
    public async Task A_folder_is_chosen_and_the_first_backup_is_there()
    {
        await using var ground = new WebGround();
        var visitor = await ground.Administrator();
        await visitor.Get("/");
        Assert.Contains("No daily backup is set up.", visitor.Text, StringComparison.Ordinal);
        var folder = Folder(ground);
        await visitor.Submit("/settings/backup", new() { ["Input.Folder"] = folder, ["Input.At"] = "06:00", ["Input.Kept"] = "7" });
        Assert.Equal("/settings/backup", visitor.Location);

        var copy = Assert.Single(Directory.GetFiles(folder));
        await visitor.Get("/settings/backup");
        Assert.Contains(Path.GetFileName(copy), visitor.Text, StringComparison.Ordinal);
        await visitor.Get("/");
        Assert.Matches(@"Backup made at \d\d:\d\d and checked\.", visitor.Text);
        Assert.Null(visitor.Page.QuerySelector(".backup.wait-ink"));
    }

    [Fact]
    public async Task A_backup_that_fails_is_said_to_everybody_with_its_reason()
    {
        await using var ground = new WebGround();
        var visitor = await ground.Administrator();
        var staff = await ground.SignedIn("JF", Role.Staff);
        var folder = Folder(ground);
        await visitor.Submit("/settings/backup", new() { ["Input.Folder"] = folder, ["Input.At"] = "06:00", ["Input.Kept"] = "7" });
        Directory.Delete(folder, recursive: true);

        await visitor.Submit("/settings/backup", new(), "form[action*='handler=Now']");
        foreach (var who in (Visitor[])[visitor, staff])
        {
            await who.Get("/");
            var said = who.Page.QuerySelector(".backup.wait-ink")!.TextContent;
            Assert.Contains($"There is no folder {folder}", said, StringComparison.Ordinal);
            Assert.Contains("The last good one was made at", said, StringComparison.Ordinal);
        }
        Assert.NotNull(visitor.Page.QuerySelector(".backup a[href='/settings/backup']"));
        Assert.Null(staff.Page.QuerySelector(".backup a"));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_is_refused_at_its_field()
    {
        await using var ground = new WebGround();
        var visitor = await ground.Administrator();
        await visitor.Submit("/settings/backup", new() { ["Input.Folder"] = "backup", ["Input.At"] = "06:00", ["Input.Kept"] = "7" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("not a whole path", visitor.Page.QuerySelector("#Input_Folder-wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("backup", visitor.Page.QuerySelector("#Input_Folder")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("/settings/backup")]
    [InlineData("/settings/program")]
    public async Task Only_an_administrator_sees_to_the_computer(string page)
    {
        await using var ground = new WebGround();
        await ground.Administrator();
        var lead = await ground.SignedIn("QL", Role.QualityLead);
        await lead.Get(page);
        Assert.Equal(HttpStatusCode.Forbidden, lead.Status);
    }

    [Fact]
    public async Task The_program_says_where_the_file_is_and_how_it_is()
    {
        await using var ground = new WebGround();
        var visitor = await ground.Administrator();
        await visitor.Get("/settings/program");
        var file = ground.Services.GetRequiredService<ShopFile>();
        foreach (var said in (string[])[file.Path, Path.Combine(file.Folder, "logs"), ComputerServices.Version, "Write-ahead log", "As this program has them", "Never on this computer"])
            Assert.Contains(said, visitor.Text, StringComparison.Ordinal);

        using var output = new StringWriter();
        Assert.Equal(0, await Traceability.Exchange.CommandLine.Run(["verify", "--data", file.Path], TextReader.Null, output, output));
        await visitor.Get("/settings/program");
        Assert.Contains("no fault found", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_one_word_and_the_version_also_for_strangers_and_before_set_up()
    {
        await using var ground = new WebGround { From = IPAddress.Parse("192.168.1.30") };
        var stranger = ground.Visitor();
        await stranger.Get("/health");
        Assert.Equal(HttpStatusCode.OK, stranger.Status);
        Assert.Equal($"ok {ComputerServices.Version}", stranger.Text.Trim());
    }

    [Fact]
    public async Task Health_is_not_ok_when_the_file_is_gone_and_says_no_more()
    {
        await using var ground = new WebGround();
        await ground.Administrator();
        var file = ground.Services.GetRequiredService<ShopFile>();
        File.Move(file.Path, file.Path + ".away");
        try
        {
            var stranger = ground.Visitor();
            await stranger.Get("/health");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, stranger.Status);
            Assert.Equal($"not ok {ComputerServices.Version}", stranger.Text.Trim());
        }
        finally
        {
            File.Move(file.Path + ".away", file.Path);
        }
    }

    [Fact]
    public async Task While_phones_are_not_let_in_nothing_is_handed_out()
    {
        await using var ground = new WebGround();
        await ground.Administrator();
        var stranger = ground.Visitor();
        await stranger.Get("/trust");
        Assert.Contains("not let in", stranger.Text, StringComparison.Ordinal);
        await stranger.Get("/trust/traceability.crt");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    [Fact]
    public async Task A_phone_gets_the_certificate_without_signing_in_and_without_its_key()
    {
        await using var ground = Phones();
        var administrator = await ground.Administrator();
        var phone = ground.Visitor();
        await phone.Get("/trust");
        var fingerprint = phone.Page.QuerySelector(".num")!.TextContent;
        var answer = await phone.Client.GetAsync(phone.Page.QuerySelector("a[href$='.crt']")!.GetAttribute("href"));
        Assert.Equal("application/x-x509-ca-cert", answer.Content.Headers.ContentType!.MediaType);
        using var certificate = X509CertificateLoader.LoadCertificate(await answer.Content.ReadAsByteArrayAsync());
        Assert.False(certificate.HasPrivateKey);
        Assert.Equal(fingerprint.Replace(" ", "", StringComparison.Ordinal), certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256));
        await administrator.Get("/settings/phones");
        Assert.True(administrator.Status == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/lots/1.css")]
    [InlineData("/health")]
    public async Task By_plain_http_a_phone_gets_no_page_but_how_to_trust(string page)
    {
        await using var ground = Phones(Listening.TrustPort);
        var phone = ground.Visitor();
        await phone.Get(page);
        Assert.Equal("/trust", phone.Location);
        await phone.Get("/app.css");
        Assert.Equal(HttpStatusCode.OK, phone.Status);
        await phone.Get("/trust");
        Assert.Equal(HttpStatusCode.OK, phone.Status);
    }

    [Fact]
    public async Task Nobody_but_an_administrator_lets_phones_in()
    {
        await using var ground = new WebGround();
        var administrator = await ground.Administrator();
        var lead = await ground.SignedIn("QL", Role.QualityLead);
        await lead.Get("/settings/phones");
        Assert.Empty(lead.Page.QuerySelectorAll("main form"));
        await administrator.Get("/settings/phones");
        Assert.NotEmpty(administrator.Page.QuerySelectorAll("main form"));
        // The form of the sign-out has a token; with it the post is made by hand.
        await lead.Get("/settings/you");
        var token = lead.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await lead.Post("/settings/phones?handler=On", [new("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lead.Status);
        Assert.False(ComputerSettings.Beside(ground.Services.GetRequiredService<ShopFile>()).Read().Phones);
    }

    private static string Folder(WebGround ground) =>
        Directory.CreateDirectory(Path.Combine(ground.Services.GetRequiredService<ShopFile>().Folder, "backup")).FullName;

    private static WebGround Phones(int port = 0) => new()
    {
        More = services => services.AddSingleton(new PhonesAnswered(true)).AddSingleton<IStartupFilter>(new Port(port)),
    };

    private sealed class Port(int port) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                context.Connection.LocalPort = port;
                return go(context);
            });
            next(app);
        };
    }
}
