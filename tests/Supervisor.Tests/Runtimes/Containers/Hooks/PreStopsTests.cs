using Shouldly;
using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Containers.Hooks;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.Tests.Runtimes.Faults;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Hooks;

public sealed class PreStopsTests : IAsyncDisposable
{
    private static readonly WorkloadId Id = new(new AgentAddress("shop", "till"), "1-aa");

    private readonly FaultLog _faults = new();
    private readonly TaskCompletionSource _told = new();
    private readonly PreStops _preStops;

    public PreStopsTests() => _preStops = new PreStops((_, _) => { }, _faults.Faults);

    public ValueTask DisposeAsync() => _preStops.DisposeAsync();

    [Fact]
    public async Task Command_ThatFaults_IsTold_AndItIsToldToEndAllTheSame()
    {
        _preStops.Begin(Id, static () => throw new InvalidOperationException("odd"), TellAsync).ShouldBeTrue();

        await _told.Task.WaitAsync(TestContext.Current.CancellationToken);
        (await _faults.NextAsync()).ShouldBe("running pre_stop of shop/till: odd");
    }

    [Fact]
    public async Task Command_ThatTheDaemonsEndCutsShort_IsNothingOdd()
    {
        _preStops
            .Begin(Id, static () => Task.FromCanceled<OperatorError?>(new CancellationToken(true)), TellAsync)
            .ShouldBeTrue();

        await _preStops.DisposeAsync();

        _told.Task.IsCompleted.ShouldBeFalse("the next daemon is asked to stop it again");
        _faults.Waiting.ShouldBe(0);
    }

    private Task TellAsync()
    {
        _told.TrySetResult();
        return Task.CompletedTask;
    }
}
