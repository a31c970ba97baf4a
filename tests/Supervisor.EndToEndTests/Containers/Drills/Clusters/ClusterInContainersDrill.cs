using System.Text.RegularExpressions;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.EndToEndTests.Containers.Drills.Clusters;

/// <summary>The Compose files of mainpc, pc2 and the witness, run: etcd with certificates and users, two nodes, one fleet on both.</summary>
public sealed class ClusterInContainersDrill(ITestOutputHelper output)
{
    private const string Witness = "witness";

    private static readonly string[] Nodes = ["mainpc", "pc2"];

    [Drill("docker-cluster")]
    public async Task Cluster_OfThreeMachinesInContainers_HoldsOneFleet_AndOutlivesTheWitness()
    {
        await using var cluster = await ClusterInContainers.StartAsync([.. Nodes, Witness]);
        foreach (var machine in Nodes.Append(Witness))
        {
            await cluster.UpAsync(machine, isNode: false);
        }

        await cluster.AddUsersAsync(Nodes);
        await cluster.UpAsync("mainpc", isNode: true);
        await SeenAsync(cluster, "mainpc", @"mainpc\s+up");
        var invited = await cluster.PbmAsync("mainpc", "cluster", "invite");
        invited.Exit.ShouldBe(0, invited.Error);
        await cluster.JoinAsync("pc2", invited.Out.Trim());
        await cluster.UpAsync("pc2", isNode: true);
        await SeenAsync(cluster, "mainpc", @"pc2\s+up");

        await ApplyAsync(cluster, "one");
        await RunsAsync(cluster, "one");
        await cluster.KillAsync(Witness, isNode: false);
        await ApplyAsync(cluster, "two");
        await RunsAsync(cluster, "two");
    }

    /// <summary>A group for each node, at pc2, whose user may write below the cluster's prefix.</summary>
    private static async Task ApplyAsync(ClusterInContainers cluster, string name)
    {
        var files = Nodes.Select(node =>
            cluster.Write(
                $"{node}.yaml",
                $$"""
                name: {{cluster.Project}}{{node}}
                x-supervisor: { node: {{node}} }
                services: { {{name}}-{{node}}: { image: "{{cluster.Image}}", command: [sleep, "100000"], init: true, network_mode: none } }
                """
            )
        );
        var applied = await cluster.PbmAsync("pc2", ["fleet", "up", .. files]);
        applied.Exit.ShouldBe(0, applied.Out + applied.Error);
    }

    private async Task RunsAsync(ClusterInContainers cluster, string name)
    {
        await SeenAsync(cluster, "pc2", $@"{name}-mainpc\s+mainpc\s+ready", "agent", "list");
        await SeenAsync(cluster, "mainpc", $@"{name}-pc2\s+pc2\s+ready", "agent", "list");
        output.WriteLine($"{name} runs on both");
    }

    private static Task SeenAsync(ClusterInContainers cluster, string machine, string pattern) =>
        SeenAsync(cluster, machine, pattern, "cluster", "show");

    private static async Task SeenAsync(
        ClusterInContainers cluster,
        string machine,
        string pattern,
        params string[] words
    )
    {
        var seen = new ProgramResult(0, "", "");
        await Until.HoldsAsync(
            async () =>
                Regex.IsMatch(
                    (seen = await cluster.PbmAsync(machine, words)).Out,
                    pattern,
                    RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                ),
            $"{machine} sees {pattern}",
            () => seen.Out + seen.Error
        );
    }
}
