using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using Supervisor.Cluster.Links.Frames;
using Supervisor.Cluster.Links.Transport;

namespace Supervisor.Benchmarks.Links;

/// <summary>Takes frames over TLS, counts them, and answers one byte when as many have come as were announced.</summary>
internal sealed class RawSink : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly Task _serving;

    private RawSink(TcpListener listener, TlsSettings tls)
    {
        _listener = listener;
        _serving = ServeAsync(tls);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public static RawSink Listen(TlsSettings tls)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new RawSink(listener, tls);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ServeAsync(TlsSettings tls)
    {
        while (true)
        {
            var socket = await _listener.AcceptSocketAsync();
            var secured = await TlsHandshake.AcceptAsync(socket, tls, CancellationToken.None);
            await using var stream = secured.Value!.Stream;
            await CountAsync(stream);
        }
    }

    private static async Task CountAsync(Stream stream)
    {
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        while (await reader.ReadAsync() is var read)
        {
            var rest = read.Buffer;
            var isLast = TakeAll(ref rest);
            reader.AdvanceTo(rest.Start, rest.End);
            if (isLast)
            {
                await stream.WriteAsync(new byte[1]);
            }

            if (read.IsCompleted)
            {
                return;
            }
        }
    }

    private static bool TakeAll(ref ReadOnlySequence<byte> received)
    {
        var isLast = false;
        while (LinkFrame.TryTake(ref received, out var frame) == FrameReading.Whole)
        {
            isLast |= frame.Kind == FrameKind.Goodbye;
        }

        return isLast;
    }
}
