using System.Diagnostics;
using Supervisor.Actors;
using Supervisor.Benchmarks.Harness;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Benchmarks.Journal;

internal sealed class AppendMeasure(Func<Task<MeasuredJournal>> open)
{
    /// <summary>Each actor appends its next event when the last is durable.</summary>
    public async Task<double> EventsPerSecondAsync(int actors, int eventsEach)
    {
        await using var measured = await open();
        var finish = new Finish(actors);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < actors; i++)
        {
            var stream = $"agent/{i}";
            var props = Props.Of<int>(() => new Appender(measured.Journal, stream, eventsEach, finish));
            measured.System.Spawn(props, $"appender-{i}");
        }

        await finish.All;
        return (double)actors * eventsEach / watch.Elapsed.TotalSeconds;
    }

    private sealed class Appender(IJournal journal, string stream, int count, Finish finish) : Actor<int>
    {
        private long _version;

        protected override void PreStart() => Append();

        protected override void Receive(int message) => Context.Unhandled(message);

        private void Append() =>
            Context.Continue(
                journal.AppendAsync(new AppendRequest(stream, _version, [SampleEvent.Stored(_version)])),
                OnAppended
            );

        private void OnAppended(Task<AppendOutcome> appended)
        {
            if (appended.Result.Status != AppendStatus.Appended)
            {
                finish.Fail(appended.Result.Reason);
            }
            else if (++_version == count)
            {
                finish.ComeIn();
            }
            else
            {
                Append();
            }
        }
    }
}
