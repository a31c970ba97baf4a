using System.Net.Sockets;
using System.Text;
using Supervisor.IntegrationTests.Probing;

namespace Supervisor.IntegrationTests.Readiness.Redis;

/// <summary>Stands before a server, and passes on nothing of what it answers on a connection once a word was said there.</summary>
internal sealed class HoldingDoor : IAsyncDisposable
{
    private readonly Peer _door;
    private volatile string? _held;

    public HoldingDoor(int server, string held)
    {
        _held = held;
        _door = new Peer(talk => PassAsync(talk, server));
    }

    public int Port => _door.Port;

    /// <summary>On the connections to come.</summary>
    public void HoldNothing() => _held = null;

    public ValueTask DisposeAsync() => _door.DisposeAsync();

    private async Task PassAsync(PeerTalk talk, int port)
    {
        var (client, stop) = (talk.Socket, talk.Stop);
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await server.ConnectAsync("127.0.0.1", port, stop);
        var isHeld = false;
        var asking = CopyAsync(
            client,
            server,
            said =>
            {
                isHeld |=
                    _held is { } word && Encoding.UTF8.GetString(said.Span).Contains(word, StringComparison.Ordinal);
                return true;
            },
            stop
        );
        var answering = CopyAsync(server, client, _ => !isHeld, stop);
        await Task.WhenAny(asking, answering);
        client.Dispose();
        server.Dispose();
        await Task.WhenAll(asking, answering).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task CopyAsync(
        Socket from,
        Socket to,
        Func<ReadOnlyMemory<byte>, bool> mayPass,
        CancellationToken stop
    )
    {
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await from.ReceiveAsync(buffer, stop)) > 0)
        {
            if (mayPass(buffer.AsMemory(0, count)))
            {
                await to.SendAsync(buffer.AsMemory(0, count), stop);
            }
        }
    }
}
