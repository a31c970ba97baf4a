using Shouldly;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.Ports.Journal;
using Xunit;

namespace Supervisor.TestKit.Journals;

/// <summary>
/// What every journal promises, whatever it keeps its events in. It waits on tasks only: where one thread must drive the
/// journal, <see cref="Pump"/> does so.
/// </summary>
public abstract class JournalContract
{
    /// <summary>Opens a journal over the medium of this test: the first time a new one, later what is there.</summary>
    protected abstract Task<IJournal> OpenAsync();

    protected abstract Task CloseAsync(IJournal journal);

    /// <summary>Runs whatever can run; nothing to do where threads do it.</summary>
    protected virtual void Pump() { }

    [Fact]
    public async Task Append_NewStream_IsReadBackWithEveryField()
    {
        var journal = await OpenAsync();
        var happened = new JournalEvent(
            "agent.became-ready",
            7,
            "cmd-ä-01",
            new HybridTime(123_456_789_012),
            "i/42/x",
            new byte[] { 0, 1, 255, 0 }
        );

        var appended = await Done(journal.AppendAsync(new AppendRequest("agent/ö", 0, [happened])));

        appended.ShouldBe(AppendOutcome.Appended(1));
        var stored = (await ReadAsync(journal, "agent/ö")).Events.ShouldHaveSingleItem();
        stored.Version.ShouldBe(1);
        stored.WriterEpoch.ShouldBeGreaterThan(0);
        stored.Event.Payload.ToArray().ShouldBe(happened.Payload.ToArray());
        (stored.Event with { Payload = default }).ShouldBe(happened with { Payload = default });
    }

    [Fact]
    public async Task Append_EmptyTexts_AreReadBackEmpty()
    {
        var journal = await OpenAsync();
        var happened = new JournalEvent("e", 1, "", HybridTime.Zero, "", ReadOnlyMemory<byte>.Empty);

        await Done(journal.AppendAsync(new AppendRequest("s", 0, [happened])));

        var stored = (await ReadAsync(journal, "s")).Events.ShouldHaveSingleItem().Event;
        stored.Cause.ShouldBeEmpty();
        stored.Incarnation.ShouldBeEmpty();
        stored.Payload.Length.ShouldBe(0);
    }

    [Fact]
    public async Task Append_LargePayload_IsReadBackWhole()
    {
        var journal = await OpenAsync();
        var payload = new byte[3 << 20];
        for (var i = 0; i < payload.Length; i++)
        {
            payload[i] = (byte)(i * 31 >> 3);
        }

        var happened = Events.Numbered(1) with { Payload = payload };
        (await Done(journal.AppendAsync(new AppendRequest("s", 0, [happened])))).Status.ShouldBe(AppendStatus.Appended);

        var stored = (await ReadAsync(journal, "s")).Events.ShouldHaveSingleItem();
        stored.Event.Payload.Span.SequenceEqual(payload).ShouldBeTrue();
    }

    [Fact]
    public async Task Append_ToExistingStream_ContinuesItsVersions()
    {
        var journal = await OpenAsync();

        (await Done(journal.AppendAsync(Events.Append("s", 0, 3)))).ShouldBe(AppendOutcome.Appended(3));
        (await Done(journal.AppendAsync(Events.Append("s", 3, 2)))).ShouldBe(AppendOutcome.Appended(5));

        await ShouldHoldAsync(journal, "s", 1, 5);
    }

    [Fact]
    public async Task Append_OtherVersionExpected_IsAConflictAndChangesNothing()
    {
        var journal = await OpenAsync();
        await Done(journal.AppendAsync(Events.Append("s", 0, 2)));

        foreach (var expected in new[] { 0, 1, 3 })
        {
            var outcome = await Done(journal.AppendAsync(Events.Append("s", expected)));
            outcome.Status.ShouldBe(AppendStatus.Conflict);
            outcome.Version.ShouldBe(2);
            outcome.Reason.ShouldNotBeEmpty();
        }

        await ShouldHoldAsync(journal, "s", 1, 2);
    }

