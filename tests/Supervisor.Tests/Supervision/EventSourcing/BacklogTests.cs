using Shouldly;
using Supervisor.Contracts.Time;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Ports.Journal;
using Xunit;

namespace Supervisor.Tests.Supervision.EventSourcing;

public sealed class BacklogTests
{
    private readonly Backlog<TallyMessage, Added> _backlog = new("s");
    private int _events;

    public BacklogTests() => _backlog.StartAfter(10);

    [Fact]
    public void Next_GivesWholeEntriesUpToTheLimit()
    {
        Add(new TallySeen(1), events: 2);
        Add(new TallySeen(2), events: 2);
        Add(new TallySeen(3), events: 1);

        var first = _backlog.Next(eventsAtMost: 3);
        first.ExpectedVersion.ShouldBe(10);
        first.Events.Count.ShouldBe(2);
        _backlog.OnWritten().Count.ShouldBe(1);

        var second = _backlog.Next(eventsAtMost: 3);
        second.ExpectedVersion.ShouldBe(12);
        second.Events.Count.ShouldBe(3);
        _backlog.OnWritten().Count.ShouldBe(2);
        _backlog.IsEmpty.ShouldBeTrue();
        _backlog.DurableVersion.ShouldBe(15);
    }

    [Fact]
    public void Next_OfAnEntryAboveTheLimit_GivesItAlone()
    {
        Add(new TallySeen(1), events: 5);
        Add(new TallySeen(2), events: 1);
        _backlog.Next(eventsAtMost: 3).Events.Count.ShouldBe(5);
    }

    [Fact]
    public void Next_AfterAnAppendThatChangedNothing_GivesItAgainWithWhatCameSince()
    {
        Add(new TallySeen(1), events: 1);
        var first = _backlog.Next(eventsAtMost: 9);
        Add(new TallySeen(2), events: 1);
        _backlog.OnNotWritten();

        var second = _backlog.Next(eventsAtMost: 9);
        second.ExpectedVersion.ShouldBe(first.ExpectedVersion);
        second.Events.ShouldBe([.. first.Events, _backlog.Newest!.Records[0]]);
    }

    [Fact]
    public void TruthBy_WhatIsFoundInTheStream_IsAllOrNothingOrSomebodyElses()
    {
        Add(new TallySeen(1), events: 2);
        var events = _backlog.Next(eventsAtMost: 9).Events;
        var others = Record(99);

        _backlog.TruthBy([]).ShouldBe(AppendTruth.NotWritten);
        _backlog.TruthBy(Stored(11, events)).ShouldBe(AppendTruth.Written);
        _backlog.TruthBy(Stored(11, [events[0]])).ShouldBe(AppendTruth.Diverged);
        _backlog.TruthBy(Stored(12, events)).ShouldBe(AppendTruth.Diverged);
        _backlog.TruthBy(Stored(11, [events[0], others])).ShouldBe(AppendTruth.Diverged);
        _backlog.TruthBy(Stored(11, [.. events, others])).ShouldBe(AppendTruth.Diverged);
    }

    [Fact]
    public void TryWithdraw_OfTheOnlyEntryThatCanWait_LeavesNothing()
    {
        Add(new TallyPlanned(1), events: 1);
        _backlog.Next(eventsAtMost: 9);
        _backlog.OnNotWritten();

        _backlog.TryWithdraw(out var entry).ShouldBeTrue();
        entry!.Message.ShouldBe(new TallyPlanned(1));
        _backlog.IsEmpty.ShouldBeTrue();
        _backlog.Newest.ShouldBeNull();
    }

    [Fact]
    public void TryWithdraw_OfWhatSomethingWasDecidedOnOrGoesAhead_IsRefused()
    {
        Add(new TallySeen(1), events: 1);
        _backlog.TryWithdraw(out _).ShouldBeFalse("An observation goes ahead.");
        _backlog.Next(eventsAtMost: 9);
        _backlog.OnWritten();

        Add(new TallyPlanned(2), events: 1);
        _backlog.Newest!.IsTaken = true;
        _backlog.TryWithdraw(out _).ShouldBeFalse("It is part of the state.");

        Add(new TallyPlanned(3), events: 1);
        _backlog.TryWithdraw(out _).ShouldBeFalse("Another follows it.");
    }

    private static StoredEvent[] Stored(long version, IReadOnlyList<JournalEvent> events) =>
        [.. events.Select((happened, i) => new StoredEvent(version + i, 1, happened))];

    private static JournalEvent Record(int number) =>
        new("tally.added", 1, "cause", new HybridTime(number), "", ReadOnlyMemory<byte>.Empty);

    private void Add(TallyMessage message, int events) =>
        _backlog.Add(
            new Entry<TallyMessage, Added>(message, [], [.. Enumerable.Range(0, events).Select(_ => Record(++_events))])
        );
}
