using System.Globalization;
using Shouldly;
using Supervisor.EndToEndTests.Processes;
using Xunit;

namespace Supervisor.EndToEndTests.Daemons;

/// <summary>What an operator asked for can be followed: from his id through the log to the event in the journal.</summary>
public sealed class CausalityTests : IDisposable
{
    private const string Because = "(cause command:stop-7)";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Command_GivenThroughPbm_IsTheCauseInTheLogAndInTheJournal()
    {
        await using var daemon = await Daemon.StartAsync(_scratch);

        (await PbmProgram.RunAsync(_scratch, "node", "stop", "--id", "stop-7")).Exit.ShouldBe(0);
        (await daemon.EndAsync()).ShouldBe(0);

        var lines = await File.ReadAllLinesAsync(
            Path.Combine(_scratch.Data, "logs", "supervisor.log"),
            TestContext.Current.CancellationToken
        );
        daemon
            .Log.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe(lines, ignoreOrder: true, "console and file say the same");
        var caused = lines.Where(line => line.EndsWith(Because, StringComparison.Ordinal)).ToList();
        caused[0].ShouldContain("Audit: ");
        caused.ShouldContain(line => line.Contains("Stopping", StringComparison.Ordinal));
        caused[^1].ShouldContain("Stopped");
        var stopped = (await StoredJournal.ReadAsync(_scratch, "node"))[^1].Event;
        stopped.Name.ShouldBe("node.stopped");
        stopped.Cause.ShouldBe("command:stop-7");
        Place(stopped.Time.ToString()).ShouldBeGreaterThan(Place(caused[0]), "the event came after the line that asks");
        Place(stopped.Time.ToString()).ShouldBeLessThan(Place(caused[^1]), "and before the last one");
    }

    [Fact]
    public async Task Lines_OfTheWholeLog_HaveHybridTimesThatOnlyRise()
    {
        await using var daemon = await Daemon.StartAsync(_scratch, "--log-level", "debug");
        await daemon.StopAsync(Posix.SigTerm);

        var places = daemon.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Place).ToList();

        places.Count.ShouldBeGreaterThan(5);
        places.Distinct().Count().ShouldBe(places.Count);
        // Lines of several threads may be written in another order than they were made.
        var lines = daemon.Log.Split('\n').ToList();
        string[] steps = ["is ready at", "Stopping on SIGTERM", "Stopped (cause"];
        var course = steps.Select(step => Place(lines.Single(line => line.Contains(step)))).ToList();
        course.ShouldBeInOrder();
        places.Min().ShouldBe(places[0]);
        places.Max().ShouldBe(course[^1]);
    }

    [Fact]
    public async Task Command_AskedAgainWithTheSameIdAfterTheNextStart_StopsNothing()
    {
        await using var first = await Daemon.StartAsync(_scratch);
        await PbmProgram.RunAsync(_scratch, "node", "stop", "--id", "stop-7");
        await first.EndAsync();
        await using var second = await Daemon.StartAsync(_scratch);

        (await PbmProgram.RunAsync(_scratch, "node", "stop", "--id", "stop-7")).Exit.ShouldBe(0);

        // Had it been carried out, the stop would now be on record.
        (await PbmProgram.RunAsync(_scratch, "node", "stop", "--dry-run")).Exit.ShouldBe(0);
        (await second.StopAsync(Posix.SigTerm)).ShouldBe(0);
        second.Log.ShouldContain("Stopping on SIGTERM");
    }

    [Fact]
    public async Task Signal_ThatStopsTheDaemon_IsTheCauseOfItsStop()
    {
        await using var daemon = await Daemon.StartAsync(_scratch);

        await daemon.StopAsync(Posix.SigTerm);

        daemon.Log.ShouldContain("Stopped (cause signal:SIGTERM)");
        var events = await StoredJournal.ReadAsync(_scratch, "node");
        events[^1].Event.Cause.ShouldBe("signal:SIGTERM");
        var start = events[0].Event.Cause;
        start.ShouldStartWith("start:");
        daemon.Log.ShouldContain($"(cause {start})");
    }

    [Fact]
    public async Task Command_ThatFailsAnActor_IsTheCauseOfThatLine()
    {
        await using var daemon = await Daemon.StartAsync(_scratch);
        // The start is noted before a query is answered.
        (await PbmProgram.RunAsync(_scratch, "node", "uptime")).Exit.ShouldBe(0);
        await StoredJournal.TakeAsync(_scratch);

        var stop = await PbmProgram.RunAsync(_scratch, "node", "stop", "--id", "stop-7");

        stop.Exit.ShouldBe(5, stop.Out);
        (await daemon.EndAsync()).ShouldBe(1);
        daemon
            .Log.Split('\n')
            .Single(line => line.Contains("/node failed in incarnation 1", StringComparison.Ordinal))
            .ShouldEndWith(Because);
    }

    /// <summary>A hybrid time as it is written, for comparing.</summary>
    private static (string Milliseconds, int Counter) Place(string line)
    {
        var time = line.Split(' ', '#');
        time[0].Length.ShouldBe("2026-01-01T00:00:00.000Z".Length, line);
        return (time[0], int.Parse(time[1], CultureInfo.InvariantCulture));
    }
}
