using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;

namespace Supervisor.Fleet.Judging.Ports;

/// <summary>
/// Two agents that listen on one port of one network name space: of one container, or of containers that share one. The
/// machine's own name space is held against everything else on the machine by <see cref="PortTaken"/>.
/// </summary>
internal static class AgentPortTaken
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from space in scene.Spaces.All
        where !space.IsHost || space.Groups.All(site => site.IsMovable)
        from same in space.Agents.Where(agent => agent.Model.Port is not null).GroupBy(agent => agent.Model.Port!.Value)
        from later in same.Skip(1)
        select Told(same.Key, same.First(), later);

    private static Finding Told(int port, AgentSite first, AgentSite later) =>
        later.At(
            JudgeKinds.AgentPortTaken,
            later.PathOf("port"),
            ReferenceEquals(first.Group, later.Group)
                ? $"{later} listens on port {port}, as does {first} in the same container '{later.Group}'."
                : $"{later} listens on port {port}, as does {first} of '{first.Group}', whose network '{later.Group}' shares.",
            $"Give one of them another port, or put them in containers with networks of their own."
        );
}
