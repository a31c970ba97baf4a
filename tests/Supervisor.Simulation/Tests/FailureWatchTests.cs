using Shouldly;
using Supervisor.Simulation.Machines;
using Supervisor.Simulation.Runs;
using Supervisor.Simulation.Workloads;
using Supervisor.Simulation.Workloads.Ledgers;
using Supervisor.Supervision.EventSourcing;
using Xunit;

namespace Supervisor.Simulation.Tests;

public sealed class FailureWatchTests : IDisposable
{
    private readonly OneMachine _world = new();
    private readonly Daemon _daemon;
    private readonly FailureWatch _watch;

    public FailureWatchTests()
    {
        _daemon = new Daemon(_world.Universe, "mainpc.1");
        _watch = new FailureWatch(_world.Universe, _world.Park, _world.Machine, _daemon);
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Failure_ThatTheWorldOrdered_IsFine()
    {
        _watch.OnFailure(new PoisonException(), "an actor failed");
        _world.Universe.Violations.ShouldBeEmpty();
    }

    [Fact]
    public void Failure_OfAnotherKind_IsAViolation()
    {
        _watch.OnFailure(new InvalidOperationException("a bug"), "an actor failed");
        _world.Violated.ShouldBe([FailureWatch.OnlyOrdered]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fencing_IsAViolationUnlessASecondDaemonWasStarted(bool isDeposed)
    {
        if (isDeposed)
        {
            _daemon.Depose();
        }

        _watch.OnFailure(new JournalFencedException("fenced"), "an actor failed");
        _world.Universe.Violations.Any().ShouldBe(!isDeposed);
    }

    [Theory]
    [InlineData("ledger-1", "ledger-1", false)]
    [InlineData("ledger-1", "ledger-2", true)]
    [InlineData(null, "ledger-2", true)]
    public void Quarantine_OfAStreamThatTheWorldDidNotDamage_IsAViolation(string? damaged, string stream, bool isFound)
    {
        _world.Machine.DamagedStream = damaged;
        _watch.OnOutOfUse(stream, "damaged");
        _world.Violated.Contains(Ledger.OutOfUse).ShouldBe(isFound);
        _daemon.HasQuarantine.ShouldBe(!isFound);
    }
}
