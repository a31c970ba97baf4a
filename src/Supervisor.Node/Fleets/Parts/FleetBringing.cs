using Supervisor.Cluster.Trust.Custody;
using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Fleets.Downs;
using Supervisor.Node.Fleets.Freezing;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.Supervision.Time;

namespace Supervisor.Node.Fleets.Parts;

/// <summary>
/// Makes what a node ran before it came into its cluster a part of what the cluster has, once: the revision that does it bears an id that
/// follows from what is brought, so after a crash it is found again. Its number is above every one that the node remembers.
/// </summary>
internal sealed class FleetBringing(FleetPorts ports, FreezeDesk freezing, DownDesk downs, HybridClock clock)
{
    private const int Attempts = 3;

    /// <summary>Whether the node still holds what it brings.</summary>
    public bool IsDue(NodeFleet fleet) =>
        ports is { IsShared: true, Brought: { } brought } && fleet.Revision > 0 && fleet.Revision <= brought.Above;

    /// <param name="own">What the node holds.</param>
    /// <returns>What it is to hold now.</returns>
    public async Task<Outcome<Revision>> BringAsync(NodeFleet fleet, Revision own)
    {
        var brought = ports.Brought!;
        var revision = await FindAsync(brought) ?? await MergeAsync(brought, own);
        return !revision.IsOk || !brought.IsFounder ? revision
            : await TellAsync(fleet, revision.Value.Info.Number) is { } problem ? problem
            : revision;
    }

    /// <summary>Made already, and the daemon ended before it could write so.</summary>
    private async Task<Outcome<Revision>?> FindAsync(BroughtFleet brought)
    {
        var id = IdOf(brought);
        var listed = await ports.Coordination.ListRevisionsAsync(IRevisions.Kept);
        if (listed.Status == ReadStatus.Unavailable)
        {
            return FleetErrors.NotFollowed(listed.Reason);
        }

        if ((listed.Value ?? []).FirstOrDefault(info => info.Stamp.Id == id) is not { } there)
        {
            return null;
        }

        var read = await ports.Coordination.ReadRevisionAsync(there.Number);
        return read.IsFound ? read.Value : FleetErrors.NotFollowed(read.Reason);
    }

    /// <summary>Others apply fleets meanwhile: then it is merged with theirs.</summary>
    private async Task<Outcome<Revision>> MergeAsync(BroughtFleet brought, Revision own)
    {
        var reason = "";
        for (var i = 0; i < Attempts; i++)
        {
            var latest = await ports.Coordination.ReadLatestRevisionAsync();
            if (latest.Status == ReadStatus.Unavailable)
            {
                return FleetErrors.NotFollowed(latest.Reason);
            }

            var merged = ports.Drafts.Bring(latest.Value, own, brought.IsFounder);
            if (!merged.IsOk)
            {
                return merged.Error;
            }

            var content = RevisionContents.Write(merged.Value);
            var stamp = new ChangeStamp(IdOf(brought), brought.By, clock.Next());
            var put = await ports.Coordination.PutRevisionAsync(
                new RevisionPut(latest.Value?.Info.Number ?? 0, content, stamp) { Above = brought.Above }
            );
            if (put.IsDone)
            {
                return new Revision(put.Value, content);
            }

            reason = put.Reason;
            if (put.Status != WriteStatus.Conflict)
            {
                break;
            }
        }

        return FleetErrors.NotStored(reason);
    }

    /// <summary>All of the cluster is this node: what an operator has said here, he has said of all of it.</summary>
    private async Task<OperatorError?> TellAsync(NodeFleet fleet, long revision) =>
        await freezing.TellAsync(fleet) ?? await downs.TellAsync(fleet, revision);

    private static CommandId IdOf(BroughtFleet brought) =>
        DerivedId.Of($"brought {brought.Revision} {brought.Hash} {brought.At.Value}");
}
