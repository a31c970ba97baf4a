using Shouldly;
using Supervisor.Contracts;
using Supervisor.Contracts.Time;
using Supervisor.Node.History;
using Supervisor.Supervision.Explaining.History;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Journals;
using Xunit;

namespace Supervisor.Tests.Node.History;

public sealed class EventFeedTests
{
    private readonly ScriptedJournal _journal = new();
    private readonly JournalTail _tail;
    private readonly List<string> _seen = [];

    public EventFeedTests() => _tail = new JournalTail(_journal);

    [Fact]
    public async Task Past_OfSeveralStreams_IsInTheOrderOfTime()
    {
        await AppendAsync("agent:a/a", 0, at: 30);
        await AppendAsync("node", 0, at: 10);
        await AppendAsync("agent:a/a", 1, at: 40);
        await AppendAsync("group:a", 0, at: 20);

        await ReadAsync(Query());

        _seen.ShouldBe(["node#1", "group:a#1", "agent:a/a#1", "agent:a/a#2"]);
    }

    [Fact]
    public async Task Past_Since_LeavesOutWhatWasBefore()
    {
        await AppendAsync("node", 0, at: 10);
        await AppendAsync("node", 1, at: 20);

        await ReadAsync(Query() with { Since = DateTimeOffset.UnixEpoch.AddMilliseconds(20) });

        _seen.ShouldBe(["node#2"]);
    }

    [Theory]
    [InlineData(2, "group:a#1,node#3")]
    [InlineData(0, "")]
    public async Task Past_Limited_IsTheLastOfAllStreamsTogether(int last, string seen)
    {
        await AppendAsync("node", 0, at: 10);
        await AppendAsync("node", 1, at: 20);
        await AppendAsync("group:a", 0, at: 30);
        await AppendAsync("node", 2, at: 40);

        await ReadAsync(Query() with { Last = last });

        string.Join(',', _seen).ShouldBe(seen);
    }

    [Fact]
    public async Task Past_ThatCannotBeRead_IsAnError()
    {
        await AppendAsync("node", 0, at: 10);
        _journal.AnswerNextRead(ReadOutcome.Unavailable("The disk does not answer."));

        await ReadAsync(Query() with { Follow = true });

        _seen.ShouldBe(["error: The disk does not answer."]);
    }

    [Fact]
    public async Task Follow_AfterNothingOfThePast_ShowsWhatComes()
    {
        await AppendAsync("node", 0, at: 10);
        var reading = FollowAsync(Query() with { Last = 0 }, until: 1);

        await AppendAsync("node", 1, at: 20);

        await reading;
        _seen.ShouldBe(["node#2"]);
    }

    [Fact]
    public async Task Follow_GoesOnWithoutAGapAndWithoutADouble()
    {
        await AppendAsync("node", 0, at: 10);
        _journal.Holds = true;
        var reading = FollowAsync(Query(), until: 3);
        // It becomes durable after it was listened for, and before the past is read.
        var append = AppendAsync("node", 1, at: 20);
        while (_journal.HeldCalls > 0)
        {
            _journal.AnswerOne();
        }

        _journal.Holds = false;
        await append;
        await AppendAsync("agent:a/a", 0, at: 30);

        await reading;
        _seen.ShouldBe(["node#1", "node#2", "agent:a/a#1"]);
    }

    [Fact]
    public async Task Follow_OfAnAppendWhoseOutcomeWasUnknown_ShowsItBeforeTheNext()
    {
        var reading = FollowAsync(Query(), until: 2);
        _journal.AnswerNextAppend(AppendOutcome.Unknown("No answer."), writes: true);
        await AppendAsync("node", 0, at: 10);

        await AppendAsync("node", 1, at: 20);

        await reading;
        _seen.ShouldBe(["node#1", "node#2"]);
    }

    [Fact]
    public async Task Follow_OfAnAppendThatWasRefused_ShowsNothing()
    {
        var reading = FollowAsync(Query(), until: 1);
        _journal.AnswerNextAppend(AppendOutcome.Refused("The disk is full."), writes: false);
        await AppendAsync("node", 0, at: 10);

        await AppendAsync("group:a", 0, at: 20);

        await reading;
        _seen.ShouldBe(["group:a#1"]);
    }

    [Fact]
    public async Task Follow_ByOneWhoWasTooSlow_ReadsWhatItMissed()
    {
        const int Appends = 5_000;
        using var subscription = _tail.Subscribe();
        var cursor = new EventCursor(_tail, _ => true);
        await cursor.ReadAsync();
        for (var i = 0; i < Appends; i++)
        {
            await AppendAsync("node", i, at: i);
        }

        subscription.TakeLoss().ShouldBeTrue();
        (await cursor.ReadAsync()).Value!.Length.ShouldBe(Appends);
        subscription.TakeLoss().ShouldBeFalse();
    }

    [Fact]
    public async Task Stream_ThatIsNotAskedFor_IsLeftOut()
    {
        await AppendAsync("node", 0, at: 10);
        var reading = FollowAsync(Query() with { Wants = stream => stream.Agent is not null }, until: 1);
        await AppendAsync("node", 1, at: 20);

        await AppendAsync("agent:a/a", 0, at: 30);

        await reading;
        _seen.ShouldBe(["agent:a/a#1"]);
    }

    private static EventQuery Query() => new(_ => true, Since: null, Last: null, Follow: false);

    private Task<AppendOutcome> AppendAsync(string stream, long version, int at)
    {
        var happened = Events.Numbered(version + 1) with { Time = HybridTime.FromMilliseconds(at) };
        return _tail.AppendAsync(new AppendRequest(stream, version, [happened]));
    }

    private async Task ReadAsync(EventQuery query)
    {
        await foreach (var entry in new EventFeed(_tail).ReadAsync(query, CancellationToken.None))
        {
            See(entry);
        }
    }

    private async Task FollowAsync(EventQuery query, int until)
    {
        await foreach (
            var entry in new EventFeed(_tail).ReadAsync(query with { Follow = true }, CancellationToken.None)
        )
        {
            See(entry);
            if (_seen.Count == until)
            {
                return;
            }
        }
    }

    private void See(Outcome<HistoryEntry> entry) =>
        _seen.Add(entry.IsOk ? $"{entry.Value.Stream}#{entry.Value.Version}" : $"error: {entry.Error.Why}");
}
