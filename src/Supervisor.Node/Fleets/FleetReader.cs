using Supervisor.Actors;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Supervision.Nodes;

namespace Supervisor.Node.Fleets;

/// <summary>Asks the node's supervisor what its journal says of its fleet.</summary>
internal sealed class FleetReader(ActorRef<NodeMessage> node)
{
    // Longer than the journal takes to say that it cannot be read.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <returns>Where the journal says nothing, an error: it does not follow that there is no fleet.</returns>
    public async Task<Outcome<NodeFleet>> ReadAsync() =>
        (await node.Ask<NodeDescription>(reply => new DescribeNode(reply), Patience)).Reply switch
        {
            null => FleetErrors.NotRead("The node's supervisor does not answer."),
            { IsRead: false } unread => FleetErrors.NotRead(unread.Problem ?? ""),
            var described => described.State.Fleet,
        };

    /// <summary>Whether the node has carried the command out before; false also where nobody can say.</summary>
    public async Task<bool> HasDoneAsync(CommandId command) =>
        (await node.Ask<NodeDescription>(reply => new DescribeNode(reply) { Command = command }, Patience)).Reply
            is { IsRead: true, HasDone: true };
}
