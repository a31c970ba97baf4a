using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Supervisor.Cluster.Trust;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Cluster.Links.Transport;

/// <summary>A secured connection, for whatever it was made.</summary>
/// <param name="Peer">Who the other end has proven to be, or why it has not.</param>
/// <param name="Remote">Where it is, for those who read what was refused.</param>
internal sealed record SecuredStream(SslStream Stream, Outcome<PeerProof> Peer, string Remote) : IAsyncDisposable
{
    /// <inheritdoc cref="TlsSettings.WhyDenied"/>
    public Func<PeerProof, OperatorError?> WhyDenied { get; init; } = static _ => null;

    /// <summary>What the other end showed, whatever it is worth; null when it showed nothing.</summary>
    public X509Certificate2? Shown => Copy(Stream.RemoteCertificate);

    /// <summary>What this end showed.</summary>
    public X509Certificate2 Own =>
        Copy(Stream.LocalCertificate) ?? throw new InvalidOperationException("This end has shown no certificate.");

    /// <summary>Why the other end, once let in, is to be turned away by now; null when it is not.</summary>
    public OperatorError? WhyDeniedNow() => Peer.IsOk ? WhyDenied(Peer.Value) : null;

    public LinkStream ToLink() => new(Stream, PeerRules.NodeOf(Peer)) { Remote = Remote, WhyDeniedNow = WhyDeniedNow };

    public ValueTask DisposeAsync() => Stream.DisposeAsync();

    private static X509Certificate2? Copy(X509Certificate? shown) =>
        shown is null ? null : X509CertificateLoader.LoadCertificate(shown.GetRawCertData());
}
