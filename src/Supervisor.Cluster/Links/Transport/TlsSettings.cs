using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Trust;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;

namespace Supervisor.Cluster.Links.Transport;

/// <summary>Who this node is to others, and whom it believes.</summary>
/// <param name="Own">With its key.</param>
/// <param name="Authority">Of the cluster; its public part.</param>
/// <param name="Clock">For what is valid now.</param>
internal sealed record TlsSettings(
    ClusterId Cluster,
    X509Certificate2 Own,
    X509Certificate2 Authority,
    TimeProvider Clock
)
{
    /// <param name="onShown">Hears what the other end has proven.</param>
    public SslClientAuthenticationOptions Dialling(Action<Outcome<NodeId>> onShown) =>
        new()
        {
            // The name is not what proves a node: its id in the certificate is.
            TargetHost = Cluster.Value,
            EnabledSslProtocols = SslProtocols.Tls13,
            ClientCertificateContext = Context(),
            RemoteCertificateValidationCallback = (_, shown, _, _) =>
            {
                var peer = Prove(shown);
                onShown(peer);
                return peer.IsOk;
            },
        };

    /// <inheritdoc cref="Dialling"/>
    [SuppressMessage(
        "Security",
        "CA5359",
        Justification = "Who has proven nothing is let through the handshake only to be told why, and nothing else is read of it."
    )]
    public SslServerAuthenticationOptions Listening(Action<Outcome<NodeId>> onShown) =>
        new()
        {
            EnabledSslProtocols = SslProtocols.Tls13,
            ServerCertificateContext = Context(),
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, shown, _, _) =>
            {
                onShown(Prove(shown));
                return true;
            },
        };

    private Outcome<NodeId> Prove(X509Certificate? shown)
    {
        using var certificate = shown is null ? null : X509CertificateLoader.LoadCertificate(shown.GetRawCertData());
        return PeerRules.Check(certificate, Authority, Cluster, Clock.GetUtcNow());
    }

    private SslStreamCertificateContext Context() =>
        SslStreamCertificateContext.Create(Own, additionalCertificates: null, offline: true);
}
