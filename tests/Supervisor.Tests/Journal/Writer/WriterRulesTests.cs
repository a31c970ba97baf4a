using Shouldly;
using Supervisor.Journal;
using Supervisor.Journal.Stores;
using Supervisor.Journal.Writer;
using Supervisor.Supervision.Ports.Journal;
using Xunit;

namespace Supervisor.Tests.Journal.Writer;

public sealed class WriterRulesTests
{
    private static readonly JournalSettings Settings = new("writer");
    private static readonly WriterState Idle = new(WriterPhase.Idle);
    private static readonly WriterState Calling = new(WriterPhase.Calling);

    [Theory]
    [InlineData(1, 100)]
    [InlineData(2, 200)]
    [InlineData(3, 400)]
    [InlineData(6, 3200)]
    [InlineData(7, 5000)]
    [InlineData(1_000_000, 5000)]
    public void RetryDelay_FailedOpens_DoublesWithinItsBound(int failed, int milliseconds) =>
        WriterRules
            .RetryDelay(Idle with { FailedOpens = failed }, Settings)
            .ShouldBe(TimeSpan.FromMilliseconds(milliseconds));

    [Theory]
    [InlineData(1L, null, true)]
    [InlineData(null, 1L, false)]
    [InlineData(1L, 2L, true)]
    [InlineData(2L, 1L, false)]
    [InlineData(null, null, false)]
    public void IsCommitNext_WhoCameFirst_IsServedFirst(long? append, long? call, bool isCommit) =>
        WriterRules.IsCommitNext(append, call).ShouldBe(isCommit);

    [Fact]
    public void OnCommitted_EachOutcome_LeadsToItsPhase()
    {
        WriterRules.OnCommitted(Calling, CommitOutcome.Success).Phase.ShouldBe(WriterPhase.Idle);
        WriterRules.OnCommitted(Calling, CommitOutcome.Failed("f")).Phase.ShouldBe(WriterPhase.Opening);
        WriterRules.OnCommitted(Calling, CommitOutcome.Unknown("u")).Phase.ShouldBe(WriterPhase.Opening);
        WriterRules.OnCommitted(Calling, CommitOutcome.Fenced("f")).Phase.ShouldBe(WriterPhase.Fenced);
    }

    [Fact]
    public void OnCommitted_AfterTheDeadline_OpensAgainWhateverTheAnswerUnlessItIsFenced()
    {
        var overdue = WriterRules.OnDeadline(Calling, Settings);

        WriterRules.OnCommitted(overdue, CommitOutcome.Success).Phase.ShouldBe(WriterPhase.Opening);
        WriterRules.OnCommitted(overdue, CommitOutcome.Fenced("f")).Phase.ShouldBe(WriterPhase.Fenced);
    }

    [Fact]
    public void OnDeadline_UntilTheStoreIsOpenAgain_RequestsAreRefused()
    {
        var overdue = WriterRules.OnDeadline(Calling, Settings);
        var reopening = WriterRules.OnCommitted(overdue, CommitOutcome.Success);
        var open = WriterRules.OnOpened(reopening, OpenOutcome.Opened(2, []));

        WriterRules.Admit(overdue, 0, Settings)!.Status.ShouldBe(AppendStatus.Refused);
        WriterRules.Admit(reopening, 0, Settings)!.Status.ShouldBe(AppendStatus.Refused);
        WriterRules.Admit(open, 0, Settings).ShouldBeNull();
    }

    [Fact]
    public void StatusOf_AFailedCommit_StaysDegradedUntilOneSucceeds()
    {
        var failed = WriterRules.OnCommitted(Calling, CommitOutcome.Failed("The disk is full."));
        var reopened = WriterRules.OnOpened(failed, OpenOutcome.Opened(1, []));
        var succeeded = WriterRules.OnCommitted(reopened, CommitOutcome.Success);

        WriterRules.StatusOf(reopened).ShouldBe(new JournalStatus(JournalCondition.Degraded, "The disk is full."));
        WriterRules.StatusOf(succeeded).ShouldBe(new JournalStatus(JournalCondition.Ready, ""));
    }

    [Fact]
    public void Closed_WhateverStillComes_StaysClosed()
    {
        var closed = new WriterState(WriterPhase.Closed);

        WriterRules.OnCommitted(closed, CommitOutcome.Success).ShouldBe(closed);
        WriterRules.OnOpened(closed, OpenOutcome.Opened(1, [])).ShouldBe(closed);
        WriterRules.OnCallEnded(closed, isFaulted: true).ShouldBe(closed);
    }
}
