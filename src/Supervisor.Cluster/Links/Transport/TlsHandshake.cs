using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;

namespace Supervisor.Cluster.Links.Transport;

/// <summary>Makes a secured stream of a connected socket.</summary>
internal static class TlsHandshake
{
    public static Task<Outcome<LinkStream>> DialAsync(
        Socket socket,
        TlsSettings settings,
        CancellationToken cancellation
    ) => SecureAsync(socket, (tls, onShown) => tls.AuthenticateAsClientAsync(settings.Dialling(onShown), cancellation));

    public static Task<Outcome<LinkStream>> AcceptAsync(
        Socket socket,
        TlsSettings settings,
        CancellationToken cancellation
    ) =>
        SecureAsync(socket, (tls, onShown) => tls.AuthenticateAsServerAsync(settings.Listening(onShown), cancellation));

    private static async Task<Outcome<LinkStream>> SecureAsync(
        Socket socket,
        Func<SslStream, Action<Outcome<NodeId>>, Task> secure
    )
    {
        // What is said is gathered before it is sent, so waiting for more would only take time.
        socket.NoDelay = true;
        var tls = new SslStream(new NetworkStream(socket, ownsSocket: true));
        Outcome<NodeId>? peer = null;
        try
        {
            await secure(tls, shown => peer = shown);
            return new LinkStream(tls, peer!);
        }
        catch (Exception failed) when (failed is AuthenticationException or IOException)
        {
            await tls.DisposeAsync();
            return peer?.Error ?? TransportErrors.NotSecured(failed);
        }
        catch
        {
            await tls.DisposeAsync();
            throw;
        }
    }
}
