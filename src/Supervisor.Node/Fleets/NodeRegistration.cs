using Supervisor.Contracts.Palettes;
using Supervisor.Node.Data;
using Supervisor.Node.Settings;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Fleets;

/// <summary>The node's name is a permanent record of the fleet: two nodes never bear one, and none changes its own.</summary>
internal sealed class NodeRegistration(ICoordination coordination, HybridClock clock, ILogger log)
{
    /// <returns>Why the daemon cannot start; null when it can.</returns>
    public async Task<OperatorError?> RegisterAsync(NodeIdentity identity)
    {
        var wanted = new Supervision.Ports.Coordination.NodeName(identity.Name, identity.Node, clock.Next());
        var registered = await coordination.RegisterNodeAsync(wanted);
        if (registered.Status is WriteStatus.Conflict or WriteStatus.Refused)
        {
            return StartErrors.Because(
                "name-refused",
                $"This node cannot be '{identity.Name}' in its fleet.",
                registered.Reason,
                "Start it with the data directory that bears the name, or as a new node with another --node."
            );
        }

        if (!registered.IsDone)
        {
            // What is pinned here is looked after, with or without the fleet's store.
            log.NotRegistered(identity.Name, registered.Reason);
        }

        return null;
    }
}

internal static partial class NodeRegistrationLog
{
    [LoggerMessage(18, LogLevel.Warning, "Whether the fleet knows this node as {Name} is not known: {Reason}")]
    public static partial void NotRegistered(this ILogger logger, string name, string reason);
}
