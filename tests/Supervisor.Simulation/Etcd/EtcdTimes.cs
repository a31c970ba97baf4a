namespace Supervisor.Simulation.Etcd;

/// <param name="Heartbeat">How long a leader that was away believes itself to be one when it is back.</param>
/// <param name="Election">How long nobody leads after a leader was lost; as long, one that is cut off believes itself to be it.</param>
internal sealed record EtcdTimes(TimeSpan Heartbeat, TimeSpan Election)
{
    internal static EtcdTimes Usual { get; } = new(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500));

    /// <summary>So long a member keeps a request for which there is no leader.</summary>
    internal TimeSpan Patience => TimeSpan.FromSeconds(5) + Election * 2;

    /// <summary>A watch that wants a leader is ended when its member has none for so long.</summary>
    internal TimeSpan WithoutLeader => Election * 3;
}
