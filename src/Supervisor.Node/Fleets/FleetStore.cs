using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Node.Fleets.Copies;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Fleets;

/// <summary>Finds what a node holds, and stores what it is to hold.</summary>
internal sealed class FleetStore(FleetPorts ports, RevisionCopies copies, HybridClock clock)
{
    /// <summary>The revision that a node holds. Another's of the same number is not it.</summary>
    public async Task<Outcome<Revision>> FindAsync(NodeFleet fleet)
    {
        var number = fleet.Revision;
        if (await copies.FindAsync(number) is { } copy && copy.Info.Hash == fleet.Hash)
        {
            return copy;
        }

        if (await ports.FindOwn(number) is { } own && own.Info.Hash == fleet.Hash)
        {
            return own;
        }

        var read = await ports.Coordination.ReadRevisionAsync(number);
        return !read.IsFound ? FleetErrors.NotFound(number, read.Reason)
            : read.Value.Info.Hash == fleet.Hash ? read.Value
            : FleetErrors.NotFound(number, "The store has another one of this number.");
    }

    /// <summary>A draft of what a daemon was told at its start is one part of what a cluster has; of an operator it is all of it.</summary>
    public async Task<Outcome<FleetDraft>> FitAsync(FleetDraft draft, bool isOfStart)
    {
        if (!isOfStart || !ports.IsShared)
        {
            return draft;
        }

        var latest = await ReadLatestAsync();
        return latest.Status == ReadStatus.Unavailable ? FleetErrors.NotStored(latest.Reason)
            : latest.Value is { } revision ? ports.Drafts.PartOf(revision, draft)
            : draft;
    }

    /// <summary>The same content again is the same revision, when it is the latest.</summary>
    public async Task<Outcome<RevisionInfo>> StoreAsync(FleetDraft draft, long held, CommandId id, string by)
    {
        var latest = await ReadLatestAsync();
        if (latest.Status == ReadStatus.Unavailable)
        {
            return FleetErrors.NotStored(latest.Reason);
        }

        var number = latest.Value?.Info.Number ?? 0;
        if (number < held)
        {
            return FleetErrors.StoreBehind(number, held);
        }

        if (latest.Value?.Info is { } info && info.Hash == draft.Hash)
        {
            return info;
        }

        if (await HasStoredAsync(id, held + 1, number))
        {
            // By another node, which was asked too, and others have changed the fleet since.
            return FleetErrors.DoneAndUndone(FleetHolder.Command, "others have changed the fleet since");
        }

        var stamp = new ChangeStamp(id, by, clock.Next());
        var put = await ports.Coordination.PutRevisionAsync(
            new RevisionPut(draft.MadeTo ?? number, draft.Content, stamp)
        );
        return put switch
        {
            { IsDone: true } => put.Value,
            { Status: WriteStatus.Conflict } => FleetErrors.Overtaken(put.Reason),
            _ => FleetErrors.NotStored(put.Reason),
        };
    }

    /// <summary>Whether one of the revisions that this node has not followed is of that command; of those that it has, its journal knows.</summary>
    private async Task<bool> HasStoredAsync(CommandId id, long first, long last)
    {
        for (var number = first; number <= last; number++)
        {
            if ((await ports.Coordination.ReadRevisionAsync(number)).Value?.Info.Stamp.Id == id)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whatever is stamped here from then on is later than what was read, whichever of the two clocks is ahead.</summary>
    public async Task<ReadOutcome<Revision>> ReadLatestAsync()
    {
        var latest = await ports.Coordination.ReadLatestRevisionAsync();
        if (latest.Value is { } revision)
        {
            clock.Observe(revision.Info.Stamp.When);
        }

        return latest;
    }
}
