using System.Net;
using System.Net.Sockets;

namespace Supervisor.Cluster.Joining.Asking;

/// <summary>Says one word to everybody who dials the node while it joins, so that a member knows whom it has reached.</summary>
internal sealed class EchoListener : IAsyncDisposable
{
    private readonly Socket _listener;
    private readonly byte[] _word;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _answering;

    private EchoListener(Socket listener, byte[] word)
    {
        (_listener, _word) = (listener, word);
        _answering = AnswerAllAsync();
    }

    /// <exception cref="SocketException">It cannot listen there.</exception>
    public static EchoListener Listen(IPEndPoint at, byte[] word)
    {
        var listener = new Socket(at.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            listener.Bind(at);
            listener.Listen();
            return new EchoListener(listener, word);
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Dispose();
        await _answering;
        _stopping.Dispose();
    }

    private async Task AnswerAllAsync()
    {
        await Task.Yield();
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                using var caller = await _listener.AcceptAsync(_stopping.Token);
                await caller.SendAsync(_word, _stopping.Token);
                caller.Shutdown(SocketShutdown.Send);
            }
            catch (Exception) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (SocketException)
            {
                // That one has hung up again.
            }
        }
    }
}
