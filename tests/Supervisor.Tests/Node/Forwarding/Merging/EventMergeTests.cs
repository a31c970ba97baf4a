using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Node.Forwarding.Merging;
using Supervisor.Node.Forwarding.Routing;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Time;
using Supervisor.Tests.Node.Palettes.Views;
using Xunit;

namespace Supervisor.Tests.Node.Forwarding.Merging;

/// <summary>What happened on several machines, in the order of their clock.</summary>
public sealed class EventMergeTests
{
    private static readonly FleetNode One = new(ForwardedFleet.Id(1), "pc1", IsOwn: true);
    private static readonly FleetNode Two = new(ForwardedFleet.Id(2), "pc2", IsOwn: false);

    private readonly Channel<NodeFrame> _frames = Channel.CreateUnbounded<NodeFrame>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Past_IsInTheOrderOfTheClock_WithItsNodes()
    {
        Say(One, Columns, At(1, 0, "a"), At(3, 0, "d"), new EndFrame(0));
        Say(Two, Columns, At(1, 10, "c"), At(1, 9, "b"), new EndFrame(0));

        var frames = await PastAsync(most: null);

        frames[0].ShouldBeOfType<ColumnsFrame>().Columns[0].Format.ShouldBe(ColumnFormats.Label);
        Told(frames).ShouldBe(["pc1 a", "pc2 b", "pc2 c", "pc1 d"]);
        frames[^1].ShouldBe(new EndFrame(0));
    }

    [Fact]
    public async Task Past_OfWhichOnlySoMuchIsWanted_IsTheLastOfAll()
    {
        Say(One, Columns, At(1, 0, "a"), At(3, 0, "c"));
        Say(Two, Columns, At(2, 0, "b"), At(4, 0, "d"));

        Told(await PastAsync(most: 2)).ShouldBe(["pc1 c", "pc2 d"]);
    }

    [Fact]
    public async Task Past_OfANodeThatIsOutOfReach_IsNamedAtTheEnd()
    {
        Say(One, Columns, At(1, 0, "a"), new EndFrame(0));
        Say(Two, new ErrorFrame(new OperatorError(ErrorCodes.Unreachable, "pc2 is unreachable.", "", "")));

        var frames = await PastAsync(most: null);

        frames[^2].ShouldBeOfType<ErrorFrame>();
        frames[^1].ShouldBe(new EndFrame(ExitCodes.Unreachable));
    }

    [Fact]
    public void Following_WaitsAMomentForWhatCameBefore()
    {
        var actors = new ActorKit();
        Say(One, Columns, At(5, 0, "later"));
        Say(Two, Columns, At(4, 0, "before"));

        // Nobody says that there will be no more.
        var left = 3;
        var frames = new CommandPump(actors).Run(
            stop => new EventMerge(actors.Clock).FollowAsync(AllAsync(stop), stop),
            _ => --left > 0
        );

        frames[0].ShouldBeOfType<ColumnsFrame>();
        Told(frames).ShouldBe(["pc2 before", "pc1 later"]);
        actors.Clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("2026-01-01T00:00:00.000Z#9", "2026-01-01T00:00:00.000Z#10")]
    [InlineData("2026-01-01T00:00:00.000Z#9", "2026-01-01T00:00:00.001Z#0")]
    public void Moments_AreOrderedByTimeAndThenByCount(string earlier, string later) =>
        (EventTimes.Parse(earlier) < EventTimes.Parse(later)).ShouldBeTrue();

    private static ColumnsFrame Columns => new([new Column("text"), new Column("hybridTime")]);

    private static RowFrame At(int second, int count, string text) =>
        new([Cell.Of(text), Cell.Of($"2026-01-01T00:00:0{second}.000Z#{count}")]);

    private static List<string> Told(IEnumerable<Frame> frames) =>
        [.. frames.OfType<RowFrame>().Select(row => $"{row.Cells[0]} {row.Cells[1]}")];

    private void Say(FleetNode node, params Frame[] frames)
    {
        foreach (var frame in frames)
        {
            _frames.Writer.TryWrite(new NodeFrame(node, frame)).ShouldBeTrue();
        }
    }

    // On the thread that asks, and on no other.
    private async IAsyncEnumerable<NodeFrame> AllAsync([EnumeratorCancellation] CancellationToken stop)
    {
        while (await _frames.Reader.WaitToReadAsync(stop))
        {
            while (_frames.Reader.TryRead(out var frame))
            {
                yield return frame;
            }
        }
    }

    private async Task<List<Frame>> PastAsync(int? most)
    {
        _frames.Writer.Complete();
        var frames = _frames.Reader.ReadAllAsync(Stop);
        return await new EventMerge(new VirtualClock()).PastAsync(frames, most, Stop).ToListAsync(Stop);
    }
}
