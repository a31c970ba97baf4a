using Supervisor.Node.Palettes.Views;
using Supervisor.Supervision.Agents;
using Supervisor.Supervision.Agents.Messages;
using Supervisor.Supervision.Groups;

namespace Supervisor.Node.Palettes.Fleet;

/// <summary>Waits until what was ordered of the fleet has reached those who were there already: what they said before is old.</summary>
internal static class FleetSettling
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Who does not answer is not waited for: the roster knows of it what there is to know.</summary>
    public static async Task AwaitAsync(SupervisedServices supervised, CancellationToken stop)
    {
        // The order goes to groups first, and from them to their agents; and each takes its mail in turn.
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
