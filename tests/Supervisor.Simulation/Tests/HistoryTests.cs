using Shouldly;
using Supervisor.Contracts.Time;
using Supervisor.Simulation.Journals;
using Supervisor.Simulation.Runs;
using Supervisor.Supervision.Ports.Journal;
using Xunit;

namespace Supervisor.Simulation.Tests;

/// <summary>A daemon's past as its disk tells it, and what it says once somebody has written to it.</summary>
public sealed class HistoryTests : IDisposable
{
    private readonly OneMachine _world = new();
    private readonly History _history;

    public HistoryTests()
    {
        _history = new History(_world.Universe, _world.Machine);
        _world.Start();
        _world.RunFor(1);
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Check_OfWhatHappened_IsContent()
    {
        Check();
        _world.Universe.Violations.ShouldBeEmpty();
    }

    [Fact]
    public void Check_OfAnEventEarlierThanTheOneBefore_Complains()
    {
        Write("node.noted", "mainpc.1", new HybridTime(1));
        Check();
        _world.Violated.ShouldContain(History.TimeRises);
    }

    [Theory]
    [InlineData("node.started", "mainpc.1")]
    [InlineData("node.started", "mainpc.2")]
    [InlineData("node.stopped", "mainpc.1")]
    public void Check_OfAStartOrStopThatNeverWas_Complains(string name, string incarnation)
    {
        Write(name, incarnation, new HybridTime(long.MaxValue));
        Check();
        _world.Violated.ShouldNotBeEmpty();
        _world.Violated.ShouldAllBe(static invariant => invariant == History.StartsAreTold);
    }

    [Fact]
    public void CheckStopped_OfADaemonThatRuns_Complains()
    {
        _history.CheckStopped();
        _world.Violated.ShouldBe([History.StartsAreTold]);
    }

    [Fact]
    public void CheckStopped_OfOneThatStoppedInOrder_IsContent()
    {
        _world.Machine.StopInOrder(static _ => { });
        _world.RunFor(1);
        _history.CheckStopped();
        _world.Universe.Violations.ShouldBeEmpty();
    }

    private void Check()
    {
        _history.Ask();
        _world.RunFor(1);
        _history.Check();
    }

    private void Write(string name, string incarnation, HybridTime time)
    {
        var payload = System.Text.Encoding.UTF8.GetBytes(
            $$"""{"incarnation":"{{incarnation}}","version":"simulated"}"""
        );
        var happened = new JournalEvent(name, 1, "test", time, incarnation, payload);
        var version = _world.Machine.Journal.Index.Of("node").Version + 1;
        var file = _world.Machine.JournalFile;
        var head = new LogHead(LogKind.Append, 1, 0, "node", version, Events: 1);
        file.Write(file.Length, LogFrame.Written(head, LogBodies.Of([happened])));
        file.Flush();
    }
}
