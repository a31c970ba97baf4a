using Shouldly;
using Supervisor.Cluster.Links;
using Supervisor.Supervision.Ports.Links;
using Supervisor.TestKit.Links;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Cluster.Links;

public sealed class SilenceTests
{
    [Fact]
    public async Task Link_OverWhichNothingIsSaid_LivesOn()
    {
        var clock = new VirtualClock();
        var network = new MemoryNetwork();
        await using var world = new LinkWorld(clock, network.Open);
        var (one, two) = await LinkAsync(world);

        for (var beat = 0; beat < LinkProtocol.Patience / LinkProtocol.BeatInterval * 5; beat++)
        {
            var looks = network.Looks;
            Pass(clock, LinkProtocol.BeatInterval);
            await UntilAsync(() => network.Looks >= looks + 2);
        }

        one.Node.Lane().Say(two.Node.Id, new Word(1)).ShouldBe(SayResult.Accepted);
        (await two.Ear.NumbersAsync(1)).ShouldBe([1]);
        one.Node.SinceHeard(two.Node.Id).ShouldNotBeNull().ShouldBeLessThan(LinkProtocol.Patience);
    }

    [Fact]
    public async Task Link_WhosePeerIsCutOff_IsLostAtBothEndsWithinItsPatience()
    {
        var clock = new VirtualClock();
        var network = new MemoryNetwork();
        await using var world = new LinkWorld(clock, network.Open);
        var (one, two) = await LinkAsync(world);

        network.IsCut = true;
        Pass(clock, LinkProtocol.Patience + LinkProtocol.BeatInterval * 2);

        (await one.Ear.NextAsync<LaneNews<Word>.Lost>()).Reason.Code.ShouldBe(LinkErrorCodes.Silent);
        (await two.Ear.NextAsync<LaneNews<Word>.Lost>()).Reason.Code.ShouldBe(LinkErrorCodes.Silent);
        one.Node.SinceHeard(two.Node.Id).ShouldNotBeNull().ShouldBeGreaterThan(LinkProtocol.Patience);
        one.Node.Lane().Say(two.Node.Id, new Word(1)).ShouldBe(SayResult.NotLinked);
    }

    private static async Task<((LinkedNode Node, LaneEar Ear) One, (LinkedNode Node, LaneEar Ear) Two)> LinkAsync(
        LinkWorld world
    )
    {
        var (one, two) = (world.Start(1), world.Start(2));
        var (ear, other) = (one.Listen(), two.Listen());
        one.Lane().Say(two.Id, new Word(0));
        await ear.NextAsync<LaneNews<Word>.Linked>();
        await other.NextAsync<LaneNews<Word>.Linked>();
        await HeardAsync(one, two, other);
        await HeardAsync(two, one, ear);
        return ((one, ear), (two, other));
    }

    /// <summary>Then the hearing end is all there.</summary>
    private static async Task HeardAsync(LinkedNode from, LinkedNode to, LaneEar ear)
    {
        from.Lane().Say(to.Id, new Word(0)).ShouldBe(SayResult.Accepted);
        await ear.NumbersAsync(1);
    }

    private static void Pass(VirtualClock clock, TimeSpan time)
    {
        var until = clock.Elapsed + time;
        while (clock.MoveToNextTimer(until)) { }

        clock.MoveTo(until);
    }

    /// <summary>The links have threads of their own.</summary>
    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!holds())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
