using System.Security.Cryptography;
using Supervisor.Cluster.Trust.Custody;
using Supervisor.Contracts;
using Supervisor.Contracts.Time;
using Supervisor.Journal.Stores;
using Supervisor.Journal.Stores.Sqlite;
using Supervisor.Node.Data;
using Supervisor.Node.Fleets;
using Supervisor.Node.Fleets.Copies;
using Supervisor.Node.History;
using Supervisor.Node.Hosting;
using Supervisor.Supervision.Nodes;
using Supervisor.Supervision.Plans;
using Supervisor.Supervision.Ports.Coordination;

namespace Supervisor.Node.Clusters.Own;

/// <summary>
/// Reads what a node holds before it becomes one of a cluster, while no daemon runs: what cannot be read could not be kept running
/// either, so then it does not become one.
/// </summary>
internal static class OwnFleetReading
{
    private const int WriterBytes = 8;

    /// <param name="by">What makes it one of a cluster, as operators read it.</param>
    /// <returns>Null: it has nothing.</returns>
    public static async Task<Outcome<OwnFleet?>> ReadAsync(DataDirectory data, string by, HybridTime now)
    {
        if (!File.Exists(data.Journal))
        {
            return (OwnFleet?)null;
        }

        var journal = new SqliteStore(new SqliteStoreSettings(data.Journal), TimeProvider.System);
        try
        {
            var writer = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(WriterBytes));
            var opened = await journal.OpenAsync(new OpenRequest(writer, IsClaim: true));
            return opened.Status == OpenStatus.Opened
                ? await ReadAsync(
                    data,
                    journal,
                    new JournaledAgents(journal, [.. opened.Streams.Select(static stream => stream.Key)]),
                    by,
                    now
                )
                : JournalProblem.Of(opened) ?? ClusterErrors.OwnFleetUnreadable(opened.Reason);
        }
        finally
        {
            await journal.CloseAsync();
        }
    }

    private static async Task<Outcome<OwnFleet?>> ReadAsync(
        DataDirectory data,
        SqliteStore journal,
        JournaledAgents agents,
        string by,
        HybridTime now
    )
    {
        if (NodeHistory.StateIn(await journal.ReadAsync(StreamName.Node), out var reason) is not { } state)
        {
            return ClusterErrors.OwnFleetUnreadable(reason);
        }

        var latest = await OwnStore.ReadLatestAsync(data.Layout.Coordination);
        var kept = await journal.ReadAsync(StreamName.Revision);
        if (latest.Status == ReadStatus.Unavailable || kept.Reason.Length > 0)
        {
            return ClusterErrors.OwnFleetUnreadable($"{latest.Reason} {kept.Reason}".Trim());
        }

        var (fleet, copy) = (state.Fleet, RevisionCopies.In(kept));
        var above = Math.Max(fleet.Revision, Math.Max(latest.Value?.Info.Number ?? 0, copy?.Info.Number ?? 0));
        // One that is told later is later: so is what it says of freezes and stops.
        var brought = new BroughtFleet(fleet.Revision, fleet.Hash, above, now, by);
        return fleet.Revision > 0 ? await ReadAsync(data, copy, brought, agents)
            : fleet == NodeFleet.None ? (OwnFleet?)null
            : new OwnFleet(brought, [], []);
    }

    private static async Task<Outcome<OwnFleet?>> ReadAsync(
        DataDirectory data,
        Revision? copy,
        BroughtFleet brought,
        JournaledAgents agents
    )
    {
        var held =
            copy?.Info.Number == brought.Revision && copy.Info.Hash == brought.Hash
                ? copy
                : await OwnStore.FindAsync(data.Layout.Coordination, brought.Revision);
        if (held is null || held.Info.Hash != brought.Hash)
        {
            return ClusterErrors.OwnFleetUnreadable(FleetErrors.NotFound(brought.Revision, "").Message);
        }

        var secrets = SecretStore.Open(data.Layout.Secrets, RandomNumberGenerator.GetBytes);
        var drafts = new FleetDrafts(data.Identity.Name, secrets, PlanSurroundings.Of(OwnEnvironment.Read()));
        var plan = drafts.PlanOf(held);
        if (!plan.IsOk)
        {
            return ClusterErrors.OwnFleetUnreadable($"{plan.Error.Message} {plan.Error.Why}".Trim());
        }

        var resting = new List<string>();
        foreach (var group in plan.Value.Groups)
        {
            if (group.Movable is not null && OwnGroupRules.Rests(group, await agents.OfAsync(group.Name)))
            {
                resting.Add(group.Name);
            }
        }

        return new OwnFleet(
            brought with
            {
                Cluster = RevisionContents.Read(held.Content.Span).Value?.Cluster,
            },
            [.. plan.Value.Groups.Select(static group => group.Name)],
            resting
        );
    }
}
