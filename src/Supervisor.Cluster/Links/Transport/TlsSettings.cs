using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Trust;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;

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
    /// <summary>Why the cluster turns away somebody whom the authority has vouched for; null when it does not.</summary>
    public Func<PeerProof, OperatorError?> WhyDenied { get; init; } = static _ => null;

    /// <summary>Told of what has ended a connection that came in, and that nobody foresaw.</summary>
    public Action<Exception> Broke { get; init; } = static _ => { };

    /// <summary>
    /// What else than links is taken on this port. Who dials for a link names no protocol at all; of several that are named, the first
    /// of these counts.
    /// </summary>
    public IReadOnlyList<SslApplicationProtocol> Others { get; init; } = [];

    /// <param name="onShown">Hears what the other end has proven.</param>
    /// <param name="wanted">Which protocols would do; empty for a link.</param>
    public SslClientAuthenticationOptions Dialling(
        Action<Outcome<PeerProof>> onShown,
        IReadOnlyList<SslApplicationProtocol> wanted
    ) =>
        new()
        {
            ApplicationProtocols = wanted.Count == 0 ? null : [.. wanted],
            // The name is not what proves a node: its id in the certificate is.
            TargetHost = Cluster.Value,
            EnabledSslProtocols = SslProtocols.Tls13,
            ClientCertificateContext = Context(),
            RemoteCertificateValidationCallback = (_, shown, _, _) =>
            {
                var peer = Prove(shown);
                onShown(peer);
                return PeerRules.NodeOf(peer).IsOk;
            },
        };

    /// <param name="onShown">Hears what the other end has proven.</param>
    [SuppressMessage(
        "Security",
        "CA5359",
        Justification = "Who has proven nothing is let through the handshake only to be told why, and nothing else is read of it."
    )]
    public SslServerAuthenticationOptions Listening(Action<Outcome<PeerProof>> onShown) =>
        new()
        {
            ApplicationProtocols = Others.Count == 0 ? null : [.. Others],
            EnabledSslProtocols = SslProtocols.Tls13,
            ServerCertificateContext = Context(),
            ClientCertificateRequired = true,
            RemoteCertificateValidationCallback = (_, shown, _, _) =>
            {
                onShown(Prove(shown));
                return true;
            },
        };

    private Outcome<PeerProof> Prove(X509Certificate? shown)
    {
        using var certificate = shown is null ? null : X509CertificateLoader.LoadCertificate(shown.GetRawCertData());
        var proof = PeerRules.Check(certificate, Authority, Cluster, Clock.GetUtcNow());
        return proof.IsOk && WhyDenied(proof.Value) is { } denied ? denied : proof;
    }

    private SslStreamCertificateContext Context() =>
        SslStreamCertificateContext.Create(Own, additionalCertificates: null, offline: true);
}
