using Shouldly;
using Supervisor.Journal.Stores;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Journals;
using Xunit;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>Random appends, snapshots, trims, closings and crashes, compared with what a list of numbers would say.</summary>
public sealed class SqliteModelTests
{
    private const int Rounds = 2;
    private const int Steps = 150;
    private static readonly string[] Streams = ["a", "b", "c"];

    [Fact]
    public async Task Journal_RandomWork_MatchesItsModel()
    {
        var first = Random.Shared.Next();
        for (var seed = first; seed < first + Rounds; seed++)
        {
            await using var file = new JournalFileFixture();
            await new Run(file, new Random(seed), $"seed {seed}").PlayAsync();
        }
    }

    private sealed class Run(JournalFileFixture file, Random chance, string when)
    {
        private readonly Dictionary<string, Model> _models = Streams.ToDictionary(name => name, _ => new Model());

        public async Task PlayAsync()
        {
            (await file.OpenAsync()).Status.ShouldBe(OpenStatus.Opened, when);
            for (var step = 0; step < Steps; step++)
            {
                await StepAsync();
            }

            foreach (var stream in Streams)
            {
                await CheckAsync(stream);
            }
        }

        private async Task StepAsync()
        {
            var stream = Streams[chance.Next(Streams.Length)];
            var model = _models[stream];
            switch (chance.Next(20))
            {
                case 0:
                    await file.CrashAsync();
                    (await file.OpenAsync()).Status.ShouldBe(OpenStatus.Opened, when);
                    break;
                case 1:
                    (await file.OpenAsync()).Status.ShouldBe(OpenStatus.Opened, when);
                    break;
                case 2 or 3 when model.Version > 0:
                    await SaveAsync(stream, model, 1 + chance.NextInt64(model.Version));
                    break;
                case 4 or 5 when model.Snapshot > 0:
                    await TrimAsync(stream, model, 1 + chance.NextInt64(model.Snapshot));
                    break;
                case 6:
                    await CheckAsync(stream);
                    break;
                default:
                    var count = chance.Next(4) == 0 ? 3000 : 1 + chance.Next(5);
                    await file.AppendAsync(stream, model.Version, count);
                    model.Version += count;
                    break;
            }
        }

        private async Task SaveAsync(string stream, Model model, long version)
        {
            var saved = await file.Journal.SaveSnapshotAsync(stream, Events.SnapshotAt(version));
            saved.Succeeded.ShouldBe(version >= model.Snapshot, when);
            model.Snapshot = Math.Max(model.Snapshot, version);
        }

        private async Task TrimAsync(string stream, Model model, long through)
        {
            var trimmed = await file.Journal.TrimAsync(stream, through);
            trimmed.Succeeded.ShouldBeTrue($"{when}: {trimmed.Reason}");
            model.Trimmed = Math.Max(model.Trimmed, through);
        }

        private async Task CheckAsync(string stream)
        {
            var model = _models[stream];
            Check(await file.Journal.ReadEventsAsync(stream, 0), model.Trimmed, model.Version);
            var read = await file.Journal.ReadAsync(stream);
            Check(read, model.Snapshot, model.Version);
            (read.Snapshot?.Version ?? 0).ShouldBe(model.Snapshot, when);
        }

        private void Check(ReadOutcome read, long after, long last)
        {
            read.Status.ShouldBe(ReadStatus.Read, $"{when}: {read.Reason}");
            var numbers = Enumerable.Range((int)after + 1, (int)(last - after)).ToList();
            read.Events.Select(stored => (int)stored.Version).ShouldBe(numbers, when);
            read.Events.Select(stored => stored.Event.Cause).ShouldBe(numbers.Select(n => $"cause-{n}"), when);
        }
    }

    private sealed class Model
    {
        public long Version { get; set; }

        public long Snapshot { get; set; }

        public long Trimmed { get; set; }
    }
}
