using Supervisor.Actors;
using Supervisor.Simulation.World;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Runtimes;

namespace Supervisor.Simulation.Fleets.Invariants;

/// <summary>Each that lives is what its agent's supervisor says that it has, or is being stopped as a stray, or is reported as nobody's.</summary>
internal sealed class NothingRunsUnseen(FleetWorld world) : Invariant(world)
{
    internal const string AllIsKnown = "every workload is known or reported within a bound";

    private readonly HashSet<WorkloadId> _orphans = [];

    internal override string Sentence => AllIsKnown;

    /// <summary>Asks for those that belong to nobody; compared at the end.</summary>
    internal void Ask()
    {
        if (World.Machine.Node?.Core.Supervision.Runtimes is { } runtimes)
        {
            foreach (var runtime in runtimes.All)
            {
                Ask(runtime.Keeper);
            }
        }
    }

    internal override void CheckAtEnd()
    {
        foreach (var life in World.Lives.All.Where(life => life.IsAlive && IsLookedFor(life) && !IsKnown(life)))
        {
            Violate($"{life} lives, and the node says nothing of it");
        }
    }

    private void Ask(ActorRef<KeeperMessage> keeper) =>
        keeper
            .Ask<OrphanList>(static reply => new AskForOrphans(reply), TimeSpan.FromSeconds(1))
            .Then(answer => _orphans.UnionWith(answer.Reply?.Orphans.Select(of => of.Id) ?? []));

    /// <summary>A node that runs no containers does not look for an engine.</summary>
    private bool IsLookedFor(Life life) =>
        life.Definition.Launch.Runtime is not RuntimeKind.Containers
        || World.Book.Applied?.Plan is not { } plan
        || plan.Groups.Any(static group => group.Agents.Any(IsOfContainers));

    private static bool IsOfContainers(AgentDefinition agent) => agent.Launch.Runtime is RuntimeKind.Containers;

    private bool IsKnown(Life life) => _orphans.Contains(life.Id) || IncarnationOf(life.Agent) == life.Id.Incarnation;

    private string? IncarnationOf(AgentAddress agent) => World.View?.Agents.GetValueOrDefault(agent.Path)?.Incarnation;
}
