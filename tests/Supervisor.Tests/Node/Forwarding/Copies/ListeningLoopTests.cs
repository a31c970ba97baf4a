using Shouldly;
using Supervisor.Node.Forwarding.Copies;
using Supervisor.TestKit.Time;
using Supervisor.Tests.Runtimes.Faults;
using Xunit;

namespace Supervisor.Tests.Node.Forwarding.Copies;

public sealed class ListeningLoopTests
{
    private readonly VirtualClock _clock = new();
    private readonly FaultLog _faults = new();
    private readonly List<double> _heard = [];
    private Func<CancellationToken, Task<bool>> _hear = static _ => Task.FromResult(false);

    [Fact]
    public async Task WhoTellsNothing_IsAskedMoreAndMoreSeldom_AndWhoDoesAtOnceAgain()
    {
        await RunAsync(TimeSpan.FromSeconds(30));

        _heard.ShouldBe([0, 0.5, 1.5, 3.5, 7.5, 15.5]);
        _heard.Clear();
        _hear = static _ => Task.FromResult(true);
        await RunAsync(TimeSpan.FromSeconds(1));
        _heard.ShouldBe([0, 0.5, 1]);
    }

    [Fact]
    public async Task Fault_ThatNobodyForesaw_IsTold_AndNotTheLastOfIt()
    {
        _hear = static _ => throw new InvalidOperationException("odd");

        await RunAsync(TimeSpan.FromSeconds(2));

        _heard.ShouldBe([0, 0.5, 1.5]);
        (await _faults.NextAsync()).ShouldBe("listening: odd");
        _faults.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task End_IsNoFault()
    {
        _hear = static async stop =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
            return true;
        };

        await RunAsync(TimeSpan.FromSeconds(1));

        _faults.Waiting.ShouldBe(0);
    }

    private async Task RunAsync(TimeSpan time)
    {
        var begun = _clock.Elapsed;
        using var stop = new CancellationTokenSource();
        var running = new ListeningLoop("listening", _faults.Faults).RunAsync(
            it =>
            {
                _heard.Add((_clock.Elapsed - begun).TotalSeconds);
                return _hear(it);
            },
            _clock,
            stop.Token
        );
        while (_clock.MoveToNextTimer(begun + time)) { }

        await stop.CancelAsync();
        await running;
    }
}
