using System.Globalization;

namespace Supervisor.Cluster.Coordination.Etcd.Health;

/// <summary>
/// What an etcd's times mean for how soon a dead machine is seen to be down. Its leader looks for leases that have run out twice a
/// second; a new leader gives every lease its whole time again, after an election that takes one to two of its time-outs.
/// </summary>
internal static class DetectionRules
{
    public static readonly TimeSpan Wanted = TimeSpan.FromSeconds(5);

    public static readonly TimeSpan WantedWithLeader = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan LeaseCheck = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Telling = TimeSpan.FromMilliseconds(200);

    /// <param name="ttl">Of a node's lease.</param>
    public static TimeSpan Usually(TimeSpan ttl) => ttl + LeaseCheck + Telling;

    /// <summary>When etcd's leader dies with the machine.</summary>
    public static TimeSpan WithLeader(TimeSpan ttl, EtcdTimes times) =>
        (2 * times.Election) + times.Heartbeat + Usually(ttl);

    public static bool IsSoonEnough(TimeSpan ttl, EtcdTimes times) =>
        Usually(ttl) <= Wanted && WithLeader(ttl, times) <= WantedWithLeader;

    public static string Sentence(TimeSpan ttl, EtcdTimes times) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"etcd's heartbeat is {times.Heartbeat.TotalMilliseconds:0} ms and its election time-out {times.Election.TotalMilliseconds:0} ms"
                + $"{(times.IsSaid ? "" : " (its defaults)")}: a dead machine is seen to be down within {Usually(ttl).TotalSeconds:0.0} s, "
                + $"and within {WithLeader(ttl, times).TotalSeconds:0.0} s when etcd's leader dies with it."
        );
}
