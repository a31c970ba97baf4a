using System.Security.Cryptography;
using Shouldly;
using Supervisor.Cluster.Coordination.Embedded;
using Supervisor.Sqlite;
using Supervisor.Supervision.Ports.Coordination;
using Supervisor.TestKit.Coordination;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.IntegrationTests.Coordination;

/// <summary>The file is locked by another program, or does not answer: each call gets its answer all the same, and a true one.</summary>
public sealed class HungFileTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task Put_AnotherProgramHoldsTheLock_IsUnavailableAndGoesOnAfterwards()
    {
        await using var file = new CoordinationFixture();
        var store = file.Open(settings => settings with { BusyTimeout = TimeSpan.FromMilliseconds(10) });
        await store.LookAsync();
        using (var other = file.OpenOther())
        {
            other.Execute("BEGIN EXCLUSIVE");
            var refused = await store.PutRevisionAsync(Changes.Put(0, "a"));
            refused.Status.ShouldBe(WriteStatus.Unavailable);
            refused.Reason.ShouldContain("locked");
            (await store.LookAsync()).Status.ShouldBe(ReadStatus.Unavailable);
        }

        (await store.PutRevisionAsync(Changes.Put(0, "a"))).Status.ShouldBe(WriteStatus.Done);
    }

    [Fact]
    public async Task Calls_FileHangsBeforeTheWrite_AreUnavailableByTheDeadlineAndNeverDone()
    {
        await using var file = new CoordinationFixture();
        var clock = new VirtualClock();
        var store = file.Open(settings => settings with { AnswerDeadline = Deadline, BusyTimeout = Long }, clock);
        await store.LookAsync();
        using (var other = file.OpenOther())
        {
            other.Execute("BEGIN EXCLUSIVE");
            var put = store.PutRevisionAsync(Changes.Put(0, "a"));
            var waiting = store.SetFreezeAsync(Changes.Freeze(0, "f"));
            var look = store.LookAsync();

            PassDeadline(clock);

            (await put).Status.ShouldBe(WriteStatus.Unavailable);
            (await put).Reason.ShouldContain("has not answered for 2 s");
            (await waiting).Status.ShouldBe(WriteStatus.Unavailable);
            (await look).Status.ShouldBe(ReadStatus.Unavailable);
        }

        var state = (await store.LookAsync()).Value.ShouldNotBeNull();
        state.Latest.ShouldBeNull();
        state.Version.ShouldBe(0);
    }

    [Fact]
    public async Task Write_GivenUpBeforeItsCommit_ChangesNothing()
    {
        await using var fixture = new CoordinationFixture();
        var file = new CoordinationFile(
            new EmbeddedSettings(fixture.Path),
            fixture.BootClock,
            RandomNumberGenerator.GetBytes
        );
        var gate = new CommitGate();

        var outcome = file.Write(
            session =>
            {
                gate.TryGiveUp().ShouldBeTrue();
                return session.Revisions.Put(Changes.Put(0, "a"));
            },
            gate
        );

        outcome.Status.ShouldBe(WriteStatus.Unavailable);
        file.Read(static session => session.Look()).Value.ShouldNotBeNull().Version.ShouldBe(0);
        file.Close();
    }

    [Fact]
    public async Task Put_FileHangsAmidTheCommit_IsUnknownAndDoneWhenMadeAgain()
    {
        await using var file = new CoordinationFixture();
        var clock = new VirtualClock();
        var store = file.Open(settings => settings with { AnswerDeadline = Deadline, BusyTimeout = Long }, clock);
        await store.LookAsync();
        using (var reader = file.OpenOther())
        {
            reader.Execute("BEGIN; SELECT * FROM store");
            var put = store.PutRevisionAsync(Changes.Put(0, "a"));
            AwaitCommit(file);

            PassDeadline(clock);

            (await put).Status.ShouldBe(WriteStatus.Unknown);
        }

        var again = await store.PutRevisionAsync(Changes.Put(0, "a"));

        again.Status.ShouldBe(WriteStatus.Done);
        (await store.LookAsync()).Value.ShouldNotBeNull().Version.ShouldBe(1, "it was done twice");
    }

    [Fact]
    public async Task Calls_MoreThanMayWait_AreAnsweredAtOnce()
    {
        await using var file = new CoordinationFixture();
        var store = file.Open(
            settings => settings with { AnswerDeadline = Deadline, BusyTimeout = Long, WaitingCalls = 2 },
            new VirtualClock()
        );
        await store.LookAsync();
        using var other = file.OpenOther();
        other.Execute("BEGIN EXCLUSIVE");
        var waiting = new[] { store.LookAsync(), store.LookAsync() };

        (await store.LookAsync()).Status.ShouldBe(ReadStatus.Unavailable);

        other.RollBack();
        (await Task.WhenAll(waiting)).ShouldAllBe(look => look.IsFound);
    }

    [Fact]
    public async Task Dispose_FileHangs_EndsAtTheDeadline()
    {
        await using var file = new CoordinationFixture();
        var clock = new VirtualClock();
        var store = file.Open(settings => settings with { AnswerDeadline = Deadline, BusyTimeout = Long }, clock);
        await store.LookAsync();
        using var other = file.OpenOther();
        other.Execute("BEGIN EXCLUSIVE");
        var look = store.LookAsync();
        var closing = store.DisposeAsync().AsTask();

        PassDeadline(clock);

        await closing;
        (await look).Status.ShouldBe(ReadStatus.Unavailable);
        (await store.LookAsync()).Reason.ShouldContain("closed");
        other.RollBack();
    }

    private static void PassDeadline(VirtualClock clock)
    {
        while (clock.MoveToNextTimer(Deadline)) { }
    }

    // A writer that commits lets no new reader in, while it waits for those that there are.
    private static void AwaitCommit(CoordinationFixture file)
    {
        using var probe = file.OpenOther();
        while (true)
        {
            try
            {
                probe.Execute("SELECT * FROM store");
            }
            catch (SqliteException fault) when (fault.Error == SqliteError.Busy)
            {
                return;
            }
        }
    }
}
