using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Groups;
using Supervisor.Supervision.Nodes;

namespace Supervisor.Node.Palettes.Fleet;

/// <summary>Waits until what was ordered of the fleet has reached those who were there already: what they said before is old.</summary>
internal static class FleetSettling
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Who does not answer is not waited for: the roster knows of it what there is to know.</summary>
    public static async Task AwaitAsync(PaletteServices services, CancellationToken stop)
    {
        // The order goes from the node to its groups, and from them to their agents; and each takes its mail in turn.
        await services.Node.Ask<NodeDescription>(reply => new DescribeNode(reply), Patience, stop);
        var supervised = services.Supervised;
        await Task.WhenAll(
            supervised.Directory.Groups.Values.Select(group =>
                group.Ask<GroupDescription>(reply => new DescribeGroup(reply), Patience, stop)
            )
        );
        await Task.WhenAll(
            supervised.Directory.Agents.Values.Select(agent =>
                agent.Ask<AgentDescription>(reply => new DescribeAgent(reply), Patience, stop)
            )
        );
    }
}
