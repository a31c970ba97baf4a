namespace Supervisor.Cluster.Coordination.Etcd.Calls;

/// <summary>By when a call of ours must be answered, however many members are asked.</summary>
internal sealed class EtcdDeadline(TimeProvider time, TimeSpan patience)
{
    private long _began = time.GetTimestamp();

    public bool IsOver => Left <= TimeSpan.Zero;

    public TimeSpan Left => patience - time.GetElapsedTime(_began);

    /// <summary>A part of something large was answered: what comes next has as much time as it had.</summary>
    public void Renew() => _began = time.GetTimestamp();

    /// <summary>What one member gets of it.</summary>
    public TimeSpan AtMost(TimeSpan share) => Left < share ? Left : share;
}
