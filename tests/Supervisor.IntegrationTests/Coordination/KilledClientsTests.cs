using System.Globalization;
using System.Text;
using Shouldly;
using Supervisor.IntegrationTests.Journal;
using Supervisor.TestKit.Drills;
using Xunit;

namespace Supervisor.IntegrationTests.Coordination;

/// <summary>
/// Two processes race for each revision of one file, and are killed amid it: what one said is done is there, whole and for
/// ever, and no number was given twice.
/// </summary>
public sealed class KilledClientsTests
{
    private static readonly string[] Names = ["a", "b"];

    [Fact]
    public Task Store_TwoProcessesKilledTenTimes_LosesNothingDone() => KillAsync(times: 10);

    [Drill("coordination-kill")]
    public Task Store_TwoProcessesKilledTwoHundredTimes_LosesNothingDone() => KillAsync(times: 200);

    private static async Task KillAsync(int times)
    {
        await using var file = new CoordinationFixture();
        var seed = Random.Shared.Next();
        var chance = new Random(seed);
        var done = new Dictionary<long, string>();
        for (var i = 0; i < times; i++)
        {
            var runs = Names.Select(name =>
                RunAndKillAsync(file.Path, $"{name}{i}", linesBeforeKill: 1 + chance.Next(30))
            );
            foreach (var (number, id) in (await Task.WhenAll(runs)).SelectMany(static lines => lines))
            {
                done.TryAdd(number, id).ShouldBeTrue($"seed {seed}, kill {i}: revision {number} was given twice");
            }

            await CheckAsync(file, done, $"seed {seed}, kill {i}");
        }
    }

    private static async Task<List<(long Number, string Id)>> RunAndKillAsync(
        string path,
        string name,
        int linesBeforeKill
    )
    {
        using var child = ChildProcess.Start(PuttingChild.Words(path, name, puts: 0));
        var done = new List<(long, string)>();
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            // What it managed to say before it died counts as well.
            var words = line.Split(' ');
            done.Add((long.Parse(words[1], CultureInfo.InvariantCulture), words[0]));
            if (done.Count == linesBeforeKill)
            {
                child.Kill();
            }
        }

        await child.WaitForExitAsync();
        child.ExitCode.ShouldBe(137, await child.StandardError.ReadToEndAsync());
        return done;
    }

    private static async Task CheckAsync(CoordinationFixture file, Dictionary<long, string> done, string when)
    {
        var store = file.Open();
        var listed = (await store.ListRevisionsAsync(int.MaxValue)).Value.ShouldNotBeNull(when);
        var latest = listed[0].Number;
        latest.ShouldBeGreaterThanOrEqualTo(done.Keys.Max(), when);
        listed
            .Select(info => latest - info.Number)
            .ShouldBe(Enumerable.Range(0, listed.Count).Select(i => (long)i), when);
        foreach (var info in listed)
        {
            var revision = (await store.ReadRevisionAsync(info.Number)).Value.ShouldNotBeNull(when);
            var id = info.Stamp.Id.Value;
            id.ShouldBe(done.GetValueOrDefault(info.Number, id), when);
            Encoding.UTF8.GetString(revision.Content.Span).ShouldBe(PuttingChild.ContentOf(id), when);
        }
    }
}
