using Supervisor.Actors;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Time;
using Supervisor.Node.Palettes;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Fleets.Downs;

/// <summary>
/// Takes the fleet down and starts it again: the store holds what is true for all nodes, and each does it. A stop begins here, for
/// that is the cautious side; a start holds for all before any node acts.
/// </summary>
/// <param name="store">Null: the node is alone, and what it does is all that there is.</param>
/// <param name="since">When this node came into its cluster; what was said before was not said to it.</param>
internal sealed class DownDesk(
    IEntries? store,
    ActorRef<NodeMessage> node,
    HybridClock clock,
    HybridTime since = default
)
{
    // Longer than the journal takes to say that it cannot be written.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly DownFlags? _flags = store is null ? null : new DownFlags(store);
    private readonly FleetReader _reader = new(node);

    // Each has two halves, and another between them would leave node and fleet at odds.
    private readonly OneByOne _changes = new();

    /// <returns>What is in the way; null when the fleet goes down.</returns>
    public Task<OperatorError?> StopAsync(CommandId id, string by) =>
        _changes.RunAsync(async () =>
        {
            if (await AskAsync("fleet down", reply => new StopFleet(id, by, reply)) is { } refused)
            {
                return refused;
            }

            var fleet = await _reader.ReadAsync();
            return !fleet.IsOk ? fleet.Error
                // It was taken down by this very command before, and somebody has started it.
                : fleet.Value.StoppedBy is null ? FleetErrors.DoneAndUndone("fleet down", "the fleet was started since")
                : await NoteAsync(isDown: true, fleet.Value.Revision, id, by, FleetErrors.DownHereOnly);
        });

    /// <returns>What is in the way; null when the fleet starts.</returns>
    public Task<OperatorError?> StartAsync(CommandId id, string by) =>
        _changes.RunAsync(async () =>
            // Both halves, for the node's is the second. Another stop of later is not this one's to end.
            await _reader.HasDoneAsync(id)
                ? null
                : await NoteAsync(isDown: false, 0, id, by, FleetErrors.NotStarted)
                    ?? await AskAsync("fleet start", reply => new StartFleet(id, by, reply))
        );

    /// <summary>Has the node do what holds for all: it was away, or another began.</summary>
    /// <returns>Why it does not; null when it does.</returns>
    public Task<OperatorError?> AlignAsync() => _changes.RunAsync(AlignInTurnAsync);

    /// <summary>Says for all what an operator has said on this node while it was alone.</summary>
    /// <param name="revision">That all have of it.</param>
    /// <returns>What is in the way; null when it is said, or when there is nothing to say.</returns>
    public async Task<OperatorError?> TellAsync(NodeFleet fleet, long revision)
    {
        if (_flags is null || fleet.StoppedBy is not { } by)
        {
            return null;
        }

        var read = await _flags.ReadAsync();
        if (read.Status != ReadStatus.None)
        {
            return read.IsFound ? null : FleetErrors.NotFollowed(read.Reason);
        }

        var at = fleet.StoppedAt ?? clock.Next();
        var id = DerivedId.Of($"down {by} {at.Value}");
        return
            await _flags.WriteAsync(id, _ => new DownFlag(IsDown: true, revision, new ChangeStamp(id, by, at)))
                is { } reason
            ? FleetErrors.DownHereOnly(reason)
            : null;
    }

    private async Task<OperatorError?> AlignInTurnAsync()
    {
        if (_flags is null)
        {
            return null;
        }

        var read = await _flags.ReadAsync();
        if (read.Status == ReadStatus.Unavailable)
        {
            return FleetErrors.NotFollowed(read.Reason);
        }

        Observe(read.Value);
        var fleet = await _reader.ReadAsync();
        return !fleet.IsOk ? fleet.Error
            : read.Value is { } flag ? await AlignAsync(fleet.Value, flag)
            : null;
    }

    private async Task<OperatorError?> AlignAsync(NodeFleet fleet, DownFlag flag) =>
        (flag.IsDown, fleet.StoppedBy) switch
        {
            (true, null) when (fleet.Basis ?? fleet.Revision) <= flag.Revision && since < flag.Stamp.When =>
                await AskAsync(
                    "fleet down",
                    reply => new StopFleet(flag.Stamp.Id, flag.Stamp.Who, reply) { Since = flag.Stamp.When }
                ),
            // One of later was not noted yet, so it still holds.
            (false, not null) when !(fleet.StoppedAt > flag.Stamp.When) && since < flag.Stamp.When => await AskAsync(
                "fleet start",
                reply => new StartFleet(flag.Stamp.Id, flag.Stamp.Who, reply)
            ),
            _ => null,
        };

    private async Task<OperatorError?> NoteAsync(
        bool isDown,
        long revision,
        CommandId id,
        string by,
        Func<string, OperatorError> problem
    )
    {
        if (_flags is null)
        {
            return null;
        }

        var reason = await _flags.WriteAsync(
            id,
            there =>
            {
                Observe(there);
                return new DownFlag(isDown, revision, new ChangeStamp(id, by, clock.Next()));
            }
        );
        return reason is null ? null : problem(reason);
    }

    /// <summary>Whatever is stamped here from then on is later than what was read, whichever of the two clocks is ahead.</summary>
    private void Observe(DownFlag? there)
    {
        if (there is not null)
        {
            clock.Observe(there.Stamp.When);
        }
    }

    private async Task<OperatorError?> AskAsync(string command, Func<ActorRef<CommandOutcome>, NodeMessage> order) =>
        ChangeAnswer.ProblemOf(command, await node.Ask<CommandOutcome>(order, Patience));
}
