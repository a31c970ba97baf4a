using Shouldly;
using Supervisor.Journal.Stores.Sqlite;
using Supervisor.Supervision.Ports.Journal;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.IntegrationTests.Journal;

/// <summary>A process that appends is killed at random moments: what it said is durable must be there, and nothing torn.</summary>
public sealed class KilledWriterTests
{
    [Fact]
    public Task Journal_WriterKilledEightTimes_LosesNothingAcknowledged() => KillAsync(times: 8);

    [Drill("journal-kill")]
    public Task Journal_WriterKilledTwoHundredTimes_LosesNothingAcknowledged() => KillAsync(times: 200);

    private static async Task KillAsync(int times)
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("journal.db");
        var seed = Random.Shared.Next();
        var chance = new Random(seed);
        var acknowledged = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < times; i++)
        {
            await RunAndKillAsync(path, linesBeforeKill: 1 + chance.Next(400), acknowledged);
            await CheckAsync(path, acknowledged, $"seed {seed}, kill {i + 1}");
        }
    }

    private static async Task RunAndKillAsync(string path, int linesBeforeKill, Dictionary<string, long> acknowledged)
    {
        using var child = ChildProcess.Start(ChildProcess.Appending(path, appends: 0));
        for (var lines = 0; await child.StandardOutput.ReadLineAsync() is { } line; lines++)
        {
            if (lines == linesBeforeKill)
            {
                child.Kill();
            }

            // What it managed to say before it died counts as well; a line that death cut short does not.
            if (line.Split(' ') is [var stream, var version] && long.TryParse(version, out var number))
            {
                acknowledged[stream] = Math.Max(acknowledged.GetValueOrDefault(stream), number);
            }
        }

        await child.WaitForExitAsync();
        child.ExitCode.ShouldBe(137, await child.StandardError.ReadToEndAsync());
    }

    private static async Task CheckAsync(string path, Dictionary<string, long> acknowledged, string when)
    {
        var store = new SqliteStore(new SqliteStoreSettings(path), TimeProvider.System);
        await using var running = RunningJournal.Start(store);
        foreach (var (stream, version) in acknowledged)
        {
            var read = await running.Journal.ReadAsync(stream);
            read.Status.ShouldBe(ReadStatus.Read, $"{when}: {read.Reason}");
            ((long)read.Events.Count).ShouldBeGreaterThanOrEqualTo(version, $"{when}: {stream} lost events");
            var numbers = Enumerable.Range(1, read.Events.Count).ToList();
            read.Events.Select(stored => (int)stored.Version).ShouldBe(numbers, when);
            read.Events.Select(stored => stored.Event.Cause).ShouldBe(numbers.Select(n => $"cause-{n}"), when);
        }
    }
}
