using Shouldly;
using Supervisor.Journal;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Journals;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>Appends to one stream, one to three events at a time, until one of them was not taken.</summary>
/// <param name="Acknowledged">The version up to which everything was said to be durable.</param>
/// <param name="Asked">The version that the last append would have brought.</param>
internal sealed record AppendRun(string Stream, long Acknowledged, long Asked, AppendOutcome Last)
{
    /// <param name="onAppended">Hears of each append that was acknowledged.</param>
    public static async Task<AppendRun> UntilNotTakenAsync(NodeJournal journal, string stream, Action onAppended)
    {
        await Task.Yield();
        long version = 0;
        for (var i = 0; ; i++)
        {
            var count = 1 + (i % 3);
            var outcome = await journal.AppendAsync(Events.Append(stream, version, count));
            if (outcome.Status != AppendStatus.Appended)
            {
                return new AppendRun(stream, version, version + count, outcome);
            }

            version += count;
            onAppended();
        }
    }

    /// <summary>
    /// Everything acknowledged is there, in order and as it was written. Of the last append all is there or nothing: all
    /// only if nobody could say, and nothing if it was refused.
    /// </summary>
    public async Task CheckAsync(NodeJournal journal, string when)
    {
        Last.Status.ShouldBeOneOf([AppendStatus.Unknown, AppendStatus.Refused], $"{when}: {Last.Reason}");
        var read = await journal.ReadAsync(Stream);
        read.Status.ShouldBe(ReadStatus.Read, $"{when}: {read.Reason}");
        long[] possible = Last.Status == AppendStatus.Unknown ? [Acknowledged, Asked] : [Acknowledged];
        possible.ShouldContain(read.Events.Count, $"{when}: {Stream} after {Last}");
        var numbers = Enumerable.Range(1, read.Events.Count).ToList();
        read.Events.Select(stored => (int)stored.Version).ShouldBe(numbers, when);
        read.Events.Select(stored => stored.Event.Cause).ShouldBe(numbers.Select(n => $"cause-{n}"), when);
    }
}
