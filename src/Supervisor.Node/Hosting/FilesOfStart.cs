using System.Security.Cryptography;
using Supervisor.Contracts;
using Supervisor.Fleet.Bundles;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;
using Supervisor.Node.Clusters;
using Supervisor.Node.Data;
using Supervisor.Node.Fleets;
using Supervisor.Node.Settings;
using Supervisor.Supervision.Plans;

namespace Supervisor.Node.Hosting;

/// <summary>The fleet that the daemon is told at its start to apply.</summary>
/// <param name="Drafts">What makes a fleet of files, now and later.</param>
/// <param name="Reading">Null: it is told of none.</param>
/// <param name="Secrets">Of this machine.</param>
internal sealed record FilesOfStart(FleetDrafts Drafts, SecretStore Secrets, Task<Outcome<FleetDraft>?> Reading)
{
    /// <param name="cluster">Whose nodes all hold the same fleet; null: the node is alone.</param>
    /// <summary>
    /// Reading takes as long as all else does until the journal is open, and needs nothing of that but this machine's
    /// secrets, so it goes on beside it.
    /// </summary>
    public static FilesOfStart Begin(DataDirectory data, NodeSettings settings, ClusterFiles? cluster)
    {
        var node = data.Identity.Name;
        var secrets = SecretStore.Open(data.Layout.Secrets, RandomNumberGenerator.GetBytes);
        var drafts = new FleetDrafts(
            node,
            secrets,
            PlanSurroundings.Of(OwnEnvironment.Read()) with
            {
                Limits = settings.Limits,
            }
        )
        {
            RefusesProcesses = settings.IsGuardApart,
            // Who founds a cluster gives it the id that it has.
            Cluster = cluster is null ? null : (cluster.Identity?.Cluster ?? data.Identity.Cluster).Value,
        };
        return new FilesOfStart(drafts, secrets, Task.Run(() => Read(drafts, settings.Fleet, node)));
    }

    /// <summary>What they say. Their work is expected as soon as they are read: its guard comes up while the journal opens.</summary>
    public async Task<Outcome<FleetDraft>?> DraftAsync(Action expectWork)
    {
        var draft = await Reading;
        if (draft is { IsOk: true })
        {
            expectWork();
        }

        return draft;
    }

    /// <summary>
    /// Read once: what is in the files later, perhaps half-written by somebody who edits them, is for the next start.
    /// </summary>
    private static Outcome<FleetDraft>? Read(FleetDrafts drafts, IReadOnlyList<string> files, string node)
    {
        if (files.Count == 0)
        {
            return null;
        }

        var request = new FleetRequest(files.Select(ProjectFiles.Of).Distinct().ToValueList(), OwnEnvironment.Read())
        {
            Home = node,
        };
        return drafts.Of(FleetBundles.Of(request, new DaemonFiles()));
    }
}
