using System.Text.Json;
using Shouldly;
using Supervisor.EndToEndTests.Fleets;
using Supervisor.EndToEndTests.Processes;
using Supervisor.Guard.Cgroups;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.EndToEndTests.Drills;

/// <summary>The demo on two nodes: what it prints to try is tried, by an operator of pc2.</summary>
public sealed class NodesDemoDrill(ITestOutputHelper output)
{
    private const int All = 81;
    private const string OfPc2 = "infra-core-cpu/TaskScheduler";
    private const string MayMove = "night-watch/Timekeeper";
    private const string Cgroups = "/sys/fs/cgroup";

    private static readonly string[] Nodes = ["demo/mainpc", "demo/pc2"];

    [Drill("two-nodes")]
    public async Task Demo_WhoseFirstMachineLosesItsPower_GoesOnAtTheOther_AndIsWholeAgainWithIt()
    {
        var demo = await RunningDemo.StartAsync("demo/pc2", "--nodes", "2");
        await using var ends = demo;
        var before = await AllReadyAsync(demo, "the start");
        NodeOf(before[MayMove]).ShouldBe("mainpc");
        var power = RunningDemo.InArtifacts("demo/off/mainpc");
        demo.Said.ShouldContain($"touch {Path.GetRelativePath(RunningDemo.Root, power)}");

        await File.WriteAllTextAsync(power, "", TestContext.Current.CancellationToken);

        var without = before;
        await Until.HoldsAsync(
            async () =>
                (without = await demo.AgentsAsync()).TryGetValue(MayMove, out var row)
                && NodeOf(row) == "pc2"
                && FleetWorld.Text(row, "state") == "ready",
            "pc2 has taken what may move",
            () => string.Join('\n', without.Values)
        );
        FleetWorld.Text(without[OfPc2], "incarnation").ShouldBe(FleetWorld.Text(before[OfPc2], "incarnation"));
        without.Values.ShouldAllBe(row => NodeOf(row) == "pc2");
        (await demo.PbmAsync("cluster", "show")).Out.ShouldMatch(@"mainpc\s+down");

        File.Delete(power);

        await AllReadyAsync(demo, "the return of mainpc");
        await File.WriteAllTextAsync(power, "", TestContext.Current.CancellationToken);
        await demo.ExpectAsync("The power of mainpc is cut");
        await demo.ExpectAsync("The power of mainpc is cut");
        (await demo.EndAsync()).ShouldBe(0, demo.Said);
        Directory.Exists(RunningDemo.InArtifacts("demo")).ShouldBeFalse();
        foreach (var data in Nodes.Select(RunningDemo.InArtifacts))
        {
            MachineProcesses.Agents(data).ShouldBeEmpty();
            MachineProcesses.Guards(data).ShouldBeEmpty();
            Directory.GetDirectories(Cgroups, CgroupFolder.Of(data), SearchOption.AllDirectories).ShouldBeEmpty();
        }
    }

    private async Task<IReadOnlyDictionary<string, JsonElement>> AllReadyAsync(RunningDemo demo, string after)
    {
        IReadOnlyDictionary<string, JsonElement> agents = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        await Until.HoldsAsync(
            async () =>
            {
                agents = await demo.AgentsAsync();
                return agents.Count == All && agents.Values.All(row => FleetWorld.Text(row, "state") == "ready");
            },
            $"all are ready after {after}",
            () => string.Join('\n', agents.Values.Where(row => FleetWorld.Text(row, "state") != "ready"))
        );
        output.WriteLine($"{after}: all {agents.Count} are ready");
        return agents;
    }

    private static string NodeOf(JsonElement row) => FleetWorld.Text(row, "node");
}
