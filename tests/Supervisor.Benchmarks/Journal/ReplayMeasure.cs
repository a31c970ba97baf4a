using System.Diagnostics;
using Supervisor.Actors;
using Supervisor.Benchmarks.Harness;
using Supervisor.Journal;
using Supervisor.Supervision.Ports.Journal;

namespace Supervisor.Benchmarks.Journal;

/// <summary>As at a daemon's start: each actor reads its stream, decodes every event and applies it to its state.</summary>
internal sealed class ReplayMeasure(string directory)
{
    private const int Streams = 1024;
    private const int Rounds = 300;

    public async Task<double> EventsPerSecondAsync()
    {
        await using var measured = await MeasuredJournal.OnSqliteAsync(directory);
        await FillAsync(measured.Journal);
        var finish = new Finish(Streams);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Streams; i++)
        {
            var stream = $"agent/{i}";
            measured.System.Spawn(Props.Of<int>(() => new Replayer(measured.Journal, stream, finish)), $"replayer-{i}");
        }

        await finish.All;
        return (double)Streams * Rounds / watch.Elapsed.TotalSeconds;
    }

    // Round by round, so that each stream lies scattered over the whole file as in real life.
    private static async Task FillAsync(NodeJournal journal)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var version = round;
            var appends = Enumerable
                .Range(0, Streams)
                .Select(i => journal.AppendAsync(new AppendRequest($"agent/{i}", version, [SampleEvent.Stored(i)])));
            await Task.WhenAll(appends);
        }
    }

    private sealed class Replayer(IJournal journal, string stream, Finish finish) : Actor<int>
    {
        private State _state = new(0, 0, 0, "");

        protected override void PreStart() => Context.Continue(journal.ReadAsync(stream), OnRead);

        protected override void Receive(int message) => Context.Unhandled(message);

        private void OnRead(Task<ReadOutcome> read)
        {
            if (read.Result.Events.Count != Rounds)
            {
                finish.Fail($"{stream} has {read.Result.Events.Count} events. {read.Result.Reason}");
            }

            foreach (var stored in read.Result.Events)
            {
                _state = _state.Apply(SampleEvent.Decode(stored.Event.Payload));
            }

            finish.ComeIn();
        }
    }

    private sealed record State(long Exits, int LastCode, double Uptime, string Reason)
    {
        public State Apply(SampleEvent happened) =>
            new(Exits + 1, happened.ExitCode, Uptime + happened.Uptime, happened.Reason);
    }
}
