using System.Diagnostics;
using System.Text.RegularExpressions;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Machines.Clusters;
using Supervisor.TestKit.Machines.Lives;
using Xunit;
using Xunit.Sdk;

namespace Supervisor.EndToEndTests.Clusters.Machines;

/// <summary>Faults that befall the machines of a cluster, how long it takes until they are known and answered, and what must hold after each.</summary>
internal sealed class FaultTrial : LifeTrial
{
    private FaultTrial(MachineCluster cluster, ITestOutputHelper output)
        : base(cluster, output) { }

    public static async Task<FaultTrial> StartAsync(ITestOutputHelper output, MachineSetup? setup = null)
    {
        setup ??= MachineSetup.Plain;
        var whyNot = MachineCluster.WhyNot ?? (setup.Engines ? MachineEngine.WhyNot : null);
        Assert.SkipWhen(whyNot is not null, whyNot ?? "");
        var programs = new SupervisorPrograms(Programs.Supervisor, Programs.Pbm);
        return new FaultTrial(await MachineCluster.StartAsync(programs, setup), output);
    }

    /// <summary>Does it, and says so.</summary>
    /// <returns>The moment just before.</returns>
    public long Do(string fault, Action act)
    {
        var began = Stopwatch.GetTimestamp();
        act();
        Say($"{fault}:");
        return began;
    }

    public void EndEtcd()
    {
        foreach (var machine in Cluster.Machines)
        {
            machine.Etcd.Kill();
        }
    }

    /// <summary>Waits until all others say that it is down.</summary>
    public async Task IsDownAsync(ClusterMachine machine, long since) =>
        Say(
            $"  known everywhere that {machine.Name} is down",
            since,
            await Cluster.SeenByAllAsync(machine, "down", since)
        );

    public async Task IsUpAsync(ClusterMachine machine, long since) =>
        Say($"  known everywhere that {machine.Name} is up", since, await Cluster.SeenByAllAsync(machine, "up", since));

    /// <summary>Waits until the one says of the other, when it is asked, that it stands so.</summary>
    public static Task SeesAsync(ClusterMachine one, ClusterMachine other, string state)
    {
        var shown = "";
        return Until.HoldsAsync(
            async () =>
            {
                (_, shown) = await one.Daemon.TryPbmAsync("cluster", "show");
                return Regex.IsMatch(
                    shown,
                    $@"(?m)^{other.Name}\s+{state}\s",
                    RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                );
            },
            $"{other.Name} is {state} for {one.Name}",
            () => shown
        );
    }

    /// <summary>Waits until the group runs again, elsewhere or where it was.</summary>
    public async Task<Life> RunsAnewAsync(string agent, long since)
    {
        var before = Recorder.LivesOf(agent).Last(life => life.BornAt <= since);
        var life = await BornAsync(agent, since);
        Say($"  last word of {before}", since, before.SeenAt);
        Say($"  first word of {life}", since, life.BornAt);
        return life;
    }

    private async Task<Life> BornAsync(string agent, long since)
    {
        try
        {
            return await Recorder.BornAsync(agent, since);
        }
        catch (XunitException)
        {
            foreach (var machine in Cluster.LivingNodes)
            {
                var (_, why) = await machine.Daemon.TryPbmAsync("agent", "why", agent);
                Say($"{machine.Name}: {why}\n{string.Join('\n', machine.Daemon.Log.All.TakeLast(20))}");
            }

            throw;
        }
    }

    /// <summary>Waits until the agent, which may have been away, says again that it is alive.</summary>
    public Task LivesOnAsync(string agent, long since) =>
        Until.HoldsAsync(
            () => LookAsync(() => Recorder.LivesOf(agent)[^1].SeenAt > since),
            $"{agent} is alive",
            () => string.Join('\n', Recorder.LivesOf(agent))
        );

    /// <summary>Waits until nothing is heard of the agent any more.</summary>
    public async Task FallsSilentAsync(string agent, long since)
    {
        var life = Recorder.LivesOf(agent)[^1];
        await Until.HoldsAsync(
            () => LookAsync(() => Stopwatch.GetElapsedTime(life.SeenAt) > TimeSpan.FromSeconds(2)),
            $"{agent} is not alive any more"
        );
        Say($"  last word of {life}", since, life.SeenAt);
    }

    /// <summary>What may move and runs there now.</summary>
    public IReadOnlyList<string> MovableOn(ClusterMachine machine) =>
        [
            .. Cluster
                .Nodes.Select(MachineCluster.Movable)
                .Where(agent => Recorder.LivesOf(agent)[^1].Node == machine.Name),
        ];

    public Task AllLiveOnAsync(long since) =>
        Task.WhenAll(Recorder.Lives.Select(life => life.Name).Distinct().Select(agent => LivesOnAsync(agent, since)));

    /// <summary>Waits until the node says that all of these are ready.</summary>
    public async Task AreReadyAsync(ClusterMachine asked, IReadOnlyCollection<string> agents, string since, long began)
    {
        var shown = "";
        await Until.HoldsAsync(
            async () =>
            {
                (var exit, shown) = await asked.Daemon.TryPbmAsync("agent", "list", "-s", "ready", "-o", "json");
                return exit is 0 or 3 && agents.All(agent => Names(shown, agent));
            },
            $"{string.Join(", ", agents)} are ready for {asked.Name}",
            () => shown
        );
        Say($"  all ready, as {asked.Name} says, from {since} on", began, Stopwatch.GetTimestamp());
    }

    private static bool Names(string json, string agent) =>
        Regex.IsMatch(json, $"\"name\":\\s*\"{agent}\"", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>Now and then: what is waited for takes a second or more, and the machines have to share two processors.</summary>
    private static async Task<bool> LookAsync(Func<bool> condition)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(50));
        return condition();
    }
}
