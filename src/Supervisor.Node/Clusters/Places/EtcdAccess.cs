using Supervisor.Cluster.Coordination.Etcd;

namespace Supervisor.Node.Clusters.Places;

/// <summary>All that it takes to reach an etcd, contents of files and all. It may hold a password.</summary>
/// <param name="Endpoints">The first is asked first.</param>
/// <param name="Authority">Whose certificates the members bear, as PEM; null: the machine's own authorities are asked.</param>
internal sealed record EtcdAccess(
    IReadOnlyList<Uri> Endpoints,
    string? User = null,
    string? Password = null,
    string? Authority = null,
    string? Certificate = null,
    string? Key = null
)
{
    /// <summary>The user is this node's and nobody else's: it may make none, and is given to none.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Who may make users for other nodes; null: nobody whom this node knows, unless <see cref="Login"/> is not its own.</summary>
    public EtcdLogin? Maker { get; init; }

    public EtcdLogin? Login => User is { } user && Password is { } password ? new EtcdLogin(user, password) : null;

    /// <summary>A node that has a user of its own keeps it when it is told of other members.</summary>
    public EtcdAccess WithUsersOf(EtcdAccess? kept) =>
        User is null && kept is not null
            ? this with
            {
                User = kept.User,
                Password = kept.Password,
                IsOwn = kept.IsOwn,
                Maker = kept.Maker,
            }
            : this;

    /// <summary>Without what is secret.</summary>
    public override string ToString() => string.Join(", ", Endpoints);
}
