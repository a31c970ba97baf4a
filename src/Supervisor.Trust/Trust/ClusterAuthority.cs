using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Supervisor.Contracts.Ids;

namespace Supervisor.Cluster.Trust;

/// <summary>The one who says who belongs to a cluster. Whoever holds its key can make members.</summary>
internal sealed class ClusterAuthority : IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(20 * 365);

    /// <summary>Clocks differ: what is new here must not be in the future there.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    private const string ServerUse = "1.3.6.1.5.5.7.3.1";
    private const string ClientUse = "1.3.6.1.5.5.7.3.2";
    private const int SerialBytes = 16;

    private readonly X509Certificate2 _certificate;
    private readonly ClusterId _cluster;

    /// <param name="certificate">With its key; from here on this one's to dispose of.</param>
    public ClusterAuthority(ClusterId cluster, X509Certificate2 certificate) =>
        (_cluster, _certificate) = (cluster, certificate);

    /// <summary>A leaf lives this long, and is to be renewed when a third of it is left.</summary>
    public static TimeSpan LeafLife { get; } = TimeSpan.FromDays(90);

    /// <summary>For everybody: what a member's certificate is checked against.</summary>
    public X509Certificate2 PublicCertificate => X509CertificateLoader.LoadCertificate(_certificate.RawData);

    /// <summary>By which a token and a node's files know the authority.</summary>
    public string Fingerprint => FingerprintOf(_certificate);

    /// <summary>For another node that is to hold it, and for nobody else.</summary>
    public string KeyPem
    {
        get
        {
            using var key = _certificate.GetECDsaPrivateKey()!;
            return key.ExportPkcs8PrivateKeyPem();
        }
    }

    public static string FingerprintOf(X509Certificate2 authority) =>
        Convert.ToHexStringLower(SHA256.HashData(authority.RawDataMemory.Span));

    public static ClusterAuthority Found(ClusterId cluster, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=Supervisor cluster {cluster}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true)
        );
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return new ClusterAuthority(cluster, request.CreateSelfSigned(now - Grace, now + Life));
    }

    /// <summary>The node made the key itself, and nobody else ever has it.</summary>
    /// <param name="addresses">Host names and IP addresses under which the node is dialled.</param>
    public X509Certificate2 Issue(NodeId node, PublicKey key, IEnumerable<string> addresses, DateTimeOffset now) =>
        Issue(new Bearer.OfNode(node), key, [ServerUse, ClientUse], addresses, now);

    /// <summary>The person's program made the key itself.</summary>
    public X509Certificate2 Issue(string person, PublicKey key, DateTimeOffset now) =>
        Issue(new Bearer.OfPerson(person), key, [ClientUse], [], now);

    private X509Certificate2 Issue(
        Bearer bearer,
        PublicKey key,
        string[] uses,
        IEnumerable<string> addresses,
        DateTimeOffset now
    )
    {
        // Without a common name: etcd's gateway would take that for a user of its own, and refuse whoever has one.
        var request = new CertificateRequest(new X500DistinguishedName(""), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([.. uses.Select(use => new Oid(use))], true)
        );
        request.CertificateExtensions.Add(Names(new PeerName(_cluster, bearer), addresses));
        // Within the authority's own life: another node may have founded it, by a clock that is a little ahead of this one's.
        var from = Later(now - Grace, new DateTimeOffset(_certificate.NotBefore));
        var until = Earlier(now + LeafLife, new DateTimeOffset(_certificate.NotAfter));
        return request.Create(_certificate, from, until, RandomNumberGenerator.GetBytes(SerialBytes));
    }

    public void Dispose() => _certificate.Dispose();

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static X509Extension Names(PeerName name, IEnumerable<string> addresses)
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddUri(name.ToUri());
        foreach (var address in addresses)
        {
            if (IPAddress.TryParse(address, out var ip))
            {
                names.AddIpAddress(ip);
            }
            else
            {
                names.AddDnsName(address);
            }
        }

        // Of somebody without a subject they have to be read.
        return names.Build(critical: true);
    }
}
