using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Time;
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
/// <param name="since">When this node came into its cluster; a thaw of before was not said to it.</param>
internal sealed class FreezeDesk(
    ICoordination coordination,
    ActorRef<NodeMessage> node,
    HybridClock clock,
    HybridTime since = default
)
{
    private const int Attempts = 3;

    // Longer than the journal takes to say that it cannot be written.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly FleetReader _reader = new(node);

    // Each has two halves, and another between them would leave node and fleet at odds.
    private readonly OneByOne _changes = new();

    /// <returns>What is in the way; null when the fleet is frozen.</returns>
    public Task<OperatorError?> FreezeAsync(CommandId id, string by, string why) =>
        _changes.RunAsync<OperatorError?>(async () =>
        {
            var isAgain = await _reader.HasDoneAsync(id);
            if (await AskAsync("fleet freeze", reply => new FreezeFleet(id, by, why, reply)) is { } refused)
            {
                return refused;
            }

            var fleet = await _reader.ReadAsync();
            if (fleet is { IsOk: true, Value.Freeze: null })
            {
                // It was frozen by this very command before, and somebody has thawed it.
                return ThawedSince();
            }

            var note = new FreezeNote(IsFrozen: true, why, id, by)
            {
                Since = fleet.Value?.Freeze?.Since,
                IsAgain = isAgain,
            };
            return await NoteAsync(note, FleetErrors.FrozenHereOnly);
        });

    /// <returns>What is in the way; null when the fleet is thawed.</returns>
    public Task<OperatorError?> ThawAsync(CommandId id, string by) =>
        _changes.RunAsync<OperatorError?>(async () =>
        {
            if (await _reader.HasDoneAsync(id))
            {
                // Both halves, for the node's is the second. Another freeze of later is not this one's to end.
                return null;
            }

            return await NoteAsync(new FreezeNote(IsFrozen: false, "", id, by), FleetErrors.NotThawed)
                ?? await AskAsync("fleet thaw", reply => new ThawFleet(id, by, reply));
        });

    /// <summary>Has the node do what holds for the fleet: it was away, or was stopped between the two halves of a change.</summary>
    /// <returns>Why it does not; null when it does.</returns>
    public Task<OperatorError?> AlignAsync() =>
        _changes.RunAsync<OperatorError?>(async () =>
        {
            var fleet = await _reader.ReadAsync();
            if (!fleet.IsOk)
            {
                return fleet.Error;
            }

            var read = await ReadFlagAsync();
            return read.Status == ReadStatus.Unavailable ? FleetErrors.FreezeNotKnown(read.Reason)
                : read is { IsFound: true, Value: { Stamp: { } stamp } flag }
                    ? await AlignAsync(fleet.Value, flag, stamp)
                : null;
        });

    /// <summary>Says for all what an operator has said on this node while it was alone.</summary>
    /// <returns>What is in the way; null when it is said, or when there is nothing to say.</returns>
    public async Task<OperatorError?> TellAsync(NodeFleet fleet)
    {
        if (fleet.Freeze is not { } freeze)
        {
            return null;
        }

        var id = DerivedId.Of($"frozen {freeze.By} {freeze.Since.Value}");
        var note = new FreezeNote(IsFrozen: true, freeze.Why, id, freeze.By) { Since = freeze.Since };
        return await NoteAsync(note, FleetErrors.FrozenHereOnly);
    }

    private async Task<OperatorError?> AlignAsync(NodeFleet fleet, FreezeFlag flag, ChangeStamp stamp) =>
        (flag.IsFrozen, fleet.Freeze) switch
        {
            (true, null) => await AskAsync(
                "fleet freeze",
                reply => new FreezeFleet(stamp.Id, stamp.Who, flag.Why, reply) { Since = stamp.When }
            ),
            // One of later was not noted yet, so it still holds.
            (false, { } freeze) when freeze.Since < stamp.When && since < stamp.When => await AskAsync(
                "fleet thaw",
                reply => new ThawFleet(stamp.Id, stamp.Who, reply)
            ),
            _ => null,
        };

    private async Task<OperatorError?> AskAsync(string command, Func<ActorRef<CommandOutcome>, NodeMessage> order) =>
        ChangeAnswer.ProblemOf(command, await node.Ask<CommandOutcome>(order, Patience));

    private static OperatorError ThawedSince() =>
        FleetErrors.DoneAndUndone("fleet freeze", "the fleet was thawed since");

    /// <returns>What is in the way; null when it is noted.</returns>
    private async Task<OperatorError?> NoteAsync(FreezeNote note, Func<string, OperatorError> problem)
    {
        var reason = "";
        for (var i = 0; i < Attempts; i++)
        {
            var read = await ReadFlagAsync();
            if (!read.IsFound)
            {
                return problem(read.Reason);
            }

            if (note.IsEndedBy(read.Value))
            {
                return ThawedSince();
            }

            if (note.IsIn(read.Value))
            {
                return null;
            }

            var stamp = new ChangeStamp(note.Id, note.By, clock.Next());
            var change = new FreezeChange(read.Value.Version, note.IsFrozen, note.Why, stamp);
            var set = await coordination.SetFreezeAsync(change);
            if (set.IsDone)
            {
                return null;
            }

            // Another's came between, or nobody can say: what is there now tells.
            reason = set.Reason;
        }

        return problem(reason);
    }

    /// <summary>Whatever is stamped here from then on is later than what was read, whichever of the two clocks is ahead.</summary>
    private async Task<ReadOutcome<FreezeFlag>> ReadFlagAsync()
    {
        var read = await coordination.ReadFreezeAsync();
        if (read.Value?.Stamp is { } stamp)
        {
            clock.Observe(stamp.When);
        }

        return read;
    }
}
