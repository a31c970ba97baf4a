using System.Collections.Frozen;
using System.Collections.Immutable;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Groups;

/// <summary>What a group's supervisor knows that is in no journal: others say it again after each start of the daemon.</summary>
internal sealed record GroupFacts
{
    internal static readonly GroupFacts None = new();

    private FrozenDictionary<string, AgentDefinition> _definitions = FrozenDictionary<string, AgentDefinition>.Empty;

    /// <summary>Null before its node has said anything: then nothing is concluded.</summary>
    internal GroupMandate? Mandate
    {
        get;
        init
        {
            field = value;
            _definitions = (value?.Definition?.Agents ?? []).ToFrozenDictionary(
                agent => agent.Address.Agent,
                StringComparer.Ordinal
            );
        }
    }

    /// <summary>The last that each agent said.</summary>
    internal ImmutableDictionary<string, AgentSnapshot> Agents { get; private init; } =
        ImmutableDictionary.Create<string, AgentSnapshot>(StringComparer.Ordinal);

    /// <summary>Those of them that have ever failed or escalated: in a large group few.</summary>
    internal ImmutableSortedDictionary<string, AgentSnapshot> Failed { get; private init; } =
        ImmutableSortedDictionary.Create<string, AgentSnapshot>(StringComparer.Ordinal);

    /// <summary>How many agents are defined.</summary>
    internal int Defined => _definitions.Count;

    /// <summary>Rises with whatever may change how the group stands; most of what an agent says does not.</summary>
    internal long Version { get; private init; }

    internal AgentSnapshot? Find(string agent) => Agents.GetValueOrDefault(agent);

    internal AgentDefinition? Define(string agent) => _definitions.GetValueOrDefault(agent);

    /// <summary>With what a message tells of the world.</summary>
    internal GroupFacts After(GroupMessage message) =>
        message switch
        {
            TakeMandate take => this with { Mandate = take.Mandate, Version = Version + 1 },
            AgentSays says => After(says.Report.Snapshot),
            AgentHasEnded ended => this with
            {
                Agents = Agents.Remove(ended.Agent),
                Failed = Failed.Remove(ended.Agent),
                Version = Version + 1,
            },
            _ => this,
        };

    private GroupFacts After(AgentSnapshot snapshot)
    {
        var name = snapshot.Address.Agent;
        var last = Find(name);
        if (snapshot.Version < last?.Version)
        {
            return this;
        }

        var isNews = last is null || Standing(last) != Standing(snapshot);
        return this with
        {
            Agents = Agents.SetItem(name, snapshot),
            Failed = snapshot is { Failures: 0, Escalations: 0 } ? Failed.Remove(name) : Failed.SetItem(name, snapshot),
            Version = Version + (isNews ? 1 : 0),
        };
    }

    private static (bool Satisfies, bool IsDown, bool IsUnknown) Standing(AgentSnapshot agent) =>
        (agent.Satisfies, agent.Phase.IsDown(), agent.Phase == AgentPhase.Unknown);
}
