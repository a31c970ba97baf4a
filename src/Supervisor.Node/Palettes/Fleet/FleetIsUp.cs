using System.Globalization;
using Supervisor.Node.Palettes.Changes;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Explaining;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Fleet;

/// <summary>
/// All agents of a plan are ready, each by its definition there. Who was stopped by an operator is not waited for; and when
/// nobody gets on any more without somebody's help, it has failed.
/// </summary>
/// <param name="isInCluster">Else nobody comes to own what may move, and it is not waited for.</param>
internal sealed class FleetIsUp(PaletteServices services, NodePlan plan, bool isInCluster) : IChangeGoal
{
    private const int Named = 3;

    /// <summary>Whose rank is lower needs somebody, or may soon.</summary>
    private const int Underway = 2;

    private readonly IReadOnlyList<AgentDefinition> _agents = [.. plan.Programs];

    public string Name => "all of the fleet";

    public string Goal => "is ready";

    public string Counted => "ready";

    public Task SettleAsync(CancellationToken stop) => services.Settling.AwaitAsync(stop);

    public ChangeProgress ProgressIn(RosterView roster)
    {
        var wanted = _agents.Where(agent => !IsStopped(Find(agent, roster))).ToList();
        var missing = wanted.Where(agent => !IsUp(agent, Find(agent, roster))).ToList();
        var done = wanted.Count - missing.Count;
        var known = missing.Select(agent => Find(agent, roster)).OfType<AgentSnapshot>().ToList();
        return missing.Count == 0 ? new(ChangeStep.Reached, "", "", done, wanted.Count)
            : known.Count == missing.Count
            && known.TrueForAll(agent => !IsAboutToBegin(agent) && AgentExplainer.IsStuck(agent, roster))
                ? Stuck(known, roster, done, wanted.Count)
            : new(ChangeStep.Open, Describe(missing, known), RemedyFor(known, roster), done, wanted.Count);
    }

    private static AgentSnapshot? Find(AgentDefinition agent, RosterView roster) =>
        roster.Agents.GetValueOrDefault(agent.Address.Path);

    /// <summary>Not by the fleet's having been down, which is over.</summary>
    private static bool IsStopped(AgentSnapshot? agent) =>
        agent
            is {
                IsWanted: false,
                Cause: AgentCauses.OperatorStop or AgentCauses.GroupStop or AgentCauses.OwnedElsewhere
            };

    /// <summary>It has not heard yet that the fleet is up, or of which node its group will be.</summary>
    private bool IsAboutToBegin(AgentSnapshot agent) =>
        agent.Cause is AgentCauses.FleetDown or AgentCauses.Removed
        || (isInCluster && agent.Cause is AgentCauses.Unowned);

    private static bool IsUp(AgentDefinition agent, AgentSnapshot? snapshot) =>
        snapshot is { Phase: AgentPhase.Completed }
        || (snapshot is { IsReady: true } && snapshot.RunningHash == agent.Hash);

    private static string Describe(List<AgentDefinition> missing, List<AgentSnapshot> known)
    {
        var named = known.OrderBy(Rank).Take(Named).Select(Describe).ToList();
        var rest = missing.Count - named.Count;
        var all = rest > 0 ? named.Append(string.Create(CultureInfo.InvariantCulture, $"{rest} more")) : named;
        return $"waits for {string.Join(", ", all)}";
    }

    private static string Describe(AgentSnapshot agent) =>
        Rank(agent) < Underway ? $"{agent.Address} (which {Standing.InBrief(agent)})" : agent.Address.ToString();

    /// <summary>Of what has failed, should there not be time to wait until it gets on by itself.</summary>
    private static string RemedyFor(List<AgentSnapshot> missing, RosterView roster) =>
        missing.MinBy(Rank) is { } worst && Rank(worst) < Underway ? AgentExplainer.Brief(worst, roster).Remedy : "";

    /// <summary>Those that others wait for come first.</summary>
    private static int Rank(AgentSnapshot agent) =>
        agent.Phase switch
        {
            AgentPhase.Quarantined => 0,
            AgentPhase.Backoff or AgentPhase.NotReady => 1,
            AgentPhase.Waiting => Underway + 1,
            _ => Underway,
        };

    private static ChangeProgress Stuck(List<AgentSnapshot> missing, RosterView roster, int done, int total)
    {
        var worst = AgentExplainer.Brief(missing.MinBy(Rank)!, roster);
        var text = string.Create(CultureInfo.InvariantCulture, $"{done} of {total} agents are ready; {worst.Text}");
        return new ChangeProgress(ChangeStep.Failed, text, worst.Remedy, done, total);
    }
}
