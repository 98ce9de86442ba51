using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Traceability.Computer;
using Traceability.Tests.Data;

namespace Traceability.Tests.Computer;

public sealed class CertificatesTests
{
    private static readonly Addresses Here = new(["kiln", "kiln.local"], [IPAddress.Parse("192.168.1.20")]);

    [Theory]
    [InlineData("kiln.local")]
    [InlineData("kiln")]
    [InlineData("localhost")]
    [InlineData("192.168.1.20")]
    public async Task A_phone_that_trusts_the_shop_reaches_it_by_every_name(string host)
    {
        await using var shop = new DataShop();
        var certificates = Of(shop, TimeProvider.System);
        Assert.Equal(SslPolicyErrors.None, await Greet(certificates.Server(), host, certificates.Authority));
    }

    [Fact]
    public async Task A_phone_that_does_not_trust_it_and_a_wrong_name_are_not_let_through()
    {
        await using var shop = new DataShop();
        await using var other = new DataShop();
        var certificates = Of(shop, TimeProvider.System);
        Assert.NotEqual(SslPolicyErrors.None, await Greet(certificates.Server(), "kiln.local", Of(other, TimeProvider.System).Authority));
        Assert.NotEqual(SslPolicyErrors.None, await Greet(certificates.Server(), "bank.local", certificates.Authority));
    }

    [Fact]
    public async Task Its_authority_cannot_vouch_for_a_bank()
    {
        await using var shop = new DataShop();
        var certificates = Of(shop, TimeProvider.System);
        certificates.Server();
        // Whoever has the key makes a certificate with it.
        var pem = await File.ReadAllTextAsync(shop.File.Path + "-keys/https-authority.pem");
        using var stolen = X509Certificate2.CreateFromPem(pem, pem);
        Assert.True(stolen.HasPrivateKey);
        Assert.Equal(SslPolicyErrors.None, await Greet(Forge(stolen, "printer.local"), "printer.local", certificates.Authority));
        Assert.NotEqual(SslPolicyErrors.None, await Greet(Forge(stolen, "bank.example.com"), "bank.example.com", certificates.Authority));
    }

    [Fact]
    public async Task It_holds_no_longer_than_browsers_take_and_is_renewed_in_time()
    {
        await using var shop = new DataShop();
        var clock = new FakeClock();
        var first = Of(shop, clock).Server();
        Assert.True(first.NotAfter - first.NotBefore <= TimeSpan.FromDays(398), $"{first.NotAfter - first.NotBefore}");

        clock.Now = new DateTimeOffset(first.NotAfter) - ShopCertificates.Ahead - TimeSpan.FromMinutes(1);
        var certificates = Of(shop, clock);
        Assert.Equal(first.SerialNumber, certificates.Server().SerialNumber);
        var authority = certificates.Fingerprint;

        clock.Advance(TimeSpan.FromMinutes(2));
        var renewed = certificates.Server();
        Assert.NotEqual(first.SerialNumber, renewed.SerialNumber);
        Assert.Equal(renewed.SerialNumber, Of(shop, clock).Server().SerialNumber);
        // Phones trust the authority, which stayed.
        Assert.Equal(authority, Of(shop, clock).Fingerprint);
    }

    [Fact]
    public async Task A_new_address_renews_it_and_one_that_is_away_does_not()
    {
        await using var shop = new DataShop();
        var clock = new FakeClock();
        var here = Here;
        var certificates = new ShopCertificates(shop.File, clock, () => here);
        var first = certificates.Server();
        here = new(["kiln", "kiln.local"], []);
        Assert.Equal(first.SerialNumber, certificates.Server().SerialNumber);

        here = new(["bench", "bench.local"], [IPAddress.Parse("10.0.0.7")]);
        var renewed = certificates.Server();
        var names = renewed.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        Assert.Contains(IPAddress.Parse("10.0.0.7"), names.EnumerateIPAddresses());
        Assert.Contains("bench.local", names.EnumerateDnsNames());
        // The authority was made when this computer was called otherwise: it may not speak for that name alone.
        Assert.DoesNotContain("bench", names.EnumerateDnsNames());
        Assert.Equal(renewed.SerialNumber, certificates.Server().SerialNumber);
    }

    [Fact]
    public async Task Its_keys_are_for_the_programs_user_alone_and_what_phones_get_has_none()
    {
        await using var shop = new DataShop();
        var certificates = Of(shop, new FakeClock());
        certificates.Server();
        var files = Directory.GetFiles(shop.File.Path + "-keys", "https-*");
        Assert.Equal(2, files.Length);
        foreach (var file in files)
        {
            Assert.Contains("PRIVATE KEY", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
        Assert.False(certificates.Authority.HasPrivateKey);
    }

    [Fact]
    public async Task Keys_are_in_no_backup()
    {
        await using var shop = await DataShop.Ready();
        Of(shop, new FakeClock()).Server();
        await shop.File.Backup(shop.In("copy.db"));
        Assert.Equal(-1, (await File.ReadAllBytesAsync(shop.In("copy.db"))).AsSpan().IndexOf("PRIVATE KEY"u8));
    }

    [Fact]
    public async Task Damaged_keys_are_said_and_not_quietly_replaced()
    {
        await using var shop = new DataShop();
        Of(shop, new FakeClock()).Server();
        var path = shop.File.Path + "-keys/https-authority.pem";
        await File.WriteAllTextAsync(path, "half a k");
        var refusal = Assert.Throws<DomainRuleException>(() => Of(shop, new FakeClock()).Server());
        Assert.Contains("every phone has to trust the shop once more", refusal.Message, StringComparison.Ordinal);
        Assert.Equal("half a k", await File.ReadAllTextAsync(path));
    }

    [Theory]
    [InlineData("192.168.1.2", true)]
    [InlineData("10.9.9.9", true)]
    [InlineData("172.16.0.1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("8.8.8.8", false)]
    public void Only_addresses_of_a_local_network_are_spoken_for(string address, bool local) =>
        Assert.Equal(local, Addresses.IsPrivate(IPAddress.Parse(address)));

    private static ShopCertificates Of(DataShop shop, TimeProvider clock) => new(shop.File, clock, () => Here);

    /// <summary>What a client that trusts the authority and no other finds wrong with a server of that name.</summary>
    private static async Task<SslPolicyErrors> Greet(X509Certificate2 certificate, string host, X509Certificate2 trusted)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = Task.Run(async () =>
        {
            using var accepted = await listener.AcceptTcpClientAsync();
            await using var tls = new SslStream(accepted.GetStream());
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate });
        });
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        await using var stream = new SslStream(client.GetStream());
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(trusted);
        var found = SslPolicyErrors.None;
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = host,
            CertificateChainPolicy = policy,
#pragma warning disable CA5359 // What a phone would say is what the test asks; nothing is sent.
            RemoteCertificateValidationCallback = (_, _, _, errors) => { found = errors; return true; },
#pragma warning restore CA5359
        });
        await server;
        return found;
    }

    private static X509Certificate2 Forge(X509Certificate2 authority, string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.Create(authority, now.AddHours(-1), now.AddDays(10), [1, 2, 3]);
        using var whole = made.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }
}
