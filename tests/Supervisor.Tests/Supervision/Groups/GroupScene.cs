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
    private readonly GroupRules _rules = new();
    private long _ticks;
    private TimeSpan _now = TimeSpan.FromHours(1);
    private string _boot = "boot-1";

    internal GroupScene(GroupDefinition definition)
    {
        State = _rules.Initial;
        Tell(new GroupRecovered());
        Tell(new TakeMandate(new GroupMandate(definition), "test"));
        Settle();
    }

    internal GroupState State { get; private set; }

    internal GroupMandate Mandate => Facts.Mandate!;

    internal GroupFacts Facts { get; private set; } = GroupFacts.None;

    internal IReadOnlyList<GroupEvent> Journal => _journal;

    internal TimeSpan Now => _now;

    internal string? Refusal { get; private set; }

    internal AgentTwin this[string agent] => Twin(agent);

    /// <summary>What was decided on it.</summary>
    internal IReadOnlyList<GroupEvent> Tell(GroupMessage message)
    {
        var moment = new Moment(new HybridTime(++_ticks), new BootMoment(_boot, _now), 0.5);
        Facts = Facts.After(message);
        var decision = _rules.Decide(State, message with { Facts = Facts }, moment);
        Refusal = decision.Refusal;
        foreach (var happened in decision.Events)
        {
            State = _rules.Apply(State, happened);
            _journal.Add(happened);
        }

        return decision.Events;
    }

    internal IReadOnlyList<GroupEvent> TellMandate(Func<GroupMandate, GroupMandate> change) =>
        Tell(new TakeMandate(change(Mandate), "test"));

    internal IReadOnlyList<GroupEvent> Hold(string? hold) => TellMandate(mandate => mandate with { Hold = hold });

    /// <summary>All but since when it is known, which is the same in all of them.</summary>
    internal AgentOrders OrdersOf(string agent) =>
        GroupOrders.For(agent, State, Mandate, Facts) with
        {
            KnownSince = default,
        };

    /// <summary>The agent fails, and says so.</summary>
    internal IReadOnlyList<GroupEvent> Fail(string agent) => Twin(agent).Fail() ? Say(agent) : [];

    internal IReadOnlyList<GroupEvent> Escalate(string agent) => Twin(agent).Escalate() ? Say(agent) : [];

    internal IReadOnlyList<GroupEvent> Say(string agent) =>
        Tell(new AgentSays(new AgentReport(Twin(agent).Snapshot, IsNew: false)));

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
        var mandate = Mandate;
        Facts = GroupFacts.None;
        State = Replay();
        Tell(new GroupRecovered());
        Tell(new TakeMandate(mandate, "test"));
        foreach (var agent in State.Agents)
        {
            Say(agent);
        }
    }

    internal string Replayed => Text(Replay());

    internal static string Text(GroupState state) => JsonSerializer.Serialize(state, GroupJson.Default.GroupState);

    private GroupState Replay() => _journal.Select(Reread).Aggregate(_rules.Initial, _rules.Apply);

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
