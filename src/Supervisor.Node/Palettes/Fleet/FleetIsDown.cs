using System.Globalization;
using Supervisor.Contracts.Text;
using Supervisor.Node.Palettes.Changes;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Fleet;

/// <summary>
/// Nothing of the fleet runs any more, and nothing is about to. An agent whose supervisor is out of use is told to end by nobody.
/// </summary>
internal sealed class FleetIsDown(PaletteServices services) : IChangeGoal
{
    private const int Named = 3;

    public string Name => "all of the fleet";

    public string Goal => "is down";

    public string Counted => "down";

    public Task SettleAsync(CancellationToken stop) => services.Settling.AwaitAsync(stop);

    public ChangeProgress ProgressIn(RosterView roster)
    {
        var up = roster.Agents.Values.Where(agent => agent.IsWanted || !agent.Phase.IsDown()).ToList();
        var step =
            up.Count == 0 ? ChangeStep.Reached
            : up.TrueForAll(agent => agent.Cause == AgentCauses.SupervisorOutOfUse) ? ChangeStep.Failed
            : ChangeStep.Open;
        return new ChangeProgress(step, Describe(up), "", roster.Agents.Count - up.Count, roster.Agents.Count);
    }

    private static string Describe(List<AgentSnapshot> agents)
    {
        var named = agents.Take(Named).Select(agent => $"{agent.Address} {Standing.InBrief(agent)}");
        var more =
            agents.Count > Named
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $" and {agents.Count - Named} more {CountText.Are(agents.Count - Named)} not down"
                )
                : "";
        return string.Join(", ", named) + more;
    }
}
