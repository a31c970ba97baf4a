using System.Collections.Immutable;
using Supervisor.Cluster.Joining.Desk;
using Supervisor.Contracts;
using Supervisor.Node.Fleets;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Clusters.Trust;

/// <summary>The groups of the cluster's newest revision, with which those of who joins must not be confused.</summary>
internal sealed class FleetGroups(IRevisions store, FleetDrafts drafts) : IRunningGroups
{
    public async Task<Outcome<ImmutableDictionary<string, string>>> ElsewhereAsync(string node)
    {
        var latest = await store.ReadLatestRevisionAsync();
        return latest.Status == ReadStatus.Unavailable ? FleetErrors.NotFollowed(latest.Reason)
            : latest.Value is { } revision ? drafts.GroupsBut(revision, node)
            : ImmutableDictionary<string, string>.Empty;
    }
}
