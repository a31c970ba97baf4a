using Shouldly;
using Supervisor.Fleet.Model.Agents;
using Supervisor.Runtimes.Probing;
using Supervisor.Supervision.Ports.Probing;
using Supervisor.TestKit.Network;
using Supervisor.TestKit.Probing;
using Xunit;

namespace Supervisor.IntegrationTests.Probing;

public sealed class ProberContractTests : ProberContract, IAsyncLifetime
{
    private readonly Peer _working = Peer.Http("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    private readonly TaskCompletionSource _silentMet = new();
    private readonly Peer _silent;
    private readonly ReservedPort _absent = new();
    private readonly Prober _prober;

    public ProberContractTests()
    {
        _prober = new Prober(Clock, ProberLimits.Usual);
        _silent = new Peer(talk =>
        {
            _silentMet.TrySetResult();
            return talk.HearToTheEndAsync();
        });
    }

    protected override IProber Prober => _prober;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _working.DisposeAsync();
        await _silent.DisposeAsync();
        _prober.Dispose();
        _absent.Dispose();
    }

    [Fact]
    public async Task Probe_ThatWaitedForItsTurn_HasAllItsTime()
    {
        using var prober = new Prober(Clock, new ProberLimits(Connections: 1, Programs: 1));
        var limit = TimeSpan.FromSeconds(3);
        var (silent, working) = (Silent(), Working());
        var first = prober.ProbeAsync(silent.Agent, silent.Target, limit);
        var second = prober.ProbeAsync(working.Agent, working.Target, limit);

        await _silentMet.Task;
        second.IsCompleted.ShouldBeFalse();
        Pass(limit);

        (await Done(first)).Passed.ShouldBeFalse();
        (await Done(second)).ShouldBe(ProbeAnswer.Ok);
    }

    [Fact]
    public async Task Probes_ThatWait_HaveTheirTurnsInTheOrderOfAsking()
    {
        using var prober = new Prober(Clock, new ProberLimits(Connections: 1, Programs: 1));
        var agent = ProbedAgents.Named("agent");
        var paths = Enumerable.Range(0, 50).Select(i => $"/{i}").ToList();

        foreach (var asked in paths.Select(Asked).ToList())
        {
            (await Done(asked)).ShouldBe(ProbeAnswer.Ok);
        }

        await _working.DisposeAsync();
        _working.Heard.Select(request => request.Split(' ')[1]).ShouldBe(paths);

        Task<ProbeAnswer> Asked(string path) =>
            prober.ProbeAsync(agent, new ProbeTarget.Http($":{_working.Port}{path}"), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Programs_ThatHang_HoldUpNoConnections()
    {
        using var prober = new Prober(Clock, new ProberLimits(Connections: 1, Programs: 1));
        var agent = ProbedAgents.Named("agent");
        var hanging = prober.ProbeAsync(agent, new ProbeTarget.Exec(["sleep", "1000"]), TimeSpan.FromSeconds(3));
        var working = Working();

        (await Done(prober.ProbeAsync(working.Agent, working.Target, TimeSpan.FromSeconds(3)))).ShouldBe(
            ProbeAnswer.Ok
        );

        Pass(TimeSpan.FromSeconds(3));
        (await Done(hanging)).Passed.ShouldBeFalse();
    }

    protected override ProbeQuestion Working() => Question(_working.Port);

    protected override ProbeQuestion Absent() => Question(_absent.Number);

    protected override ProbeQuestion Silent() => Question(_silent.Port);

    private static ProbeQuestion Question(int port) =>
        new(ProbedAgents.Named("agent"), new ProbeTarget.Http($":{port}/health"));
}
