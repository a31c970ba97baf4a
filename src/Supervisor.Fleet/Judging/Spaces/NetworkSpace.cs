using Supervisor.Fleet.Judging.Sites;

namespace Supervisor.Fleet.Judging.Spaces;

/// <summary>A network name space: whoever listens in it sees the others as localhost, and shares the ports with them.</summary>
internal sealed class NetworkSpace(bool isHost)
{
    private readonly List<GroupSite> _groups = [];

    /// <summary>The machine's own.</summary>
    public bool IsHost { get; } = isHost;

    /// <summary>In the order of the files.</summary>
    public IReadOnlyList<GroupSite> Groups => _groups;

    public IEnumerable<AgentSite> Agents => _groups.SelectMany(group => group.Agents);

    /// <summary>Whether anybody here is known to listen on the port.</summary>
    public bool HasListener(int port) => Groups.Any(group => Listeners.Of(group).Contains(port));

    internal void Enter(GroupSite group) => _groups.Add(group);
}
