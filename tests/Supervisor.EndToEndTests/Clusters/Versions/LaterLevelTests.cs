using System.Text.Json.Nodes;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Drills;
using Supervisor.TestKit.Etcd;

namespace Supervisor.EndToEndTests.Clusters.Versions;

/// <summary>A cluster that has gone on to a level which these daemons do not speak, as one of later versions would.</summary>
public sealed class LaterLevelTests
{
    private const string Record = "/supervisor/home/entry/cluster/record";
    private const string Refusal =
        "The cluster 'home' is at level 2, which this version of the daemon does not speak yet.";

    [Drill("compat")]
    public async Task Node_OfACluster_ThatWentOnToALaterLevel_FollowsNoMore_AndIsRefusedWhenItStarts()
    {
        await using var world = await ClusterWorld.StartAsync();
        var (first, second) = world.Pair;
        (await first.PbmAsync("cluster", "status")).Out.ShouldContain("The cluster is at level 1.");
        (await first.PbmAsync("node", "doctor")).Out.ShouldContain("The cluster is at level 1.");

        await RaiseAsync(world.Etcd.Endpoint);

        await Until.HoldsAsync(
            async () => (await first.PbmAsync("cluster", "show")).Out.Contains(Refusal, StringComparison.Ordinal),
            "a node that runs says so",
            () => first.Daemon.Log
        );
        await second.Daemon.StopAsync(Posix.SigTerm);
        (await second.RefusedAsync()).Error.ShouldContain(Refusal);

        await Until.HoldsAsync(
            () => Task.FromResult(MemoryOf(first).Contains("level\\u0022:2", StringComparison.Ordinal)),
            "it remembers the level",
            () => MemoryOf(first)
        );
        await first.Daemon.StopAsync(Posix.SigTerm);
        world.Etcd.Kill();
        (await first.RefusedAsync()).Error.ShouldContain(Refusal);
    }

    private static string MemoryOf(ClusterNode node) =>
        File.ReadAllText(Path.Combine(node.Data, "cluster", "store.json"));

    private static async Task RaiseAsync(Uri etcd)
    {
        using var admin = new EtcdAdmin(etcd);
        var record = JsonNode.Parse((await admin.ReadAsync(Record)).ShouldNotBeNull())!;
        record["level"] = 2;
        record["since"] = record["founded"]!.GetValue<long>() + 1;
        await admin.PutAsync(Record, record.ToJsonString());
    }
}
