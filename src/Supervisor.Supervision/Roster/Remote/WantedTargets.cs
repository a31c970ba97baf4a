using System.Collections.Immutable;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Supervision.Roster.Remote;

/// <summary>What agents of this node need on others: each as long as one of them does.</summary>
internal sealed class WantedTargets
{
    private readonly Dictionary<AgentAddress, NeedTarget[]> _byAgent = [];
    private readonly Dictionary<NeedTarget, int> _counts = [];

    internal ImmutableHashSet<NeedTarget> All { get; private set; } = [];

    /// <summary>In the place of what it wanted before.</summary>
    internal void Want(AgentAddress agent, NeedTarget[] targets)
    {
        var before = _byAgent.GetValueOrDefault(agent, []);
        if (targets is [])
        {
            _byAgent.Remove(agent);
        }
        else
        {
            _byAgent[agent] = targets;
        }

        // First what it wants now, so that what stays is not gone for a moment.
        foreach (var target in targets)
        {
            Count(target, 1);
        }

        foreach (var target in before)
        {
            Count(target, -1);
        }
    }

    private void Count(NeedTarget target, int change)
    {
        var count = _counts.GetValueOrDefault(target) + change;
        if (count == 0)
        {
            _counts.Remove(target);
            All = All.Remove(target);
            return;
        }

        _counts[target] = count;
        All = All.Add(target);
    }
}
