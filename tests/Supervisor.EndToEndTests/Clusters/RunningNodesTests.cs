using System.Text.Json.Nodes;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters;

/// <summary>Nodes that run a fleet of their own when they come into a cluster.</summary>
public sealed class RunningNodesTests
{
    [Fact]
    public async Task Nodes_ThatFoundAndJoin_RunOnUndisturbed_AndWhatTheyRunIsOneFleet()
    {
        await using var world = await ClusterWorld.StartAsync(withNodes: false);
        var (first, second) = (world.Add(ClusterWorld.First), world.Add(ClusterWorld.Second, []));
        var (three, two) = (
            first.Write("fleet.yaml", Sleepers("a", "b", "c")),
            second.Write("fleet.yaml", Sleepers("d", "e"))
        );
        // What may move runs on no node that is alone, so one that brings it along takes the cluster's.
        var (theirs, own) = (first.Write("m.yaml", Mover("1000")), second.Write("m.yaml", Mover("2000")));
        await first.StartAloneAsync("--fleet", three, "--fleet", theirs);
        await second.StartAloneAsync("--fleet", two, "--fleet", own);
        (await second.PbmAsync("agent", "stop", "e", "--wait")).Exit.ShouldBe(0);
        var (ofFirst, ofSecond) = (await PidsAsync(first, 3), await PidsAsync(second, 1));
        await first.Daemon.StopAsync(Posix.SigTerm);
        await second.Daemon.StopAsync(Posix.SigTerm);

        await first.StartAsync("--fleet", three, "--fleet", theirs);
        var withMover = await PidsAsync(first, 4);
        await second.JoinAsync(await first.InviteAsync());

        foreach (var node in (ClusterNode[])[first, second])
        {
            await Until.HoldsAsync(
                async () => string.Join(' ', (await node.AgentsAsync()).Keys.Order()) == "a b c d e m",
                "each node tells of all agents",
                () => node.Daemon.Log
            );
        }

        (await second.AgentsAsync())["e"].ShouldBe("stopped");
        withMover.Where(agent => agent.Key != "m").ShouldBe(ofFirst, ignoreOrder: true);
        (await PidsAsync(first, 4)).ShouldBe(withMover, ignoreOrder: true);
        (await PidsAsync(second, 1)).ShouldBe(ofSecond);
        await second.Daemon.StopAsync(Posix.SigTerm);
        await second.StartAsync("--fleet", two, "--fleet", own);
        (await PidsAsync(second, 1)).ShouldBe(ofSecond);
        second.Daemon.Log.ShouldContain("Revision 3 holds (applied now: False)");
    }

    [Fact]
    public async Task Node_ThatRunsAGroupOfANameThatTheClusterHas_OrCannotReadItsJournal_IsNotAdmitted_AndRunsOn()
    {
        await using var world = await ClusterWorld.StartAsync(withNodes: false);
        var (first, second) = (world.Add(ClusterWorld.First), world.Add(ClusterWorld.Second, []));
        await first.StartAsync("--fleet", first.Write("fleet.yaml", Sleepers("a", "b")));
        await second.StartAloneAsync("--fleet", second.Write("fleet.yaml", Sleepers("b")));
        var before = await PidsAsync(second, 1);
        await second.Daemon.StopAsync(Posix.SigTerm);
        var token = await first.InviteAsync();

        (await second.RefusedAsync("join", token)).Error.ShouldContain("The group b runs on the node that joins");
        (await first.NodesAsync()).Keys.ShouldBe([ClusterWorld.First]);
        await second.StartAloneAsync();
        (await PidsAsync(second, 1)).ShouldBe(before);
        (await second.PbmAsync("fleet", "down", "--wait")).Exit.ShouldBe(0);
        await second.Daemon.StopAsync(Posix.SigTerm);

        var journal = Path.Combine(second.Data, "journal.db");
        File.WriteAllText(journal, "nothing of a journal, for more than one page" + new string('.', 5000));
        (await second.RefusedAsync("join", token)).Error.ShouldContain("journal");
        File.Exists(Path.Combine(second.Data, "cluster", "cluster.json")).ShouldBeFalse();
        (await first.NodesAsync()).Keys.ShouldBe([ClusterWorld.First]);
    }

    private static string Mover(string seconds) =>
        $"services: {{ m: {{ x-supervisor: {{ placement: {{ movable: {{}} }}, agents: {{ m: {{ command: [sleep, '{seconds}'] }} }} }} }} }}";

    private static string Sleepers(params string[] names) =>
        $"services: {{ {string.Join(", ", names.Select(name => $"{name}: {{ x-supervisor: {{ agents: {{ {name}: {{ command: [sleep, '1000'] }} }} }} }}"))} }}";

    /// <summary>Of what runs on a node, by name.</summary>
    private static async Task<Dictionary<string, int>> PidsAsync(ClusterNode node, int count)
    {
        var pids = new Dictionary<string, int>(StringComparer.Ordinal);
        await Until.HoldsAsync(
            async () =>
            {
                pids = (await node.ListAsync("agent", "list"))
                    .Where(agent => agent!["pid"] is JsonValue && IsHere(agent, node))
                    .ToDictionary(
                        agent => (string)agent!["name"]!,
                        agent => (int)agent!["pid"]!,
                        StringComparer.Ordinal
                    );
                return pids.Count == count;
            },
            $"{count} run",
            () => node.Daemon.Log
        );
        return pids;
    }

    private static bool IsHere(JsonNode agent, ClusterNode node) =>
        (string?)agent["node"] is not { } name || name == node.Name;
}
