using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Traceability.Data;

namespace Traceability.Computer;

/// <summary>
/// The shop's own certificate authority, and the certificate with which this computer answers phones by HTTPS. A phone
/// trusts the authority once; the certificate is renewed under it without another word. The authority can vouch for
/// nothing but local names and private addresses (RFC 5280, 4.2.1.10): whoever stole its key could not pose as a bank.
/// Both keys lie with the program's other keys, readable by its user alone, in no backup and no export.
/// </summary>
public sealed class ShopCertificates
{
    /// <summary>Browsers refuse a certificate that holds longer than 398 days.</summary>
    internal const int Days = 397;

    /// <summary>So long before it ends it is made anew.</summary>
    internal static readonly TimeSpan Ahead = TimeSpan.FromDays(30);

    private const int AuthorityYears = 15;

    private static readonly string[] LocalNames = ["local", "localhost", "lan", "internal", "home.arpa", "home", "intranet"];

    private readonly TimeProvider clock;
    private readonly Func<Addresses> addresses;
    private readonly string folder;
    private readonly Lock making = new();
    private X509Certificate2? authority;
    private X509Certificate2? server;

    /// <param name="clock">Always the real time of day, also in the sample shop: phones compare it with theirs.</param>
    /// <param name="addresses">What the certificate speaks for; asked again at every look.</param>
    public ShopCertificates(ShopFile file, TimeProvider? clock = null, Func<Addresses>? addresses = null) =>
        (folder, this.clock, this.addresses) = (file.Path + "-keys", clock ?? TimeProvider.System, addresses ?? Addresses.OfThisMachine);

    /// <summary>What phones trust: the authority's certificate, made the first time it is asked for. Without its key.</summary>
    public X509Certificate2 Authority
    {
        get { lock (making) { return X509CertificateLoader.LoadCertificate(TheAuthority().RawData); } }
    }

    /// <summary>SHA-256 of the authority's certificate, as a phone shows it: pairs of digits.</summary>
    public string Fingerprint => string.Join(' ', Authority.GetCertHashString(HashAlgorithmName.SHA256).Chunk(2).Select(pair => new string(pair)));

    /// <summary>The certificate this computer answers with: the present one while it is good, else a new one.</summary>
    /// <exception cref="DomainRuleException">The keys are there and cannot be read, or cannot be written.</exception>
    public X509Certificate2 Server()
    {
        lock (making)
        {
            try
            {
                var wanted = Wanted();
                server ??= Kept("https-server");
                if (server is null || !IsGood(server, wanted)) server = Issue(wanted);
                return server;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
            {
                throw new DomainRuleException($"The certificate in {folder} could not be read or made: {e.Message} Allow this program to read and write that folder. "
                    + "If its files https-* are damaged, remove them: new ones are made, and every phone has to trust the shop once more.");
            }
        }
    }

    /// <summary>The certificate for one connection; never a reason to look at the disk.</summary>
    internal X509Certificate2? Present => server;

    private bool IsGood(X509Certificate2 certificate, Wants wanted)
    {
        var now = clock.GetUtcNow();
        if (now < certificate.NotBefore || now > certificate.NotAfter - Ahead) return false;
        if (certificate.IssuerName.Name != TheAuthority().SubjectName.Name || !IsOurs(certificate)) return false;
        // An address that is away for a while is no reason; one that is new is.
        var has = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        return has is not null && wanted.Names.All(has.EnumerateDnsNames().Contains) && wanted.Numbers.All(has.EnumerateIPAddresses().Contains);
    }

    private bool IsOurs(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(TheAuthority());
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = clock.GetUtcNow().UtcDateTime;
        return chain.Build(certificate);
    }

    private X509Certificate2 TheAuthority()
    {
        if (authority is not null) return authority;
        // An authority near its end could not vouch for a whole year.
        if (Kept("https-authority") is { } kept && kept.NotAfter > clock.GetUtcNow().AddDays(Days + 1)) return authority = kept;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = clock.GetUtcNow();
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName($"Traceability on {Dns.GetHostName()}, {now:yyyy-MM-dd}");
        name.AddOrganizationName("Made by this computer for this workshop");
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(OnlyLocal([.. LocalNames, .. addresses().Names]));
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(AuthorityYears));
        return authority = Keep("https-authority", made, key);
    }

