using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Model;

namespace Supervisor.Fleet.Judging.Readiness;

/// <summary>A group that is ready with more than all of its agents, or with none.</summary>
internal static class QuorumOutOfRange
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        let percent = (site.Model.Ready as ReadyRule.Quorum)?.Percent
        where percent is < 1 or > 100
        select site.At(
            JudgeKinds.QuorumOutOfRange,
            site.Supervised.Then("ready").Then("quorum"),
            $"'{site}' is ready with {percent}% of its {CountText.Of(site.Agents.Count, "agent")}, which is no share of them.",
            "Write a share from 1% to 100%, such as 70%."
        );
}
