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
        await SaysAsync(first, "The cluster is at level 1.", "cluster", "show");
        await SaysAsync(first, "The cluster is at level 1.", "cluster", "status");
        await SaysAsync(first, "The cluster is at level 1.", "node", "doctor");

        await RaiseAsync(world.Etcd.Endpoint);

        await SaysAsync(first, Refusal, "cluster", "show");
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

    private static Task SaysAsync(ClusterNode node, string text, params string[] command) =>
        Until.HoldsAsync(
            async () =>
                await node.PbmAsync(command) is var said
                && (said.Out + said.Error).Contains(text, StringComparison.Ordinal),
            $"'{string.Join(' ', command)}' says: {text}",
            () => node.Daemon.Log
        );

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
