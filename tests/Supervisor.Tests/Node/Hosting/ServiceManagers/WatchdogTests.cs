using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Supervisor.Node.Hosting.ServiceManagers;
using Supervisor.TestKit.Time;
using Supervisor.Tests.Node.Logging;
using Xunit;

namespace Supervisor.Tests.Node.Hosting.ServiceManagers;

public sealed class WatchdogTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly VirtualClock _clock = new();
    private readonly List<string> _said = [];
    private string? _silent;

    [Fact]
    public async Task Core_ThatAnswers_IsToldThreeTimesWithinTheLimit()
    {
        await using var watchdog = Start();

        Advance(Limit - TimeSpan.FromSeconds(1));

        _said.ShouldBe(["WATCHDOG=1", "WATCHDOG=1", "WATCHDOG=1"]);
    }

    [Fact]
    public async Task Core_ThatIsSilent_IsNotSaidToBeAliveUntilItAnswersAgain()
    {
        await using var watchdog = Start();
        _said.Clear();

        _silent = "roster";
        Advance(Limit);
        _said.ShouldAllBe(words => words == "STATUS=The roster has not answered for 10s.");
        _said.Count.ShouldBe(3);

        _silent = null;
        Advance(Limit / 3);
        _said[^1].ShouldBe("WATCHDOG=1");
    }

    [Fact]
    public async Task Core_ThatNeverAnswers_LeavesTheManagerWithoutAWord()
    {
        await using var watchdog = new Watchdog(Manager(), NeverAsync, _clock, NullLogger.Instance);
        watchdog.Start(Limit);

        Advance(Limit * 10);

        _said.ShouldBeEmpty();
    }

    [Fact]
    public async Task Core_ThatFailsAsNobodyForesaw_IsToldInTheLog_AndAskedAgain()
    {
        var log = new RecordedLog<WatchdogTests>();
        var isBroken = true;
        await using var watchdog = new Watchdog(
            Manager(),
            (_, _) => isBroken ? throw new InvalidOperationException("odd") : Task.FromResult<string?>(null),
            _clock,
            log
        );
        watchdog.Start(Limit);

        Advance(Limit);
        _said.ShouldBeEmpty("nobody knows that the core answers");
        log.Faults.OfType<InvalidOperationException>().ShouldHaveSingleItem().Message.ShouldBe("odd");
        isBroken = false;
        Advance(Limit / 3);

        _said.ShouldBe(["WATCHDOG=1"]);
    }

    [Fact]
    public async Task Watchdog_Ended_SaysNothingMore()
    {
        var watchdog = Start();
        await watchdog.DisposeAsync();
        _said.Clear();

        Advance(Limit);

        _said.ShouldBeEmpty();
    }

    private Watchdog Start()
    {
        var watchdog = new Watchdog(Manager(), (_, _) => Task.FromResult(_silent), _clock, NullLogger.Instance);
        watchdog.Start(Limit);
        return watchdog;
    }

    private ServiceManager Manager() =>
        new(
            Limit,
            words =>
            {
                _said.Add(words);
                return Task.CompletedTask;
            }
        );

    private static async Task<string?> NeverAsync(TimeSpan patience, CancellationToken stop)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return null;
    }

    private void Advance(TimeSpan time)
    {
        var until = _clock.Elapsed + time;
        while (_clock.MoveToNextTimer(until)) { }
    }
}
