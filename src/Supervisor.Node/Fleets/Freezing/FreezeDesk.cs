using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Palettes;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Fleets.Freezing;

/// <summary>
/// Freezes and thaws: coordination holds what is true for the fleet, and each node what it does about it. A freeze is the
/// cautious side, so the node begins; a thaw holds for the fleet before any node acts again.
/// </summary>
internal sealed class FreezeDesk(ICoordination coordination, ActorRef<NodeMessage> node, HybridClock clock)
{
    private const int Attempts = 3;

    // Longer than the journal takes to say that it cannot be written.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <returns>What is in the way; null when the fleet is frozen.</returns>
    public async Task<OperatorError?> FreezeAsync(CommandId id, string by, string why) =>
        await AskAsync("fleet freeze", reply => new FreezeFleet(id, by, why, reply))
        ?? await NoteAsync(isFrozen: true, why, new ChangeStamp(id, by, clock.Next())) switch
        {
            { } reason => FleetErrors.FrozenHereOnly(reason),
            null => null,
        };

    /// <returns>What is in the way; null when the fleet is thawed.</returns>
    public async Task<OperatorError?> ThawAsync(CommandId id, string by) =>
        await NoteAsync(isFrozen: false, "", new ChangeStamp(id, by, clock.Next())) is { } reason
            ? FleetErrors.NotThawed(reason)
            : await AskAsync("fleet thaw", reply => new ThawFleet(id, by, reply));

    /// <summary>Has the node do what holds for the fleet: it was away, or was stopped between the two halves of a change.</summary>
    /// <returns>Why it does not; null when it does.</returns>
    public async Task<string?> AlignAsync(NodeFleet fleet)
    {
        var read = await coordination.ReadFreezeAsync();
        if (read is not { IsFound: true, Value.Stamp: { } stamp })
        {
            return read.Status == ReadStatus.Unavailable ? read.Reason : null;
        }

        var problem = (read.Value.IsFrozen, fleet.Freeze) switch
        {
            (true, null) => await AskAsync(
                "fleet freeze",
                reply => new FreezeFleet(stamp.Id, stamp.Who, read.Value.Why, reply)
            ),
            // One of later was not noted yet, so it still holds.
            (false, { } freeze) when freeze.Since < stamp.When => await AskAsync(
                "fleet thaw",
                reply => new ThawFleet(stamp.Id, stamp.Who, reply)
            ),
            _ => null,
        };
        return problem is null ? null : $"{problem.Message} {problem.Why}";
    }

    private async Task<OperatorError?> AskAsync(string command, Func<ActorRef<CommandOutcome>, NodeMessage> order) =>
        ChangeAnswer.ProblemOf(command, await node.Ask<CommandOutcome>(order, Patience));

    /// <returns>Why it is not noted; null when it is.</returns>
    private async Task<string?> NoteAsync(bool isFrozen, string why, ChangeStamp stamp)
    {
        var reason = "";
        for (var i = 0; i < Attempts; i++)
        {
            var read = await coordination.ReadFreezeAsync();
            if (!read.IsFound)
            {
                return read.Reason;
            }

            if (read.Value.IsFrozen == isFrozen)
            {
                return null;
            }

            var set = await coordination.SetFreezeAsync(new FreezeChange(read.Value.Version, isFrozen, why, stamp));
            if (set.IsDone)
            {
                return null;
            }

            // Another's came between, or nobody can say: what is there now tells.
            reason = set.Reason;
        }

        return reason;
    }
}
