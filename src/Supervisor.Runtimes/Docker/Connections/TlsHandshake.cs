using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Supervisor.Runtimes.Docker.Connections;

/// <summary>
/// Makes a connection to an engine a secret one. The files are read each time, so that a certificate that was renewed is
/// the one that is shown.
/// </summary>
internal static class TlsHandshake
{
    public static async Task<Stream> OverAsync(
        Stream clear,
        string host,
        TlsFiles files,
        CancellationToken cancellation
    )
    {
        var secret = new SslStream(clear, leaveInnerStreamOpen: false);
        try
        {
            await secret.AuthenticateAsClientAsync(Options(host, files), cancellation);
            return secret;
        }
        catch
        {
            await secret.DisposeAsync();
            throw;
        }
    }

    [SuppressMessage(
        "Security",
        "CA5359:Do Not Disable Certificate Validation",
        Justification = "Whoever sets no DOCKER_TLS_VERIFY has asked for just this; Docker's own programs do the same."
    )]
    private static SslClientAuthenticationOptions Options(string host, TlsFiles files) =>
        new()
        {
            TargetHost = host,
            ClientCertificateContext = files.Certificate is { } ours ? OurCertificate(ours, files.Key) : null,
            CertificateChainPolicy = Trust(files),
            RemoteCertificateValidationCallback = files.Verify ? null : static (_, _, _, _) => true,
        };

    private static SslStreamCertificateContext OurCertificate(string file, string? key)
    {
        var certificate = X509Certificate2.CreateFromPemFile(file, key);
        if (OperatingSystem.IsWindows())
        {
            // There, TLS takes no key that was only read: it has to be imported.
            certificate = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), password: null);
        }

        return SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
    }

    /// <summary>The engine's own authority alone, when it has one: no other's word counts.</summary>
    private static X509ChainPolicy Trust(TlsFiles files)
    {
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck };
        if (files.Authority is { } authority)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.ImportFromPemFile(authority);
        }

        return policy;
    }
}
