using System.Buffers;
using Shouldly;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Connections;
using Supervisor.Cluster.Links.Frames;
using Supervisor.Cluster.Links.Lanes;
using Xunit;

namespace Supervisor.Tests.Cluster.Links;

public sealed class LinkWriterTests
{
    private const int Frames = 2000;
    private const int BodyBytes = 100;
    private const int FrameBytes = LinkProtocol.HeaderBytes + BodyBytes;

    private readonly OutboundLane _first = new(0, int.MaxValue);
    private readonly OutboundLane _second = new(1, int.MaxValue);

    [Fact]
    public async Task Lane_ThatSaysNothing_LeavesItsShareToTheOthers()
    {
        Fill(_first);

        var piece = await FirstPieceAsync(Frames * FrameBytes);

        piece.Length.ShouldBeInRange(LinkProtocol.PieceBytes, LinkProtocol.PieceBytes + FrameBytes);
    }

    [Fact]
    public async Task Lanes_ThatSayMuch_ShareEvenly()
    {
        Fill(_first);
        Fill(_second);

        var piece = await FirstPieceAsync(2 * Frames * FrameBytes);

        var frames = LanesOf(piece);
        var ofFirst = frames.Count(lane => lane == 0);
        ofFirst.ShouldBeInRange((frames.Count / 2) - 1, (frames.Count / 2) + 1);
        (frames.Count * FrameBytes).ShouldBeInRange(
            LinkProtocol.PieceBytes,
            LinkProtocol.PieceBytes + (2 * FrameBytes)
        );
    }

    private static void Fill(OutboundLane lane)
    {
        for (var i = 0; i < Frames; i++)
        {
            lane.Add(new byte[BodyBytes], out _);
        }
    }

    private async Task<byte[]> FirstPieceAsync(int all)
    {
        await using var sent = new Pieces(all);
        using var stop = new CancellationTokenSource();
        var writer = new LinkWriter(sent, [_first, _second], static _ => { });
        var running = writer.RunAsync(stop.Token);
        writer.Ring();
        await sent.Complete.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return sent.First;
    }

    private static List<byte> LanesOf(byte[] piece)
    {
        var rest = new ReadOnlySequence<byte>(piece);
        var lanes = new List<byte>();
        while (LinkFrame.TryTake(ref rest, out var frame) == FrameReading.Whole)
        {
            lanes.Add(frame.Lane);
        }

        return lanes;
    }

    /// <summary>What is written to it, and in which pieces.</summary>
    private sealed class Pieces(int all) : MemoryStream
    {
        private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal byte[] First { get; private set; } = [];

        internal Task Complete => _complete.Task;

        public override async ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            First = First is [] ? buffer.ToArray() : First;
            await base.WriteAsync(buffer, cancellationToken);
            if (Length >= all)
            {
                _complete.TrySetResult();
            }
        }
    }
}
