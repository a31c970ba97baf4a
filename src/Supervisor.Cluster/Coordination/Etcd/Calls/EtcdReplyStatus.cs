namespace Supervisor.Cluster.Coordination.Etcd.Calls;

internal enum EtcdReplyStatus
{
    Answered,

    /// <summary>etcd has said no, and has done nothing.</summary>
    Refused,

    /// <summary>It never reached a member: nothing was done.</summary>
    NotSent,

    /// <summary>Nobody can say: no answer came, or one that says no more than that.</summary>
    Lost,
}
