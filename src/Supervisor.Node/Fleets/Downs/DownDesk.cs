using Supervisor.Actors;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Time;
using Supervisor.Node.Palettes;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Fleets.Downs;

/// <summary>
/// Takes the fleet down and starts it again: the store holds what is true for all nodes, and each does it. A stop begins here, for
/// that is the cautious side; a start holds for all before any node acts.
/// </summary>
/// <param name="store">Null: the node is alone, and what it does is all that there is.</param>
/// <param name="changes">
/// Each of them has two halves, and another between them would leave node and fleet at odds. So would a revision: one that is held after
/// the first half of a stop starts what was to end. Whoever has the node hold one does it in this turn too.
/// </param>
/// <param name="since">When this node came into its cluster; what was said before was not said to it.</param>
internal sealed class DownDesk(
    ICoordination? store,
    ActorRef<NodeMessage> node,
    HybridClock clock,
    OneByOne changes,
    HybridTime since = default
)
{
    // Longer than the journal takes to say that it cannot be written.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly DownNotes? _notes = store is null ? null : new DownNotes(store, clock);
    private readonly FleetReader _reader = new(node);

    /// <returns>What is in the way; null when the fleet goes down.</returns>
    public Task<OperatorError?> StopAsync(CommandId id, string by) =>
        changes.RunAsync(async () =>
        {
            var isAgain = await _reader.HasDoneAsync(id);
            if (await AskAsync("fleet down", reply => new StopFleet(id, by, reply)) is { } refused)
            {
                return refused;
            }

            var fleet = await _reader.ReadAsync();
            return !fleet.IsOk ? fleet.Error
                // It was taken down by this very command before, and somebody has started it.
                : fleet.Value.StoppedBy is null ? DownNotes.StartedSince()
                : _notes is null ? null
                : await _notes.StopAsync(fleet.Value, id, by, isAgain);
        });

    /// <returns>What is in the way; null when the fleet starts.</returns>
    public Task<OperatorError?> StartAsync(CommandId id, string by) =>
        changes.RunAsync(async () =>
        {
            if (await _reader.HasDoneAsync(id))
            {
                // Both halves, for the node's is the second. Another stop of later is not this one's to end.
                return null;
            }

            return _notes is not null && await _notes.StartAsync(id, by) is { } problem
                ? problem
                : await AskAsync("fleet start", reply => new StartFleet(id, by, reply));
        });

    /// <summary>Has the node do what holds for all: it was away, or another began.</summary>
    /// <returns>Why it does not; null when it does.</returns>
    public Task<OperatorError?> AlignAsync() => changes.RunAsync(AlignInTurnAsync);

    /// <summary>Takes the node down before it holds a revision that is down for all, so that nothing of it is ever started; in the turn in which it is held.</summary>
    /// <param name="basis">The last revision of it that somebody applied.</param>
    /// <returns>Whether it is down for all.</returns>
    public async Task<Outcome<bool>> PrecedeAsync(long basis)
    {
        if (_notes is null)
        {
            return false;
        }

        var read = await _notes.ReadAsync();
        if (read.Status == ReadStatus.Unavailable)
        {
            return FleetErrors.NotFollowed(read.Reason);
        }

        if (read.Value is not { } flag || !IsDown(flag, basis))
        {
            return false;
        }

        return await FollowStopAsync(flag) is { } problem ? problem : true;
    }

    /// <summary>Says for all what an operator has said on this node while it was alone.</summary>
    /// <param name="revision">That all have of it.</param>
    /// <returns>What is in the way; null when it is said, or when there is nothing to say.</returns>
    public async Task<OperatorError?> TellAsync(NodeFleet fleet, long revision)
    {
        if (_notes is null || fleet.StoppedBy is not { } by)
        {
            return null;
        }

        var at = fleet.StoppedAt ?? clock.Next();
        var stamp = new ChangeStamp(DerivedId.Of($"down {by} {at.Value}"), by, at);
        return await _notes.TellAsync(new DownFlag(IsDown: true, revision, stamp));
    }

    private async Task<OperatorError?> AlignInTurnAsync()
    {
        if (_notes is null)
        {
            return null;
        }

        var read = await _notes.ReadAsync();
        if (read.Status == ReadStatus.Unavailable)
        {
            return FleetErrors.NotFollowed(read.Reason);
        }

        var fleet = await _reader.ReadAsync();
        return !fleet.IsOk ? fleet.Error
            : read.Value is { } flag ? await AlignAsync(fleet.Value, flag)
            : null;
    }

    private async Task<OperatorError?> AlignAsync(NodeFleet fleet, DownFlag flag) =>
        (flag.IsDown, fleet.StoppedBy) switch
        {
            (true, null) when IsDown(flag, fleet.Basis ?? fleet.Revision) => await FollowStopAsync(flag),
            // One of later was not noted yet, so it still holds.
            (false, not null) when !(fleet.StoppedAt > flag.Stamp.When) && since < flag.Stamp.When => await AskAsync(
                "fleet start",
                reply => new StartFleet(flag.Stamp.Id, flag.Stamp.Who, reply)
            ),
            _ => null,
        };

    private bool IsDown(DownFlag flag, long basis) => flag.IsDown && basis <= flag.Revision && since < flag.Stamp.When;

    private Task<OperatorError?> FollowStopAsync(DownFlag flag) =>
        AskAsync(
            "fleet down",
            reply => new StopFleet(flag.Stamp.Id, flag.Stamp.Who, reply) { Since = flag.Stamp.When }
        );

    private async Task<OperatorError?> AskAsync(string command, Func<ActorRef<CommandOutcome>, NodeMessage> order) =>
        ChangeAnswer.ProblemOf(command, await node.Ask<CommandOutcome>(order, Patience));
}
