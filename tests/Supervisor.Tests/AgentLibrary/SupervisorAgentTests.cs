using Shouldly;
using Supervisor.AgentLibrary;
using Supervisor.AgentLibrary.Sending;
using Supervisor.TestKit.Actors;
using Supervisor.TestKit.Time;
using Xunit;

namespace Supervisor.Tests.AgentLibrary;

public sealed class SupervisorAgentTests : IAsyncDisposable
{
    private const string Ready = "READY=1";
    private const string Heartbeat = "WATCHDOG=1";

    private readonly VirtualClock _clock = new();
    private readonly ScriptedSender _sender = new();
    private readonly SupervisorAgent _agent;

    public SupervisorAgentTests() => _agent = new SupervisorAgent(_sender, _clock);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _agent.DisposeAsync();

    [Fact]
    public void Agent_WithoutASupervisor_DoesNothing()
    {
        var alone = new SupervisorAgent(new AgentEnvironment(null, null, null, ""));

        alone.IsSupervised.ShouldBeFalse();
        alone.MarkReadyAsync(stop: Stop).Ended().ShouldBeFalse();
        alone.MarkNotReadyAsync("gone", Stop).Ended().ShouldBeFalse();
        alone.HeartbeatAsync(Stop).Ended().ShouldBeFalse();
        alone.ProgressAsync("x", Stop).Ended().ShouldBeFalse();
        alone.StartHeartbeat().Dispose();
    }

    [Fact]
    public void Word_ThatIsTaken_IsTrueAndSaidOnce()
    {
        _agent.MarkReadyAsync(stop: Stop).Ended().ShouldBeTrue();
        Advance(60);

        _sender.Take().ShouldBe([Ready]);
        _agent.Refusal.ShouldBeNull();
    }

    [Fact]
    public void Word_ThatIsRefused_IsFalseAndSaysWhy()
    {
        _sender.Answer = new SendOutcome(Verdict.Refused, "An agent speaks for itself only.");

        _agent.MarkReadyAsync(stop: Stop).Ended().ShouldBeFalse();
        Advance(60);

        _sender.Take().ShouldBe([Ready]);
        _agent.Refusal.ShouldBe("An agent speaks for itself only.");
    }

    [Fact]
    public void Words_WhileNobodyIsThere_AreSaidAgainUntilTheLastOneArrives()
    {
        _sender.Answer = new SendOutcome(Verdict.Unreachable);
        _agent.MarkReadyAsync(stop: Stop).Ended().ShouldBeFalse();
        _agent.MarkNotReadyAsync("no model", Stop).Ended().ShouldBeFalse();
        Advance(1);
        _sender.Take().Skip(2).ShouldAllBe(line => line == "X_SUPERVISOR_NOT_READY=no model");

        _sender.Answer = new SendOutcome(Verdict.Taken);
        Advance(60);

        _sender.Take().ShouldBe(["X_SUPERVISOR_NOT_READY=no model"]);
    }

    [Fact]
    public void Word_ThatWasTakenInMemoryOnly_IsTrueAndSaidAgain()
    {
        _sender.Answer = new SendOutcome(Verdict.Keep);
        _agent.MarkReadyAsync(stop: Stop).Ended().ShouldBeTrue();

        _sender.Answer = new SendOutcome(Verdict.Taken);
        Advance(60);

        _sender.Take().ShouldBe([Ready, Ready]);
    }

    [Fact]
    public void Heartbeats_GoOnAtTheirInterval_UntilTheyAreEnded()
    {
        var heartbeats = _agent.StartHeartbeat();
        Advance(25);
        heartbeats.Dispose();
        Advance(60);

        _sender.Take().ShouldBe([Heartbeat, Heartbeat, Heartbeat]);
    }

    [Fact]
    public void Word_IsAHeartbeatToo()
    {
        using var heartbeats = _agent.StartHeartbeat();
        Advance(8);
        _agent.MarkReadyAsync(stop: Stop).Ended();
        Advance(9);

        _sender.Take().ShouldBe([Heartbeat, Ready]);
    }

    [Fact]
    public void SupervisorThatComesBack_IsToldTheLastWordBeforeAnyHeartbeat()
    {
        using var heartbeats = _agent.StartHeartbeat();
        _agent.MarkReadyAsync(stop: Stop).Ended();
        _sender.Answer = new SendOutcome(Verdict.Unreachable);
        Advance(10);
        _sender.Take();
        _sender.Answer = new SendOutcome(Verdict.Taken);

        _agent.ProgressAsync("epoch 3", Stop).Ended().ShouldBeTrue();

        _sender.Take().ShouldBe([Ready, "X_SUPERVISOR_PROGRESS=epoch 3"]);
    }

    private void Advance(int seconds)
    {
        var until = _clock.Elapsed + TimeSpan.FromSeconds(seconds);
        while (_clock.MoveToNextTimer(until)) { }

        _clock.MoveTo(until);
    }
}
