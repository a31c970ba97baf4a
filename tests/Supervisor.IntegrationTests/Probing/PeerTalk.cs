using System.Net.Sockets;
using System.Text;

namespace Supervisor.IntegrationTests.Probing;

/// <summary>One connection to a <see cref="Peer"/>.</summary>
internal sealed class PeerTalk(Socket socket, CancellationToken stop)
{
    internal Socket Socket => socket;

    internal CancellationToken Stop => stop;

    internal List<byte> Heard { get; } = [];

    /// <summary>How it ended, if not in order.</summary>
    internal Exception? Broken { get; set; }

    internal async Task SayAsync(string text)
    {
        ReadOnlyMemory<byte> rest = Encoding.Latin1.GetBytes(text);
        while (!rest.IsEmpty)
        {
            rest = rest[await socket.SendAsync(rest, stop)..];
        }
    }

    /// <summary>Reads up to the end of an HTTP request, then says this and closes in order.</summary>
    internal async Task AnswerAsync(string answer)
    {
        await HearUntilAsync("\r\n\r\n");
        await SayAsync(answer);
        socket.Shutdown(SocketShutdown.Send);
        await HearToTheEndAsync();
    }

    internal async Task HearUntilAsync(string end)
    {
        while (!Encoding.Latin1.GetString(Heard.ToArray()).EndsWith(end, StringComparison.Ordinal))
        {
            if (await HearAsync() == 0)
            {
                throw new IOException($"The other side closed before it had said '{end}'.");
            }
        }
    }

    internal async Task HearToTheEndAsync()
    {
        while (await HearAsync() > 0) { }
    }

    /// <summary>Closes it so that the other side sees a reset.</summary>
    internal void Reset() => socket.Close(timeout: 0);

    private async Task<int> HearAsync()
    {
        var buffer = new byte[4096];
        var count = await socket.ReceiveAsync(buffer, stop);
        Heard.AddRange(buffer.AsSpan(0, count));
        return count;
    }
}
