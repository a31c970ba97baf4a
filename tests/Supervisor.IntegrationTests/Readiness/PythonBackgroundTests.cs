using Shouldly;
using Supervisor.Contracts.Readiness;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Agents.Signals;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

/// <summary>What the library for Python agents does by itself: heartbeats, and words that did not arrive at first.</summary>
public sealed class PythonBackgroundTests : ReadinessTest
{
    // Without the way that has no answers, so that the library knows when nobody is there.
    private protected override ValueMap<string> Changed(ValueMap<string> variables) =>
        variables.With(AgentVariables.NotifySocket, "");

    [Fact]
    public async Task Heartbeats_ComeByThemselvesAfterTheFirstWord()
    {
        using var agent = Start(
            """
            import supervisor_agent
            supervisor_agent.HEARTBEAT_SECONDS = 0.05
            mark_agent_ready()
            step()
            """
        );

        (await NextAsync()).ShouldBe(new AgentWord.Ready(null));
        (await NextAsync()).ShouldBe(new AgentWord.Heartbeat());
        (await NextAsync()).ShouldBe(new AgentWord.Heartbeat());
        await agent.EndAsync();
    }

    [Fact]
    public async Task Heartbeats_AtAnIntervalOfTheAgentsOwn_NeedNoOtherWord()
    {
        using var agent = Start("start_heartbeat(0.05); step()");

        (await NextAsync()).ShouldBe(new AgentWord.Heartbeat());
        (await NextAsync()).ShouldBe(new AgentWord.Heartbeat());
        await agent.EndAsync();
    }

    [Fact]
    public async Task Words_WhileTheDaemonIsAway_AreSaidWhenItIsBack_TheLastOneOnly()
    {
        await World.StopDaemonAsync();
        using var agent = Start("say(mark_agent_ready(), mark_agent_not_ready('stt', 'no model')); step()");
        (await agent.LineAsync()).ShouldBe("False False");

        await World.StartDaemonAsync();
        await World.OpenAsync();

        (await NextAsync()).ShouldBe(new AgentWord.NotReady("no model"));
        await agent.EndAsync();
        World.Supervisor.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task DaemonThatComesBack_IsToldTheLastWordAgain()
    {
        using var agent = Start("mark_agent_ready('stt', {'port': 1}); step(); say(heartbeat()); step()");
        (await NextAsync()).ShouldBe(new AgentWord.Ready("""{"port": 1}"""));
        await World.StopDaemonAsync();
        agent.Step();
        (await agent.LineAsync()).ShouldBe("False");

        await World.StartDaemonAsync();
        await World.OpenAsync();

        (await NextAsync()).ShouldBe(new AgentWord.Ready("""{"port": 1}"""));
        await agent.EndAsync();
    }

    [Fact]
    public async Task Word_ThatWasTakenInMemoryOnly_IsTrueAndSaidAgain()
    {
        World.Supervisor.Answer = SignalOutcome.TakenInMemory("The disk is full.");
        using var agent = Start("say(mark_agent_ready()); step()");
        (await agent.LineAsync()).ShouldBe("True");
        (await NextAsync()).ShouldBe(new AgentWord.Ready(null));

        World.Supervisor.Answer = SignalOutcome.Taken;

        (await NextAsync()).ShouldBe(new AgentWord.Ready(null));
        await agent.EndAsync();
    }

    /// <summary>What a handler says amid a word is later than that, and so it is what holds.</summary>
    [Fact]
    public async Task HandlerOfASignal_MaySpeakAmidAWord_AndHasTheLast()
    {
        var held = World.Supervisor.Hold();
        using var agent = Start(
            """
            import signal
            signal.signal(signal.SIGUSR1, lambda *_: say(mark_agent_not_ready('stt', 'going')))
            say(mark_agent_ready())
            step()
            """
        );
        (await NextAsync()).ShouldBe(new AgentWord.Ready(null));

        agent.Signal("USR1");
        held.Dispose();

        (await agent.LineAsync()).ShouldBe("True", "said by the handler");
        (await agent.LineAsync()).ShouldBe("True");
        (await NextAsync()).ShouldBe(new AgentWord.NotReady("going"));
        (await NextAsync()).ShouldBe(
            new AgentWord.NotReady("going"),
            "once more: what was begun before may have come after it"
        );
        await agent.EndAsync();
        World.Supervisor.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task ForkedChild_SpeaksForItself_AndItsParentGoesOn()
    {
        var output = await PythonAgent.RunAsync(
            Variables,
            """
            import os, threading
            assert mark_agent_ready("stt", {"who": "parent"})
            child = os.fork()
            if child == 0:
                alone = threading.active_count() == 1
                ok = mark_agent_ready("stt", {"who": "child"})
                os._exit(0 if ok and alone else 1)
            say(os.waitpid(child, 0)[1], heartbeat())
            """
        );

        output.ShouldBe("0 True\n");
    }

    [Fact]
    public async Task ProcessOfAnEarlierIncarnation_IsRefused_WhateverItFindsNow()
    {
        using var agent = Start("say('up'); step(); say(mark_agent_ready('stt'))");
        (await agent.LineAsync()).ShouldBe("up");
        await World.OpenAsync("2-bb");
        World.Supervisor.Incarnation = "2-bb";

        agent.Step();

        (await agent.LineAsync()).ShouldBe("False");
        (await World.Supervisor.NextAsync()).Incarnation.ShouldBe("1-aa");
        (await agent.EndAsync()).ShouldContain("End this process: a later start of the agent has taken its place.");
    }

    private PythonAgent Start(string script) => PythonAgent.Start(Variables, script);

    private async Task<AgentWord> NextAsync() => (await World.Supervisor.NextAsync()).Word;
}
