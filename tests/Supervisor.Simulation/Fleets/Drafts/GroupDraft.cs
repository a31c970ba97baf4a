using Supervisor.Actors.Restarts;
using Supervisor.Fleet.Model;

namespace Supervisor.Simulation.Fleets.Drafts;

/// <summary>One group of a fleet in the making.</summary>
internal sealed record GroupDraft(string Name, IReadOnlyList<AgentDraft> Agents)
{
    internal GroupStrategy Strategy { get; init; }

    internal ReadyRule Ready { get; init; } = new ReadyRule.All();

    internal required RestartPolicy Restart { get; init; }
}
