using System.Threading.Channels;
using Shouldly;
using Supervisor.Runtimes.Containers.Workloads;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;
using Supervisor.TestKit.Time;
using Supervisor.Tests.Runtimes.Faults;
using Xunit;

namespace Supervisor.Tests.Runtimes.Containers.Workloads;

public sealed class StopTimersTests : IAsyncDisposable
{
    private static readonly WorkloadId Id = new(new AgentAddress("shop", "till"), "1-aa");

    private readonly VirtualClock _clock = new();
    private readonly Channel<WorkloadId> _over = Channel.CreateUnbounded<WorkloadId>();
    private readonly FaultLog _faults = new();
    private readonly StopTimers _timers;
    private Exception? _fault;

    public StopTimersTests() =>
        _timers = new StopTimers(
            _clock,
            id =>
            {
                _over.Writer.TryWrite(id);
                return _fault is null ? Task.CompletedTask : Task.FromException(_fault);
            },
            _faults.Faults
        );

    public ValueTask DisposeAsync() => _timers.DisposeAsync();

    [Theory]
    [InlineData(10, 2, 2)]
    [InlineData(2, 10, 2)]
    public async Task Grace_ThatIsGivenAgain_OnlyHastens(int first, int second, int expected)
    {
        _timers.Arm(Id, TimeSpan.FromSeconds(first));
        _timers.Arm(Id, TimeSpan.FromSeconds(second));

        _clock.NextDue.ShouldBe(TimeSpan.FromSeconds(expected));
        _clock.MoveToNextTimer(TimeSpan.FromMinutes(1)).ShouldBeTrue();
        (await _over.Reader.ReadAsync(TestContext.Current.CancellationToken)).ShouldBe(Id);
        _clock.NextDue.ShouldBeNull();
    }

    [Fact]
    public void Grace_OfWhatIsForgotten_IsNoMore()
    {
        _timers.Arm(Id, TimeSpan.FromSeconds(1));

        _timers.Disarm(Id);

        _clock.NextDue.ShouldBeNull();
    }

    [Fact]
    public async Task Grace_AfterTheEnd_IsNotBegun()
    {
        _timers.Arm(Id, TimeSpan.FromSeconds(1));
        await _timers.DisposeAsync();
        _timers.Arm(Id, TimeSpan.FromSeconds(1));

        _clock.NextDue.ShouldBeNull();
    }

    [Fact]
    public async Task Kill_ThatFaults_IsTold_AndKeepsNobodyFromTheEnd()
    {
        _fault = new InvalidOperationException("odd");
        _timers.Arm(Id, TimeSpan.FromSeconds(1));
        _clock.MoveToNextTimer(TimeSpan.FromMinutes(1)).ShouldBeTrue();

        (await _faults.NextAsync()).ShouldBe("killing shop/till, whose grace is over: odd");
        await _timers.DisposeAsync();
    }

    /// <summary>A fleet file may say so, and no timer takes it.</summary>
    [Fact]
    public async Task Grace_ThatIsLongerThanATimerCanWait_IsCut()
    {
        await using var timers = new StopTimers(TimeProvider.System, static _ => Task.CompletedTask, _faults.Faults);

        timers.Arm(Id, TimeSpan.FromDays(100));
        timers.Arm(Id, TimeSpan.MaxValue);

        _timers.Arm(Id, TimeSpan.FromDays(100));
        _clock.NextDue.ShouldBe(TimeSpan.FromDays(40));
    }
}
