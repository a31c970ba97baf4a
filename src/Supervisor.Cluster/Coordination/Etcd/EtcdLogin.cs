namespace Supervisor.Cluster.Coordination.Etcd;

/// <summary>A user of etcd. Its gateway knows no users by certificate, so a password is needed even where certificates are.</summary>
public sealed record EtcdLogin(string User, string Password)
{
    /// <summary>Without the password, which must not come into a log.</summary>
    public override string ToString() => User;
}
