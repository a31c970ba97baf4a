using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Supervisor.IntegrationTests.Probing;

/// <summary>A server on a port of its own that does to each connection what the test says.</summary>
internal sealed class Peer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<PeerTalk> _talks = new();
    private readonly Func<PeerTalk, Task> _serve;
    private readonly Task _running;

    internal Peer(Func<PeerTalk, Task> serve)
    {
        _serve = serve;
        _listener.Start(512);
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _running = RunAsync();
    }

    internal int Port { get; }

    internal int Connections => _talks.Count;

    /// <summary>What was asked, one entry a connection, in the order of their coming. Dispose it first.</summary>
    internal IReadOnlyList<string> Heard => [.. _talks.Select(talk => Encoding.Latin1.GetString(talk.Heard.ToArray()))];

    /// <summary>Reads an HTTP request and answers this.</summary>
    internal static Peer Http(string answer) => new(talk => talk.AnswerAsync(answer));

    /// <summary>Takes connections and says nothing, until the other side ends.</summary>
    internal static Peer Silent() => new(talk => talk.HearToTheEndAsync());

    internal static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Ends every connection. A test may do it first, so as to have heard all.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    private async Task RunAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            _listener.Dispose();
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            var talk = new PeerTalk(socket, _stop.Token);
            _talks.Enqueue(talk);
            try
            {
                await _serve(talk);
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException or IOException)
            {
                talk.Broken = end;
            }
        }
    }
}
