using Shouldly;
using Supervisor.Actors.Dispatching;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.World;
using Xunit;

namespace Supervisor.Simulation.Tests;

/// <summary>A run has one thread: what happened on another would happen at a moment that no seed decides.</summary>
public sealed class OneThreadTests : IDisposable
{
    private readonly Universe _universe = new(seed: 1, fullTrace: null);

    public void Dispose() => _universe.Dispose();

    [Fact]
    public void Turn_ThatBecomesReadyOnAnotherThread_FailsTheRun()
    {
        var daemon = new Daemon(_universe, "mainpc.1");
        var elsewhere = new Thread(() => daemon.Schedule(new Idle()));
        elsewhere.Start();
        elsewhere.Join();

        Should
            .Throw<InvalidOperationException>(() => _universe.RunUntil(TimeSpan.FromSeconds(1)))
            .Message.ShouldStartWith("mainpc.1 /idle became ready on another thread.");
    }

    [Fact]
    public void Then_OfATaskThatHasEnded_GoesOnAtOnce()
    {
        var heard = 0;
        Task.FromResult(3).Then(result => heard = result);
        heard.ShouldBe(3);
    }

    [Fact]
    public void Then_OfATaskThatEndsLater_GoesOnWhereItEnds()
    {
        var (heard, thread) = (0, 0);
        var later = new TaskCompletionSource<int>();
        later.Task.Then(result => (heard, thread) = (result, Environment.CurrentManagedThreadId));
        heard.ShouldBe(0);
        later.SetResult(3);
        (heard, thread).ShouldBe((3, Environment.CurrentManagedThreadId));
    }

    private sealed class Idle : ITurn
    {
        public string Path => "/idle";

        public void Execute() { }
    }
}
