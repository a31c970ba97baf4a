using Shouldly;
using Supervisor.Simulation.Journals;
using Supervisor.Simulation.Workloads.Ledgers;
using Xunit;

namespace Supervisor.Simulation.Tests;

/// <summary>A bit flips in what the disk holds for good, and the daemon starts anew.</summary>
public sealed class DamageTests : IDisposable
{
    private const string Damaged = "ledger-1";

    private readonly OneMachine _world = new();

    public DamageTests()
    {
        var ledgers = new LedgerWorkload(_world.Universe, [_world.Machine]);
        _world.Start(ledgers);
        ledgers.Start();
        _world.RunFor(1.5);
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Body_OfAStream_PutsItsActorOutOfUseAndTheOthersGoOn()
    {
        Rot(LastOf(Damaged).BodyAt, Damaged);
        var (damaged, other) = (Written(Damaged), Written("ledger-2"));
        _world.RunFor(5);

        _world.Machine.Daemon.ShouldNotBeNull().HasQuarantine.ShouldBeTrue();
        Written(Damaged).ShouldBe(damaged);
        Written("ledger-2").ShouldBeGreaterThan(other);
        _world.Universe.Violations.ShouldBeEmpty();
    }

    [Fact]
    public void Body_OfAStreamPutRight_IsReadAgainByTheNextDaemon()
    {
        Rot(LastOf(Damaged).BodyAt, Damaged);
        _world.RunFor(2);
        _world.Machine.JournalFile.Heal();
        Restart();
        var before = Written(Damaged);
        _world.RunFor(5);

        Written(Damaged).ShouldBeGreaterThan(before);
        _world.Universe.Violations.ShouldBeEmpty();
    }

    [Fact]
    public void Head_OfAFrame_KeepsTheDaemonFromStarting()
    {
        Rot(LastOf(Damaged).Offset, stream: null);
        var length = _world.Machine.JournalFile.Length;
        _world.RunFor(10);

        _world.Machine.Starts.ShouldBeGreaterThan(2);
        _world.Machine.JournalFile.Length.ShouldBe(length);
        _world.Universe.Violations.ShouldBeEmpty();
    }

    [Fact]
    public void Body_DamagedWithoutTheWorldsDoing_IsAViolation()
    {
        Rot(LastOf(Damaged).BodyAt, stream: null);
        _world.RunFor(5);
        _world.Violated.ShouldBe([Ledger.OutOfUse]);
    }

    private int Written(string stream) => _world.Machine.Journal.WrittenTo(stream).Count;

    private LogFrame LastOf(string stream)
    {
        var settled = _world.Machine.Journal.Settled;
        return LogScan
            .Of(_world.Machine.JournalFile.Durable)
            .Frames.Last(frame => frame.Head.Name == stream && frame.End <= settled);
    }

    private void Rot(int offset, string? stream)
    {
        _world.Machine.JournalFile.Rot(offset, bit: 0);
        _world.Machine.DamagedStream = stream;
        Restart();
    }

    private void Restart()
    {
        _world.Machine.KillDaemon();
        _world.Machine.StartDaemon();
    }
}
