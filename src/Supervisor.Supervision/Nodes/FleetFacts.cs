using System.Collections.Frozen;
using System.Collections.Immutable;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ownership;

namespace Supervisor.Supervision.Nodes;

/// <summary>What a node's supervisor knows that is in no journal.</summary>
internal sealed record FleetFacts
{
    internal static readonly FleetFacts None = new();

    private FrozenDictionary<string, GroupDefinition> _groups = FrozenDictionary<string, GroupDefinition>.Empty;

    /// <summary>Null until the applied revision was read.</summary>
    internal NodePlan? Plan
    {
        get;
        init
        {
            field = value;
            _groups = (value?.Groups ?? []).ToFrozenDictionary(group => group.Name, StringComparer.Ordinal);
            Agents = value?.Groups.Sum(group => group.Agents.Count) ?? 0;
        }
    }

    /// <summary>Of movable groups; one that is missing is undecided. Null: nobody has said anything of any of them.</summary>
    internal ImmutableSortedDictionary<string, GroupStanding>? Standings { get; init; }

    /// <summary>Somebody keeps the ownerships of this node.</summary>
    internal bool HasOwnership { get; init; }

    /// <summary>How many the plan has.</summary>
    internal int Agents { get; private init; }

    /// <summary>When agents were restarted by themselves, within the window that storms are told by; on the boot clock.</summary>
    internal ImmutableQueue<TimeSpan> Restarts { get; init; } = [];

    internal int RestartCount { get; init; }

    /// <summary>Null: the plan does not have it.</summary>
    internal GroupDefinition? Find(string group) => _groups.GetValueOrDefault(group);
}
