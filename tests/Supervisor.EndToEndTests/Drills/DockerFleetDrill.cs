using System.Diagnostics;
using System.Text.Json;
using Shouldly;
using Supervisor.EndToEndTests.Fleets;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.EndToEndTests.Drills;

/// <summary>
/// The users' fleet in its twelve containers: each container is killed once, then the daemon, then the engine. What has nothing
/// to do with it stays as it was, all comes back, and no agent pays for what it did not do.
/// </summary>
public sealed class DockerFleetDrill(ITestOutputHelper output)
{
    private const int Agents = 79;
    private const int Containers = 14;

    private DockerDemo? _demo;

    [Drill("docker-fleet")]
    public async Task Fleet_InTwelveContainers_SurvivesTheDeathOfEachOfThemAndOfDaemonAndEngine()
    {
        Assert.SkipUnless(Posix.IsRoot, "It makes an image of Debian's packages, which takes root.");
        var demo = await DockerDemo.StartAsync();
        await using var ends = demo;
        _demo = demo;
        await AllReadyAsync("the start");

        var containers = (await demo.DockerAsync("ps", "--format", "{{.Names}}")).Split('\n');
        containers.Length.ShouldBe(Containers);
        foreach (var holder in containers.Where(name => !name.Contains("redis") && !name.Contains("nats")))
        {
            await KillContainerAsync(demo, holder);
        }

        await KillDaemonAsync();
        await KillEngineAsync();
        (await demo.EndAsync()).ShouldBe(0, demo.Said);
        Directory.Exists(RunningDemo.InArtifacts("docker-demo")).ShouldBeFalse();
        File.Exists(DockerDemo.EnginePid).ShouldBeFalse();
    }

    private async Task KillContainerAsync(DockerDemo demo, string container)
    {
        var before = await AllReadyAsync("what was before");
        var group = Group(container);

        await demo.DockerAsync("kill", container);

        var after = await AllReadyAsync($"the death of {container}", agents => HaveChanged(before, agents, group));
        foreach (var (name, row) in after)
        {
            FleetWorld.Text(row, "restarts").ShouldBe("0", name);
            var isSame = Incarnation(row) == Incarnation(before[name]);
            isSame.ShouldBe(!name.StartsWith(group + "/", StringComparison.Ordinal), name);
        }
    }

    private async Task KillDaemonAsync()
    {
        var before = await AllReadyAsync("what was before");
        Posix.Signal(await DockerDemo.DaemonPidAsync(), Posix.SigKill);

        var after = await AllReadyAsync("the daemon's death");
        after.ShouldAllBe(agent => Incarnation(agent.Value) == Incarnation(before[agent.Key]));
    }

    /// <summary>Only one of the demo's own.</summary>
    private async Task KillEngineAsync()
    {
        if (!File.Exists(DockerDemo.EnginePid))
        {
            output.WriteLine("The engine is another's, and is not killed.");
            return;
        }

        var before = await AllReadyAsync("what was before");
        Posix.Signal(await DockerDemo.PidAsync(DockerDemo.EnginePid), Posix.SigKill);

        var after = await AllReadyAsync("the engine's death", agents => HaveChanged(before, agents, ""));
        after.ShouldAllBe(agent => FleetWorld.Text(agent.Value, "restarts") == "0");
    }

    private Task<IReadOnlyDictionary<string, JsonElement>> AllReadyAsync(string after) =>
        AllReadyAsync(after, _ => true);

    private async Task<IReadOnlyDictionary<string, JsonElement>> AllReadyAsync(
        string after,
        Func<IReadOnlyDictionary<string, JsonElement>, bool> isSo
    )
    {
        var watch = Stopwatch.StartNew();
        IReadOnlyDictionary<string, JsonElement> agents = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        await Until.HoldsAsync(
            async () =>
            {
                agents = await _demo!.AgentsAsync();
                return agents.Count == Agents
                    && agents.Values.All(row => FleetWorld.Text(row, "state") == "ready")
                    && isSo(agents);
            },
            $"all are ready after {after}",
            () => string.Join('\n', agents.Values.Where(row => FleetWorld.Text(row, "state") != "ready"))
        );
        output.WriteLine($"{after}: all {agents.Count} are ready after {watch.Elapsed.TotalSeconds:F1} s");
        return agents;
    }

    /// <summary>All of a group, or all there are, are of a later start.</summary>
    private static bool HaveChanged(
        IReadOnlyDictionary<string, JsonElement> before,
        IReadOnlyDictionary<string, JsonElement> after,
        string group
    ) =>
        after
            .Where(agent => agent.Key.StartsWith(group, StringComparison.Ordinal))
            .All(agent => Incarnation(agent.Value) != Incarnation(before[agent.Key]));

    private static string Incarnation(JsonElement row) => FleetWorld.Text(row, "incarnation");

    /// <summary>Of <c>supervisor-demo-mainpc-audio-emotion-1</c> what is between the project and the number.</summary>
    private static string Group(string container) =>
        container["supervisor-demo-".Length..^"-1".Length] is var rest ? rest[(rest.IndexOf('-') + 1)..] : "";
}
