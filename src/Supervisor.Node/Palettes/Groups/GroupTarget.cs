using Supervisor.Actors.Asking;
using Supervisor.Contracts.Ids;
using Supervisor.Node.Palettes.Changes;
using Supervisor.Node.Palettes.Fleet;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Explaining;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Groups;

internal sealed class GroupTarget : IChangeTarget
{
    // Longer than the journal takes to say that it cannot be written.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly FleetServices _fleet;
    private readonly GroupAct _act;
    private readonly GroupSnapshot _before;
    private readonly IReadOnlyList<AgentSnapshot> _ran;

    /// <param name="roster">As all stood when the command came.</param>
    public GroupTarget(FleetServices fleet, GroupAct act, GroupSnapshot before, RosterView roster)
    {
        (_fleet, _act, _before) = (fleet, act, before);
        _ran = [.. roster.Agents.Values.Where(agent => agent.Address.Group == before.Name && agent.Phase.IsUp())];
    }

    public string Name => _before.Name;

    public string Standing => Supervision.Roster.Standing.Of(_before);

    public string Told => _act.Told;

    public string Goal => _act.Goal;

    public Task<AskOutcome<CommandOutcome>> OrderAsync(CommandId id, string by) =>
        _fleet.Groups.OrderAsync(_before.Name, _act.Order, id, by, Patience);

    public Task SettleAsync(CancellationToken stop) => Task.CompletedTask;

    public ChangeProgress ProgressIn(RosterView roster)
    {
        if (roster.Groups.GetValueOrDefault(_before.Name) is not { } group)
        {
            return new ChangeProgress(ChangeStep.Failed, $"{Name} is not on this node any more", "", 0, 1);
        }

        var explained = GroupExplainer.Brief(group, roster);
        var step = StepOf(group, roster);
        return new ChangeProgress(step, explained.Text, explained.Remedy, Done(group), Math.Max(1, group.Counted));
    }

    private ChangeStep StepOf(GroupSnapshot group, RosterView roster)
    {
        if (_act.IsReached(group, isAnew: _ran.All(agent => IsAnew(agent, roster))))
        {
            return ChangeStep.Reached;
        }

        // A view from before the order says nothing of what it leads to.
        return group.Version > _before.Version && _act.HasFailed(group) ? ChangeStep.Failed : ChangeStep.Open;
    }

    private int Done(GroupSnapshot group) => _act.Order == GroupOrder.Stop ? group.Counted - group.Ready : group.Ready;

    private static bool IsAnew(AgentSnapshot before, RosterView roster) =>
        roster.Agents.GetValueOrDefault(before.Address.Path) is not { } now || now.Incarnation != before.Incarnation;
}
