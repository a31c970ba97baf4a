using System.Text.Json;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Time;

namespace Supervisor.Tests.Supervision.Groups;

/// <summary>A group's rules with a journal, a clock and agents that do as they are told: what an actor would be, without one.</summary>
internal sealed class GroupScene
{
    private readonly List<GroupEvent> _journal = [];
    private readonly Dictionary<string, AgentTwin> _agents = new(StringComparer.Ordinal);
    private GroupMind _mind;
    private long _ticks;
    private TimeSpan _now = TimeSpan.FromHours(1);
    private string _boot = "boot-1";

    internal GroupScene(GroupDefinition definition)
    {
        _mind = new GroupMind(new GroupMandate(definition));
        State = _mind.Initial;
        Tell(new GroupComesUp());
        Settle();
    }

    internal GroupState State { get; private set; }

    internal GroupMandate Mandate => _mind.Facts.Mandate;

    internal GroupFacts Facts => _mind.Facts;

    internal IReadOnlyList<GroupEvent> Journal => _journal;

    internal TimeSpan Now => _now;

    internal string? Refusal { get; private set; }

    internal AgentTwin this[string agent] => Twin(agent);

    /// <summary>What was decided on it.</summary>
    internal IReadOnlyList<GroupEvent> Tell(GroupMessage message)
    {
        var moment = new Moment(new HybridTime(++_ticks), new BootMoment(_boot, _now), 0.5);
        var decision = _mind.Decide(State, message, moment);
        Refusal = decision.Refusal;
        foreach (var happened in decision.Events)
        {
            State = _mind.Apply(State, happened);
            _journal.Add(happened);
        }

        foreach (var agent in State.Agents)
        {
            _mind.NoteLiving(agent);
        }

        return decision.Events;
    }

    internal IReadOnlyList<GroupEvent> TellMandate(Func<GroupMandate, GroupMandate> change) =>
        Tell(new TakeMandate(change(Mandate), "test"));

    internal IReadOnlyList<GroupEvent> Hold(string? hold) => TellMandate(mandate => mandate with { Hold = hold });

    internal AgentOrders OrdersOf(string agent) => GroupOrders.For(agent, State, Facts);

    /// <summary>The agent fails, and says so.</summary>
    internal IReadOnlyList<GroupEvent> Fail(string agent) => Twin(agent).Fail() ? Say(agent) : [];

    internal IReadOnlyList<GroupEvent> Escalate(string agent) => Twin(agent).Escalate() ? Say(agent) : [];

    internal IReadOnlyList<GroupEvent> Say(string agent) => Tell(new AgentSays(Twin(agent).Snapshot));

    /// <summary>The agent does what it is ordered, and says so.</summary>
    internal IReadOnlyList<GroupEvent> Obey(string agent)
    {
        Twin(agent).Obey(OrdersOf(agent));
        return Say(agent);
    }

    /// <summary>All do what they are ordered, until nothing more follows from it.</summary>
    internal void Settle()
    {
        for (var before = -1; before != _journal.Count; )
        {
            before = _journal.Count;
            foreach (var agent in State.Agents)
            {
                Obey(agent);
            }
        }
    }

    internal IReadOnlyList<GroupEvent> Advance(TimeSpan time)
    {
        _now += time;
        return Tell(new RoundIsDue());
    }

    internal void Reboot() => (_boot, _now) = ($"{_boot}'", TimeSpan.FromSeconds(10));

    /// <summary>The daemon starts anew: the state is what the journal gives, and agents say again what they said.</summary>
    internal void Crash()
    {
        _mind = new GroupMind(Mandate);
        State = _journal.Select(Reread).Aggregate(_mind.Initial, _mind.Apply);
        Tell(new GroupComesUp());
        foreach (var agent in State.Agents)
        {
            Say(agent);
        }
    }

    internal string Replayed => Text(_journal.Select(Reread).Aggregate(_mind.Initial, _mind.Apply));

    internal static string Text(GroupState state) => JsonSerializer.Serialize(state, GroupJson.Default.GroupState);

    private static GroupEvent Reread(GroupEvent happened)
    {
        var stored = GroupEvents.Codec.Encode(happened);
        return GroupEvents.Codec.Decode(stored.Name, stored.Schema, stored.Payload.Span);
    }

    private AgentTwin Twin(string agent)
    {
        if (!_agents.TryGetValue(agent, out var twin))
        {
            _agents.Add(agent, twin = new AgentTwin(agent));
        }

        return twin;
    }
}
