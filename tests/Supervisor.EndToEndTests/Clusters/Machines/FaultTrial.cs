using System.Diagnostics;
using System.Text.RegularExpressions;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Supervisor.TestKit.Machines.Clusters;
using Supervisor.TestKit.Machines.Lives;
using Xunit;
using Xunit.Sdk;

namespace Supervisor.EndToEndTests.Clusters.Machines;

/// <summary>Faults that befall the machines of a cluster, how long it takes until they are known and answered, and what must hold after each.</summary>
internal sealed class FaultTrial : IAsyncDisposable
{
    private readonly ITestOutputHelper _output;

    private FaultTrial(MachineCluster cluster, ITestOutputHelper output) => (Cluster, _output) = (cluster, output);

    public MachineCluster Cluster { get; }

    public LifeRecorder Recorder => Cluster.Recorder;

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
        _output.WriteLine($"{fault}:");
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

    /// <summary>Nothing was heard of the agents since.</summary>
    public void HaveNotBegun(IEnumerable<string> agents, long since) =>
        agents.SelectMany(Recorder.LivesOf).ShouldAllBe(life => life.SeenAt < since);

    /// <summary>What may move and runs there now.</summary>
    public IReadOnlyList<string> MovableOn(ClusterMachine machine) =>
        [
            .. Cluster
                .Nodes.Select(MachineCluster.Movable)
                .Where(agent => Recorder.LivesOf(agent)[^1].Node == machine.Name),
        ];

    /// <summary>No agent was ever alive twice, and none that is pinned was touched; how often groups have moved is left to drills, which run alone.</summary>
    public void NeverTwice()
    {
        Recorder.Overlaps.ShouldBeEmpty();
        foreach (var machine in Cluster.Nodes)
        {
            Recorder.LivesOf(MachineCluster.Pinned(machine)).ShouldHaveSingleItem();
        }
    }

    /// <summary>No agent was ever alive twice, and each was born so often at most.</summary>
    /// <param name="births">Of those that were to be born more than once.</param>
    public void Holds(params (string Agent, int Births)[] births)
    {
        Recorder.Overlaps.ShouldBeEmpty();
        HoldsForBirths(births);
    }

    private void HoldsForBirths((string Agent, int Births)[] births)
    {
        var most = births.ToDictionary(pair => pair.Agent, pair => pair.Births, StringComparer.Ordinal);
        foreach (var lives in Recorder.Lives.GroupBy(life => life.Name, StringComparer.Ordinal))
        {
            lives
                .Count()
                .ShouldBeLessThanOrEqualTo(
                    most.GetValueOrDefault(lives.Key, 1),
                    string.Join('\n', lives.Select(life => $"{life}"))
                );
        }
    }

    /// <summary>As <see cref="Holds"/>; but what was frozen may live on for as long as the guard takes to see that its time is over.</summary>
    public void HoldsAfterAFreeze(params (string Agent, int Births)[] births)
    {
        foreach (var overlap in Recorder.Overlaps)
        {
            _output.WriteLine($"  {overlap}");
        }

        Recorder.Overlaps.Count.ShouldBeLessThanOrEqualTo(births.Length);
        HoldsForBirths(births);
    }

    /// <summary>
    /// No agent was ever alive twice, what is pinned was not touched, and so often at most has another node taken a group. A group may end and begin where it
    /// is, when its node hears too late that it may go on.
    /// </summary>
    public void MovedAtMost(int times)
    {
        Recorder.Overlaps.ShouldBeEmpty();
        var movable = Cluster.Nodes.Select(MachineCluster.Movable).ToList();
        var lives = movable.SelectMany(Recorder.LivesOf).ToList();
        var moves = lives.Select(life => (life.Name, life.Epoch)).Distinct().Count() - movable.Count;
        Say($"  {moves} moves, and {lives.Count - movable.Count - moves} new beginnings where it was");
        moves.ShouldBeLessThanOrEqualTo(times);
        HoldsForBirths([.. movable.Select(agent => (agent, lives.Count))]);
    }

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

    public void Say(string what) => _output.WriteLine(what);

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();

    private static bool Names(string json, string agent) =>
        Regex.IsMatch(json, $"\"name\":\\s*\"{agent}\"", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>Now and then: what is waited for takes a second or more, and the machines have to share two processors.</summary>
    private static async Task<bool> LookAsync(Func<bool> condition)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(50));
        return condition();
    }

    private void Say(string what, long since, long at) =>
        _output.WriteLine($"{what} after {Stopwatch.GetElapsedTime(since, at).TotalMilliseconds:0} ms");
}
