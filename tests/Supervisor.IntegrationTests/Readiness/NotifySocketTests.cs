using System.Net.Sockets;
using System.Text;
using Shouldly;
using Supervisor.Contracts.Readiness;
using Supervisor.Supervision.Agents.Signals;
using Xunit;

namespace Supervisor.IntegrationTests.Readiness;

public sealed class NotifySocketTests : ReadinessTest
{
    [Fact]
    public async Task Datagram_ReachesTheSupervisor_WordByWord()
    {
        Send("READY=1\nSTATUS=serving");

        (await World.Supervisor.NextAsync()).ShouldBe(
            new AgentSignal(ReadinessWorld.Stt, "1-aa", "notify", new AgentWord.Ready(null))
        );
        (await World.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.Status("serving"));
    }

    [Fact]
    public async Task Garbage_IsDropped_AndTheSocketReadsOn()
    {
        Send("");
        Send("\0\u0001nonsense");
        Send("STATUS=" + new string('x', 5000));
        Send("READY=1");

        (await World.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.Ready(null));
    }

    [Fact]
    public async Task Fault_ThatNobodyHasForeseen_IsLogged_AndTheSocketReadsOn()
    {
        World.NextFault = new InvalidOperationException("odd");
        Send("STATUS=lost");
        Send("READY=1");

        (await World.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.Ready(null));
        World.Log.Lines.ShouldHaveSingleItem().ShouldContain("odd");
    }

    [Fact]
    public async Task Garbage_HoweverMuch_IsLoggedOnce()
    {
        for (var datagram = 0; datagram < 100; datagram++)
        {
            Send("nonsense");
        }

        Send("FDSTORE=1\nREADY=1");

        await World.Supervisor.NextAsync();
        World.Log.Lines.ShouldBe([
            "audio/stt sent a notification with 1 lines that mean nothing (1 such notifications since this was last said)",
            "audio/stt wants descriptors kept (FDSTORE=1); none are, and they were closed (1 such since this was last said)",
        ]);
    }

    [Fact]
    public async Task Flood_IsTakenInOrder_AndTheSenderWaits()
    {
        var sending = Task.Run(
            () =>
            {
                for (var number = 0; number < 5000; number++)
                {
                    Send($"STATUS={number}");
                }
            },
            TestContext.Current.CancellationToken
        );

        for (var number = 0; number < 5000; number++)
        {
            (await World.Supervisor.NextAsync()).Word.ShouldBe(new AgentWord.Status($"{number}"));
        }

        await sending;
    }

    [Fact]
    public async Task Socket_OfAnEarlierIncarnation_IsGone()
    {
        await World.OpenAsync("2-bb");

        Should.Throw<SocketException>(() => Send("READY=1"));
        World.Supervisor.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Socket_IsThereAgain_WhenTheNextDaemonHasAdoptedTheIncarnation()
    {
        await World.RestartDaemonAsync();
        await World.OpenAsync();

        Send("WATCHDOG=1");

        (await World.Supervisor.NextAsync()).ShouldBe(
            new AgentSignal(ReadinessWorld.Stt, "1-aa", "notify", new AgentWord.Heartbeat())
        );
    }

    private void Send(string datagram)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.SendTo(
            Encoding.UTF8.GetBytes(datagram),
            new UnixDomainSocketEndPoint(Variables[AgentVariables.NotifySocket])
        );
    }
}
