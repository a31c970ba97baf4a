using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Supervisor.Cluster.Coordination.Etcd.Calls;

/// <summary>How members are connected to.</summary>
internal static class EtcdTransport
{
    public static HttpMessageHandler Open(EtcdSettings settings) =>
        new SocketsHttpHandler
        {
            ConnectTimeout = settings.ConnectPatience,
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            SslOptions = settings.Tls is { } tls ? OptionsOf(tls) : new SslClientAuthenticationOptions(),
        };

    private static SslClientAuthenticationOptions OptionsOf(EtcdTls tls) =>
        new()
        {
            CertificateChainPolicy = tls.Authorities.Count > 0 ? TrustIn(tls.Authorities) : null,
            ClientCertificateContext = tls.Client is { } client
                ? SslStreamCertificateContext.Create(client, additionalCertificates: null, offline: true)
                : null,
        };

    private static X509ChainPolicy TrustIn(X509Certificate2Collection authorities)
    {
        // The fleet's authority publishes no list of revoked certificates that anybody could ask.
        var trust = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        trust.CustomTrustStore.AddRange(authorities);
        return trust;
    }
}
