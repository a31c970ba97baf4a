using System.Text.Json;
using Shouldly;
using Supervisor.Contracts.Time;
using Supervisor.Simulation.Journals;
using Supervisor.Simulation.Workloads.Ledgers;
using Supervisor.Supervision.Ports.Journal;
using Xunit;

namespace Supervisor.Simulation.Tests;

/// <summary>The world's book must notice when the bytes on a disk are not what was asked for and acknowledged.</summary>
public sealed class LedgerBookTests : IDisposable
{
    private readonly OneMachine _world = new();
    private readonly LedgerBook _book;
    private long _version;

    public LedgerBookTests()
    {
        _book = new LedgerBook(_world.Universe, _world.Machine, "ledger");
        _book.Ask("d1", 5);
        _book.Ask("d2", 7);
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public void CheckDisk_OfWhatWasAsked_IsContent()
    {
        Write("d1", 5);
        Write("d2", 7);
        _book.Acknowledge("d1");
        _book.CheckDisk();
        _world.Universe.Violations.ShouldBeEmpty();
    }

    [Fact]
    public void CheckDisk_OfAnotherAmount_Complains()
    {
        Write("d1", 6);
        _book.CheckDisk();
        _world.Violated.ShouldContain(LedgerBook.AsAsked);
    }

    [Fact]
    public void CheckDisk_OfADepositTwice_Complains()
    {
        Write("d1", 5);
        Write("d1", 5);
        _book.CheckDisk();
        _world.Violated.ShouldContain(LedgerBook.OnceOnly);
    }

    [Fact]
    public void CheckDisk_WithoutWhatWasAcknowledged_Complains()
    {
        Write("d1", 5);
        _book.Acknowledge("d1");
        _world.Machine.PutBack(new Dictionary<string, byte[]>(StringComparer.Ordinal));
        _book.CheckDisk();
        _world.Violated.ShouldContain(LedgerBook.NothingIsLost);
    }

    [Fact]
    public void CheckDisk_OfEventsTrimmedThatNoSnapshotHolds_Complains()
    {
        Write("d1", 5);
        Write("d2", 7);
        var state = JsonSerializer.Serialize(new LedgerState(["d1"], 5), LedgerJson.Default.LedgerState);
        var payload = JsonSerializer.SerializeToUtf8Bytes(new { state = JsonDocument.Parse(state) });
        Write(new LogHead(LogKind.Snapshot, 1, 0, "ledger", 1), LogBodies.Of(new Snapshot(1, 1, payload)));
        _book.CheckDisk();
        _world.Universe.Violations.ShouldBeEmpty();

        Write(new LogHead(LogKind.Snapshot, 1, 0, "ledger", 2), LogBodies.Of(new Snapshot(2, 1, payload)));
        _book.CheckDisk();
        _world.Violated.ShouldBe([LedgerBook.AsAsked]);
    }

    private void Write(string id, int amount)
    {
        var payload = JsonSerializer.SerializeToUtf8Bytes(new Deposited(id, amount), LedgerJson.Default.Deposited);
        var happened = new JournalEvent(LedgerActor.DepositedName, 1, "test", new HybridTime(1), "", payload);
        Write(new LogHead(LogKind.Append, 1, 0, "ledger", ++_version, Events: 1), LogBodies.Of([happened]));
    }

    private void Write(LogHead head, byte[] body)
    {
        var file = _world.Machine.JournalFile;
        file.Write(file.Length, LogFrame.Written(head, body));
        file.Flush();
    }
}