    [Fact]
    public async Task Append_WithoutWaiting_IsAppliedInTheOrderOfTheCalls()
    {
        var journal = await OpenAsync();

        var appends = Enumerable.Range(0, 200).Select(i => journal.AppendAsync(Events.Append("s", i))).ToList();

        for (var i = 0; i < appends.Count; i++)
        {
            (await Done(appends[i])).ShouldBe(AppendOutcome.Appended(i + 1));
        }

        await ShouldHoldAsync(journal, "s", 1, 200);
    }

    [Fact]
    public async Task Append_TwoExpectTheSameVersion_TheFirstWins()
    {
        var journal = await OpenAsync();

        var first = journal.AppendAsync(Events.Append("s", 0));
        var second = journal.AppendAsync(Events.Append("s", 0));

        (await Done(first)).Status.ShouldBe(AppendStatus.Appended);
        (await Done(second)).Status.ShouldBe(AppendStatus.Conflict);
        await ShouldHoldAsync(journal, "s", 1, 1);
    }

    [Fact]
    public async Task Append_ManyStreamsAtOnce_EachIsWholeAndInOrder()
    {
        var journal = await OpenAsync();
        var streams = Enumerable.Range(0, 50).Select(i => $"agent/{i}").ToList();

        var appends = new List<Task<AppendOutcome>>();
        for (var round = 0; round < 20; round++)
        {
            appends.AddRange(streams.Select(stream => journal.AppendAsync(Events.Append(stream, round * 2, 2))));
        }

        foreach (var append in appends)
        {
            (await Done(append)).Status.ShouldBe(AppendStatus.Appended);
        }

        foreach (var stream in streams)
        {
            await ShouldHoldAsync(journal, stream, 1, 40);
        }
    }

