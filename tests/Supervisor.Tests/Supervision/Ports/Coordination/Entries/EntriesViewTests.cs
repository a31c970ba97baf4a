using Shouldly;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.TestKit.Coordination;
using Xunit;

namespace Supervisor.Tests.Supervision.Ports.Coordination.Entries;

public sealed class EntriesViewTests
{
    private static readonly Entry First = new(Changes.Key("a/b"), "1", 5, 5, null);

    private readonly EntriesView _view = EntriesView.Of(new EntriesSeen(7, [First]));

    [Fact]
    public void Nothing_BeforeTheStoreWasReached_IsNotCurrent() => EntriesView.Nothing.IsCurrent.ShouldBeFalse();

    [Theory]
    [InlineData(5)]
    [InlineData(7)]
    public void With_WhatWasSeenAlready_ChangesNothing(long version)
    {
        _view.With(version, [], [First.Key]).ShouldBeSameAs(_view);
    }

    [Fact]
    public void With_LaterChange_IsThereAndTheRestStays()
    {
        var second = new Entry(Changes.Key("a/c"), "2", 8, 8, null);

        var next = _view.With(8, [second], []);

        next.Version.ShouldBe(8);
        next.Entries.Values.ShouldBe([First, second]);
        next.With(9, [], [First.Key]).Entries.Values.ShouldBe([second]);
        _view.Entries.Values.ShouldBe([First]);
    }

    [Fact]
    public void With_WhileItIsCutOff_StaysCutOff()
    {
        var cut = _view.Without("no leader");

        cut.With(8, [], [First.Key]).IsCurrent.ShouldBeFalse();
        cut.Entries.ShouldBe(_view.Entries);
        cut.Connected().ShouldBe(_view);
    }
}
