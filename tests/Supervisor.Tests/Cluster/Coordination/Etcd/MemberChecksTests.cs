using Shouldly;
using Supervisor.Cluster.Coordination.Etcd;
using Supervisor.Cluster.Coordination.Etcd.Watching;
using Supervisor.Supervision.Ports.Coordination.Entries;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.Cluster.Coordination.Etcd;

public sealed class MemberChecksTests : IDisposable
{
    private readonly VirtualClock _clock = new();
    private readonly WatchState _state = new(static _ => { });
    private readonly CancellationTokenSource _stop = new();

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task EventThatIsToldWhileTheMemberIsAsked_DoesNotMakeItsAnswerThatOfAnOlderStore()
    {
        using var gateway = new StubGateway(_clock)
        {
            Answer = (_, _) =>
            {
                _state.Apply(7, [], []);
                return Task.FromResult("""{"header":{"revision":"6"}}""");
            },
        };

        var checking = ChecksOf(gateway).RunAsync(Task.CompletedTask, _stop.Token);

        checking.IsCompleted.ShouldBeFalse();
        await _stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(checking);
    }

    [Fact]
    public async Task Member_ThatKnowsLessThanWasTold_IsThatOfAnOlderStore()
    {
        _state.Apply(7, [], []);
        using var gateway = new StubGateway(_clock)
        {
            Answer = (_, _) => Task.FromResult("""{"header":{"revision":"6"}}"""),
        };

        (await ChecksOf(gateway).RunAsync(Task.CompletedTask, _stop.Token)).ShouldBe(WatchEnd.Restored);
    }

    private MemberChecks ChecksOf(StubGateway gateway) =>
        new(
            gateway.Member,
            gateway.Calls,
            new EtcdKeys("/stub/").Entries(EntryKey.Of("claims")),
            _state,
            new WatchClock(gateway.Settings, _clock, static bytes => new byte[bytes])
        );
}