    [Fact]
    public async Task Read_UnknownStream_IsEmpty()
    {
        var journal = await OpenAsync();

        var read = await ReadAsync(journal, "nothing");

        read.Snapshot.ShouldBeNull();
        read.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task Read_AfterAnAppendThatWasCalledBefore_SeesIt()
    {
        var journal = await OpenAsync();

        var append = journal.AppendAsync(Events.Append("s", 0));
        var read = journal.ReadAsync("s");

        (await Done(read)).Events.Count.ShouldBe(1);
        (await Done(append)).Status.ShouldBe(AppendStatus.Appended);
    }

    [Fact]
    public async Task Read_WithSnapshot_GivesOnlyTheEventsBehindIt()
    {
        var journal = await OpenAsync();
        await Done(journal.AppendAsync(Events.Append("s", 0, 5)));

        await SaveAsync(journal, "s", 3);

        var read = await ReadAsync(journal, "s");
        read.Snapshot.ShouldNotBeNull().Version.ShouldBe(3);
        read.Snapshot.Payload.ToArray().ShouldBe(Events.SnapshotAt(3).Payload.ToArray());
        read.Events.Select(stored => stored.Version).ShouldBe([4, 5]);
    }

    [Fact]
    public async Task ReadEvents_WithSnapshot_GivesWhatItCoversToo()
    {
        var journal = await OpenAsync();
        await Done(journal.AppendAsync(Events.Append("s", 0, 5)));
        await SaveAsync(journal, "s", 4);

        (await VersionsAsync(journal, "s", 0)).ShouldBe([1, 2, 3, 4, 5]);
        (await VersionsAsync(journal, "s", 3)).ShouldBe([4, 5]);
        (await VersionsAsync(journal, "s", 5)).ShouldBeEmpty();
    }

    [Fact]
    public async Task SaveSnapshot_Later_ReplacesTheLast()
    {
        var journal = await OpenAsync();
        await Done(journal.AppendAsync(Events.Append("s", 0, 5)));

        await SaveAsync(journal, "s", 2);
        await SaveAsync(journal, "s", 5);

        var read = await ReadAsync(journal, "s");
        read.Snapshot.ShouldNotBeNull().Version.ShouldBe(5);
        read.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task SaveSnapshot_BeyondTheStreamOrBehindTheLast_IsRefused()
    {
        var journal = await OpenAsync();
        await Done(journal.AppendAsync(Events.Append("s", 0, 5)));
        await SaveAsync(journal, "s", 4);

        (await Done(journal.SaveSnapshotAsync("s", Events.SnapshotAt(6)))).Succeeded.ShouldBeFalse();
        (await Done(journal.SaveSnapshotAsync("s", Events.SnapshotAt(3)))).Succeeded.ShouldBeFalse();
        (await Done(journal.SaveSnapshotAsync("other", Events.SnapshotAt(1)))).Succeeded.ShouldBeFalse();

        (await ReadAsync(journal, "s")).Snapshot.ShouldNotBeNull().Version.ShouldBe(4);
    }

    [Fact]
    public async Task Trim_WhatASnapshotCovers_RemovesItAndNoMore()
    {
        var journal = await OpenAsync();
        await Done(journal.AppendAsync(Events.Append("s", 0, 10)));
        await Done(journal.AppendAsync(Events.Append("other", 0, 10)));
        await SaveAsync(journal, "s", 8);

        await TrimAsync(journal, "s", 4);
        await TrimAsync(journal, "s", 6);
        await TrimAsync(journal, "s", 5);

        (await VersionsAsync(journal, "s", 0)).ShouldBe([7, 8, 9, 10]);
        (await ReadAsync(journal, "s")).Events.Select(stored => stored.Version).ShouldBe([9, 10]);
        await ShouldHoldAsync(journal, "other", 1, 10);
    }

    [Fact]
    public async Task Trim_MoreThanASnapshotCovers_IsRefused()
    {
        var journal = await OpenAsync();
        await Done(journal.AppendAsync(Events.Append("s", 0, 5)));

        (await Done(journal.TrimAsync("s", 1))).Succeeded.ShouldBeFalse();
        await SaveAsync(journal, "s", 3);
        var refused = await Done(journal.TrimAsync("s", 4));

        refused.Succeeded.ShouldBeFalse();
        refused.Reason.ShouldNotBeEmpty();
        (await VersionsAsync(journal, "s", 0)).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task Append_AfterEverythingWasTrimmed_ContinuesTheVersions()
    {
        var journal = await OpenAsync();
        await Done(journal.AppendAsync(Events.Append("s", 0, 5)));
        await SaveAsync(journal, "s", 5);
        await TrimAsync(journal, "s", 5);
        await CloseAsync(journal);
        journal = await OpenAsync();

        (await Done(journal.AppendAsync(Events.Append("s", 5)))).ShouldBe(AppendOutcome.Appended(6));

        var read = await ReadAsync(journal, "s");
        read.Snapshot.ShouldNotBeNull().Version.ShouldBe(5);
        read.Events.Select(stored => stored.Version).ShouldBe([6]);
    }

    [Fact]
    public async Task ListStreams_Prefix_GivesTheNamesInOrdinalOrder()
    {
        var journal = await OpenAsync();
        foreach (var stream in new[] { "agent/b", "node/x", "agent/B", "agent/a", "agents" })
        {
            await Done(journal.AppendAsync(Events.Append(stream, 0)));
        }

        var listed = await Done(journal.ListStreamsAsync("agent/"));

        listed.Reason.ShouldBeEmpty();
        listed.Streams.ShouldBe(["agent/B", "agent/a", "agent/b"]);
        (await Done(journal.ListStreamsAsync(""))).Streams.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Measure_AfterAppends_SaysHowMuchThereIs()
    {
        var journal = await OpenAsync();
        await Done(journal.AppendAsync(Events.Append("s", 0, 100)));

        var size = await Done(journal.MeasureAsync());

        size.Reason.ShouldBeEmpty();
        size.Bytes.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Open_Again_KeepsEverythingAndRaisesTheEpoch()
    {
        var journal = await OpenAsync();
        await Done(journal.AppendAsync(Events.Append("s", 0, 3)));
        await Done(journal.AppendAsync(Events.Append("t", 0, 3)));
        await SaveAsync(journal, "t", 2);
        await CloseAsync(journal);

        journal = await OpenAsync();
        (await Done(journal.AppendAsync(Events.Append("s", 3)))).ShouldBe(AppendOutcome.Appended(4));

        await ShouldHoldAsync(journal, "s", 1, 4);
        var events = (await ReadAsync(journal, "s")).Events;
        events[3].WriterEpoch.ShouldBeGreaterThan(events[0].WriterEpoch);
        (await ReadAsync(journal, "t")).Snapshot.ShouldNotBeNull().Version.ShouldBe(2);
    }

    [Fact]
    public async Task Open_WhileAnotherWriterIsThere_FencesItForEver()
    {
        var older = await OpenAsync();
        await Done(older.AppendAsync(Events.Append("s", 0)));

        var newer = await OpenAsync();
        (await Done(newer.AppendAsync(Events.Append("s", 1)))).Status.ShouldBe(AppendStatus.Appended);

        for (var attempt = 0; attempt < 3; attempt++)
        {
            var refused = await Done(older.AppendAsync(Events.Append("s", 1)));
            refused.Status.ShouldBe(AppendStatus.Fenced);
            refused.Reason.ShouldNotBeEmpty();
        }

        (await Done(newer.AppendAsync(Events.Append("s", 2)))).Status.ShouldBe(AppendStatus.Appended);
        await ShouldHoldAsync(newer, "s", 1, 3);
    }

    [Fact]
    public async Task SaveSnapshot_ByAFencedWriter_IsRefused()
    {
        var older = await OpenAsync();
        await Done(older.AppendAsync(Events.Append("s", 0, 2)));
        var newer = await OpenAsync();
        await ShouldHoldAsync(newer, "s", 1, 2);

        (await Done(older.SaveSnapshotAsync("s", Events.SnapshotAt(1)))).Succeeded.ShouldBeFalse();

        (await ReadAsync(newer, "s")).Snapshot.ShouldBeNull();
    }

    [Fact]
    public async Task Close_Afterwards_RequestsAreRefused()
    {
        var journal = await OpenAsync();
        await CloseAsync(journal);

        (await Done(journal.AppendAsync(Events.Append("s", 0)))).Status.ShouldBe(AppendStatus.Refused);
        (await Done(journal.ReadAsync("s"))).Status.ShouldBe(ReadStatus.Unavailable);
    }

    /// <summary>Awaits a task, after letting run whatever it may be waiting for.</summary>
    protected Task<TResult> Done<TResult>(Task<TResult> task)
    {
        Pump();
        return task;
    }

    /// <summary>Reads a stream and checks that it holds exactly these versions, with the events of those numbers.</summary>
    protected async Task ShouldHoldAsync(IJournal journal, string stream, long first, long last)
    {
        var expected = Enumerable.Range((int)first, (int)(last - first + 1)).ToList();
        var events = (await ReadAsync(journal, stream)).Events;
        events.Select(stored => (int)stored.Version).ShouldBe(expected);
        events.Select(stored => stored.Event.Cause).ShouldBe(expected.Select(number => $"cause-{number}"));
    }

    protected async Task<ReadOutcome> ReadAsync(IJournal journal, string stream)
    {
        var read = await Done(journal.ReadAsync(stream));
        read.Status.ShouldBe(ReadStatus.Read, read.Reason);
        return read;
    }

    private async Task<IEnumerable<long>> VersionsAsync(IJournal journal, string stream, long after)
    {
        var read = await Done(journal.ReadEventsAsync(stream, after));
        read.Status.ShouldBe(ReadStatus.Read, read.Reason);
        return read.Events.Select(stored => stored.Version);
    }

    private async Task SaveAsync(IJournal journal, string stream, long version)
    {
        var saved = await Done(journal.SaveSnapshotAsync(stream, Events.SnapshotAt(version)));
        saved.Succeeded.ShouldBeTrue(saved.Reason);
    }

    private async Task TrimAsync(IJournal journal, string stream, long through)
    {
        var trimmed = await Done(journal.TrimAsync(stream, through));
        trimmed.Succeeded.ShouldBeTrue(trimmed.Reason);
    }
}
