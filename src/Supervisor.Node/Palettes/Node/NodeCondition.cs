using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Probing.Observing;
using Supervisor.Supervision.Runtimes;

namespace Supervisor.Node.Palettes.Node;

/// <summary>What those who serve all agents of a node say of themselves; null where one does not answer.</summary>
/// <param name="Processes">Those that belong to nobody, and why the runtime cannot be asked.</param>
/// <param name="Containers"><inheritdoc cref="Processes" path="/summary"/></param>
internal sealed record NodeCondition(
    NodeDescription? Node,
    OrphanList? Processes,
    OrphanList? Containers,
    ObserverDescription? Observer
)
{
    private static readonly TimeSpan Patience = AnswerPatience.Usual;

    /// <summary>Null as well where its journal could not be read.</summary>
    public NodeFleet? Fleet => Node is { IsRead: true, State.Fleet: var fleet } ? fleet : null;

    /// <summary>Null where one of the two does not answer.</summary>
    public IReadOnlyList<Workload>? Orphans =>
        Processes is { } processes && Containers is { } containers
            ? [.. processes.Orphans, .. containers.Orphans]
            : null;

    public static async Task<NodeCondition> ReadAsync(PaletteServices services, CancellationToken stop)
    {
        var supervised = services.Supervised;
        var node = services.Node.Ask<NodeDescription>(reply => new DescribeNode(reply), Patience, stop);
        var processes = AskAsync(supervised.Runtimes.Processes, stop);
        var containers = AskAsync(supervised.Runtimes.Containers, stop);
        var observer = supervised.Observer.Ask<ObserverDescription>(
            reply => new DescribeObserver(reply),
            Patience,
            stop
        );
        return new NodeCondition((await node).Reply, await processes, await containers, (await observer).Reply);
    }

    private static async Task<OrphanList?> AskAsync(KeptRuntime kept, CancellationToken stop) =>
        (await kept.Keeper.Ask<OrphanList>(reply => new AskForOrphans(reply), Patience, stop)).Reply;
}
