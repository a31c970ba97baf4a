using Supervisor.Actors;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Nodes;

namespace Supervisor.Node.Fleets;

/// <summary>
/// Waits until what the node's supervisor was told has reached all others, and what they say to it has reached the roster:
/// whoever reads the roster then does not read what was before.
/// </summary>
/// <param name="patience">Who does not answer within it is not waited for: the roster knows of it what there is to know.</param>
internal sealed class FleetSettling(ActorRef<NodeMessage> node, AgentDirectory directory, TimeSpan patience)
{
    public async Task AwaitAsync(CancellationToken stop)
    {
        // An order goes from the node to its groups, and from them to their agents; and each takes its mail in turn.
        await node.Ask<NodeDescription>(reply => new DescribeNode(reply), patience, stop);
        await Task.WhenAll(
            directory.Groups.Values.Select(group =>
                group.Ask<GroupDescription>(reply => new DescribeGroup(reply), patience, stop)
            )
        );
        await Task.WhenAll(
            directory.Agents.Values.Select(agent =>
                agent.Ask<AgentDescription>(reply => new DescribeAgent(reply), patience, stop)
            )
        );
    }
}
