using System.Collections.Frozen;
using Supervisor.Fleet.Model;
using Supervisor.Runtimes.Redis;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Node.Readiness.Redis;

/// <summary>Where, by the revision that holds, agents write their keys, and which of those are whose.</summary>
/// <param name="Address">Null: it cannot be spoken to, and the problem says why.</param>
internal sealed record KeyPlan(RedisAddress? Address, string Prefix, FrozenSet<string> SharedNames, string? Problem)
{
    /// <summary>Null: the fleet names no Redis for this node.</summary>
    public static KeyPlan? Of(NodePlan plan) => plan.Redis is { } redis ? Of(redis, plan) : null;

    /// <summary>An agent's key has its name, or both of its names where another agent of this node has the same.</summary>
    public string NameOf(AgentAddress agent) => SharedNames.Contains(agent.Agent) ? agent.Path : agent.Agent;

    /// <summary>The same Redis and the same keys: nothing of what is known of them changes.</summary>
    public bool IsSameAs(KeyPlan? other) =>
        other is not null
        && Address == other.Address
        && Prefix == other.Prefix
        && Problem == other.Problem
        && SharedNames.SetEquals(other.SharedNames);

    private static KeyPlan Of(RedisModel redis, NodePlan plan)
    {
        var address = RedisAddress.Parse(redis.Address, out var problem);
        var shared = plan
            .Groups.SelectMany(group => group.Agents)
            .CountBy(agent => agent.Address.Agent, StringComparer.Ordinal)
            .Where(count => count.Value > 1)
            .Select(count => count.Key);
        return new KeyPlan(address, redis.KeyPrefix, shared.ToFrozenSet(StringComparer.Ordinal), problem);
    }
}
