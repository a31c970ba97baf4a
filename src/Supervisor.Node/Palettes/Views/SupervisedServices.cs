using Supervisor.Actors;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Probing.Observing;
using Supervisor.Supervision.Roster;
using Supervisor.Supervision.Runtimes;

namespace Supervisor.Node.Palettes.Views;

/// <summary>What runs on this node, as commands reach it.</summary>
internal sealed record SupervisedServices(
    ActorRef<RosterMessage> Roster,
    AgentDirectory Directory,
    ActorRef<KeeperMessage> Keeper,
    ActorRef<ObserverMessage> Observer
)
{
    private static readonly TimeSpan Patience = AnswerPatience.Usual;

    /// <summary>As it is now; null when the roster does not answer, as when the node stops.</summary>
    public async Task<RosterView?> ReadAsync(CancellationToken stop)
    {
        var asked = await Roster.Ask<RosterView>(reply => new ReadRoster(reply), Patience, stop);
        stop.ThrowIfCancellationRequested();
        return asked.Reply;
    }
}
