using Supervisor.Cluster.Membership;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Ports.Membership;

namespace Supervisor.Node.Clusters;

/// <summary>A node's place among the others for those who are there before it has one.</summary>
/// <param name="knownLooks"><inheritdoc cref="CountedPlace.Of" path="/param[@name='knownLooks']"/></param>
internal sealed class LateMembership(Func<long?> knownLooks) : IMembership
{
    private readonly CountedPlace _counted = new();
    private readonly MembersFeed _feed = new();
    private volatile MembershipKeeper? _keeper;

    public EntryCondition? Own => _counted.Of(_keeper?.Own, knownLooks());

    public MembersView View => _feed.View;

    public IAsyncDisposable Watch(Action<MembersView> listener) => _feed.Add(listener);

    /// <summary>From now on it is this one.</summary>
    public void Begin(MembershipKeeper keeper)
    {
        _keeper = keeper;
        keeper.Watch(_feed.Tell);
    }
}
