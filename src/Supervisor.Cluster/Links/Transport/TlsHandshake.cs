using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using Supervisor.Cluster.Trust;
using Supervisor.Contracts;

namespace Supervisor.Cluster.Links.Transport;

/// <summary>Makes a secured stream of a connected socket.</summary>
internal static class TlsHandshake
{
    /// <param name="wanted">Which protocols would do; empty for a link.</param>
    public static async Task<Outcome<SecuredStream>> DialAsync(
        Socket socket,
        TlsSettings settings,
        IReadOnlyList<SslApplicationProtocol> wanted,
        CancellationToken cancellation
    )
    {
        try
        {
            return await SecureAsync(
                socket,
                settings,
                (tls, onShown) => tls.AuthenticateAsClientAsync(settings.Dialling(onShown, wanted), cancellation)
            );
        }
        catch (CryptographicException unreadable)
        {
            // The runtime reads what is shown before we are asked, and does not call that a failed handshake.
            return TransportErrors.NotSecured(unreadable);
        }
    }

    public static Task<Outcome<SecuredStream>> AcceptAsync(
        Socket socket,
        TlsSettings settings,
        CancellationToken cancellation
    ) =>
        SecureAsync(
            socket,
            settings,
            (tls, onShown) => tls.AuthenticateAsServerAsync(settings.Listening(onShown), cancellation)
        );

    private static async Task<Outcome<SecuredStream>> SecureAsync(
        Socket socket,
        TlsSettings settings,
        Func<SslStream, Action<Outcome<PeerProof>>, Task> secure
    )
    {
        // What is said is gathered before it is sent, so waiting for more would only take time.
        socket.NoDelay = true;
        var remote = socket.RemoteEndPoint?.ToString() ?? "";
        var tls = new SslStream(new NetworkStream(socket, ownsSocket: true));
        Outcome<PeerProof>? peer = null;
        try
        {
            await secure(tls, shown => peer = shown);
            return new SecuredStream(tls, peer!, remote) { WhyDenied = settings.WhyDenied };
        }
        catch (Exception failed) when (failed is AuthenticationException or IOException)
        {
            await tls.DisposeAsync();
            return (peer is null ? null : PeerRules.NodeOf(peer).Error) ?? TransportErrors.NotSecured(failed);
        }
        catch
        {
            await tls.DisposeAsync();
            throw;
        }
    }
}
