using System.Diagnostics;
using Shouldly;
using Supervisor.TestKit.Machines.Clusters;
using Supervisor.TestKit.Machines.Lives;
using Xunit;

namespace Supervisor.EndToEndTests.Clusters.Machines;

/// <summary>What agents said of their lives while faults befell their machines: what must hold of it, and when it was.</summary>
internal abstract class LifeTrial(MachineCluster cluster, ITestOutputHelper output) : IAsyncDisposable
{
    public MachineCluster Cluster => cluster;

    public LifeRecorder Recorder => cluster.Recorder;

    public ValueTask DisposeAsync() => cluster.DisposeAsync();

    /// <summary>Nothing was heard of the agents since.</summary>
    public void HaveNotBegun(IEnumerable<string> agents, long since) =>
        agents.SelectMany(Recorder.LivesOf).ShouldAllBe(life => life.SeenAt < since);

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
            Say($"  {overlap}");
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

    /// <summary>When each run of the agent has begun and ended, or was heard last.</summary>
    public void SayLivesOf(string agent, long since)
    {
        foreach (var life in Recorder.LivesOf(agent))
        {
            Say($"  first word of {life}", since, life.BornAt);
            Say($"  last word of {life}", since, life.SeenAt);
        }
    }

    public void Say(string what) => output.WriteLine(what);

    public void Say(string what, long since, long at) =>
        Say($"{what} after {Stopwatch.GetElapsedTime(since, at).TotalMilliseconds:0} ms");
}
