using Shouldly;
using Supervisor.Supervision.Explaining.History;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Journals;
using Xunit;

namespace Supervisor.Tests.Supervision.Explaining.History;

public sealed class HistoryReaderTests
{
    private readonly ScriptedJournal _journal = new();

    [Fact]
    public async Task History_IsTheLastEventsInTheirOrder()
    {
        await _journal.AppendAsync(Events.Append("agent:a/a", 0, count: 5));

        var history = await new HistoryReader(_journal).LastAsync("agent:a/a", 2);

        history
            .Value!.Select(entry => (entry.Version, entry.Event, entry.Cause))
            .ShouldBe([(4, "test.happened", "cause-4"), (5, "test.happened", "cause-5")]);
    }

    [Fact]
    public async Task History_BeforeMuchRoutine_IsStillFound()
    {
        await _journal.AppendAsync(Events.Append("agent:a/a", 0, count: 2));
        var routine = Events.Append("agent:a/a", 2, count: 50);
        var renewed = routine.Events.Select(happened => happened with { Name = "agent.renewed" });
        await _journal.AppendAsync(routine with { Events = [.. renewed] });

        var history = await new HistoryReader(_journal).LastAsync("agent:a/a", 2);

        history.Value!.Where(entry => !entry.IsRoutine).Select(entry => entry.Version).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task History_BeforeASnapshot_IsReadAsFarAsItWasKept()
    {
        await _journal.AppendAsync(Events.Append("agent:a/a", 0, count: 5));
        await _journal.SaveSnapshotAsync("agent:a/a", Events.SnapshotAt(5));
        await _journal.TrimAsync("agent:a/a", 3);

        var history = await new HistoryReader(_journal).LastAsync("agent:a/a", 20);

        history.Value!.Select(entry => entry.Version).ShouldBe([4, 5]);
    }

    [Fact]
    public async Task History_OfAStreamThatIsNot_IsEmpty() =>
        (await new HistoryReader(_journal).LastAsync("agent:b/b", 20)).Value.ShouldBeEmpty();

    [Fact]
    public async Task History_ThatCannotBeRead_SaysWhy()
    {
        _journal.AnswerNextRead(ReadOutcome.Unavailable("The disk does not answer."));

        var history = await new HistoryReader(_journal).LastAsync("agent:a/a", 20);

        history.Error!.Why.ShouldBe("The disk does not answer.");
    }
}
