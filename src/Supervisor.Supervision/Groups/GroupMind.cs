using Supervisor.Supervision.EventSourcing;

namespace Supervisor.Supervision.Groups;

/// <summary>What a group's supervisor knows beside its journal, put before the rules with each message.</summary>
internal sealed class GroupMind(GroupMandate mandate) : IDecider<GroupState, GroupMessage, GroupEvent>
{
    private readonly GroupRules _rules = new();

    internal GroupFacts Facts { get; private set; } = new() { Mandate = mandate };

    public GroupState Initial => _rules.Initial;

    public Decision<GroupEvent> Decide(GroupState state, GroupMessage message, Moment now)
    {
        Facts = Facts.After(message);
        return _rules.Decide(state, message with { Facts = Facts }, now);
    }

    public GroupState Apply(GroupState state, GroupEvent happened) => _rules.Apply(state, happened);

    internal void NoteLiving(string agent) => Facts = Facts with { Living = Facts.Living.Add(agent) };
}
