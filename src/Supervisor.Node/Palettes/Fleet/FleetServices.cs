using Supervisor.Actors;
using Supervisor.Actors.Systems;
using Supervisor.Node.Palettes.Groups;
using Supervisor.Node.Palettes.Node;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Roster;

namespace Supervisor.Node.Palettes.Fleet;

/// <summary>What runs on this node, as commands reach it.</summary>
internal sealed record FleetServices(
    ActorRef<RosterMessage> Roster,
    IAgentDirectory Agents,
    IGroupCommands Groups,
    INodeCondition Condition
)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>As it is now; null when the roster does not answer, as when the node stops.</summary>
    public async Task<RosterView?> ReadAsync(CancellationToken stop)
    {
        var asked = await Roster.Ask<RosterView>(reply => new ReadRoster(reply), Patience, stop);
        stop.ThrowIfCancellationRequested();
        return asked.Reply;
    }

    /// <summary>As it is now and after each change.</summary>
    public RosterFeed Watch(ActorSystem system) => RosterFeed.Open(system, Roster);
}
