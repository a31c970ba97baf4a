using Supervisor.Actors.Asking;
using Supervisor.Contracts.Ids;
using Supervisor.Node.Palettes.Changes;
using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Explaining;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Agents;

/// <param name="before">As it stood when the command came.</param>
internal sealed class AgentTarget(SupervisedServices supervised, AgentAct act, AgentSnapshot before) : IChangeTarget
{
    // Longer than the journal takes to say that it cannot be written.
    private static readonly TimeSpan Patience = AnswerPatience.Usual;

    /// <summary>What it said itself after the order; the roster may be told of that a moment later than the operator.</summary>
    private AgentSnapshot? _settled;

    public string Name => before.Address.ToString();

    public string Standing => Supervision.Roster.Standing.Of(before);

    public string Why => $"pbm agent why {Name}";

    public string Told => act.Told;

    public string Goal => act.Goal.Text;

    public string Counted => act.Goal.Counted;

    public Task<AskOutcome<CommandOutcome>> OrderAsync(CommandId id, string by) =>
        supervised.Directory.Find(before.Address) is { } agent
            ? agent
                .Ask<CommandOutcome>(reply => act.Order(id, by, reply), Patience)
                .ThenKeptAsync(
                    supervised.Ownership,
                    before.Address.Group,
                    note => act.Kept(note.Of(before.Address.Agent))
                )
            : Task.FromResult(new AskOutcome<CommandOutcome>(AskStatus.Gone, null));

    public async Task SettleAsync(CancellationToken stop)
    {
        if (supervised.Directory.Find(before.Address) is { } agent)
        {
            var asked = await agent.Ask<AgentDescription>(reply => new DescribeAgent(reply), Patience, stop);
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
        var step = _settled is null && now.Version <= before.Version ? ChangeStep.Open : act.Goal.Judge(before, now);
        var explained = AgentExplainer.Brief(now, roster);
        return new ChangeProgress(step, explained.Text, explained.Remedy, step is ChangeStep.Reached ? 1 : 0, 1);
    }

    private AgentSnapshot? Newest(RosterView roster)
    {
        var known = roster.Agents.GetValueOrDefault(before.Address.Path);
        return known is not null && _settled is not null && _settled.Version > known.Version ? _settled : known;
    }
}
