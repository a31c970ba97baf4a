using Microsoft.Extensions.Logging;
using Shouldly;
using Supervisor.Contracts.Ids;
using Supervisor.Node.Logging;
using Supervisor.Supervision.Commands;
using Supervisor.Supervision.EventSourcing;
using Supervisor.Supervision.Time;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Journals;
using Supervisor.TestKit.Time;
using Supervisor.Tests.Supervision.EventSourcing;
using Xunit;

namespace Supervisor.Tests.Node.Logging;

/// <summary>The lines as they stand in the file.</summary>
public sealed class NodeLoggingTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("supervisor-log-").FullName;
    private readonly VirtualClock _time = new();
    private readonly HybridClock _clock;
    private readonly ILoggerFactory _logs;
    private readonly ILogger _log;

    public NodeLoggingTests()
    {
        _clock = new HybridClock(_time);
        _logs = NodeLogging.Open(_directory, LogLevel.Information, _clock, _time);
        _log = _logs.CreateLogger("Test");
    }

    public void Dispose()
    {
        _logs.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public void Line_HasAReadingOfTheNodesClockAsItsTime()
    {
        var before = _clock.Next();
        _log.Note("one");
        _log.Note("two");
        var after = _clock.Next();

        var lines = Lines();
        lines[0].ShouldStartWith($"{before.Next()} INF Test: one");
        lines[1].ShouldStartWith($"{before.Next().Next()} INF Test: two");
        after.ShouldBe(before.Next().Next().Next());
    }

    [Fact]
    public void Line_WithoutACause_NamesNone()
    {
        _log.Note("alone");

        Lines().Single().ShouldEndWith("Test: alone");
    }

    [Fact]
    public async Task Line_OfACommand_NamesItAlsoAfterAnAwait()
    {
        using (_log.CausedBy("command:deploy-7"))
        {
            await Task.Yield();
            _log.Note("by it");
        }

        _log.Note("by nobody");

        Lines()[0].ShouldEndWith("by it (cause command:deploy-7)");
        Lines()[1].ShouldEndWith("by nobody");
    }

    [Fact]
    public void Line_OfAnActorsTurn_NamesTheMessagesCause()
    {
        var kit = new ActorKit();
        var services = new EventSourcingServices(
            new ScriptedJournal(),
            _clock,
            new TimestampBootClock(TimeProvider.System, "boot"),
            new StreamNews()
        );
        var tally = kit.Spawn(() => new TallyActor(services, _log.Note), "tally");
        CommandId.TryParse("deploy-7", out var id).ShouldBeTrue();
        tally.Tell(new AddToTally(id!, 5, kit.Probe<CommandOutcome>().Ref));
        kit.Run();

        Lines()[^1].ShouldEndWith("added 5 (cause command:deploy-7)");
    }

    [Fact]
    public void Line_WithALevelThatIsNotWritten_DoesNotMoveTheClock()
    {
        var before = _clock.Next();
        _log.Detail("nobody reads it");

        _clock.Next().ShouldBe(before.Next());
    }

    [Fact]
    public void Line_WhileTheWallClockStandsBack_SaysWhatThatSays()
    {
        var before = _clock.Next();
        _time.WallClockStep = TimeSpan.FromHours(-1);
        _log.Note("late");

        var wall = _time.GetUtcNow();
        Lines().Single().ShouldBe($"{before.Next()} INF Test: late (wall clock {wall:yyyy-MM-ddTHH:mm:ss.fffZ})");
    }

    private List<string> Lines()
    {
        using var file = new FileStream(
            Directory.GetFiles(_directory).Single(),
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite
        );
        using var reader = new StreamReader(file);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}

internal static partial class TestLog
{
    [LoggerMessage(1, LogLevel.Information, "{Text:l}")]
    public static partial void Note(this ILogger logger, string text);

    [LoggerMessage(2, LogLevel.Debug, "{Text:l}")]
    public static partial void Detail(this ILogger logger, string text);
}
