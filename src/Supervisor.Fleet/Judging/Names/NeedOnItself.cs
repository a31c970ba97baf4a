using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Naming;

namespace Supervisor.Fleet.Judging.Names;

/// <summary>An agent that waits for itself, or for the group that is not ready without it.</summary>
internal static class NeedOnItself
{
    public static IEnumerable<Finding> Find(Scene scene) => OfAgents(scene).Concat(OfServices(scene));

    private static IEnumerable<Finding> OfAgents(Scene scene)
    {
        foreach (var need in scene.Needs)
        {
            if (need.Resolution is NameResolution.Resolved { Member: var member } && IsOwn(need.Agent, member))
            {
                yield return need.At(
                    JudgeKinds.NeedOnItself,
                    member.Agent is null
                        ? $"{need.Agent} needs its own group '{need.Agent.Group}', which waits for it."
                        : $"{need.Agent} needs itself.",
                    "Take it out of the needs, or write the agent that is meant, as GROUP/AGENT if the names are equal."
                );
            }
        }
    }

    private static IEnumerable<Finding> OfServices(Scene scene) =>
        from site in scene.Groups
        where site.Service.DependsOn.Contains(site.Name)
        select site.At(
            JudgeKinds.NeedOnItself,
            site.Path.Then("depends_on").Then(site.Name),
            $"The service '{site}' depends on itself.",
            "Take it out of depends_on, or write the service that is meant."
        );

    private static bool IsOwn(AgentSite agent, FleetMember member) =>
        ReferenceEquals(member.Group, agent.Group.Model)
        && (member.Agent is null || ReferenceEquals(member.Agent, agent.Model));
}
