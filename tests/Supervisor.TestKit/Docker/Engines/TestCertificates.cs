using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Supervisor.Runtimes.Docker.Connections;

namespace Supervisor.TestKit.Docker.Engines;

/// <summary>An authority of the tests' own, an engine and a user whom it vouches for, and a stranger whom nobody knows.</summary>
public sealed class TestCertificates : IDisposable
{
    private static readonly DateTimeOffset From = DateTimeOffset.UtcNow.AddDays(-1);
    private static readonly DateTimeOffset To = DateTimeOffset.UtcNow.AddDays(2);

    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-certificates-").FullName;

    public TestCertificates()
    {
        using var ours = NewAuthority("tests");
        using var others = NewAuthority("strangers");
        Engine = Write("engine", ours, ours);
        User = Write("user", ours, ours);
        Stranger = Write("stranger", others, ours);
        Deceived = Write("deceived", ours, others);
        Nameless = Write("nameless", ours, ours, subject: "");
    }

    internal TlsFiles Engine { get; }

    internal TlsFiles User { get; }

    /// <summary>Knows the engine, and is not known to it.</summary>
    internal TlsFiles Stranger { get; }

    /// <summary>Is known to the engine, and believes another authority.</summary>
    internal TlsFiles Deceived { get; }

    /// <summary>Is known to the engine, by a certificate in which no name stands.</summary>
    internal TlsFiles Nameless { get; }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static X509Certificate2 NewAuthority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: true,
                hasPathLengthConstraint: false,
                pathLengthConstraint: 0,
                critical: true
            )
        );
        return request.CreateSelfSigned(From, To);
    }

    private TlsFiles Write(string name, X509Certificate2 issuer, X509Certificate2 believed, string? subject = null)
    {
        var directory = Directory.CreateDirectory(Path.Combine(_directory, name)).FullName;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = Request(subject ?? $"CN={name}", key)
            .Create(issuer, From, To, RandomNumberGenerator.GetBytes(16));
        File.WriteAllText(Path.Combine(directory, "ca.pem"), believed.ExportCertificatePem());
        File.WriteAllText(Path.Combine(directory, "cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(directory, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        return new TlsFiles(directory, Verify: true);
    }

    /// <summary>Good for either side, and for an engine at the loopback.</summary>
    private static CertificateRequest Request(string subject, ECDsa key)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        return request;
    }
}
