using System.Buffers;
using Shouldly;
using Supervisor.Cluster.Links;
using Supervisor.Cluster.Links.Frames;
using Supervisor.Cluster.Links.Lanes;
using Supervisor.Supervision.Ports.Links;
using Xunit;

namespace Supervisor.Tests.Cluster.Links;

public sealed class OutboundLaneTests
{
    private const int Window = 100;
    private const int Everything = int.MaxValue;

    private readonly OutboundLane _lane = new(3, Window);
    private readonly ArrayBufferWriter<byte> _sent = new();

    [Fact]
    public void MoveTo_SendsWholeFrames_UntilTheWindowIsUsedUp()
    {
        foreach (var body in Enumerable.Range(0, 10))
        {
            Add(_lane, Body((byte)body, 34)).ShouldBe(SayResult.Accepted);
        }

        _lane.MoveTo(_sent, Everything);

        Sent().ShouldBe([0, 1, 2], "40 bytes each; the third goes beyond the hundred.");
        _lane.MoveTo(_sent, Everything);
        Sent().ShouldBe([0, 1, 2]);
    }

    [Fact]
    public void Take_LetsAsMuchGoAgain()
    {
        foreach (var body in Enumerable.Range(0, 6))
        {
            Add(_lane, Body((byte)body, 34));
        }

        _lane.MoveTo(_sent, Everything);
        _lane.Take(40);
        _lane.MoveTo(_sent, Everything);

        Sent().ShouldBe([0, 1, 2, 3]);
    }

    [Fact]
    public void MoveTo_OfOneLane_SendsAboutItsShare()
    {
        foreach (var body in Enumerable.Range(0, 3))
        {
            Add(_lane, Body((byte)body, 14));
        }

        _lane.MoveTo(_sent, 30);

        Sent().ShouldBe([0, 1]);
    }

    [Fact]
    public void Add_WhenTheQueueIsFull_SaysSo_AndTellsOfRoomOnce()
    {
        var lane = new OutboundLane(0, LinkProtocol.QueueBytes * 4);
        var body = Body(1, 64 * 1024);
        while (Add(lane, body) == SayResult.Accepted) { }

        lane.MoveTo(_sent, LinkProtocol.QueueBytes / 4).ShouldBeFalse("It is still more than half full.");
        lane.MoveTo(_sent, Everything).ShouldBeTrue();

        lane.MoveTo(_sent, Everything).ShouldBeFalse("It was told already.");
        Add(lane, body).ShouldBe(SayResult.Accepted);
    }

    [Fact]
    public void Add_OfTheLargestBody_IsTaken_AndOfALargerOneIsNot()
    {
        Add(_lane, new byte[LinkProtocol.MaxBodyBytes]).ShouldBe(SayResult.Accepted);
        Add(_lane, new byte[LinkProtocol.MaxBodyBytes + 1]).ShouldBe(SayResult.TooLarge);
    }

    [Fact]
    public void Frames_ThroughManyRounds_StayWholeAndInOrder()
    {
        var chance = new Random(7);
        var said = new List<byte>();
        for (var round = 0; round < 1000; round++)
        {
            var mark = (byte)round;
            if (Add(_lane, Body(mark, chance.Next(1, 300))) == SayResult.Accepted)
            {
                said.Add(mark);
            }

            if (chance.Next(3) == 0)
            {
                _lane.MoveTo(_sent, chance.Next(1, 1000));
                _lane.Take(chance.Next(0, 500));
            }
        }

        for (var i = 0; i < 2000; i++)
        {
            _lane.Take(long.MaxValue / 2);
            _lane.MoveTo(_sent, Everything);
        }

        Sent().ShouldBe(said);
    }

    [Fact]
    public void Add_SaysThatSomebodyHasToBeWoken_OnlyWhenNothingWaited()
    {
        _lane.Add(Body(1, 200), out var first);
        _lane.Add(Body(2, 200), out var second);
        _lane.MoveTo(_sent, Everything);
        _lane.Add(Body(3, 200), out var behindWhatWaitsForItsReceiver);
        _lane.Take(long.MaxValue / 2);
        _lane.MoveTo(_sent, 1);
        _lane.MoveTo(_sent, Everything);
        _lane.Take(long.MaxValue / 2);
        _lane.MoveTo(_sent, Everything);
        _lane.Add(Body(4, 200), out var afterAll);

        (first, second, behindWhatWaitsForItsReceiver, afterAll).ShouldBe((true, false, false, true));
    }

    private static SayResult Add(OutboundLane lane, byte[] body) => lane.Add(body, out _);

    private static byte[] Body(byte mark, int length) => [.. Enumerable.Repeat(mark, length)];

    private List<byte> Sent()
    {
        var rest = new ReadOnlySequence<byte>(_sent.WrittenMemory);
        var marks = new List<byte>();
        while (LinkFrame.TryTake(ref rest, out var frame) == FrameReading.Whole)
        {
            (frame.Kind, frame.Lane).ShouldBe((FrameKind.Said, (byte)3));
            var body = frame.Body.ToArray();
            body.ShouldAllBe(part => part == body[0]);
            marks.Add(body[0]);
        }

        rest.Length.ShouldBe(0);
        return marks;
    }
}
