using Supervisor.Actors.Asking;
using Supervisor.Contracts.Ids;
using Supervisor.Node.Palettes.Changes;
using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Explaining;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Groups;

internal sealed class GroupTarget : IChangeTarget
{
    // Longer than the journal takes to say that it cannot be written.
    private static readonly TimeSpan Patience = AnswerPatience.Usual;

    private readonly SupervisedServices _supervised;
    private readonly GroupAct _act;
    private readonly GroupSnapshot _before;
    private readonly IReadOnlyList<AgentSnapshot> _ran;

    /// <inheritdoc cref="Agents.AgentTarget"/>
    private GroupSnapshot? _settled;

    /// <param name="roster">As all stood when the command came.</param>
    public GroupTarget(SupervisedServices supervised, GroupAct act, GroupSnapshot before, RosterView roster)
    {
        (_supervised, _act, _before) = (supervised, act, before);
        _ran = [.. NamedGroups.MembersOf(roster, before.Name).Where(agent => agent.Phase.IsUp())];
    }

    public string Name => _before.Name;

    public string Standing => Supervision.Roster.Standing.Of(_before);

    public string Why => $"pbm group why {Name}";

    public string Told => _act.Told;

    public string Goal => _act.Goal.Text;

    public string Counted => _act.Goal.IsDown ? "down" : "ready";

    public Task<AskOutcome<CommandOutcome>> OrderAsync(CommandId id, string by) =>
        _supervised.Directory.FindGroup(_before.Name) is { } group
            ? group
                .Ask<CommandOutcome>(reply => _act.Order(id, by, reply), Patience)
                .ThenKeptAsync(_supervised.Ownership, _before.Name, _act.Kept)
            : Task.FromResult(new AskOutcome<CommandOutcome>(AskStatus.Gone, null));

    public async Task SettleAsync(CancellationToken stop)
    {
        if (_supervised.Directory.FindGroup(_before.Name) is { } group)
        {
            var asked = await group.Ask<GroupDescription>(reply => new DescribeGroup(reply), Patience, stop);
            _settled = asked.Reply?.Snapshot;
        }
    }

    public ChangeProgress ProgressIn(RosterView roster)
    {
        if (Newest(roster) is not { } now)
        {
            return new ChangeProgress(ChangeStep.Failed, $"{Name} is not on this node any more", "", 0, 1);
        }

        // A view from before the order says nothing of what it leads to.
        var isOld = _settled is null && now.Version <= _before.Version;
        var step = isOld ? ChangeStep.Open : _act.Goal.Judge(now, _ran.All(agent => IsAnew(agent, roster)));
        var explained = GroupExplainer.Brief(now, roster);
        var (done, total) =
            _act.Goal.IsDown ? Down(roster)
            : _act.Goal.IsAnew && _ran.Count > 0 ? (_ran.Count(agent => IsReadyAnew(agent, roster)), _ran.Count)
            : (now.Ready, now.Counted);
        return new ChangeProgress(step, explained.Text, explained.Remedy, done, Math.Max(1, total));
    }

    private GroupSnapshot? Newest(RosterView roster)
    {
        var known = roster.Groups.GetValueOrDefault(_before.Name);
        return known is not null && _settled is not null && _settled.Version > known.Version ? _settled : known;
    }

    private (int Down, int All) Down(RosterView roster)
    {
        var agents = NamedGroups.MembersOf(roster, Name).ToList();
        return (agents.Count(agent => agent.Phase.IsDown()), agents.Count);
    }

    private static bool IsReadyAnew(AgentSnapshot before, RosterView roster) =>
        IsAnew(before, roster) && roster.Agents.GetValueOrDefault(before.Address.Path) is { Satisfies: true };

    private static bool IsAnew(AgentSnapshot before, RosterView roster) =>
        roster.Agents.GetValueOrDefault(before.Address.Path) is not { } now || now.Incarnation != before.Incarnation;
}
