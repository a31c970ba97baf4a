using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Supervision.Probing.Observing;
using Supervisor.Supervision.Runtimes;

namespace Supervisor.Node.Palettes.Node;

/// <summary>What those who serve all agents of a node say of themselves; null where one does not answer.</summary>
/// <param name="Workloads">Those that belong to nobody, and why the runtime cannot be asked.</param>
internal sealed record NodeCondition(NodeDescription? Node, OrphanList? Workloads, ObserverDescription? Observer)
{
    private static readonly TimeSpan Patience = AnswerPatience.Usual;

    /// <summary>Null as well where its journal could not be read.</summary>
    public NodeFleet? Fleet => Node is { IsRead: true, State.Fleet: var fleet } ? fleet : null;

    public IReadOnlyList<Workload>? Orphans => Workloads?.Orphans;

    public static async Task<NodeCondition> ReadAsync(PaletteServices services, CancellationToken stop)
    {
        var supervised = services.Supervised;
        var node = services.Node.Ask<NodeDescription>(reply => new DescribeNode(reply), Patience, stop);
        var orphans = supervised.Keeper.Ask<OrphanList>(reply => new AskForOrphans(reply), Patience, stop);
        var observer = supervised.Observer.Ask<ObserverDescription>(
            reply => new DescribeObserver(reply),
            Patience,
            stop
        );
        return new NodeCondition((await node).Reply, (await orphans).Reply, (await observer).Reply);
    }
}
