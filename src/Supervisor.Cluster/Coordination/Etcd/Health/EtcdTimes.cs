namespace Supervisor.Cluster.Coordination.Etcd.Health;

/// <summary>How often an etcd's leader is heard, and after what silence another is chosen.</summary>
/// <param name="IsSaid">It was said at its start; otherwise these are what an etcd takes that was told nothing.</param>
internal sealed record EtcdTimes(TimeSpan Heartbeat, TimeSpan Election, bool IsSaid)
{
    public static EtcdTimes Usual { get; } =
        new(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(1000), IsSaid: false);
}
