using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Model;

namespace Supervisor.Fleet.Judging.Readiness;

/// <summary>A group that waits for its required agents, of which it has none.</summary>
internal static class NothingRequired
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        where site.Model.Ready is ReadyRule.Required && site.Agents.All(agent => !agent.Model.Required)
        select site.At(
            JudgeKinds.NothingRequired,
            site.Supervised.Then("ready"),
            $"'{site}' is ready when its required agents are, and none of them is required: it is ready at once.",
            "Mark an agent 'required: true', or write ready: all."
        );
}
