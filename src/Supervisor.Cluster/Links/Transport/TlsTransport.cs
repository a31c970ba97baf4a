using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;
using Supervisor.Contracts;

namespace Supervisor.Cluster.Links.Transport;

/// <summary>TCP with mutual TLS. Who does not get through the handshake in time is left, and only so many try at once.</summary>
internal sealed class TlsTransport : ILinkTransport, IAsyncDisposable
{
    private const int MostHandshakes = 64;
    private static readonly TimeSpan HandshakePatience = TimeSpan.FromSeconds(5);

    /// <summary>After a fault that another attempt would only meet again, as when the process has no descriptor left.</summary>
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);

    private readonly Socket _listener;
    private readonly IReadOnlyList<IConnectionDoor> _doors;
    private readonly Channel<LinkStream> _accepted = Channel.CreateUnbounded<LinkStream>();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _accepting;
    private volatile TlsSettings _settings;

    private TlsTransport(TlsSettings settings, Socket listener, IReadOnlyList<IConnectionDoor> doors)
    {
        (_listener, _doors) = (listener, doors);
        _settings = settings with { Others = [.. doors.Select(static door => door.Protocol)] };
        _accepting = Task.WhenAll(Enumerable.Range(0, MostHandshakes).Select(_ => AcceptAllAsync()));
    }

    /// <summary>Where it listens; with the port that the system chose, when none was given.</summary>
    public IPEndPoint EndPoint => (IPEndPoint)_listener.LocalEndPoint!;

    /// <param name="doors">For what else is wanted on the port.</param>
    /// <exception cref="SocketException">It cannot listen there.</exception>
    public static TlsTransport Listen(TlsSettings settings, IPEndPoint at, params IReadOnlyList<IConnectionDoor> doors)
    {
        var listener = new Socket(at.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(at);
            listener.Listen();
            return new TlsTransport(settings, listener, doors);
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    /// <summary>Shows this certificate from now on; connections that are there stay.</summary>
    public void Show(X509Certificate2 own) => _settings = _settings with { Own = own };

    public async Task<Outcome<LinkStream>> DialAsync(LinkAddress address, CancellationToken cancellation)
    {
        var secured = await DialAsync(address, [], cancellation);
        return secured.IsOk ? secured.Value.ToLink() : secured.Error;
    }

    /// <summary>For something else than a link.</summary>
    /// <param name="wanted">Which protocols would do: the other end chooses one of them.</param>
    public async Task<Outcome<SecuredStream>> DialAsync(
        LinkAddress address,
        IReadOnlyList<SslApplicationProtocol> wanted,
        CancellationToken cancellation
    )
    {
        var socket = await TcpDial.ConnectAsync(address, cancellation);
        return socket.IsOk ? await TlsHandshake.DialAsync(socket.Value, _settings, wanted, cancellation) : socket.Error;
    }

    public async Task<LinkStream> AcceptAsync(CancellationToken cancellation) =>
        await _accepted.Reader.ReadAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        while (_accepted.Reader.TryRead(out var unwanted))
        {
            await unwanted.DisposeAsync();
        }

        _stopping.Dispose();
    }

    private async Task AcceptAllAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            if (await NextAsync() is { } socket)
            {
                await SecureAsync(socket);
            }
        }
    }

    /// <returns>Null when none came.</returns>
    private async Task<Socket?> NextAsync()
    {
        try
        {
            return await _listener.AcceptAsync(_stopping.Token);
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            return null;
        }
        catch (SocketException)
        {
            var pause = Task.Delay(PauseAfterFault, _settings.Clock, _stopping.Token);
            await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return null;
        }
    }

    // Whatever a stranger shows or does ends his connection, and none of those who accept.
    private async Task SecureAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(HandshakePatience, _settings.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _stopping.Token);
        try
        {
            var secured = await TlsHandshake.AcceptAsync(socket, _settings, either.Token);
            if (secured.IsOk)
            {
                await PassOnAsync(secured.Value);
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // Somebody who opens a connection and says nothing.
        }
        catch (Exception broken)
        {
            socket.Dispose();
            if (!_stopping.IsCancellationRequested)
            {
                _settings.Broke(broken);
            }
        }
    }

    private async Task PassOnAsync(SecuredStream secured)
    {
        var wanted = secured.Stream.NegotiatedApplicationProtocol;
        if (_doors.FirstOrDefault(door => door.Protocol == wanted) is { } door)
        {
            door.Take(secured);
        }
        else
        {
            await _accepted.Writer.WriteAsync(secured.ToLink(), _stopping.Token);
        }
    }
}
