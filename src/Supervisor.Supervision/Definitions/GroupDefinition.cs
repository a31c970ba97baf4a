using Supervisor.Actors.Restarts;
using Supervisor.Fleet.Model;
using Supervisor.Fleet.Values;

namespace Supervisor.Supervision.Definitions;

/// <summary>What a group's supervisor has to know of it.</summary>
public sealed record GroupDefinition
{
    public required string Name { get; init; }

    /// <summary>
    /// In the order of the file, which rest-for-one goes by; before them the container that they are run within, where there is
    /// one (<see cref="AgentAddress.IsHolder"/>): nobody waits for its word, so no rule of readiness counts it.
    /// </summary>
    public required ValueList<AgentDefinition> Agents { get; init; }

    public ReadyRule Ready { get; init; } = new ReadyRule.All();

    public GroupStrategy Strategy { get; init; } = GroupStrategy.OneForOne;

    /// <summary>Of the whole group, when an agent escalates.</summary>
    public RestartPolicy Restart { get; init; } = RestartPolicy.Default with { Max = 3 };

    /// <summary>Why this node does not run it, whoever wants it to: a sentence; null: nothing of it is forbidden here.</summary>
    public string? Forbidden { get; init; }

    /// <summary>Null: it is pinned, and runs here whatever the other nodes do.</summary>
    public MovableDefinition? Movable { get; init; }
}
