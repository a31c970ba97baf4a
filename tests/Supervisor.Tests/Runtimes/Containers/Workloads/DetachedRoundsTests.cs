using Shouldly;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Tests.Runtimes.Faults;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Workloads;

public sealed class DetachedRoundsTests
{
    private readonly FaultLog _faults = new();
    private int _begun;

    [Fact]
    public async Task Round_ThatFaults_IsTold_AndTheNextBegins()
    {
        await using var rounds = new DetachedRounds(
            "sweeping",
            () => throw new InvalidOperationException($"odd {++_begun}"),
            _faults.Faults
        );

        rounds.Begin();
        (await _faults.NextAsync()).ShouldBe("sweeping: odd 1");
        while (_faults.Waiting == 0)
        {
            // It may not be over yet, though its fault is told.
            rounds.Begin();
            await Task.Yield();
        }

        (await _faults.NextAsync()).ShouldBe("sweeping: odd 2");
    }
}
