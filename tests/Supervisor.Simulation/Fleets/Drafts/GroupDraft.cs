using Supervisor.Actors.Restarts;
using Supervisor.Fleet.Model;

namespace Supervisor.Simulation.Fleets.Drafts;

/// <summary>One group of a fleet in the making.</summary>
internal sealed record GroupDraft(string Name, IReadOnlyList<AgentDraft> Agents)
{
    /// <summary>The container in which its agents are run; null: each is a container or a process of its own.</summary>
    internal AgentDraft? Holder { get; init; }

    /// <summary>In the order of a plan.</summary>
    internal IEnumerable<AgentDraft> All => Holder is null ? Agents : Agents.Prepend(Holder);

    internal GroupStrategy Strategy { get; init; }

    internal ReadyRule Ready { get; init; } = new ReadyRule.All();

    internal required RestartPolicy Restart { get; init; }
}
