using System.Buffers;
using System.Diagnostics;
using System.Net.Sockets;
using Supervisor.Cluster.Links.Frames;
using Supervisor.Cluster.Links.Transport;

namespace Supervisor.Benchmarks.Links;

/// <summary>The same frames over the same TLS, without links and actors: what the machine can do.</summary>
internal static class RawMeasure
{
    private const int Frames = 15_000_000;
    private const int WarmUp = 6_000_000;
    private const int PieceBytes = 64 * 1024;

    public static async Task<double> FramesPerSecondAsync(string directory)
    {
        await using var pair = LinkPair.Start(directory);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", pair.RawPort);
        var secured = await TlsHandshake.DialAsync(socket, pair.Settings, wanted: [], CancellationToken.None);
        await using var stream = secured.Value!.Stream;
        await SendAsync(stream, WarmUp);
        var watch = Stopwatch.StartNew();
        await SendAsync(stream, Frames);
        return Frames / watch.Elapsed.TotalSeconds;
    }

    private static async Task SendAsync(Stream stream, int frames)
    {
        var body = MeasuredWord.Encode(MeasuredWord.Of(1_000_000));
        var piece = new ArrayBufferWriter<byte>(PieceBytes * 2);
        for (var i = 0; i < frames; i++)
        {
            LinkFrame.Write(piece, i == frames - 1 ? FrameKind.Goodbye : FrameKind.Said, 0, body);
            if (piece.WrittenCount >= PieceBytes || i == frames - 1)
            {
                await stream.WriteAsync(piece.WrittenMemory);
                piece.ResetWrittenCount();
            }
        }

        await stream.ReadExactlyAsync(new byte[1]);
    }
}