    private X509Certificate2 Issue(Wants wanted)
    {
        var issuer = TheAuthority();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(wanted.Names[0]);
        var request = new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1", "serverAuth")], critical: false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        var names = new SubjectAlternativeNameBuilder();
        foreach (var dns in wanted.Names) names.AddDnsName(dns);
        foreach (var number in wanted.Numbers) names.AddIpAddress(number);
        request.CertificateExtensions.Add(names.Build());
        var now = clock.GetUtcNow();
        using var issued = request.Create(issuer, now.AddDays(-1), now.AddDays(Days - 1), RandomNumberGenerator.GetBytes(16));
        return Keep("https-server", issued, key);
    }

    private Wants Wanted()
    {
        var here = addresses();
        // A name given to this computer later is not one the authority may speak for; its .local name always is.
        var permitted = Permitted(TheAuthority());
        return new(["localhost", .. here.Names.Where(n => permitted.Any(p => n == p || n.EndsWith("." + p, StringComparison.Ordinal)))],
            [IPAddress.Loopback, IPAddress.IPv6Loopback, .. here.Numbers]);
    }

    private sealed record Wants(IReadOnlyList<string> Names, IReadOnlyList<IPAddress> Numbers);

    private X509Certificate2 Keep(string name, X509Certificate2 certificate, ECDsa key)
    {
        Directory.CreateDirectory(folder);
        // The certificate stands behind its key in one file: the two cannot come apart.
        var pem = key.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem() + "\n";
        WholeFile.Write(Path.Combine(folder, name + ".pem"), Encoding.ASCII.GetBytes(pem), onlyOwner: true);
        return Usable(pem);
    }

    private X509Certificate2? Kept(string name)
    {
        var path = Path.Combine(folder, name + ".pem");
        return File.Exists(path) ? Usable(File.ReadAllText(path)) : null;
    }

    // Windows answers connections only with a key that came out of a PKCS #12.
    private static X509Certificate2 Usable(string pem)
    {
        using var read = X509Certificate2.CreateFromPem(pem, pem);
        return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), password: null);
    }

    private const string NameConstraints = "2.5.29.30";
    private static readonly Asn1Tag DnsName = new(TagClass.ContextSpecific, 2), IpAddress = new(TagClass.ContextSpecific, 7), PermittedTrees = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>NameConstraints of RFC 5280: permittedSubtrees of dNSName and iPAddress.</summary>
    private static X509Extension OnlyLocal(IEnumerable<string> names)
    {
        var asn = new AsnWriter(AsnEncodingRules.DER);
        using (asn.PushSequence())
        using (asn.PushSequence(PermittedTrees))
        {
            foreach (var name in names.Distinct())
                using (asn.PushSequence())
                    asn.WriteCharacterString(UniversalTagNumber.IA5String, name, DnsName);
            foreach (var (address, bits) in ((string, int)[])[("10.0.0.0", 8), ("172.16.0.0", 12), ("192.168.0.0", 16), ("169.254.0.0", 16), ("127.0.0.0", 8), ("::1", 128), ("fc00::", 7), ("fe80::", 10)])
                using (asn.PushSequence())
                    asn.WriteOctetString([.. IPAddress.Parse(address).GetAddressBytes(), .. Mask(IPAddress.Parse(address).GetAddressBytes().Length, bits)], IpAddress);
        }
        return new X509Extension(NameConstraints, asn.Encode(), critical: true);
    }

    private static byte[] Mask(int bytes, int bits) => [.. Enumerable.Range(0, bytes).Select(n => (byte)(0xff00 >> Math.Clamp(bits - (8 * n), 0, 8)))];

    private static List<string> Permitted(X509Certificate2 authority)
    {
        var names = new List<string>();
        if (authority.Extensions[NameConstraints] is not { } constraints) return names;
        var trees = new AsnReader(constraints.RawData, AsnEncodingRules.DER).ReadSequence().ReadSequence(PermittedTrees);
        while (trees.HasData)
        {
            var tree = trees.ReadSequence();
            if (tree.PeekTag().HasSameClassAndValue(DnsName)) names.Add(tree.ReadCharacterString(UniversalTagNumber.IA5String, DnsName));
        }
        return names;
    }
}
