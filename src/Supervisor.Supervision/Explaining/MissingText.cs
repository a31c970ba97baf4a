using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Roster.Remote;

namespace Supervisor.Supervision.Explaining;

/// <summary>What is needed and how it stands: <c>redis is starting</c>.</summary>
public static class MissingText
{
    public static string Of(NeedTarget need, RosterView roster) => $"{need} {StandingOf(need, roster)}";

    private static string StandingOf(NeedTarget need, RosterView roster) =>
        need switch
        {
            { IsAtOwner: true } when roster.Others.GetValueOrDefault(need) == RemoteStanding.IsHere => StandingOf(
                need.Here,
                roster
            ),
            { Node: not null } => roster.Others.GetValueOrDefault(need) is { } standing
                ? RemoteText.Of(standing)
                : "is on another node",
            { Agent: { } agent } => roster.Agents.GetValueOrDefault(new AgentAddress(need.Group, agent).Path)
                is { } snapshot
                ? Standing.Of(snapshot)
                : "is not in the fleet",
            _ => roster.Groups.GetValueOrDefault(need.Group) is { } group ? Standing.Of(group) : "is not in the fleet",
        };
}
