using Shouldly;
using Supervisor.Cluster.Coordination.Memory;
using Supervisor.Cluster.Founding;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.TestKit.Coordination;
using Xunit;

namespace Supervisor.Tests.Cluster.Founding;

public sealed class ClusterFoundingTests
{
    private readonly MemoryCoordination _store = new(new MemoryMedium(Changes.Store(1)));

    [Fact]
    public async Task Store_IsTheFirstClusters_AndOnesWhoComeAgain()
    {
        var home = Record(1, "home");
        (await FoundAsync(home)).IsDone.ShouldBeTrue();

        var again = await FoundAsync(home with { Name = "house", Since = HybridTime.FromMilliseconds(9) });

        again.IsDone.ShouldBeTrue();
        again.Value.ShouldBe(home, "it was founded once");
    }

    [Fact]
    public async Task Store_OfAnotherCluster_IsRefusedWithItsName()
    {
        await FoundAsync(Record(1, "home"));

        var other = await FoundAsync(Record(2, "office"));

        other.Status.ShouldBe(WriteStatus.Conflict);
        other.Reason.ShouldBe("It is kept for the cluster 'home'.");
    }

    [Fact]
    public async Task Store_ThatANewerVersionHasWritten_IsNotTaken()
    {
        var newer = Changes.Entries(Changes.PutEntry("cluster", """{"form":2,"id":"x","name":"y","since":1}"""));
        await _store.ChangeEntriesAsync(newer);

        (await FoundAsync(Record(1, "home"))).Status.ShouldBe(WriteStatus.Conflict);
    }

    private Task<WriteOutcome<ClusterRecord>> FoundAsync(ClusterRecord record) =>
        ClusterFounding.FoundAsync(_store, record);

    private static ClusterRecord Record(byte number, string name) =>
        new(ClusterId.FromEntropy(Changes.Entropy(number)), name, HybridTime.FromMilliseconds(number));
}
