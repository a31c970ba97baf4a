using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Fleets.Downs;

/// <summary>
/// What the store says of whether all nodes are down, read and written. Whatever is stamped here after it was read is later than it,
/// whichever of the two clocks is ahead.
/// </summary>
internal sealed class DownNotes(ICoordination store, HybridClock clock)
{
    private readonly DownFlags _flags = new(store);

    public async Task<ReadOutcome<DownFlag>> ReadAsync()
    {
        var read = await _flags.ReadAsync();
        Observe(read.Value);
        return read;
    }

    /// <param name="fleet">Of the node at which it was asked, which has done its half.</param>
    /// <param name="isAgain">It had done it before: who has started the fleet since has ended that, whether this node knows or not.</param>
    public async Task<OperatorError?> StopAsync(NodeFleet fleet, CommandId id, string by, bool isAgain)
    {
        // What all have is meant, also where this node does not hold it yet.
        var look = await store.LookAsync();
        if (!look.IsFound)
        {
            return FleetErrors.DownHereOnly(look.Reason);
        }

        var revision = Math.Max(fleet.Revision, look.Value.Latest?.Number ?? 0);
        var isUndone = false;
        var reason = await WriteAsync(
            id,
            there =>
            {
                isUndone = isAgain && there is { IsDown: false } && fleet.StoppedAt < there.Stamp.When;
                return isUndone ? null : new DownFlag(IsDown: true, revision, new ChangeStamp(id, by, clock.Next()));
            }
        );
        return isUndone ? StartedSince()
            : reason is null ? null
            : FleetErrors.DownHereOnly(reason);
    }

    public async Task<OperatorError?> StartAsync(CommandId id, string by)
    {
        var reason = await WriteAsync(id, _ => new DownFlag(IsDown: false, 0, new ChangeStamp(id, by, clock.Next())));
        return reason is null ? null : FleetErrors.NotStarted(reason);
    }

    /// <summary>What an operator has said on this node while it was alone, where nobody has said anything yet.</summary>
    public async Task<OperatorError?> TellAsync(DownFlag flag)
    {
        var read = await _flags.ReadAsync();
        if (read.Status != ReadStatus.None)
        {
            return read.IsFound ? null : FleetErrors.NotFollowed(read.Reason);
        }

        return await _flags.WriteAsync(flag.Stamp.Id, _ => flag) is { } reason
            ? FleetErrors.DownHereOnly(reason)
            : null;
    }

    public static OperatorError StartedSince() =>
        FleetErrors.DoneAndUndone("fleet down", "the fleet was started since");

    private Task<string?> WriteAsync(CommandId id, Func<DownFlag?, DownFlag?> flagAfter) =>
        _flags.WriteAsync(
            id,
            there =>
            {
                Observe(there);
                return flagAfter(there);
            }
        );

    private void Observe(DownFlag? there)
    {
        if (there is not null)
        {
            clock.Observe(there.Stamp.When);
        }
    }
}
