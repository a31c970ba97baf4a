using Shouldly;
using Supervisor.Actors.Restarts;
using Supervisor.Simulation.Clusters;
using Supervisor.Simulation.Clusters.Drafts;
using Supervisor.Simulation.Clusters.Invariants;
using Supervisor.Simulation.Fleets;
using Supervisor.Simulation.Fleets.Drafts;
using Supervisor.Simulation.Plants;
using Supervisor.Simulation.Tests.Fleets;
using Supervisor.Supervision.Ports.Runtime;
using Xunit;

namespace Supervisor.Simulation.Tests.Clusters;

public sealed class OnePlaceTests : IDisposable
{
    private readonly TwoMachines _two = new();
    private readonly ClusterWorld _cluster;

    public OnePlaceTests()
    {
        _cluster = new ClusterWorld(_two.Universe, _two.Machines, Plant.None);
        var web = new GroupDraft(DoctoredWorld.Usual.Address.Group, []) { Restart = RestartPolicy.Default };
        _cluster.Drafts.Add(new ClusterDraft(_cluster.Names, [new PlacedGroup(web, "pc1", IsMovable: false)], 8));
        foreach (var seat in _cluster.Seats)
        {
            seat.World.Inspection.Hold(new OnePlace(_cluster, seat.World));
        }
    }

    public void Dispose() => _two.Dispose();

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void GroupThatBeginsElsewhere_ViolatesIt_UnlessItHasEndedBefore(bool hasEnded, bool holds)
    {
        var first = Begin(0);
        if (hasEnded)
        {
            first.Ended = _two.Universe.Clock.Now;
        }

        Begin(1);
        _two.Violated.ShouldBe(holds ? [] : [OnePlace.OneAtATime]);
    }

    [Fact]
    public void MachineThatIsSuspended_IsWaitedForAsWell()
    {
        Begin(0);
        _two.Machines[0].Clock.FallAsleep();
        _two.RunFor(10);
        Begin(1);
        _two.Violated.ShouldBe([OnePlace.OneAtATime]);
    }

    [Fact]
    public void SeveralOfItOnOneMachine_AreForOthersToJudge()
    {
        Begin(0);
        Begin(0);
        _two.Violated.ShouldBeEmpty();
    }

    private Life Begin(int machine)
    {
        var world = _cluster.Seats[machine].World;
        var id = new WorkloadId(DoctoredWorld.Usual.Address, $"{world.Lives.All.Count + 1}-0");
        var life = new Life(id, DoctoredWorld.Usual, world.Now, "") { Began = world.Now };
        world.Lives.Add(life);
        world.Inspection.OnBegan(life);
        return life;
    }
}
