using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Cluster.Ownership;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership;
using Supervisor.Supervision.Ports.Coordination.Claims;
using Supervisor.TestKit.Ownership;
using Xunit;

namespace Supervisor.Tests.Supervision.Ownership;

/// <summary>Groups that each run at the other's home, with the actors of their nodes and a store.</summary>
public sealed class SwappedHomesTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Groups_ComeHomeAfterAHealthySpellEach_OnceAndNeverTwiceAtATime(int nodes)
    {
        var world = new OwnershipWorld(seed: 7, nodes, groups: nodes);
        foreach (var (group, at) in world.Groups.Select((group, at) => (group, at)))
        {
            Own(world, group, ((at + 1) % nodes) + 1);
        }

        world.RunFor(TimeSpan.FromSeconds(1));
        foreach (var node in world.Nodes)
        {
            node.StartDaemon();
        }

        world.RunFor(TimeSpan.FromSeconds(50));
        Where(world).ShouldBe(world.Groups.Select((_, at) => $"pc{((at + 1) % nodes) + 1}"));

        // One may have to wait for the other to be settled where it is by then.
        world.RunFor((2 * OwnershipTimes.HealthySpell) + TimeSpan.FromSeconds(40));
        Where(world).ShouldBe(world.Groups.Select((_, at) => $"pc{at + 1}"), Story(world));
        var moved = world.Oracle.Trace.Count;

        world.RunFor(2 * OwnershipTimes.MoveWindow);
        world.Oracle.Trace.Count.ShouldBe(moved, Story(world));
        world.Oracle.Violations.ShouldBeEmpty();
    }

    private static void Own(OwnershipWorld world, string group, int node)
    {
        var claims = new EntryClaims(new MemoryCoordination(world.Medium));
        var length = MovableDefinition.Usual.Length;
        _ = claims.TakeAsync(
            new ClaimTake(group, OwnershipWorld.Id(node), null, 0, length, HybridTime.FromMilliseconds(1), [])
        );
    }

    private static IEnumerable<string> Where(OwnershipWorld world) =>
        world.Groups.Select(group => string.Join('+', world.Oracle.RunsOn(group)));

    private static string Story(OwnershipWorld world) => string.Join('\n', world.Oracle.Trace);
}
