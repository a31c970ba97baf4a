using System.Security.Cryptography;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Cluster.Coordination.Etcd.Users;
using Supervisor.Cluster.Trust.Records;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Clusters.Places;

namespace Supervisor.Node.Clusters.Trust;

/// <summary>
/// A user of etcd for each node, where etcd has users: it has rights on the cluster's keys alone, and goes with the node. Who may make
/// users goes with the authority's key, to nodes that may make members.
/// </summary>
internal sealed class NodeUsers(ClusterPlace place, TimeProvider time, Func<int, byte[]> chance)
{
    private const int PasswordBytes = 24;

    public static NodeUsers In(ClusterPlace place) =>
        new(place, TimeProvider.System, static length => RandomNumberGenerator.GetBytes(length));

    /// <summary>Whether this node knows anybody who may make and remove users.</summary>
    public bool KnowsMaker => place.Etcd is { } etcd && MakerIn(etcd) is not null;

    /// <summary>How that node reaches the cluster. Where nobody is known who may make users, all nodes share the one there is.</summary>
    public async Task<Outcome<ClusterPlace>> PlaceOfAsync(NodeRecord node)
    {
        if (place.Etcd is not { Login: not null } etcd)
        {
            return place;
        }

        if (MakerIn(etcd) is not { } maker)
        {
            return NodeUserErrors.NobodyMayMake(place.Name);
        }

        using var users = UsersOf(etcd, maker);
        var may = await users.MayMakeAsync();
        if (!may.IsDone)
        {
            return may.IsForbidden && !etcd.IsOwn ? place : NodeUserErrors.NotMade(node.Name, may.Reason);
        }

        var login = new EtcdLogin(NameOf(node.Node), Convert.ToHexStringLower(chance(PasswordBytes)));
        var made = await users.MakeAsync(login);
        return made.IsDone
            ? Of(etcd, login, node.HoldsKey ? maker : null)
            : NodeUserErrors.NotMade(node.Name, made.Reason);
    }

    /// <summary>For a node that does not belong any more. There may never have been one, or others see to it.</summary>
    /// <returns>Why it may be there still; null when it is gone, as far as this node may say.</returns>
    public async Task<OperatorError?> RemoveAsync(NodeRecord node)
    {
        if (place.Etcd is not { } etcd || MakerIn(etcd) is not { } maker)
        {
            return null;
        }

        var name = NameOf(node.Node);
        using var users = UsersOf(etcd, maker);
        var may = await users.MayMakeAsync();
        if (may.IsForbidden && !etcd.IsOwn)
        {
            return null;
        }

        var removed = may.IsDone ? await users.RemoveAsync(name) : may;
        return removed.IsDone ? null : NodeUserErrors.NotRemoved(name, removed.Reason);
    }

    private static EtcdLogin? MakerIn(EtcdAccess etcd) => etcd.Maker ?? (etcd.IsOwn ? null : etcd.Login);

    private EtcdUsers UsersOf(EtcdAccess etcd, EtcdLogin maker) =>
        new(CoordinationOpening.SettingsOf(place.Name, etcd) with { Login = maker }, time);

    private ClusterPlace Of(EtcdAccess etcd, EtcdLogin login, EtcdLogin? maker) =>
        place with
        {
            Etcd = etcd with { User = login.User, Password = login.Password, IsOwn = true, Maker = maker },
        };

    private string NameOf(string node) => $"supervisor-{place.Name}-{node}";
}
