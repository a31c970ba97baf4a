using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Contracts.Ids;
using Supervisor.Node.Clusters.Standings;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Coordination.Leases;
using Supervisor.Supervision.Ports.Membership;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Node.Clusters.Standings;

public sealed class LeaseAgesTests
{
    private const int Nodes = 40;

    private static readonly TimeSpan Ttl = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Ages_AreSinceEachKeptItsLease_AndOfNobodyWhoHasNone()
    {
        var clock = new VirtualClock();
        var store = new MemoryCoordination(new MemoryMedium(Changes.Store(1), clock));
        for (byte number = 1; number <= Nodes; number++)
        {
            await EnterAsync(store, number);
        }

        await store.ChangeEntriesAsync(Changes.Entries(EntryWrite.Put(MemberKeys.Of(Id(99)), "without a lease")));
        clock.MoveTo(clock.Elapsed + TimeSpan.FromSeconds(1));
        await store.KeepLeaseAsync(LeaseOf(1));
        clock.MoveTo(clock.Elapsed + TimeSpan.FromSeconds(1));

        var ages = await LeaseAges.OfAsync(store);

        ages.Count.ShouldBe(Nodes);
        ages[Id(1)].ShouldBe(TimeSpan.FromSeconds(1));
        ages[Id(Nodes)].ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task StoreThatDoesNotAnswer_TellsOfNobody()
    {
        var clock = new VirtualClock();
        var store = new MemoryCoordination(new MemoryMedium(Changes.Store(1), clock));
        await EnterAsync(store, 1);
        var silent = new FaultyCoordination(
            store,
            clock,
            static _ => CallPlan.AtOnce with { Fate = CallFate.Unavailable }
        );

        (await LeaseAges.OfAsync(silent)).ShouldBeEmpty();
    }

    private static async Task EnterAsync(MemoryCoordination store, byte number)
    {
        var lease = LeaseOf(number);
        await store.GrantLeaseAsync(new Lease(lease, Ttl));
        await store.ChangeEntriesAsync(Changes.Entries(EntryWrite.Put(MemberKeys.Of(Id(number)), "there", lease)));
    }

    private static NodeId Id(byte number) => NodeId.FromEntropy(Changes.Entropy(number));

    private static LeaseId LeaseOf(byte number) => LeaseId.FromEntropy(Changes.Entropy(number));
}
