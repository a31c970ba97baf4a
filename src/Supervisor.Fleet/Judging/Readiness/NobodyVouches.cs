using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Judging.Text;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Judging.Readiness;

/// <summary>
/// Agents of which nothing says that they work: no probe, no health test that speaks for them, no Redis on their node
/// to write a key to, and nothing that shows that they will send word themselves. They count as ready after a second.
/// </summary>
internal static class NobodyVouches
{
    public static IEnumerable<Finding> Find(Scene scene) =>
        from site in scene.Groups
        where scene.NodeOf(site).Declared?.Redis is null && !IsUnread(site)
        let silent = site.Agents.Where(agent => !IsVouchedFor(agent)).ToList()
        where silent.Count > 0
        select Told(site, silent);

    /// <summary>Who the agents are could not be read, which has been told.</summary>
    private static bool IsUnread(GroupSite site) =>
        site.IsNoService
        || site.Supervised.Then("agents").NodeIn(site.Project.Tree.Root) is ListNode or ScalarNode { IsNull: false };

    private static bool IsVouchedFor(AgentSite agent) =>
        agent.Model.Probe is not null || HasUnreadProbe(agent) || HasHealthTest(agent) || agent.Model.Speaks;

    /// <summary>A probe that was meant and could not be read, which has been told.</summary>
    private static bool HasUnreadProbe(AgentSite agent) =>
        agent.PathOf("probe").NodeIn(agent.Group.Project.Tree.Root) is { } written
        && written is not ScalarNode { Text: "off" or "" };

    /// <summary>The container's test is no word of an agent that is started in it beside others.</summary>
    private static bool HasHealthTest(AgentSite agent) =>
        agent.IsListenedTo && agent.Group.Service.Health is { IsDisabled: false };

    private static Finding Told(GroupSite site, List<AgentSite> silent)
    {
        var isWhole = silent is [var only] && only.Name == site.Name;
        var who = isWhole ? $"'{site}'" : $"{Phrases.And(silent.Select(agent => agent.Name))} of '{site}'";
        return site.At(
            JudgeKinds.NobodyVouches,
            isWhole ? site.Path : silent[0].Path,
            $"Nothing says when {who} {(silent.Count == 1 ? "is" : "are")} ready: there is no probe and no health test "
                + (silent.Count == 1 ? "that speaks for it, so it counts" : "that speaks for them, so they count")
                + " as ready after one second.",
            isWhole
                ? $"Add a healthcheck, or x-supervisor: {{ agents: {{ {site}: {{ probe: {{ http: \":PORT/health\" }} }} }} }}."
                : "Add a probe, such as probe: { http: \":PORT/health\" }, unless the agent sends word itself at once."
        );
    }
}
