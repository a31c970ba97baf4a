namespace Supervisor.Cluster.Coordination.Etcd.Calls;

/// <summary>The members, and which of them is asked: the same one until it fails somebody.</summary>
internal sealed class EtcdMembers(IReadOnlyList<EtcdMember> members)
{
    private int _current;

    public IReadOnlyList<EtcdMember> All => members;

    public int Count => members.Count;

    public EtcdMember Current => members[Volatile.Read(ref _current)];

    /// <summary>Nothing when another call has left it already.</summary>
    public void Leave(EtcdMember failed)
    {
        var current = Volatile.Read(ref _current);
        if (members[current] == failed)
        {
            Interlocked.CompareExchange(ref _current, (current + 1) % members.Count, current);
        }
    }
}
