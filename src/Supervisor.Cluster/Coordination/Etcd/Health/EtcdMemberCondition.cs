namespace Supervisor.Cluster.Coordination.Etcd.Health;

/// <summary>One member of an etcd, as it stands.</summary>
/// <param name="Name">As etcd has it; its endpoint where that is not known.</param>
/// <param name="Endpoint">Where it was asked.</param>
/// <param name="Silent">Why it does not answer; empty when it does.</param>
internal sealed record EtcdMemberCondition(string Name, Uri Endpoint, string Silent)
{
    public bool Answers => Silent.Length == 0;

    public bool IsLeader { get; init; }

    /// <summary>It has no vote yet.</summary>
    public bool IsLearner { get; init; }

    /// <summary>It says that a leader is known to it.</summary>
    public bool HasLeader { get; init; }

    public string Version { get; init; } = "";

    public long DataBytes { get; init; }

    /// <summary>What it complains of, as NOSPACE.</summary>
    public IReadOnlyList<string> Alarms { get; init; } = [];

    /// <summary>Null: it does not say how it was started.</summary>
    public EtcdTimes? Times { get; init; }
}
