using Shouldly;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Tests.Runtimes.Faults;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Workloads;

public sealed class DetachedRoundsTests
{
    private readonly FaultLog _faults = new();

    [Fact]
    public async Task Round_ThatFaults_IsTold_AndTheNextBegins()
    {
        var begun = new SemaphoreSlim(0);
        await using var rounds = new DetachedRounds(
            "sweeping",
            () =>
            {
                begun.Release();
                throw new InvalidOperationException($"odd {begun.CurrentCount}");
            },
            _faults.Faults
        );

        rounds.Begin();
        (await _faults.NextAsync()).ShouldBe("sweeping: odd 1");
        await rounds.DisposeAsync();

        await using var later = new DetachedRounds(
            "sweeping",
            () => Task.FromException(new InvalidOperationException("odd 2")),
            _faults.Faults
        );
        later.Begin();
        (await _faults.NextAsync()).ShouldBe("sweeping: odd 2");
    }
}
