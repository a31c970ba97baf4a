using Supervisor.Fleet.Model;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Plans;

/// <summary>Where each group of a node is in the network, as far as files say it.</summary>
internal sealed class NetworkPlaces(FleetNames names)
{
    /// <summary>Where who shares a name space is reached from within it.</summary>
    internal const string Loopback = "127.0.0.1";

    private const string OfService = "service:";
    private const string OfContainer = "container:";

    /// <summary>
    /// On which addresses an agent listens unless it says so: in a network of its own on all, for only there it is reached; on the
    /// machine's, on none that others reach.
    /// </summary>
    internal static string ListeningAddressOf(GroupModel group) => IsOnMachine(group) ? Loopback : "0.0.0.0";

    internal NetworkPlace Of(FleetMember member)
    {
        var owner = OwnerOf(member);
        var service = owner.Group.Service;
        return service.NetworkMode switch
        {
            _ when IsOnMachine(owner.Group) => new NetworkPlace.Machine(),
            { } mode when After(mode, OfContainer) is { } container => new NetworkPlace.OfOther(container),
            null => new NetworkPlace.Own(
                Whole(owner),
                service.Networks.Names.Select(name => NetworkOf(owner, name)).ToValueList()
            ),
            // None; or the engine's own bridge, on which nobody has a name.
            _ => new NetworkPlace.Own(Whole(owner), []),
        };
    }

    private static bool IsOnMachine(GroupModel group) => group.IsProcess || group.Service.NetworkMode is "host";

    /// <summary>Whose name space it is, at the end of a chain of those that join another's; a ring ends where it began.</summary>
    private FleetMember OwnerOf(FleetMember member)
    {
        var visited = new HashSet<FleetMember>();
        while (visited.Add(member) && Joined(member) is { } other)
        {
            member = other;
        }

        return member;
    }

    private FleetMember? Joined(FleetMember member) =>
        member.Group.Service.NetworkMode switch
        {
            { } mode when After(mode, OfService) is { } service => names.Groups.FirstOrDefault(group =>
                group.Project == member.Project && group.Group.Name == service
            ),
            { } mode when After(mode, OfContainer) is { } container => names.Groups.FirstOrDefault(group =>
                group.Project.Node == member.Project.Node && group.Group.Service.ContainerName == container
            ),
            _ => null,
        };

    /// <summary>The group, so that its agents are in one place with each other.</summary>
    private FleetMember Whole(FleetMember member) =>
        member.Agent is null ? member : names.Groups.First(group => group.Address == member.Address.OfGroup);

    private static string NetworkOf(FleetMember owner, string key) =>
        owner.Project.Networks.TryGet(key, out var network) ? network.Name : key;

    private static string? After(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : null;
}
