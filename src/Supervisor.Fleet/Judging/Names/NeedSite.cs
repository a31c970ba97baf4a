using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Places;

namespace Supervisor.Fleet.Judging.Names;

/// <summary>A need, where it is written, and what its name leads to.</summary>
internal sealed record NeedSite(AgentSite Agent, NeedModel Need, TreePath Path, NameResolution Resolution)
{
    public static IEnumerable<NeedSite> All(Scene scene) => scene.Agents.SelectMany(agent => Of(scene, agent));

    public Finding At(FindingKind kind, string message, string remedy) => Agent.At(kind, Path, message, remedy);

    private static IEnumerable<NeedSite> Of(Scene scene, AgentSite agent)
    {
        var path = agent.PathOf("needs");
        return agent.Model.Needs.Select(
            (need, index) =>
                new NeedSite(agent, need, path.Then(index), scene.Names.Resolve(need.Name, agent.Group.Scope))
        );
    }
}
