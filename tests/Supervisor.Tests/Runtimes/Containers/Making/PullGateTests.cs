using Shouldly;
using Supervisor.Runtimes.Containers.Making;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Making;

public sealed class PullGateTests
{
    private readonly List<TaskCompletionSource<int>> _under = [];

    [Fact]
    public async Task Pulls_BeyondTheLimit_WaitForTheirTurn()
    {
        var gate = new PullGate(2);
        var pulls = Enumerable.Range(0, 3).Select(_ => Pass(gate)).ToList();

        _under.Count.ShouldBe(2);
        _under[0].SetResult(1);
        (await pulls[0]).ShouldBe(1);
        await UnderWayAsync(3);
    }

    [Fact]
    public async Task Limit_ThatIsRaised_LetsInWhoWaits()
    {
        var gate = new PullGate(1);
        var pulls = Enumerable.Range(0, 2).Select(_ => Pass(gate)).ToList();
        _under.Count.ShouldBe(1);

        gate.Limit = 2;

        await UnderWayAsync(2);
        _under.ForEach(pull => pull.SetResult(0));
        await Task.WhenAll(pulls);
    }

    [Fact]
    public async Task Pull_ThatIsCalledOffWhileItWaits_TakesNobodysTurn()
    {
        using var called = new CancellationTokenSource();
        var gate = new PullGate(1);
        var first = Pass(gate);
        var off = gate.PassAsync(() => Task.FromResult(0), called.Token);
        var last = Pass(gate);

        await called.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => off);
        _under[0].SetResult(0);
        await first;

        await UnderWayAsync(2);
        _under[1].SetResult(0);
        await last;
    }

    [Fact]
    public async Task Pull_ThatThrows_GivesItsTurnOn()
    {
        var gate = new PullGate(1);

        await Should.ThrowAsync<IOException>(() =>
            gate.PassAsync<int>(() => throw new IOException("gone"), TestContext.Current.CancellationToken)
        );

        (await gate.PassAsync(() => Task.FromResult(7), TestContext.Current.CancellationToken)).ShouldBe(7);
    }

    private Task<int> Pass(PullGate gate) =>
        gate.PassAsync(
            () =>
            {
                var pull = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
                lock (_under)
                {
                    _under.Add(pull);
                    Monitor.PulseAll(_under);
                }

                return pull.Task;
            },
            TestContext.Current.CancellationToken
        );

    private Task UnderWayAsync(int count) =>
        Task.Run(() =>
            {
                lock (_under)
                {
                    while (_under.Count < count)
                    {
                        Monitor
                            .Wait(_under, TimeSpan.FromSeconds(10))
                            .ShouldBeTrue($"{_under.Count} of {count} are under way.");
                    }
                }
            })
            .WaitAsync(TestContext.Current.CancellationToken);
}
