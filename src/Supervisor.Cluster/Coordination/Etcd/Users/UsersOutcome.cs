namespace Supervisor.Cluster.Coordination.Etcd.Users;

/// <summary>What became of a change of etcd's users.</summary>
/// <param name="IsForbidden">Who asked may not do it, today or tomorrow.</param>
/// <param name="Reason">Empty when it is done.</param>
internal sealed record UsersOutcome(bool IsDone, bool IsForbidden, string Reason)
{
    public static UsersOutcome Done { get; } = new(true, false, "");

    public static UsersOutcome Forbidden(string reason) => new(false, true, reason);

    public static UsersOutcome Failed(string reason) => new(false, false, reason);
}
