using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Judging.Spaces;

/// <summary>
/// Which groups share a network name space: those that join another's, and on a node all that use the machine's own. A
/// movable group is on no known machine, hence with nobody there.
/// </summary>
internal sealed class NetworkSpaces
{
    private readonly Dictionary<GroupSite, NetworkSpace> _spaces = [];
    private readonly Dictionary<string, NetworkSpace> _hosts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string? Node, string Container), NetworkSpace> _containers = [];
    private readonly ILookup<(ProjectSite, string), GroupSite> _services;
    private readonly ILookup<(string?, string), GroupSite> _named;

    public NetworkSpaces(ValueList<GroupSite> groups)
    {
        _services = groups.ToLookup(group => (group.Project, group.Name));
        _named = groups
            .Where(group => group.Service.ContainerName is not null)
            .ToLookup(group => (group.Node, group.Service.ContainerName!));
        foreach (var group in groups)
        {
            SpaceOf(group, []).Enter(group);
        }
    }

    public NetworkSpace this[GroupSite group] => _spaces[group];

    public IEnumerable<NetworkSpace> All => _spaces.Values.Distinct();

    /// <param name="visited">Those on the way here: a ring of joined spaces is nobody's, and ends.</param>
    private NetworkSpace SpaceOf(GroupSite group, HashSet<GroupSite> visited)
    {
        if (!_spaces.TryGetValue(group, out var space))
        {
            space = visited.Add(group) && Joined(group) is { } other ? SpaceOf(other, visited) : OwnSpace(group);
            _spaces[group] = space;
        }

        return space;
    }

    private GroupSite? Joined(GroupSite group) =>
        NetworkMode.Of(group) switch
        {
            NetworkMode.OfService(var name) => _services[(group.Project, name)].FirstOrDefault(),
            NetworkMode.OfContainer(var name) => _named[(group.Node, name)].FirstOrDefault(),
            _ => null,
        };

    private NetworkSpace OwnSpace(GroupSite group) =>
        NetworkMode.Of(group) switch
        {
            NetworkMode.Host => group.IsMovable ? new NetworkSpace(isHost: true) : HostOf(group),
            NetworkMode.OfContainer(var name) => ContainerOf(group, name),
            _ => new NetworkSpace(isHost: false),
        };

    private NetworkSpace HostOf(GroupSite group)
    {
        var node = group.Node ?? "";
        return _hosts.TryGetValue(node, out var host) ? host : _hosts[node] = new NetworkSpace(isHost: true);
    }

    private NetworkSpace ContainerOf(GroupSite group, string name)
    {
        var key = (group.Node, name);
        return _containers.TryGetValue(key, out var space) ? space : _containers[key] = new NetworkSpace(isHost: false);
    }
}
