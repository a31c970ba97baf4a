using System.Globalization;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Fleets;

/// <summary>A real writer's numbered lines, followed through all that happens to it, to its log and to the daemon.</summary>
public sealed class LogFollowingTests
{
    /// <summary>Writes <c>INCARNATION NUMBER of x</c>, and how many there were when it is told to end.</summary>
    private const string Writer = """
        import os, signal, sys, time
        number, ends = 0, []
        signal.signal(signal.SIGTERM, lambda *_: ends.append(True))
        name = os.environ["SUPERVISOR_INCARNATION"]
        os.write(3, b"ready\n")
        while not ends:
            for _ in range(20):
                number += 1
                os.write(1, ("%s %d of %s\n" % (name, number, "x" * 200)).encode())
            time.sleep(0.02)
        os.write(1, ("%s ends after %d\n" % (name, number)).encode())
        """;

    /// <summary>Much more is kept than is written while a daemon starts, so that nothing may be missed.</summary>
    private const string Fleet = """
          chat:
            logging: { options: { max-size: 200k, max-file: "100" } }
            x-supervisor: { agents: { chat: { ttl: 1h, command: [python3, DIR/writer.py] } } }
        """;

    [Fact]
    public async Task Log_FollowedAcrossRestartsCutsAndDaemons_HasNeitherAGapNorALineTwice()
    {
        await using var world = await FleetWorld.StartAsync();
        world.Write("writer.py", Writer);
        await world.ApplyAsync(Fleet);
        var follower = new LogFollower(world.Scratch);
        follower.GoOn();
        await follower.UntilAsync(line => line.Contains(" 500 of ", StringComparison.Ordinal), "500 lines");

        (await world.PbmAsync("agent", "restart", "chat", "--wait")).Exit.ShouldBe(0);
        await follower.UntilAsync(IsOfRun(2, 2000), "2,000 lines after the restart");
        Segments(world).ShouldNotBeEmpty();

        await world.StopDaemonAsync(Posix.SigTerm);
        (await follower.EndAsync()).ShouldBe(3);
        await world.StartDaemonAsync();
        follower.GoOn();
        await follower.UntilAsync(IsOfRun(2, 3000), "3,000 lines after the daemon was stopped");

        await world.StopDaemonAsync(Posix.SigKill);
        (await follower.EndAsync()).ShouldBe(3);
        await world.StartDaemonAsync();
        follower.GoOnByPosition();
        await follower.UntilAsync(IsOfRun(2, 4000), "4,000 lines after the daemon was killed");

        (await world.PbmAsync("agent", "stop", "chat", "--wait")).Exit.ShouldBe(0);
        await follower.UntilAsync(
            line =>
                line.StartsWith("2-", StringComparison.Ordinal)
                && line.Contains(" ends after ", StringComparison.Ordinal),
            "the last line"
        );
        follower.Lines.ShouldBe(Written(follower.Lines));
    }

    private static Func<string, bool> IsOfRun(int run, int number) =>
        line =>
            line.StartsWith($"{run}-", StringComparison.Ordinal)
            && line.Contains($" {number} of ", StringComparison.Ordinal);

    /// <summary>What each run says at its end that it has written.</summary>
    private static IEnumerable<string> Written(IReadOnlyList<string> lines)
    {
        var ends = lines.Where(line => line.Contains(" ends after ", StringComparison.Ordinal)).ToList();
        ends.Count.ShouldBe(2);
        foreach (var words in ends.Select(end => end.Split(' ')))
        {
            var count = int.Parse(words[^1], CultureInfo.InvariantCulture);
            for (var number = 1; number <= count; number++)
            {
                yield return $"{words[0]} {number} of {new string('x', 200)}";
            }

            yield return $"{words[0]} ends after {count}";
        }
    }

    private static IEnumerable<string> Segments(FleetWorld world) =>
        Directory
            .EnumerateFiles(Path.Combine(world.Scratch.Data, "output", "chat"))
            .Where(file => long.TryParse(Path.GetExtension(file)[1..], out _));
}
